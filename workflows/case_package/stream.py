"""A package as a zip, piece by piece: no uploaded file is ever whole in memory; the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from workflows.case_package.package import Member, Package

#: The earliest moment a zip can tell; when the case was exported stands in its index.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_MODE: Final = 0o644 << 16


def zipped(package: Package) -> Iterator[bytes]:
    """The bytes of the zip."""
    out = _Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in package.members:
            with archive.open(_info(member), "w", force_zip64=member.size >= 2**31) as writer:
                for chunk in member.chunks():
                    writer.write(chunk)
                    yield out.taken()
            yield out.taken()
    yield out.taken()


def _info(member: Member) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(member.name, _NO_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = _UNIX, _MODE
    return info


class _Pipe(io.RawIOBase):
    """Where the zip is written to: it cannot be gone back in."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._length

    def seekable(self) -> bool:
        return False

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found
