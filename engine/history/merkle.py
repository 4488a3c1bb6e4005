"""Merkle trees over chain heads, hashed as in RFC 6962 section 2.1, so that one chain's seal can be shown
to somebody without showing him the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from struct import Struct
from typing import Final, NamedTuple

_LEAF: Final = Struct(">qq32s")

#: Bytes of one packed leaf.
LEAF_SIZE: Final = _LEAF.size


class Leaf(NamedTuple):
    """The head of one chain at the moment of sealing."""

    instance_id: int
    seq: int
    hash: bytes


def pack(leaves: Iterable[Leaf]) -> bytes:
    """The stored form of a checkpoint's leaves: 48 bytes each, big-endian."""
    return b"".join(_LEAF.pack(*leaf) for leaf in leaves)


def unpack(blob: bytes) -> list[Leaf]:
    """The leaves of a stored checkpoint; raises ValueError when the blob is not a whole number of leaves."""
    if len(blob) % LEAF_SIZE:
        raise ValueError(f"{len(blob)} bytes are not a whole number of leaves of {LEAF_SIZE}")
    return [Leaf(*fields) for fields in _LEAF.iter_unpack(blob)]


def root(leaves: Sequence[Leaf]) -> bytes:
    """The Merkle tree hash; of no leaves, the hash of nothing."""
    if not leaves:
        return sha256(b"").digest()
    level = [_leaf_hash(leaf) for leaf in leaves]
    # A lone last node is carried up unchanged, which gives the same tree as RFC 6962's recursion
    # by the largest power of two, without the recursion.
    while len(level) > 1:
        paired = [_node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) - len(level) % 2 :]
    return level[0]


def proof(leaves: Sequence[Leaf], index: int) -> list[tuple[str, bytes]]:
    """What shows that leaf ``index`` is under the root: the sibling hashes upwards, each with its side."""
    path: list[tuple[str, bytes]] = []
    level = [_leaf_hash(leaf) for leaf in leaves]
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            path.append(("left" if sibling < index else "right", level[sibling]))
        paired = [_node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) - len(level) % 2 :]
        index //= 2
    return path


def is_proven(leaf: Leaf, path: Iterable[tuple[str, bytes]], expected_root: bytes) -> bool:
    """Whether the path leads from this leaf to the root."""
    node = _leaf_hash(leaf)
    for side, sibling in path:
        node = _node_hash(sibling, node) if side == "left" else _node_hash(node, sibling)
    return node == expected_root


def _leaf_hash(leaf: Leaf) -> bytes:
    return sha256(b"\x00" + _LEAF.pack(*leaf)).digest()


def _node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
