"""Uploaded files: recorded when they come, attached to an instance by the form that names them, fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.actor import Actor
from engine.config import Settings
from engine.errors import Conflict, Invalid, NotFound
from engine.history.chain import Event
from engine.messages import message, register_messages
from engine.observability.logging import logger
from engine.persistence.case_events import note
from engine.persistence.ids import new_id
from engine.persistence.session import Row, Session
from forms.compiled import FileUse
from forms.errors import FieldError
from forms.files import MEGABYTE, DirectoryStore, FileRefused, FileStore, StoredFile, is_accepted
from forms.scan import ScanFailed, command_scanner

_log = logger(__name__)

_COLUMNS = "id, sha256, name, type, size, uploaded_by, uploaded_at, instance_id"

#: Drafts of the uploader that name a file: few, found by whose they are.
_NAMED = (
    "SELECT 1 FROM {draft} d WHERE d.tenant_id = file.tenant_id AND d.user_id = file.uploaded_by"
    " AND d.files LIKE ? || CAST(file.id AS VARCHAR(20)) || ?"
)
_BEFORE_AND_AFTER = ("%,", ",%")
#: Files that a draft keeps; who names more has them as long as any upload.
_MOST_NAMED = 500

register_messages(
    {
        "file-not-found": {"zh-CN": "找不到文件 {file_id}。", "en": "There is no file {file_id}."},
        "upload-refused": {"zh-CN": "文件未被接收。", "en": "The file was not taken."},
        "upload-refused-too-large": {
            "zh-CN": "文件超过 {limit} MB，请压缩或拆分后上传。",
            "en": "The file is larger than {limit} MB; make it smaller or split it.",
        },
        "upload-refused-empty": {
            "zh-CN": "文件是空的，请检查后重新上传。",
            "en": "The file is empty; look at it and upload it again.",
        },
        "upload-refused-type": {
            "zh-CN": "不接受该类型的文件，或内容与扩展名“{extension}”不符；可用类型：{allowed}。",
            "en": "Files of this type are not taken, or it is no “{extension}” inside; accepted: {allowed}.",
        },
        "scanner-unavailable": {
            "zh-CN": "病毒扫描暂不可用，文件未被接收；请稍后重试，仍不行请联系管理员。",
            "en": "The virus scanner does not answer, so the file was not taken; try again later, "
            "then tell the administrator.",
        },
        "upload-refused-virus": {
            "zh-CN": "文件未通过安全检查（{found}），已隔离；请用杀毒软件检查您的电脑。",
            "en": "The file did not pass the virus scan ({found}) and is in quarantine; check your computer.",
        },
    }
)


class ScannerUnavailable(Conflict):
    """The virus scanner does not answer; what was not looked at is not taken."""


class FileNotFound(NotFound):
    """No such file, or not for this user."""


class UploadRefused(Invalid):
    """The file is too large, empty, of a type that is not taken, or infected; ``reason`` says which."""

    def message(self, lang: str = "zh-CN") -> str:
        """What is wrong with it and what to do."""
        return message(f"upload-refused-{self.params['reason']}", lang, **self.params)


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadedFile:
    """A file that is known; ``instance_id`` None: no form that names it was accepted yet."""

    id: str
    sha256: str
    name: str
    type: str
    size: int
    uploaded_by: str
    uploaded_at: datetime
    instance_id: int | None

    @property
    def stored(self) -> StoredFile:
        """What the store and the headers of a download need."""
        return StoredFile(sha256=self.sha256, name=self.name, type=self.type, size=self.size)


def store_of(settings: Settings) -> FileStore:
    """The store of this house. Raises ValueError for a scan command that cannot be read."""
    return DirectoryStore(
        Path(settings.var_directory) / "files",
        scan=command_scanner(settings.scan_command),
        max_bytes=settings.file_limit * MEGABYTE,
    )


def forget_uploads(session: Session, limit: int) -> list[str]:
    """Delete a chunk of uploads that no form named in time; gives the hashes of their contents.

    What a draft of its uploader names is kept as long as the draft."""
    rows = session.all(
        "SELECT id, sha256 FROM file WHERE tenant_id = ? AND instance_id IS NULL AND uploaded_at < ?"
        f" AND NOT EXISTS ({_NAMED.format(draft='start_draft')})"
        f" AND NOT EXISTS ({_NAMED.format(draft='task_draft')}) ORDER BY id LIMIT ?",
        (
            session.tenant_id,
            session.now - session.database.settings.upload_keep,
            *_BEFORE_AND_AFTER,
            *_BEFORE_AND_AFTER,
            limit,
        ),
    )
    loose = "DELETE FROM file WHERE tenant_id = ? AND id = ? AND instance_id IS NULL"
    for id_, _ in rows:
        session.write(loose, (session.tenant_id, id_))
    return [row[1] for row in rows]


def named_uploads(session: Session, actor: Actor, variables: Mapping[str, Any]) -> str:
    """The actor's loose uploads that a draft names, as its column ``files`` has them: each id between commas.

    Found by their ids, wherever they stand: the form may be another by the time it is submitted."""
    ids = sorted({int(text) for text in _texts(variables) if _is_id(text)})[:_MOST_NAMED]
    if not ids:
        return ""
    rows = session.all(
        "SELECT id FROM file WHERE tenant_id = ? AND uploaded_by = ? AND instance_id IS NULL"
        f" AND id IN ({', '.join('?' * len(ids))}) ORDER BY id",
        (session.tenant_id, actor.user_id, *ids),
    )
    return f",{','.join(str(row[0]) for row in rows)}," if rows else ""


def is_stored_for(session: Session, sha256: str) -> bool:
    """Whether any upload of any tenant has this content."""
    return session.one("SELECT 1 FROM file WHERE sha256 = ? LIMIT 1", (sha256,)) is not None


def take_in(store: FileStore, chunks: Iterable[bytes], name: str) -> StoredFile:
    """Stream a file into the store, outside of any transaction. Raises UploadRefused, ScannerUnavailable."""
    try:
        return store.put(chunks, name)
    except FileRefused as refused:
        raise UploadRefused(reason=refused.reason, **refused.params) from refused
    except ScanFailed as failed:
        _log.error("the virus scan failed", reason=str(failed))
        raise ScannerUnavailable() from failed


def record_upload(session: Session, actor: Actor, stored: StoredFile) -> UploadedFile:
    """Make a file in the store known; its id is what a form is filled in with."""
    file = UploadedFile(
        id=str(new_id()),
        sha256=stored.sha256,
        name=stored.name,
        type=stored.type,
        size=stored.size,
        uploaded_by=actor.user_id,
        uploaded_at=session.now,
        instance_id=None,
    )
    columns = ("tenant_id", "id", "sha256", "name", "type", "size", "uploaded_by", "uploaded_at")
    row = (session.tenant_id, int(file.id), file.sha256, file.name, file.type, file.size)
    session.insert("file", columns, [(*row, file.uploaded_by, file.uploaded_at)])
    return file


def fetch_file(session: Session, file_id: str) -> UploadedFile:
    """What is known of a file. Whether the user may see it is the caller's to say. Raises FileNotFound."""
    found = _files(session, [file_id]).get(file_id)
    if found is None:
        raise FileNotFound(file_id=file_id[:64])
    return found


