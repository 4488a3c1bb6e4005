"""Questions of the committee and what bidders answer: in writing, each bidder its own only (87号令 51)."""

from __future__ import annotations

from typing import Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.purchases import BIDS
from workflows.registries.register import Register, Row, change, find, page
from workflows.registries.tables.sealed_bids import bid_question
from workflows.tendering.desk import check_bidder
from workflows.tendering.errors import AnswerLate, NotABidder

QUESTIONS: Final = Register(bid_question, hidden=frozenset({"question", "answer"}))
_MOST: Final = 200


def open_questions(session: Session, project_id: int, organization_id: int) -> tuple[Row, ...]:
    """What an organisation is asked and may still answer."""
    own = {
        row["id"]
        for row in page(
            session, BIDS, project_id=project_id, organization_id=organization_id, limit=_MOST
        ).rows
    }
    rows = page(session, QUESTIONS, project_id=project_id, limit=_MOST).rows
    return tuple(row for row in rows if row["bid_id"] in own and session.now <= row["due_at"])


def answer_question(
    session: Session, actor: Actor, question_id: int, organization_id: int, answer: str
) -> Row:
    """Answer in time; a later answer replaces an earlier one until then.

    Raises NotABidder, EntryNotFound, AnswerLate."""
    check_bidder(actor, organization_id)
    row = find(session, QUESTIONS, question_id, lock=True)
    if find(session, BIDS, row["bid_id"])["organization_id"] != organization_id:
        raise NotABidder()
    if session.now > row["due_at"]:
        raise AnswerLate(due_at=row["due_at"].isoformat())
    values = {"answer": answer.strip(), "answered_at": session.now}
    return change(session, actor, QUESTIONS, question_id, values)
