"""Who reads opened bids and locked sheets (DOMAIN.md D.6); every refusal is recorded, with who tried.

Before the opening there is nothing to read: not a bid, not a number of bids, for anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from engine.actor import Actor
from engine.errors import Refused
from engine.history.chain import Event
from engine.identity.roles import AUDITOR
from engine.persistence.administration import record_administrative
from engine.persistence.database import transaction
from engine.persistence.session import Session
from workflows.posts import single_units
from workflows.registries.committees import COMMITTEES, all_sheets, points, sheets_of
from workflows.registries.purchases import BIDS, bids
from workflows.registries.register import Row, find, page
from workflows.tendering import committee
from workflows.tendering.case import organization_name, project
from workflows.tendering.contents import content_of
from workflows.tendering.desk import BID, OPERATOR, find_tender
from workflows.tendering.errors import BidsClosed, NotOpenedYet, NotYourBidSheet
from workflows.tendering.kinds import kind_of
from workflows.tendering.quotes import quote_of

#: Posts of the purchaser whose holders handle the purchase.
TEAM: Final = ("purchase-handler", "purchase-review", "purchase-approval", "purchase-rep")
AGENCY: Final = ("agency-manager", "agency-staff")
_REPORTED: Final = frozenset({"EVALUATED", "AWARDED", "CONTRACTED", "PERFORMING", "ACCEPTING", "SETTLED"})
_MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BidShown:
    """An opened bid as those who may see it see it."""

    bid_id: int
    organization_id: int
    bidder: str
    received_at: datetime
    sealed_hash: str
    state: str
    price: Decimal | None
    void_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShown:
    """A locked sheet; ``member`` is the account that filled it in, ``member_name`` its person."""

    sheet_id: int
    bid_id: int
    member: str
    member_name: str
    items: Mapping[str, str]
    total: Decimal
    locked_at: datetime | None


def shown_bids(session: Session, actor: Actor, project_id: int) -> tuple[BidShown, ...]:
    """The bids of the newest tender of a project; a bidder gets the own one alone.

    While final quotes are sealed the first responses stay readable, at their first prices.
    Raises BidsClosed, NotOpenedYet, TenderNotFound."""
    tender = find_tender(session, project_id, stage=BID)
    own = _own(actor)
    if not own and not _has_part(session, actor, project_id):
        raise _refused(
            session, actor, project_id, BidsClosed(user=actor.user_id, kind=kind_of(session, project_id))
        )
    if tender.state not in ("OPENED", "RETURNED"):
        raise NotOpenedYet(kind=kind_of(session, project_id))
    rows = bids(session, project_id, limit=_MOST, round=tender.round).rows
    sees_all = _has_part(session, actor, project_id)
    return tuple(_shown(session, row) for row in rows if sees_all or row["organization_id"] in own)


def read_bid(session: Session, actor: Actor, project_id: int, bid_id: int) -> Mapping[str, Any]:
    """What a bid says. Raises BidsClosed, NotOpenedYet, EntryNotFound (T35)."""
    if not any(shown.bid_id == bid_id for shown in shown_bids(session, actor, project_id)):
        find(session, BIDS, bid_id)
        raise _refused(
            session, actor, project_id, BidsClosed(user=actor.user_id, kind=kind_of(session, project_id))
        )
    last = quote_of(session, bid_id)
    content = content_of(session, bid_id)
    return content if last is None else {**content, "finalQuote": last}


def shown_sheets(session: Session, actor: Actor, project_id: int) -> tuple[SheetShown, ...]:
    """A member's own sheets; everybody's for those with a part once the report is signed, never for bidders.

    Raises NotYourBidSheet."""
    found = [
        body
        for body in page(session, COMMITTEES, subject_id=project_id, limit=_MOST).rows
        if body["kind"] in ("TENDER", "CONSULTATION", "COMPARISON")
    ]
    is_reported = project(session, project_id)["state"] in _REPORTED
    if found and is_reported and _handles(session, actor, project_id):
        is_public = found[-1]["state"] == "CLOSED" or f"agency-manager:{single_units()['agency']}" in (
            actor.groups or ()
        )
        sheets = [_sheet(session, row) for row in all_sheets(session, found[-1]["id"])]
        return tuple(sheets if is_public else _nameless(sheets))
    seat = committee.seat_of(session, found[-1]["id"], actor.user_id) if found else None
    if seat is None:
        raise _refused(session, actor, project_id, NotYourBidSheet())
    return tuple(_sheet(session, row) for row in sheets_of(session, seat["id"]))


def _nameless(sheets: Iterable[SheetShown]) -> list[SheetShown]:
    """The same sheets before the result is public: nobody but the agency knows who judges (87号令 47)."""
    known: dict[str, str] = {}
    called = [known.setdefault(sheet.member, f"评委{len(known) + 1}") for sheet in sheets]
    return [replace(sheet, member=name, member_name=name) for sheet, name in zip(sheets, called, strict=True)]


def _has_part(session: Session, actor: Actor, project_id: int) -> bool:
    """Whoever handles the purchase, and whoever sits on its committee; no administrator."""
    return _handles(session, actor, project_id) or _sits(session, actor, project_id)


def _handles(session: Session, actor: Actor, project_id: int) -> bool:
    """The purchaser's team, the agency, auditors."""
    if actor.groups is None or AUDITOR in actor.roles:
        return True
    purchaser, agency = project(session, project_id)["purchaser"], single_units()["agency"]
    posts = {f"{post}:{purchaser}" for post in TEAM} | {f"{post}:{agency}" for post in AGENCY}
    return bool(actor.groups & posts)


def _sits(session: Session, actor: Actor, project_id: int) -> bool:
    return any(
        committee.seat_of(session, body["id"], actor.user_id) is not None
        for body in page(session, COMMITTEES, subject_id=project_id, limit=_MOST).rows
        if body["kind"] not in ("FUNDING", "ASSESSMENT")
    )


def _own(actor: Actor) -> frozenset[int]:
    """Organisations for which somebody bids."""
    return frozenset(_organizations(actor.groups or ()))


def _organizations(groups: Iterable[str]) -> Iterable[int]:
    for group in groups:
        post, _, unit = group.partition(":")
        if post == OPERATOR and unit.startswith("so-") and unit[3:].isdigit():
            yield int(unit[3:])


def _shown(session: Session, row: Row) -> BidShown:
    return BidShown(
        bid_id=row["id"],
        organization_id=row["organization_id"],
        bidder=organization_name(session, row["organization_id"]),
        received_at=row["received_at"],
        sealed_hash=bytes(row["sealed_hash"]).hex(),
        state=row["state"],
        price=row["price"],
        void_reason=row["void_reason"],
    )


def _sheet(session: Session, row: Row) -> SheetShown:
    user = str(committee.seat(session, row["seat_id"])["user_id"])
    return SheetShown(
        sheet_id=row["id"],
        bid_id=row["candidate_id"],
        member=user,
        member_name=committee.names(session, [user])[user],
        items=json.loads(row["items"]),
        total=points(row["total"]),
        locked_at=row["locked_at"],
    )


def _refused(session: Session, actor: Actor, project_id: int, refusal: Refused) -> Refused:
    """The refusal to raise, after arranging that the attempt is recorded in a transaction of its own."""
    database, tenant_id = session.database, session.tenant_id
    event = Event("bid-reading-refused", {"project": str(project_id), "reason": refusal.key})

    def record() -> None:
        with transaction(database, tenant_id) as writing:
            record_administrative(writing, actor, [event])

    session.afterwards(record)
    return refusal
