"""Files that come with forms: taken in as a stream, known by their content, never shown inline."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile

MEGABYTE = 1024 * 1024
#: Of one file, unless the operator says otherwise.
MAX_FILE_BYTES = 20 * MEGABYTE
MAX_NAME = 200
_CHUNK = 64 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
#: What a file begins with, and its media type. Office files are told apart by what their archive holds.
TYPES: Mapping[str, tuple[bytes, str]] = {
    "pdf": (b"%PDF-", "application/pdf"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "ofd": (_ZIP, "application/ofd"),
    "doc": (_OLE, "application/msword"),
    "xls": (_OLE, "application/vnd.ms-excel"),
    "docx": (_ZIP, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (_ZIP, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_ALIASES = {"jpeg": "jpg"}
_INSIDE = {"ofd": "OFD.xml", "docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


class FileRefused(Exception):
    """A file that is not taken; ``reason`` is too-large, empty, type or virus."""

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file in the store; ``size`` in bytes. Its name is the user's, for showing only."""

    sha256: str
    name: str
    type: str
    size: int


#: Given the path of a complete file, says what is wrong with it, or None.
Scanner = Callable[[Path], str | None]


class FileStore(Protocol):
    """Where contents are kept."""

    def put(self, chunks: Iterable[bytes], name: str) -> StoredFile: ...

    def open(self, sha256: str) -> Iterator[bytes]: ...

    def remove(self, sha256: str, is_wanted: Callable[[], bool], kept: timedelta) -> bool: ...


class DirectoryStore:
    """A directory of contents, each named by its SHA-256; no name of a user's is ever part of a path."""

    def __init__(
        self,
        directory: Path,
        *,
        scan: Scanner | None = None,
        max_bytes: int = MAX_FILE_BYTES,
        types: frozenset[str] = frozenset(TYPES),
    ) -> None:
        self._directory = directory
        self._scan = scan
        self._max_bytes = max_bytes
        self._types = types

    def put(self, chunks: Iterable[bytes], name: str) -> StoredFile:
        """Take a stream in. Raises FileRefused; of what is refused only a virus is left, in quarantine."""
        incoming = self._made("incoming")
        descriptor, path = tempfile.mkstemp(dir=incoming)
        temporary = Path(path)
        try:
            with os.fdopen(descriptor, "wb") as target:
                sha256, size = self._copy(chunks, target.write)
                target.flush()
                os.fsync(target.fileno())
            if not size:
                raise FileRefused("empty")
            type = self._checked_type(temporary, name)
            self._check_virus(temporary, sha256)
            final = self._path(sha256)
            final.parent.mkdir(parents=True, exist_ok=True)
            temporary.chmod(0o440)
            # the same content twice is one file
            os.replace(temporary, final)
        finally:
            temporary.unlink(missing_ok=True)
        return StoredFile(sha256=sha256, name=safe_name(name), type=type, size=size)

    def open(self, sha256: str) -> Iterator[bytes]:
        """The content in pieces. Raises FileNotFoundError, also for what is no hash."""
        path = self._path(sha256)
        if not path.is_file():
            raise FileNotFoundError(sha256)
        return _pieces(path)

    def remove(self, sha256: str, is_wanted: Callable[[], bool], kept: timedelta) -> bool:
        """Delete a content nobody wants; says whether it is gone.

        What came within ``kept`` stays: the same content may just be uploaded anew. ``is_wanted`` is asked
        once more when the content is out of everybody's reach, and brings it back."""
        path = self._path(sha256)
        removed = self._made("removed") / sha256
        try:
            if self._disk_time() - path.stat().st_mtime < kept.total_seconds():
                return False
            os.replace(path, removed)
        except FileNotFoundError:
            return False
        if is_wanted():
            os.replace(removed, path)
            return False
        removed.unlink()
        return True

    def _disk_time(self) -> float:
        """Now, by the clock that dates the files; seconds."""
        with tempfile.NamedTemporaryFile(dir=self._made("incoming")) as probe:
            return os.fstat(probe.fileno()).st_mtime

    def _copy(self, chunks: Iterable[bytes], write: Callable[[bytes], object]) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        for chunk in chunks:
            size += len(chunk)
            if size > self._max_bytes:
                raise FileRefused("too-large", limit=self._max_bytes // MEGABYTE)
            digest.update(chunk)
            write(chunk)
        return digest.hexdigest(), size

    def _checked_type(self, path: Path, name: str) -> str:
        extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
        extension = _ALIASES.get(extension, extension)
        if extension not in self._types or not has_type(path, extension):
            raise FileRefused("type", extension=extension[:20], allowed=", ".join(sorted(self._types)))
        return extension

    def _check_virus(self, path: Path, sha256: str) -> None:
        found = self._scan(path) if self._scan is not None else None
        if found is not None:
            path.chmod(0o400)
            os.replace(path, self._made("quarantine") / sha256)
            raise FileRefused("virus", found=found[:100])

    def _made(self, name: str) -> Path:
        directory = self._directory / name
        directory.mkdir(parents=True, exist_ok=True, mode=0o750)
        return directory

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise FileNotFoundError(sha256)
        return self._directory / "contents" / sha256[:2] / sha256


def has_type(path: Path, extension: str) -> bool:
    """Whether a file is what its extension says, by its first bytes and, for archives, by what is inside."""
    magic = TYPES[extension][0]
    with path.open("rb") as file:
        if file.read(len(magic)) != magic:
            return False
    if magic != _ZIP:
        return True
    try:
        with ZipFile(path) as archive:
            # only the directory is read: nothing is unpacked
            return _INSIDE[extension] in archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def safe_name(name: str) -> str:
    """A file name fit to show: the last part, without control characters, of bounded length."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(char for char in last if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    stem, dot, extension = kept.strip(" .").rpartition(".")
    if not dot:
        return kept.strip(" .")[:MAX_NAME] or "file"
    return f"{stem[: MAX_NAME - 20] or 'file'}.{extension[:19]}"


def download_headers(file: StoredFile) -> dict[str, str]:
    """Headers of a download: an attachment (RFC 6266, name by RFC 5987) that no browser interprets."""
    ascii_name = re.sub(r'[^A-Za-z0-9._ -]|["\\]', "_", file.name)
    encoded = quote(file.name, safe="")
    return {
        "Content-Disposition": f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{encoded}",
        "Content-Type": TYPES[file.type][1] if file.type in TYPES else "application/octet-stream",
        "Content-Length": str(file.size),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
        "ETag": f'"{file.sha256}"',
    }


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece


def is_accepted(type: str, accept: str) -> bool:
    """Whether a file field's ``accept`` (as in HTML: extensions and media types) takes a type."""
    wanted = [part.strip().lower() for part in accept.split(",") if part.strip()]
    if not wanted or any(part.startswith("=") for part in wanted):
        return True
    media = TYPES[type][1] if type in TYPES else ""
    for part in wanted:
        if part.startswith("."):
            if _ALIASES.get(part[1:], part[1:]) == type:
                return True
        elif part in ("*/*", media) or (part.endswith("/*") and media.startswith(part[:-1])):
            return True
    return False
