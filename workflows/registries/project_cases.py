"""Which cases belong to a purchase project, and what a person did in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from engine.persistence.session import Session
from workflows.registries.purchases import PROJECTS
from workflows.registries.tables.documents import publication
from workflows.registries.tables.history import register_history

#: FG-DECISION: checking and deciding is neither drafting nor evaluating.
DECISION_FORM = "decision"


def cases_of(session: Session, project_id: int) -> frozenset[int]:
    """Every case that wrote the project into its register: planning, tender, contract …"""
    table = register_history
    statement = (
        select(table.c.instance_id)
        .distinct()
        .where(
            table.c.tenant_id == session.tenant_id,
            table.c.register == PROJECTS.name,
            table.c.row_id == project_id,
            table.c.instance_id.is_not(None),
        )
    )
    return frozenset(int(row[0]) for row in session.core.execute(statement))


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
        "SELECT name FROM user_task WHERE tenant_id = ? AND status = 'completed'"
        f" AND instance_id IN ({places}) AND (form_key IS NULL OR form_key <> ?)"
        f" AND (completed_by IN ({names}) OR completed_on_behalf_of IN ({names}))",
        (session.tenant_id, *cases, DECISION_FORM, *people, *people),
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
