"""Signed checkpoints, the key that signs them, and their copy outside the database.

Signing is HMAC-SHA256 with a key file that the database's administrators cannot read: see
docs/adr/0003-sealing-history.md. A checkpoint names the root of the one before it, so that none can be
taken out of the middle; the copy outside the database shows when the last ones are gone.
"""

from __future__ import annotations

import fcntl
import hmac
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from engine.keyfile import KEY_BYTES, read_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The signed root over chain heads. ``previous_root`` is that of number - 1.

    The times are spelled as in the chain."""

    tenant_id: str
    number: int
    sealed_at: str
    covers_until: str
    leaf_count: int
    root: bytes
    previous_root: bytes
    key_id: str
    signature: bytes

    def as_json(self) -> dict[str, Any]:
        """One line of the copy outside the database."""
        return _unsigned(self) | {"signature": self.signature.hex()}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Checkpoint:
        """Raises KeyError, TypeError or ValueError for what :meth:`as_json` did not write."""
        return cls(
            tenant_id=document["tenant"],
            number=int(document["number"]),
            sealed_at=document["sealed_at"],
            covers_until=document["covers_until"],
            leaf_count=int(document["leaves"]),
            root=bytes.fromhex(document["root"]),
            previous_root=bytes.fromhex(document["previous"]),
            key_id=document["key"],
            signature=bytes.fromhex(document["signature"]),
        )


class KeyRing:
    """The keys of one installation: the last one signs, every one verifies."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise ValueError(f"sealing needs keys of {KEY_BYTES} bytes")
        self._keys = {_key_id(key): key for key in keys}
        self._signing = keys[-1]

    @classmethod
    def load(cls, path: Path, *, create: bool = True) -> KeyRing:
        """Read the key file: one key a line in hexadecimal. Made on first use, readable by its owner only.

        Raises FileNotFoundError when there is none and none is to be made, ValueError when it is damaged."""
        return cls(read_keys(path, create=create))

    def sign(
        self,
        *,
        tenant_id: str,
        number: int,
        sealed_at: str,
        covers_until: str,
        leaf_count: int,
        root: bytes,
        previous_root: bytes,
    ) -> Checkpoint:
        """Make a checkpoint with the newest key."""
        unsigned = Checkpoint(
            tenant_id=tenant_id,
            number=number,
            sealed_at=sealed_at,
            covers_until=covers_until,
            leaf_count=leaf_count,
            root=root,
            previous_root=previous_root,
            key_id=_key_id(self._signing),
            signature=b"",
        )
        signature = hmac.digest(self._signing, _signed_bytes(unsigned), "sha256")
        return Checkpoint.from_json(_unsigned(unsigned) | {"signature": signature.hex()})

    def is_valid(self, checkpoint: Checkpoint) -> bool:
        """Whether one of our keys signed exactly this."""
        key = self._keys.get(checkpoint.key_id)
        return key is not None and hmac.compare_digest(
            hmac.digest(key, _signed_bytes(checkpoint), "sha256"), checkpoint.signature
        )


class CheckpointFile:
    """The copy outside the database: JSON lines, only ever appended to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Iterator[Checkpoint]:
        """Every checkpoint in it, but for half a line at the end that a crash left.

        Raises ValueError naming the line that cannot be read."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.endswith(b"\n"):
                    return
                try:
                    yield Checkpoint.from_json(orjson.loads(line))
                except (ValueError, KeyError, TypeError) as problem:
                    raise ValueError(f"{self.path.name}, line {number}: {problem}") from problem

    def last_number(self) -> int:
        """The number of the newest checkpoint in it; 0 when it is empty."""
        last = 0
        for checkpoint in self.read():
            last = checkpoint.number
        return last

    def append(self, checkpoints: Iterable[Checkpoint]) -> int:
        """Add those newer than the last, on disk when it returns; gives how many. Safe among processes."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._drop_torn_line()
            last = self.last_number()
            fresh = [orjson.dumps(c.as_json()) + b"\n" for c in checkpoints if c.number > last]
            file.write(b"".join(fresh))
            file.flush()
            os.fsync(file.fileno())
        return len(fresh)

    def _drop_torn_line(self) -> None:
        """A crash while appending leaves half a line; it is in the database, and comes again."""
        content = self.path.read_bytes()
        if content and not content.endswith(b"\n"):
            os.truncate(self.path, content.rfind(b"\n") + 1)


def _unsigned(checkpoint: Checkpoint) -> dict[str, Any]:
    return {
        "covers_until": checkpoint.covers_until,
        "key": checkpoint.key_id,
        "leaves": checkpoint.leaf_count,
        "number": checkpoint.number,
        "previous": checkpoint.previous_root.hex(),
        "root": checkpoint.root.hex(),
        "sealed_at": checkpoint.sealed_at,
        "tenant": checkpoint.tenant_id,
    }


def _signed_bytes(checkpoint: Checkpoint) -> bytes:
    return orjson.dumps(_unsigned(checkpoint), option=orjson.OPT_SORT_KEYS)


def _key_id(key: bytes) -> str:
    return sha256(b"gongzhi sealing key" + key).hexdigest()[:16]
