"""What browsers of keyholders and bidders do in a replay: make keys, seal envelopes, unwrap shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.pilot import cast
from workflows.pilot.suppliers import Supplier
from workflows.tendering.desk import find_tender, holders_of, submit_bid
from workflows.tendering.envelope import OpeningKey, make_opening_key, open_share, seal
from workflows.tendering.opening import give_shares, shares_to_unwrap, wrapped_key
from workflows.tendering.opening_keys import register_opening_key

#: Keys of a demonstration are made in a moment, and protect nothing.
_ROUNDS: Final = 1000


def hold_key(session: Session, who: Actor) -> None:
    """A pair of keys for somebody; it replaces the one they had."""
    pair = make_opening_key(_passphrase(who), rounds=_ROUNDS)
    register_opening_key(session, who, pair.public_key, pair.wrapped_private_key)


def bring(session: Session, project_id: int, bidder: Supplier, said: Mapping[str, Any]) -> None:
    """Seal what a bidder says and bring it to the desk that is open."""
    tender = find_tender(session, project_id)
    envelope = seal(
        dict(said),
        tender_id=tender.id,
        public_keys=[holder.public_key for holder in holders_of(session, tender.id)],
        threshold=tender.threshold,
        envelope_bytes=tender.envelope_bytes,
    )
    submit_bid(session, operator_of(bidder), project_id, bidder.id, envelope)


def give(session: Session, who: Actor, project_id: int) -> None:
    """A keyholder unwraps what was sealed for them and gives it."""
    pair = wrapped_key(session, who, project_id)
    key = OpeningKey(bytes(pair["public_key"]), pair["wrapped_private_key"])
    shares = {
        each.slot: open_share(key.wrapped_private_key, key.public_key, _passphrase(who), each.wrapped)
        for each in shares_to_unwrap(session, who, project_id)
    }
    give_shares(session, cast.present(who), project_id, shares)


def operator_of(bidder: Supplier) -> Actor:
    """Who bids for an organisation."""
    return cast.actor("so-operator", bidder.unit)


def _passphrase(who: Actor) -> str:
    return f"演示口令-{who.user_id}"