def attach_files(
    session: Session, actor: Actor, instance_id: int, uses: Sequence[FileUse]
) -> tuple[FieldError, ...]:
    """Attach the files a form names to its locked instance; gives what is wrong, and then attaches none.

    A user may name files of his own that are attached nowhere, and files of this instance."""
    known = _files(session, [file_id for use in uses for file_id in use.file_ids])
    errors: list[FieldError] = []
    fresh: dict[str, UploadedFile] = {}
    for use in uses:
        for file_id in use.file_ids:
            file = known.get(file_id)
            if file is None or not _may_name(actor, instance_id, file):
                errors.append(FieldError(path=use.path, key="field-file-unknown"))
            elif not is_accepted(file.type, use.accept):
                params = {"name": file.name, "accept": use.accept}
                errors.append(FieldError(path=use.path, key="field-file-type", params=params))
            elif file.instance_id is None:
                fresh[file_id] = file
    if fresh and not errors:
        errors += _check_room(session, instance_id, fresh, uses)
    if errors:
        return tuple(errors)
    return _attach(session, actor, instance_id, fresh, uses)


def _attach(
    session: Session, actor: Actor, instance_id: int, fresh: dict[str, UploadedFile], uses: Sequence[FileUse]
) -> tuple[FieldError, ...]:
    """Each file is this instance's from now on, and history has the hash of what it holds."""
    for file_id, file in fresh.items():
        taken = session.execute(
            "UPDATE file SET instance_id = ? WHERE tenant_id = ? AND id = ? AND instance_id IS NULL",
            (instance_id, session.tenant_id, int(file_id)),
        )
        if not taken:  # another case took it since it was read
            path = next(use.path for use in uses if file_id in use.file_ids)
            return (FieldError(path=path, key="field-file-unknown"),)
        data = {"file": file_id, "sha256": file.sha256, "name": file.name, "size": file.size}
        note(session, actor, instance_id, Event("file-attached", data))
    return ()


def _may_name(actor: Actor, instance_id: int, file: UploadedFile) -> bool:
    if file.instance_id is None:
        return file.uploaded_by == actor.user_id
    return file.instance_id == instance_id


def _check_room(
    session: Session, instance_id: int, fresh: dict[str, UploadedFile], uses: Sequence[FileUse]
) -> list[FieldError]:
    sql = "SELECT COALESCE(SUM(size), 0) FROM file WHERE tenant_id = ? AND instance_id = ?"
    row = session.one(sql, (session.tenant_id, instance_id))
    total = (int(row[0]) if row else 0) + sum(file.size for file in fresh.values())
    limit = session.database.settings.case_files_limit
    if total <= limit * MEGABYTE:
        return []
    path = next(use.path for use in uses if set(use.file_ids) & fresh.keys())
    params = {"limit": limit}
    return [FieldError(path=path, key="field-files-too-large", params=params)]


def _files(session: Session, file_ids: Sequence[str]) -> dict[str, UploadedFile]:
    found: dict[str, UploadedFile] = {}
    for file_id in dict.fromkeys(file_ids):
        if not _is_id(file_id):
            continue
        row = session.one(
            f"SELECT {_COLUMNS} FROM file WHERE tenant_id = ? AND id = ?", (session.tenant_id, int(file_id))
        )
        if row is not None and str(row[0]) == file_id:
            found[file_id] = _file(row)
    return found


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 19 and int(text) < 2**63


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _file(row: Row) -> UploadedFile:
    return UploadedFile(
        id=str(row[0]),
        sha256=row[1],
        name=row[2],
        type=row[3],
        size=row[4],
        uploaded_by=row[5],
        uploaded_at=row[6],
        instance_id=row[7],
    )
