"""The register of objections (异议): who objected to which notice, until when it is answered, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from engine.actor import Actor
from engine.persistence.ids import new_id
from engine.persistence.session import Session
from engine.queries.paging import Page, checked_limit, page_of, read_cursor
from workflows.calendar import local_date
from workflows.errors import StatusNotReachable
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.objections import objection

#: What somebody wrote against others is nobody's business but the parties'; history proves it by its hash.
OBJECTIONS = Register(objection, hidden=frozenset({"text", "answer"}))

RAISED, ANSWERED = "RAISED", "ANSWERED"
#: ``ENDED``: what was objected to goes on no longer, so that nothing is left to decide.
RESULTS: Final = ("UPHELD", "REJECTED", "ENDED")
_MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NewObjection:
    """An objection about to be entered; ``account`` is None for a letter on paper."""

    instance_id: int
    kind: str
    reference: str
    subject: str
    unit_key: str
    objector: str
    account: str | None
    text: str
    raised_on: date
    due_on: date | None


def new_objection_id() -> int:
    """An id for an objection that the case learns of before the register."""
    return new_id()


def enter_objection(session: Session, actor: Actor, new: NewObjection, *, id: int | None = None) -> int:
    """Raises EntryIncomplete without a name or a text."""
    needed(OBJECTIONS.name, objector=new.objector, text=new.text)
    values = {name: getattr(new, name) for name in NewObjection.__dataclass_fields__}
    row = {**values, "state": RAISED, **({} if id is None else {"id": id})}
    return enter(session, actor, OBJECTIONS, row, instance_id=new.instance_id, effective_on=new.raised_on)


def answer_objection(
    session: Session, actor: Actor, objection_id: int, *, result: str, answer: str, document_id: int
) -> Row:
    """The answer and its document; once. Raises EntryNotFound, StatusNotReachable."""
    one_of(OBJECTIONS.name, "result", result, RESULTS)
    row = find(session, OBJECTIONS, objection_id, lock=True)
    if row["state"] != RAISED:
        raise StatusNotReachable(name=row["reference"], old=row["state"], new=ANSWERED)
    values = {
        "state": ANSWERED,
        "result": result,
        "answer": answer,
        "answered_on": local_date(session.now),
        "document_id": document_id,
    }
    return change(session, actor, OBJECTIONS, objection_id, values, instance_id=row["instance_id"])


def objection_of(session: Session, objection_id: int) -> Row:
    """Raises EntryNotFound."""
    return find(session, OBJECTIONS, objection_id)


def waiting_objections(session: Session, instance_id: int) -> tuple[Row, ...]:
    """Those of a case that have no answer yet, oldest first."""
    return page(session, OBJECTIONS, instance_id=instance_id, state=RAISED, limit=_MOST).rows


def has_objected(session: Session, account: str, instance_id: int) -> bool:
    """Whether an account raised an objection that a case has not answered yet."""
    found = find_by(session, OBJECTIONS, instance_id=instance_id, state=RAISED, account=account)
    return found is not None


def objections_of(
    session: Session,
    account: str,
    *,
    reference: str | None = None,
    instance_id: int | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Row]:
    """What an account objected to, newest first; of one purchase or grant, or answered by one case, only.

    Raises InvalidCursor."""
    limit = checked_limit(limit)
    statement = select(objection).where(
        objection.c.tenant_id == session.tenant_id, objection.c.account == account
    )
    if reference is not None:
        statement = statement.where(objection.c.reference == reference)
    if instance_id is not None:
        statement = statement.where(objection.c.instance_id == instance_id)
    if (before := read_cursor(cursor, int)) is not None:
        statement = statement.where(objection.c.id < before[0])
    order = statement.order_by(objection.c.id.desc()).limit(limit + 1)
    rows = [(dict(row),) for row in session.core.execute(order).mappings()]
    return page_of(rows, limit, lambda row: row[0], lambda row: (row[0]["id"],))


def is_answer_to(session: Session, account: str, document_id: int) -> bool:
    """Whether a document answers an objection that this account raised."""
    return find_by(session, OBJECTIONS, document_id=document_id, account=account) is not None
