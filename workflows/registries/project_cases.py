"""Which cases belong to a purchase project, and what a person did in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from engine.persistence.session import Session
from workflows.registries.purchases import PROJECTS
from workflows.registries.tables.documents import publication
from workflows.registries.tables.history import register_history

#: Cases about a purchase's cases: who deals with one challenge may deal with the next.
_BESIDES = ("procurement-challenge", "procurement-complaint")
#: FG-DECISION: checking and deciding is neither drafting nor evaluating.
DECISION_FORM = "decision"


def cases_of(session: Session, project_id: int) -> frozenset[int]:
    """Every case that wrote the project into its register, or bears its number: planning, tender …"""
    named = session.all(
        "SELECT i.id FROM process_instance i JOIN purchase_project p ON p.tenant_id = i.tenant_id"
        " AND p.project_no = i.business_key WHERE p.tenant_id = ? AND p.id = ?",
        (session.tenant_id, project_id),
    )
    return frozenset(int(row[0]) for row in named) | _writers(session, PROJECTS.name, project_id)


def case_of(session: Session, register: str, row_id: int) -> int | None:
    """The case that entered something into a register; None for what was entered outside of any."""
    return min(_writers(session, register, row_id), default=None)


def work_of(
    session: Session, project_id: int, people: Collection[str], *, besides: Collection[int] = ()
) -> str | None:
    """The name of a task by which one of these people drafted or evaluated in the project's cases.

    ``besides`` are cases that do not count. None when none of them had a hand in it."""
    cases = sorted(cases_of(session, project_id) - frozenset(besides))
    if not cases or not people:
        return None
    places, names = ", ".join("?" * len(cases)), ", ".join("?" * len(people))
    row = session.one(
        "SELECT t.name FROM user_task t JOIN process_instance i"
        " ON i.tenant_id = t.tenant_id AND i.id = t.instance_id"
        " WHERE t.tenant_id = ? AND t.status = 'completed' AND i.process_key NOT IN (?, ?)"
        f" AND t.instance_id IN ({places}) AND (t.form_key IS NULL OR t.form_key <> ?)"
        f" AND (t.completed_by IN ({names}) OR t.completed_on_behalf_of IN ({names}))",
        (session.tenant_id, *_BESIDES, *cases, DECISION_FORM, *people, *people),
    )
    return None if row is None else str(row[0])


def notice_end(session: Session, project_id: int, kind: str) -> date | None:
    """The last day of the newest notice of a kind that the project's cases published; None without one."""
    cases = cases_of(session, project_id)
    if not cases:
        return None
    table = publication
    statement = (
        select(table.c.period_end)
        .where(
            table.c.tenant_id == session.tenant_id,
            table.c.kind == kind,
            table.c.instance_id.in_(cases),
            table.c.withdrawn_on.is_(None),
            table.c.period_end.is_not(None),
        )
        .order_by(table.c.id.desc())
        .limit(1)
    )
    row = session.core.execute(statement).first()
    return None if row is None else row[0]


def _writers(session: Session, register: str, row_id: int) -> frozenset[int]:
    table = register_history
    statement = (
        select(table.c.instance_id)
        .distinct()
        .where(
            table.c.tenant_id == session.tenant_id,
            table.c.register == register,
            table.c.row_id == row_id,
            table.c.instance_id.is_not(None),
        )
    )
    return frozenset(int(row[0]) for row in session.core.execute(statement))
