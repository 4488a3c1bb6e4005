"""The opening: after the deadline the keyholders give their shares, and a quorum of them opens every bid.

Below the least number of bids nothing is opened: the envelopes are given back as they came (87号令 41).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from itertools import combinations
from typing import Any, Final

from sqlalchemy import delete, select

from engine.actor import Actor
from engine.history.chain import Event
from engine.messages import message
from engine.persistence.case_events import note
from engine.persistence.session import Session
from engine.signatures import check_confirmed
from workflows.registries.proof import attest, attested
from workflows.registries.purchases import PROJECTS, advance_bid, register_bid
from workflows.registries.register import find
from workflows.registries.tables.sealed_bids import bid_content, opening_share
from workflows.tendering.case import shown_moment
from workflows.tendering.desk import BID, QUOTE, Tender, find_tender, holders_of, set_state
from workflows.tendering.desk_key import DeskKey, desk_key
from workflows.tendering.envelope import EnvelopeDamaged, is_share, read_head, unseal
from workflows.tendering.errors import (
    NotAKeyholder,
    NotOpenedYet,
    OpeningTooEarly,
    SharesMissing,
    ShareWrong,
)
from workflows.tendering.kinds import Kind, kind_of
from workflows.tendering.opening_keys import OPENING_KEYS
from workflows.tendering.slots import Manifest, open_manifest, read_slots

attested(bid_content)

#: What is said of a bid that cannot be opened.
SWAPPED: Final = "密封文件与回执不符（被替换或者损坏），拒收"
UNREADABLE: Final = "密封文件无法解密或者内容不完整"
ALL_SLOTS: Final = -1


@dataclass(frozen=True, slots=True)
class OpenedBid:
    """A bid as it was read out; ``content`` is None when it could not be opened."""

    bid_id: int
    organization_id: int
    received_at: str
    sealed_hash: str
    content: Mapping[str, Any] | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Unsealed:
    """An envelope out of its slot; ``content`` is None when it could not be opened, ``problem`` says why."""

    organization_id: int
    received_at: str
    sealed_hash: str
    content: Mapping[str, Any] | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class WrappedShare:
    """What a keyholder has to unwrap with the private key."""

    slot: int
    wrapped: bytes


def close_desk(session: Session, project_id: int, least: int) -> bool:
    """End the bidding; whether there are ``least`` bids. Raises OpeningTooEarly."""
    tender = find_tender(session, project_id, lock=True)
    if session.now < tender.closes_at:
        raise _too_early(session, tender)
    if tender.state == "OPEN":
        set_state(session, tender.id, state="CLOSED")
    manifest = open_manifest(session, desk_key(session, tender.key_id), tender.id)
    return len(manifest.bids) >= least


def shares_to_unwrap(session: Session, actor: Actor, project_id: int) -> tuple[WrappedShare, ...]:
    """What this keyholder unwraps. Raises OpeningTooEarly, NotAKeyholder, NotOpenedYet."""
    tender, holder = _opening(session, actor, project_id)
    manifest, envelopes = _sealed(session, tender)
    return tuple(
        WrappedShare(bid["slot"], read_head(content).wrapped[holder - 1])
        for bid in manifest.bids.values()
        if (content := envelopes.get(bid["slot"])) is not None
    )


def wrapped_key(session: Session, actor: Actor, project_id: int) -> Mapping[str, Any]:
    """The keyholder's own pair as it was when the tender began. Raises NotAKeyholder."""
    tender = find_tender(session, project_id)
    for holder in holders_of(session, tender.id):
        if holder.user_id == actor.user_id:
            return find(session, OPENING_KEYS, holder.opening_key_id)
    raise NotAKeyholder(user=actor.user_id)


def give_shares(session: Session, actor: Actor, project_id: int, shares: Mapping[int, bytes]) -> int:
    """Take a keyholder's shares by slot, and let the case say so; gives how many were taken.

    Each is compared with what the bidder sealed. Raises OpeningTooEarly, NotAKeyholder, ShareWrong, and
    ConfirmationRequired where the keyholder has not shown lately who they are."""
    tender, holder = _opening(session, actor, project_id, lock=True)
    key = desk_key(session, tender.key_id)
    manifest, envelopes = _sealed(session, tender)
    used = {bid["slot"] for bid in manifest.bids.values() if envelopes.get(bid["slot"]) is not None}
    for slot, share in shares.items():
        content = envelopes.get(slot)
        if slot not in used or content is None or not is_share(read_head(content), holder, share):
            raise ShareWrong(slot=slot)
    name = find(session, PROJECTS, project_id)["name"]
    # the signature on the task concludes it: nobody is asked twice for one opening
    check_confirmed(session, actor, message("act-give-shares", name=name), is_part=True)
    _forget_shares(session, tender.id, holder)
    rows = [
        {
            "tenant_id": session.tenant_id,
            "tender_id": tender.id,
            "holder": holder,
            "slot": slot,
            "share": key.whiten(share, _share_place(tender.id, holder, slot)),
        }
        for slot, share in shares.items()
    ]
    if rows:
        session.core.execute(opening_share.insert(), rows)
    what = {"stage": tender.stage, "round": tender.round, "holder": holder, "shares": len(rows)}
    note(session, actor, tender.instance_id, Event("key-shares-given", what))
    return len(rows)


