"""Are the files of a case the ones it took in, in the database and on disk?

A file is named in the store by its hash, and the event that attached it has the hash: the bytes are read and
hashed again. Uploads that no case took in have no event; their bytes must still have the hash in their row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from engine.commands.files import store_of
from engine.history.case_rows import Page, TellsOfCase, rows_of
from engine.history.comparing import BATCH, about, differing
from engine.history.walk import Finding
from engine.persistence.database import reading
from engine.persistence.session import Session
from forms.files import FileStore

DEEDS: Final = ("file-attached",)
_FILE: Final = ("instance_id", "id", "sha256", "name", "size")


def verify_files(session: Session, page: Page, told: Mapping[int, TellsOfCase]) -> Iterator[Finding]:
    """The first thing that is wrong with each file of a page of cases."""
    store = store_of(session.database.settings)
    rows = rows_of(session, "file", _FILE, page)
    for instance_id in sorted(told.keys() | rows.keys()):
        events = told[instance_id].events if instance_id in told else []
        expected = {
            int(event.data.get("file", 0)): {
                name: event.data.get(name) for name in ("sha256", "name", "size")
            }
            for event in events
            if event.type in DEEDS
        }
        for row in rows.get(instance_id, []):
            values, name = expected.pop(row["id"], None), f"{row['name']}"
            if values is None:
                yield about(session, "entry-inserted", "file", row["id"], name, instance_id=instance_id)
            elif wrong := differing(row, values) or bytes_differ(store, str(row["sha256"])):
                yield about(
                    session, "entry-changed", "file", row["id"], name, instance_id=instance_id, wrong=wrong
                )
        for id_, values in sorted(expected.items()):
            yield about(session, "entry-missing", "file", id_, f"{values['name']}", instance_id=instance_id)


def verify_uploads(session: Session) -> Iterator[Finding]:
    """Of files that no case has taken in yet: their bytes."""
    store, last = store_of(session.database.settings), 0
    while rows := session.all(
        "SELECT id, sha256, name FROM file WHERE tenant_id = ? AND instance_id IS NULL AND id > ?"
        f" ORDER BY id LIMIT {BATCH}",
        (session.tenant_id, last),
    ):
        for id_, hash_, name in rows:
            # one that was thrown away meanwhile is no finding
            if (wrong := bytes_differ(store, str(hash_))) and _is_there(session, id_):
                yield about(session, "entry-changed", "file", id_, f"{name}", wrong=wrong)
        last = rows[-1][0]


def _is_there(session: Session, id_: int) -> bool:
    """Whether an upload is still known, in a snapshot of its own."""
    with reading(session.database, session.tenant_id) as now:
        sql = "SELECT 1 FROM file WHERE tenant_id = ? AND id = ?"
        return now.one(sql, (session.tenant_id, id_)) is not None


def bytes_differ(store: FileStore, hash_: str) -> dict[str, tuple[str, str]]:
    """Whether the stored bytes have the hash that names them; read piece by piece."""
    digest = sha256()
    try:
        for piece in store.open(hash_):
            digest.update(piece)
    except OSError as error:
        return {"content": (hash_, "missing" if isinstance(error, FileNotFoundError) else "unreadable")}
    found = digest.hexdigest()
    return {} if found == hash_ else {"content": (hash_, found)}
