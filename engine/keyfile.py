"""Key files: secrets of an installation that lie outside its database, one a line in hexadecimal.

A new key is added as a further line; the earlier ones stay, for what was made with them.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

KEY_BYTES: Final = 32


def read_keys(path: Path, *, create: bool = True) -> list[bytes]:
    """The keys of a file, oldest first; the file is made with one key on first use.

    Raises FileNotFoundError when there is none and none is to be made, ValueError when it is damaged."""
    if create and not path.exists():
        _make(path)
    return [bytes.fromhex(line) for line in path.read_text().split()]


def _make(path: Path) -> None:
    """Write a fresh key, readable by its owner only, at once or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # of two processes that start together, one key wins
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
