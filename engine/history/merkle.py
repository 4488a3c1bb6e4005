"""Merkle trees over chain heads, hashed as in RFC 6962 section 2.1, so that one chain's seal can be shown
to somebody without showing him the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from struct import Struct
from typing import Final, NamedTuple

_LEAF: Final = Struct(">qq32s")


class Leaf(NamedTuple):
    """The head of one chain at the moment of sealing."""

    instance_id: int
    seq: int
    hash: bytes


class RootBuilder:
    """The Merkle tree hash of leaves that come one by one; keeps one hash a level."""

    def __init__(self) -> None:
        self.count = 0
        #: Full subtrees from the largest to the smallest: (leaves in it, hash).
        self._subtrees: list[tuple[int, bytes]] = []

    def add(self, leaf: Leaf) -> None:
        """Append the next leaf; the order is part of the hash."""
        self.count += 1
        size, node = 1, _leaf_hash(leaf)
        while self._subtrees and self._subtrees[-1][0] == size:
            node = _node_hash(self._subtrees.pop()[1], node)
            size *= 2
        self._subtrees.append((size, node))

    def root(self) -> bytes:
        """The hash of everything added so far; of no leaves, the hash of nothing."""
        if not self._subtrees:
            return sha256(b"").digest()
        node = self._subtrees[-1][1]
        for _, left in reversed(self._subtrees[:-1]):
            node = _node_hash(left, node)
        return node


def root(leaves: Iterable[Leaf]) -> bytes:
    """The Merkle tree hash of these leaves."""
    builder = RootBuilder()
    for leaf in leaves:
        builder.add(leaf)
    return builder.root()


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
