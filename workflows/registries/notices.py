"""Public notices: 公示 wait for objections until their period ends, 公告 and lists do not.

What is published is a frozen copy; the public page reads this register and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.errors import NoticeRunning, PeriodTooShort, ReasonNeeded
from workflows.registries.register import Page, Register, Row, change, enter, find
from workflows.registries.tables.documents import publication
from workflows.rules import current_rules

NOTICES = Register(publication, hidden=frozenset({"content"}))

#: Characters of a reason for taking a notice down.
REASON_MINIMUM = 4

#: kind -> the rule of its least period; kinds without one have no period and nobody waits for them.
PERIOD_RULES: Final[Mapping[str, str]] = {
    "PURCHASE_INTENTION": "notice.purchase-intention",
    "TENDER_NOTICE": "notice.tender",
    "CONSULTATION_NOTICE": "notice.consultation",
    "COMPARISON_NOTICE": "notice.comparison",
    "COMPARISON_RESULT": "notice.comparison-result",
    "AWARD_RESULT": "notice.award-result",
    "SINGLE_SOURCE_PUBLICITY": "notice.single-source",
    "GRANT_PUBLICITY": "notice.grant",
    "FUNDING_GUIDE": "notice.funding-guide",
    "RATING_PUBLICITY": "notice.rating",
}


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day of a notice, and the provision that demands it."""

    start: date
    end: date
    basis: str


def least_period(kind: str, start: date) -> Period | None:
    """The shortest period of a notice published that day; None for kinds without one."""
    key = PERIOD_RULES.get(kind)
    if key is None:
        return None
    rules = current_rules()
    due = rules.deadline(key, start, current_calendar()).due_on
    assert due is not None, "a period without pauses ends"
    return Period(start, due, rules.rule(key, start).legal_basis)


def publish(
    session: Session,
    actor: Actor,
    kind: str,
    subject: str,
    content: Mapping[str, Any],
    on: date,
    *,
    period_end: date | None = None,
    instance_id: int = 0,
) -> int:
    """Put a frozen copy before the public; gives its id. ``period_end`` may prolong the rule's period only.

    Raises PeriodTooShort."""
    least = least_period(kind, on)
    if least is not None:
        _long_enough(subject, period_end, least)
        period_end = period_end or least.end
    values = {
        "instance_id": instance_id,
        "kind": kind,
        "subject": subject,
        "content": json.dumps(content, ensure_ascii=False, default=str),
        "published_on": on,
        "period_end": period_end,
    }
    return enter(session, actor, NOTICES, values, instance_id=instance_id or None, effective_on=on)


def prolong(session: Session, actor: Actor, notice_id: int, period_end: date) -> Row:
    """Let a notice stand longer. Raises NoticeRunning when it would stand shorter than it was announced."""
    row = find(session, NOTICES, notice_id, lock=True)
    if row["period_end"] is not None and period_end < row["period_end"]:
        raise NoticeRunning(subject=row["subject"], until=row["period_end"].isoformat())
    values = {"period_end": period_end}
    return change(session, actor, NOTICES, notice_id, values, instance_id=row["instance_id"] or None)


def withdraw(session: Session, actor: Actor, notice_id: int, reason: str) -> Row:
    """Take a notice down; a period that was cut short this way never counts as over. Raises ReasonNeeded."""
    if len(reason.strip()) < REASON_MINIMUM:
        raise ReasonNeeded(minimum=REASON_MINIMUM)
    instance_id = find(session, NOTICES, notice_id)["instance_id"] or None
    values = {"withdrawn_on": local_date(session.now), "withdrawn_reason": reason}
    return change(session, actor, NOTICES, notice_id, values, instance_id=instance_id, reason=reason)


def is_over(session: Session, notice_id: int) -> bool:
    """Whether a notice stood its whole period: past 24:00 of its last day, and not taken down before."""
    row = find(session, NOTICES, notice_id)
    end, withdrawn = row["period_end"], row["withdrawn_on"]
    if end is None:
        return True
    return local_date(session.now) > end and (withdrawn is None or withdrawn > end)


def standing_case(session: Session, cases: Collection[int], kind: str) -> int | None:
    """The case of these whose notice of a kind stands before the public today, its last day included.

    Asked of the notice, not of a timer: a worker that stood still fires it late."""
    today, table = local_date(session.now), publication
    statement = (
        select(table.c.instance_id)
        .where(
            table.c.tenant_id == session.tenant_id,
            table.c.kind == kind,
            table.c.instance_id.in_(sorted(cases)),
            table.c.withdrawn_on.is_(None),
            table.c.published_on <= today,
            table.c.period_end >= today,
        )
        .order_by(table.c.id.desc())
        .limit(1)
    )
    row = session.core.execute(statement).first()
    return None if row is None else int(row[0])


def public_notices(
    session: Session,
    *,
    kinds: Collection[str] = (),
    before: int | None = None,
    limit: int = 50,
) -> Page:
    """What the public sees, newest first, ``limit`` of them before a cursor; nothing published for later."""
    table = publication
    statement = select(table).where(
        table.c.tenant_id == session.tenant_id,
        table.c.withdrawn_on.is_(None),
        table.c.published_on <= local_date(session.now),
    )
    if kinds:
        statement = statement.where(table.c.kind.in_(kinds))
    if before is not None:
        statement = statement.where(table.c.id < before)
    rows = session.core.execute(statement.order_by(table.c.id.desc()).limit(limit + 1)).mappings().all()
    shown = tuple({**row, "content": json.loads(row["content"])} for row in rows[:limit])
    return Page(shown, shown[-1]["id"] if len(rows) > limit else None)


def _long_enough(subject: str, period_end: date | None, least: Period) -> None:
    if period_end is not None and period_end < least.end:
        raise PeriodTooShort(subject=subject, earliest=least.end.isoformat(), basis=least.basis)
