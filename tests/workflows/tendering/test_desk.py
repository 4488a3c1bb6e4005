"""The bid desk: what comes in time is kept, and nobody can tell that anything came."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update

from engine import clock
from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from tests.workflows.tendering.market import (
    DEADLINE,
    KEYHOLDERS,
    SIZE,
    SLOTS,
    bid,
    content,
    desk,
    envelope,
    give,
    operator,
    organization,
    project,
)
from workflows.registries.purchases import bids
from workflows.registries.tables.sealed_bids import sealed_slot, sealed_tender
from workflows.tendering.desk import find_tender, look, submit_bid, take_documents, withdraw_bid
from workflows.tendering.desk_key import OVERHEAD, desk_key
from workflows.tendering.envelope import OpeningKey, seal
from workflows.tendering.errors import (
    BidLate,
    DocumentsNotTaken,
    EnvelopeRefused,
    NoBidToWithdraw,
    NotABidder,
    NotAKeyholder,
    NotOpenedYet,
    OpeningTooEarly,
    SharesMissing,
    ShareWrong,
)
from workflows.tendering.opening import (
    SWAPPED,
    UNREADABLE,
    close_desk,
    give_shares,
    open_bids,
    return_bids,
    takers,
)
from workflows.tendering.slots import open_manifest

CLERK = Actor(user_id="dl_yuan")
NOTICED = DEADLINE - timedelta(days=22)


class Market:
    """A project with an open desk and four organisations."""

    def __init__(self, database: Database, keys: tuple[OpeningKey, ...]) -> None:
        self.database = database
        with transaction(database) as session:
            self.organizations = [organization(session, number) for number in range(1, 5)]
            self.project_id = project(session)
            self.tender_id = desk(session, self.project_id, keys)

    def bid(self, number: int, price: str = "3980000.00", **more: Any) -> Any:
        return bid(self.database, self.project_id, self.organizations[number], price, **more)

    def rows(self) -> list[tuple[int, bytes]]:
        with reading(self.database) as session:
            found = session.core.execute(select(sealed_slot.c.number, sealed_slot.c.content)).all()
        return sorted((number, bytes(white)) for number, white in found)

    def close(self, least: int = 3) -> bool:
        clock.freeze(DEADLINE)
        with transaction(self.database) as session:
            return close_desk(session, self.project_id, least)

    def open(self, *holders: str) -> Any:
        for holder in holders:
            give(self.database, self.project_id, holder)
        with transaction(self.database) as session:
            return open_bids(session, CLERK, self.project_id)

    def everything(self) -> dict[str, list[Any]]:
        """The whole database but for the desk's own rows."""
        with reading(self.database) as session:
            if session.is_sqlite:
                sql = "SELECT name FROM sqlite_master WHERE type = 'table'"
            else:
                sql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            names = [row[0] for row in session.all(sql)]
            found = {
                name: sorted(map(repr, session.core.execute(text(f"SELECT * FROM {name}")).all()))
                for name in names
            }
        return {name: rows for name, rows in found.items() if name not in ("sealed_slot", "sealed_tender")}


@pytest.fixture
def market(registers: Database, opening_keys: tuple[OpeningKey, ...]) -> Iterator[Market]:
    with clock.frozen(NOTICED):
        yield Market(registers, opening_keys)


def test_a_bid_gets_a_receipt_that_anybody_can_check(market: Market) -> None:
    receipt = market.bid(0)
    with reading(market.database) as session:
        key = desk_key(session)
    assert receipt.kind == "SEALED"
    assert receipt.at == "2010-07-05T10:00:00.000+08:00"
    assert key.is_signed(receipt.statement(), receipt.signature)
    assert not key.is_signed(
        {**receipt.statement(), "at": "2010-07-05T09:00:00.000+08:00"}, receipt.signature
    )


def test_the_same_envelope_sent_twice_is_one_bid_with_one_receipt(market: Market) -> None:
    actor, bidder = operator(market.organizations[0]), market.organizations[0]
    with transaction(market.database) as session:
        take_documents(session, actor, market.project_id, bidder)
        sealed = envelope(session, market.project_id, content(bidder, "1.00"))
        first = submit_bid(session, actor, market.project_id, bidder, sealed)
    clock.advance(timedelta(hours=1))
    with transaction(market.database) as session:
        again = submit_bid(session, actor, market.project_id, bidder, sealed)
    # ECDSA signs with a fresh number each time; what is stated is the same
    assert again.statement() == first.statement()


