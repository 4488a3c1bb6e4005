"""An envelope opens by a quorum of its keyholders, and by nothing less."""

from __future__ import annotations

from itertools import combinations, islice

import pytest

from tests.workflows.tendering.conftest import PASSPHRASES
from workflows.tendering.envelope import (
    EnvelopeDamaged,
    OpeningKey,
    check_public_key,
    head_size,
    is_share,
    make_opening_key,
    open_share,
    read_head,
    room,
    seal,
    unseal,
)
from workflows.tendering.shamir import combine, split

SIZE = 8192
BID = {"price": "3980000.00", "bidder": "示例甲"}


def sealed(keys: tuple[OpeningKey, ...], content: dict[str, str] | None = None) -> bytes:
    return seal(
        content or BID,
        tender_id=42,
        public_keys=[key.public_key for key in keys],
        threshold=2,
        envelope_bytes=SIZE,
    )


def share(keys: tuple[OpeningKey, ...], envelope: bytes, number: int) -> bytes:
    key, wrapped = keys[number - 1], read_head(envelope).wrapped[number - 1]
    return open_share(key.wrapped_private_key, key.public_key, PASSPHRASES[number - 1], wrapped)


@pytest.mark.parametrize(("threshold", "count"), [(1, 1), (2, 3), (3, 5), (5, 5), (200, 255)])
def test_any_quorum_of_shares_gives_the_secret(threshold: int, count: int) -> None:
    secret = bytes(range(32))
    shares = split(secret, threshold, count)
    for numbers in islice(combinations(shares, threshold), 20):
        assert combine({number: shares[number] for number in numbers}) == secret


def test_one_share_less_gives_something_else() -> None:
    secret = bytes(range(32))
    shares = split(secret, 3, 5)
    assert all(combine({n: shares[n] for n in two}) != secret for two in combinations(shares, 2))


def test_shares_of_one_secret_differ_each_time() -> None:
    assert split(b"\0" * 32, 2, 3) != split(b"\0" * 32, 2, 3)


@pytest.mark.parametrize("numbers", [(1, 2), (1, 3), (3, 2)])
def test_two_of_three_keyholders_open_a_bid(
    opening_keys: tuple[OpeningKey, ...], numbers: tuple[int, int]
) -> None:
    envelope = sealed(opening_keys)
    assert unseal(envelope, [share(opening_keys, envelope, number) for number in numbers]) == BID


def test_one_keyholder_opens_nothing(opening_keys: tuple[OpeningKey, ...]) -> None:
    envelope = sealed(opening_keys)
    with pytest.raises(EnvelopeDamaged):
        unseal(envelope, [share(opening_keys, envelope, 1)])


def test_every_envelope_of_a_tender_has_one_size(opening_keys: tuple[OpeningKey, ...]) -> None:
    small, large = (
        sealed(opening_keys, {"price": "1"}),
        sealed(opening_keys, {"price": "1", "plan": "x" * 3000}),
    )
    assert len(small) == len(large) == SIZE


def test_a_bid_that_does_not_fit_is_not_cut(opening_keys: tuple[OpeningKey, ...]) -> None:
    space = room(SIZE, 3)
    fits = {"p": "x" * (space - 8)}
    assert len(sealed(opening_keys, fits)) == SIZE
    with pytest.raises(ValueError, match="envelope takes"):
        sealed(opening_keys, {"p": "x" * (space - 7)})


def test_a_wrong_passphrase_gives_no_share(opening_keys: tuple[OpeningKey, ...]) -> None:
    envelope = sealed(opening_keys)
    key = opening_keys[0]
    with pytest.raises(EnvelopeDamaged):
        open_share(key.wrapped_private_key, key.public_key, "猜的", read_head(envelope).wrapped[0])


def test_a_share_is_checked_against_what_the_bidder_sealed(opening_keys: tuple[OpeningKey, ...]) -> None:
    envelope = sealed(opening_keys)
    head, first = read_head(envelope), share(opening_keys, envelope, 1)
    assert is_share(head, 1, first)
    assert not is_share(head, 2, first)
    assert not is_share(head, 1, first[:-1] + bytes([first[-1] ^ 1]))


@pytest.mark.parametrize("place", [3, 5, 9, 20, 200, head_size(3) + 2, SIZE - 1])
def test_whatever_is_altered_in_an_envelope_keeps_it_closed(
    opening_keys: tuple[OpeningKey, ...], place: int
) -> None:
    envelope = sealed(opening_keys)
    shares = [share(opening_keys, envelope, number) for number in (1, 2)]
    altered = envelope[:place] + bytes([envelope[place] ^ 1]) + envelope[place + 1 :]
    with pytest.raises(EnvelopeDamaged):
        unseal(altered, shares)


def test_only_keys_of_our_kind_are_taken() -> None:
    check_public_key(make_opening_key("口令", rounds=10).public_key)
    with pytest.raises(EnvelopeDamaged):
        check_public_key(b"none")