def what_is_opened(session: Session, actor: Actor, project_id: int) -> dict[str, Any]:
    """What a keyholder agrees to open, in the fields of the task's form: what, closed when, how many.

    ``seals`` is SHA-256 over the hashes of the envelopes (hexadecimal, sorted, one a line); the register of
    bids has them after the opening."""
    tender, _ = _opening(session, actor, project_id)
    manifest = open_manifest(session, desk_key(session, tender.key_id), tender.id)
    seals = sorted(bid["hash"] for bid in manifest.bids.values())
    return {
        "tenderNo": find(session, PROJECTS, project_id)["project_no"],
        "tenderStage": tender.stage,
        "tenderRound": tender.round,
        "closedAt": shown_moment(tender.closes_at),
        "envelopes": len(seals),
        "seals": sha256("\n".join(seals).encode()).hexdigest(),
    }


def require_shares(session: Session, actor: Actor, project_id: int) -> None:
    """Raises SharesMissing unless the actor's share of every bid is here."""
    tender, holder = _opening(session, actor, project_id)
    manifest, envelopes = _sealed(session, tender)
    used = {bid["slot"] for bid in manifest.bids.values() if envelopes.get(bid["slot"]) is not None}
    given = _shares(session, tender, desk_key(session, tender.key_id))
    if {slot for slot in used if holder not in given.get(slot, {})}:
        raise SharesMissing()


def open_bids(
    session: Session, actor: Actor, project_id: int, *, instance_id: int | None = None
) -> tuple[OpenedBid, ...]:
    """Open every bid by the shares that were given and enter them into the register, in order of arrival.

    Raises OpeningTooEarly, SharesMissing below the quorum."""
    tender, unsealed = unseal_all(session, project_id)
    return tuple(_enter(session, actor, tender, each, instance_id) for each in unsealed)


def unseal_all(session: Session, project_id: int) -> tuple[Tender, tuple[Unsealed, ...]]:
    """Open what lies on the newest desk by the shares that were given, in order of arrival.

    Raises OpeningTooEarly, SharesMissing below the quorum."""
    tender = find_tender(session, project_id, lock=True)
    if tender.state != "CLOSED" or session.now < tender.closes_at:
        raise _too_early(session, tender)
    manifest, envelopes = _sealed(session, tender)
    shares = _shares(session, tender, desk_key(session, tender.key_id))
    unsealed = tuple(
        Unsealed(
            organization_id,
            bid["at"],
            bid["hash"],
            *_read(envelopes.get(bid["slot"]), bid, shares.get(bid["slot"], {}), tender),
        )
        for organization_id, bid in _in_order(manifest)
    )
    _forget_shares(session, tender.id, ALL_SLOTS)
    set_state(session, tender.id, state="OPENED")
    return tender, unsealed


def return_bids(session: Session, actor: Actor, project_id: int, *, instance_id: int | None = None) -> int:
    """Give sealed bids back unread: the register tells who came and when, and nothing of what they said.

    Of final quotes it knows the suppliers already; nothing is written of them."""
    tender = find_tender(session, project_id, lock=True)
    if tender.state not in ("OPEN", "CLOSED"):
        return 0
    manifest = open_manifest(session, desk_key(session, tender.key_id), tender.id)
    if tender.stage == QUOTE:
        set_state(session, tender.id, state="RETURNED")
        return len(manifest.bids)
    for organization_id, bid in _in_order(manifest):
        bid_id = _register(session, actor, tender, organization_id, bid["at"], bid["hash"], instance_id)
        advance_bid(session, actor, bid_id, "RETURNED", instance_id=instance_id)
    set_state(session, tender.id, state="RETURNED")
    return len(manifest.bids)


def takers(session: Session, project_id: int) -> Mapping[int, str]:
    """Who took the documents, once the bids are open. Raises NotOpenedYet."""
    tender = find_tender(session, project_id, stage=BID)
    if tender.state not in ("OPENED", "RETURNED"):
        raise NotOpenedYet(kind=_kind(session, tender))
    manifest = open_manifest(session, desk_key(session, tender.key_id), tender.id)
    return {int(organization): at for organization, at in manifest.takers.items()}


