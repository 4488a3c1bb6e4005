"""Questions of the committee to a bidder, and who reads what was asked and answered (87号令 51; P4b-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.actor import SYSTEM, Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.procurement_evaluation.clarification_errors import (
    BidNotJudgedHere,
    ClarificationTooShort,
    NobodyAsksNow,
    NotTheChair,
)
from workflows.registries.committees import COMMITTEES, SEATS
from workflows.registries.project_cases import case_of
from workflows.registries.purchases import BIDS
from workflows.registries.register import Row, enter, find, page
from workflows.registries.terms import rules_day
from workflows.tendering import committee
from workflows.tendering.answers import QUESTIONS
from workflows.tendering.case import rule
from workflows.tendering.kinds import kind_of
from workflows.tendering.reading import shown_bids

CLARIFICATION: Final = "CLARIFICATION"
_JUDGED: Final = frozenset({"OPENED", "VALID"})
_KINDS: Final = frozenset({"TENDER", "CONSULTATION"})
_MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BidQuestion:
    """A question to one bidder, with its answer once there is one."""

    question_id: int
    bid_id: int
    bidder: str
    kind: str
    question: str
    asked_at: datetime
    due_at: datetime
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked, and until when (ISO 8601) it may be answered."""

    question_id: int
    bid_id: int
    due_at: str


def ask_bidder(
    session: Session,
    actor: Actor,
    project_id: int,
    bid_id: int,
    question: str,
    minutes: int,
    *,
    idempotency_key: str | None = None,
) -> Asked:
    """The chair asks for a clarification in writing, while the committee sits.

    Raises NobodyAsksNow, NotTheChair, BidNotJudgedHere, ClarificationTooShort."""

    def act() -> Asked:
        seat = _chair_of(session, actor, project_id)
        bid = find(session, BIDS, bid_id)
        if bid["project_id"] != project_id or bid["state"] not in _JUDGED:
            raise BidNotJudgedHere(kind=kind_of(session, project_id))
        on = rules_day(session, project_id, local_date(session.now))
        least = int(rule("clarification-minutes", on))
        if minutes < least:
            raise ClarificationTooShort(minimum=least)
        due_at = session.now + timedelta(minutes=minutes)
        values = {
            "project_id": project_id,
            "bid_id": bid_id,
            "kind": CLARIFICATION,
            "question": question.strip(),
            "asked_at": session.now,
            "due_at": due_at,
        }
        # in the committee's own case, which says who chairs, and without a name: the purchaser reads the past
        # of bids, and must not learn who judges them (87号令 47)
        case = case_of(session, SEATS.name, seat["id"])
        question_id = enter(session, SYSTEM, QUESTIONS, values, instance_id=case)
        return Asked(question_id=question_id, bid_id=bid_id, due_at=due_at.isoformat())

    arguments = {"bid_id": bid_id, "question": question, "minutes": minutes}
    return once(session, actor, idempotency_key, "ask-bidder", arguments, Asked, act)


def may_ask(session: Session, actor: Actor, project_id: int) -> bool:
    """Whether somebody chairs the committee that sits on a project."""
    return _chair(session, actor, project_id) is not None


def questions(session: Session, actor: Actor, project_id: int) -> tuple[BidQuestion, ...]:
    """What was asked of the bids one may see, in the order it was asked; a bidder sees the own ones.

    Raises BidsClosed, NotOpenedYet, TenderNotFound."""
    seen = {each.bid_id: each.bidder for each in shown_bids(session, actor, project_id)}
    rows = page(session, QUESTIONS, project_id=project_id, limit=_MOST).rows
    return tuple(_told(row, seen[row["bid_id"]]) for row in rows if row["bid_id"] in seen)


def _chair_of(session: Session, actor: Actor, project_id: int) -> Row:
    """The chair's seat of whoever acts. Raises NobodyAsksNow, NotTheChair."""
    if _sitting(session, project_id) is None:
        raise NobodyAsksNow(kind=kind_of(session, project_id))
    found = _chair(session, actor, project_id)
    if found is None:
        raise NotTheChair(kind=kind_of(session, project_id))
    return found


def _chair(session: Session, actor: Actor, project_id: int) -> Row | None:
    body = _sitting(session, project_id)
    seat = None if body is None else committee.seat_of(session, body["id"], actor.user_id)
    # seats cannot be delegated (D.5)
    return seat if seat is not None and seat["is_chair"] and not actor.on_behalf_of else None


def _sitting(session: Session, project_id: int) -> Row | None:
    """The newest committee of a project, while it judges."""
    found = [
        body
        for body in page(session, COMMITTEES, subject_id=project_id, limit=_MOST).rows
        if body["kind"] in _KINDS
    ]
    return found[-1] if found and found[-1]["state"] == "SEATED" else None


def _told(row: Row, bidder: str) -> BidQuestion:
    names = ("bid_id", "kind", "question", "asked_at", "due_at", "answer", "answered_at")
    return BidQuestion(question_id=row["id"], bidder=bidder, **{name: row[name] for name in names})
