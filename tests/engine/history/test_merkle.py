from __future__ import annotations

from hashlib import sha256
from struct import pack

import pytest

from engine.history.merkle import Leaf, is_proven, proof, root


def leaves(count: int) -> list[Leaf]:
    return [Leaf(n + 1, n * 3, sha256(bytes([n])).digest()) for n in range(count)]


def rfc6962(nodes: list[bytes]) -> bytes:
    """The recursive definition of RFC 6962, 2.1, over leaf hashes."""
    if len(nodes) == 1:
        return nodes[0]
    split = 1 << ((len(nodes) - 1).bit_length() - 1)
    return sha256(b"\x01" + rfc6962(nodes[:split]) + rfc6962(nodes[split:])).digest()


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 11, 16, 33])
def test_the_root_is_that_of_rfc_6962(count: int) -> None:
    hashes = [sha256(b"\x00" + pack(">qq32s", *leaf)).digest() for leaf in leaves(count)]
    assert root(leaves(count)) == rfc6962(hashes)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 16, 33])
def test_every_leaf_can_be_proven_and_no_other(count: int) -> None:
    tree = leaves(count)
    for index, leaf in enumerate(tree):
        path = proof(tree, index)
        assert is_proven(leaf, path, root(tree))
        assert not is_proven(leaf._replace(seq=leaf.seq + 1), path, root(tree))


def test_a_tree_without_leaves_has_the_hash_of_nothing() -> None:
    assert root([]) == sha256(b"").digest()