def _opening(session: Session, actor: Actor, project_id: int, *, lock: bool = False) -> tuple[Tender, int]:
    tender = find_tender(session, project_id, lock=lock)
    number = next(
        (holder.number for holder in holders_of(session, tender.id) if holder.user_id == actor.user_id), None
    )
    if number is None:
        raise NotAKeyholder(user=actor.user_id)
    if session.now < tender.closes_at or tender.state == "OPEN":
        raise _too_early(session, tender)
    if tender.state != "CLOSED":
        raise NotOpenedYet(kind=_kind(session, tender))
    return tender, number


def _kind(session: Session, tender: Tender) -> Kind:
    return kind_of(session, tender.project_id, is_last=tender.stage == QUOTE)


def _too_early(session: Session, tender: Tender) -> OpeningTooEarly:
    return OpeningTooEarly(kind=_kind(session, tender), closes_at=shown_moment(tender.closes_at))


def _sealed(session: Session, tender: Tender) -> tuple[Manifest, dict[int, bytes | None]]:
    key = desk_key(session, tender.key_id)
    manifest = open_manifest(session, key, tender.id)
    slots = [bid["slot"] for bid in manifest.bids.values()]
    return manifest, read_slots(session, key, tender.id, slots)


def _read(
    envelope: bytes | None, bid: Mapping[str, Any], shares: Mapping[int, bytes], tender: Tender
) -> tuple[Mapping[str, Any] | None, str | None]:
    if envelope is None or bid.get("damaged") or _digest(envelope) != bid["hash"]:
        return None, SWAPPED
    if len(shares) < tender.threshold:
        raise SharesMissing()
    for some in combinations(shares.values(), tender.threshold):
        try:
            content = unseal(envelope, some)
            price = Decimal(str(content["price"]))
            if price.is_finite() and price > 0 and price.as_tuple().exponent >= -2:  # type: ignore[operator]
                return content, None
        except (EnvelopeDamaged, KeyError, InvalidOperation):
            continue
    return None, UNREADABLE


def _enter(
    session: Session, actor: Actor, tender: Tender, each: Unsealed, instance_id: int | None
) -> OpenedBid:
    bid_id = _register(
        session, actor, tender, each.organization_id, each.received_at, each.sealed_hash, instance_id
    )
    price = None if each.content is None else Decimal(str(each.content["price"]))
    advance_bid(session, actor, bid_id, "OPENED", price=price, instance_id=instance_id)
    if each.content is None:
        advance_bid(session, actor, bid_id, "VOID", void_reason=each.problem, instance_id=instance_id)
    else:
        values = {"bid_id": bid_id, "content": json.dumps(each.content, ensure_ascii=False)}
        session.core.execute(bid_content.insert().values(tenant_id=session.tenant_id, **values))
        attest(session, actor, bid_content, values, instance_id)
    return OpenedBid(
        bid_id, each.organization_id, each.received_at, each.sealed_hash, each.content, each.problem
    )


def _register(
    session: Session,
    actor: Actor,
    tender: Tender,
    organization_id: int,
    received_at: str,
    sealed_hash: str,
    instance_id: int | None,
) -> int:
    return register_bid(
        session,
        actor,
        project_id=tender.project_id,
        organization_id=organization_id,
        received_at=datetime.fromisoformat(received_at),
        sealed_hash=bytes.fromhex(sealed_hash),
        round=tender.round,
        instance_id=instance_id,
    )


def _shares(session: Session, tender: Tender, key: DeskKey) -> dict[int, dict[int, bytes]]:
    """Slot -> holder -> share."""
    table = opening_share
    rows: Sequence[Any] = session.core.execute(
        select(table).where(table.c.tenant_id == session.tenant_id, table.c.tender_id == tender.id)
    ).all()
    found: dict[int, dict[int, bytes]] = {}
    for row in rows:
        share = key.read(bytes(row.share), _share_place(tender.id, row.holder, row.slot))
        if share is not None:
            found.setdefault(row.slot, {})[row.holder] = share
    return found


def _forget_shares(session: Session, tender_id: int, holder: int) -> None:
    table = opening_share
    statement = delete(table).where(table.c.tenant_id == session.tenant_id, table.c.tender_id == tender_id)
    if holder != ALL_SLOTS:
        statement = statement.where(table.c.holder == holder)
    session.core.execute(statement)


def _share_place(tender_id: int, holder: int, slot: int) -> str:
    return f"tender {tender_id} holder {holder} slot {slot}"


def _in_order(manifest: Manifest) -> list[tuple[int, Mapping[str, Any]]]:
    """Bids with their organisations, in order of arrival."""
    ordered = sorted(manifest.bids.items(), key=lambda item: (item[1]["at"], item[0]))
    return [(int(organization), bid) for organization, bid in ordered]


def _digest(envelope: bytes) -> str:
    return sha256(envelope).hexdigest()