def test_every_visit_writes_every_row_anew_and_of_the_same_size(market: Market) -> None:
    before = market.rows()
    assert len(before) == SLOTS
    visits: list[Callable[..., Any]] = [
        lambda session, actor, bidder: take_documents(session, actor, market.project_id, bidder),
        lambda session, actor, bidder: look(session, actor, market.project_id, bidder),
        lambda session, actor, bidder: submit_bid(
            session, actor, market.project_id, bidder,
            envelope(session, market.project_id, content(bidder, "1.00")),
        ),
        lambda session, actor, bidder: withdraw_bid(session, actor, market.project_id, bidder),
    ]  # fmt: skip
    for visit in visits:
        with transaction(market.database) as session:
            visit(session, operator(market.organizations[0]), market.organizations[0])
        after = market.rows()
        assert [number for number, _ in after] == [number for number, _ in before]
        assert {len(white) for _, white in after} == {SIZE + OVERHEAD}
        assert all(new != old for (_, new), (_, old) in zip(after, before, strict=True))
        before = after


def test_a_bid_leaves_no_trace_outside_its_desk(market: Market) -> None:
    before = market.everything()
    for number in range(4):
        market.bid(number)
    assert market.everything() == before


def test_nothing_in_the_slots_can_be_told_from_random_bytes(market: Market) -> None:
    market.bid(0)
    for _, white in market.rows():
        assert b"GZB1" not in white
        # of some 8000 random bytes each value comes about 32 times: zero padding would show at once
        assert max(white.count(bytes([value])) for value in range(256)) < 80


def test_whoever_did_not_take_the_documents_cannot_bid(market: Market) -> None:
    bidder = market.organizations[0]
    with pytest.raises(DocumentsNotTaken), transaction(market.database) as session:
        sealed = envelope(session, market.project_id, content(bidder, "1.00"))
        submit_bid(session, operator(bidder), market.project_id, bidder, sealed)


def test_nobody_bids_for_another_organisation(market: Market) -> None:
    mine, other = market.organizations[:2]
    for actor in (operator(mine), Actor(user_id="sys_admin", groups=frozenset())):
        with pytest.raises(NotABidder), transaction(market.database) as session:
            take_documents(session, actor, market.project_id, other)


def test_a_bid_sealed_otherwise_is_refused(market: Market, opening_keys: tuple[OpeningKey, ...]) -> None:
    bidder = market.organizations[0]
    keys = [key.public_key for key in opening_keys]
    with reading(market.database) as session:
        tender = find_tender(session, market.project_id)

    def sealed(**changes: Any) -> bytes:
        values = {"tender_id": tender.id, "public_keys": keys, "threshold": 2, "envelope_bytes": SIZE}
        return seal(content(bidder, "1.00"), **{**values, **changes})

    wrong = [
        sealed(envelope_bytes=SIZE - 1),
        sealed(tender_id=7),
        sealed(public_keys=keys[::-1]),
        sealed(threshold=1),
        b"x" * SIZE,
        b"",
    ]
    with transaction(market.database) as session:
        take_documents(session, operator(bidder), market.project_id, bidder)
    for each in wrong:
        with pytest.raises(EnvelopeRefused), transaction(market.database) as session:
            submit_bid(session, operator(bidder), market.project_id, bidder, each)


def test_t39_a_bid_at_the_deadline_is_in_time_and_a_second_later_it_is_late(market: Market) -> None:
    for bidder in market.organizations[:2]:
        with transaction(market.database) as session:
            take_documents(session, operator(bidder), market.project_id, bidder)
    clock.freeze(DEADLINE)
    assert market.bid(0).kind == "SEALED"
    clock.freeze(DEADLINE + timedelta(seconds=1))
    before = market.rows()
    with pytest.raises(BidLate) as refused:
        market.bid(1)
    receipt = json.loads(refused.value.params["receipt"])
    assert receipt["kind"] == "LATE"
    assert receipt["at"] == "2010-07-27T10:00:01.000+08:00"
    assert refused.value.message().startswith("逾期：投标截止时间为")
    with reading(market.database) as session:
        assert desk_key(session).is_signed(receipt, refused.value.params["signature"])
    assert market.rows() == before


def test_a_bid_is_replaced_until_the_deadline_and_the_last_one_counts(market: Market) -> None:
    for number in range(3):
        market.bid(number, "4000000.00")
    replaced = market.bid(0, "3980000.00")
    assert market.close()
    opened = market.open(*KEYHOLDERS[:2])
    mine = next(each for each in opened if each.organization_id == market.organizations[0])
    assert mine.content["price"] == "3980000.00"
    assert mine.sealed_hash == replaced.hash
    assert len(opened) == 3


def test_a_withdrawn_bid_is_not_opened(market: Market) -> None:
    for number in range(4):
        market.bid(number)
    bidder = market.organizations[3]
    with transaction(market.database) as session:
        assert withdraw_bid(session, operator(bidder), market.project_id, bidder).kind == "WITHDRAWN"
    with pytest.raises(NoBidToWithdraw), transaction(market.database) as session:
        withdraw_bid(session, operator(bidder), market.project_id, bidder)
    assert market.close()
    assert {each.organization_id for each in market.open(*KEYHOLDERS[1:])} == set(market.organizations[:3])


