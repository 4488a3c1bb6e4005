"""The register of quarterly tables (备案情况统计表): a street's figures with the query that counted them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.register import Register, Row, change, enter
from workflows.registries.tables.followups import filing_report

REPORTS: Final = Register(filing_report)

STATES: Final = {"PREPARED": {"SENT"}, "SENT": {"RECEIVED"}, "RECEIVED": set[str]()}


def enter_report(session: Session, actor: Actor, values: Mapping[str, Any], instance_id: int) -> int:
    """A street's table of a quarter. Raises EntryExists for a second one."""
    row = {**values, "instance_id": instance_id, "state": "PREPARED"}
    return enter(session, actor, REPORTS, row, instance_id=instance_id)


def advance(session: Session, actor: Actor, row: Row, state: str, **values: Any) -> Row:
    """Sent by the street, received by the district. Raises ValueError for a state it cannot reach."""
    if state not in STATES[row["state"]]:
        raise ValueError(f"a table that is {row['state']} does not become {state}")
    return change(
        session, actor, REPORTS, row["id"], {"state": state, **values}, instance_id=row["instance_id"]
    )


def reports_of(session: Session, instance_id: int) -> tuple[Row, ...]:
    """Every street's table of one case, by street."""
    table = filing_report
    statement = (
        select(table)
        .where(table.c.tenant_id == session.tenant_id, table.c.instance_id == instance_id)
        .order_by(table.c.street)
    )
    return tuple(dict(row) for row in session.core.execute(statement).mappings())