def test_t12_two_bids_are_not_opened_and_go_back_sealed(market: Market) -> None:
    for number in range(2):
        market.bid(number)
    assert market.close() is False
    with transaction(market.database) as session:
        assert return_bids(session, CLERK, market.project_id) == 2
    with reading(market.database) as session:
        rows = bids(session, market.project_id).rows
        assert [(row["state"], row["price"]) for row in rows] == [("RETURNED", None)] * 2
        assert session.one("SELECT COUNT(*) FROM bid_content") == (0,)
    for act in (lambda: give(market.database, market.project_id, KEYHOLDERS[0]), lambda: market.open()):
        with pytest.raises((NotOpenedYet, OpeningTooEarly)):
            act()


def test_before_the_deadline_no_keyholder_gets_anything(market: Market) -> None:
    for number in range(4):
        market.bid(number)
    clock.freeze(DEADLINE - timedelta(milliseconds=1))
    with pytest.raises(OpeningTooEarly):
        give(market.database, market.project_id, KEYHOLDERS[0])
    with pytest.raises(OpeningTooEarly), transaction(market.database) as session:
        close_desk(session, market.project_id, 3)
    with pytest.raises(OpeningTooEarly), transaction(market.database) as session:
        open_bids(session, CLERK, market.project_id)
    with pytest.raises(NotOpenedYet), reading(market.database) as session:
        takers(session, market.project_id)


def test_one_keyholder_alone_opens_nothing(market: Market) -> None:
    for number in range(3):
        market.bid(number)
    market.close()
    with pytest.raises(SharesMissing):
        market.open(KEYHOLDERS[0])
    with pytest.raises(NotAKeyholder), transaction(market.database) as session:
        give_shares(session, Actor(user_id="sys_admin"), market.project_id, {})


def test_a_wrong_share_is_refused_at_once(market: Market) -> None:
    for number in range(3):
        market.bid(number)
    market.close()
    with pytest.raises(ShareWrong), transaction(market.database) as session:
        give_shares(session, Actor(user_id=KEYHOLDERS[0]), market.project_id, {0: b"\1" + bytes(32)})


def test_a_swapped_bid_is_refused_with_the_receipt_as_proof(market: Market) -> None:
    receipts = [market.bid(number) for number in range(4)]
    with transaction(market.database) as session:
        key = desk_key(session)
        # somebody with the database copies a slot over another: the one it came from stays as it was
        used = dict(market.rows())
        table = sealed_slot
        slots = {k: v["slot"] for k, v in open_manifest(session, key, market.tender_id).bids.items()}
        victim, other = slots[str(market.organizations[0])], slots[str(market.organizations[1])]
        session.core.execute(update(table).where(table.c.number == victim).values(content=used[other]))
    market.close()
    opened = {each.organization_id: each for each in market.open(*KEYHOLDERS[:2])}
    swapped = opened[market.organizations[0]]
    assert (swapped.content, swapped.problem) == (None, SWAPPED)
    assert swapped.sealed_hash == receipts[0].hash
    assert opened[market.organizations[1]].problem is None
    with reading(market.database) as session:
        states = {row["organization_id"]: row["state"] for row in bids(session, market.project_id).rows}
    assert states[market.organizations[0]] == "VOID"


def test_an_altered_manifest_stops_everything(market: Market) -> None:
    market.bid(0)
    with transaction(market.database) as session:
        session.core.execute(update(sealed_tender).values(manifest=b"\0" * 65_564))
    with pytest.raises(EnvelopeRefused):
        market.close()


@pytest.mark.parametrize("price", ["无", "-1", "0", "NaN", "1.005"])
def test_a_bid_without_a_price_is_void_when_it_is_read(market: Market, price: str) -> None:
    for number in range(3):
        market.bid(number)
    market.bid(3, price)
    market.close()
    opened = {each.organization_id: each for each in market.open(*KEYHOLDERS[:2])}
    assert opened[market.organizations[3]].problem == UNREADABLE
    assert opened[market.organizations[0]].problem is None


def test_opened_bids_stand_in_the_register_with_what_their_receipts_say(market: Market) -> None:
    receipts = {market.organizations[number]: market.bid(number) for number in range(3)}
    market.close()
    market.open(*KEYHOLDERS)
    with reading(market.database) as session:
        for row in bids(session, market.project_id).rows:
            receipt = receipts[row["organization_id"]]
            assert bytes(row["sealed_hash"]).hex() == receipt.hash
            assert row["state"] == "OPENED"
        assert set(takers(session, market.project_id)) == set(receipts)
        assert session.one("SELECT COUNT(*) FROM opening_share") == (0,)


def test_bids_that_come_at_the_same_time_are_all_kept(market: Market) -> None:
    with ThreadPoolExecutor(4) as together:
        receipts = list(together.map(market.bid, range(4)))
    assert {receipt.kind for receipt in receipts} == {"SEALED"}
    assert market.close()
    opened = market.open(*KEYHOLDERS[:2])
    assert {each.sealed_hash for each in opened} == {receipt.hash for receipt in receipts}
    assert all(each.problem is None for each in opened)
