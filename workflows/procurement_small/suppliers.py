"""Who may respond: registered organisations, by their unified code."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from engine.persistence.session import Session
from workflows.registries.organizations import organization_by_code
from workflows.registries.register import Row
from workflows.registries.tables.people import org_member

#: Only who is registered and not restricted may supply (采购法 22); a filed group has no code at all.
MAY_SUPPLY = frozenset({"REGISTERED"})
HEAD = "LEGAL_REP"


def supplier(session: Session, uscc: str) -> Row | None:
    """The organisation with this unified code, whatever its status."""
    return organization_by_code(session, uscc.strip().upper())


def may_supply(organization: Row) -> bool:
    return organization["status"] in MAY_SUPPLY


def with_the_same_head(session: Session, organization_ids: list[int], on: date) -> frozenset[int]:
    """Those that share a legal representative: they may not respond to one purchase (实施条例 18, SoD-13)."""
    table = org_member
    rows = session.core.execute(
        select(table.c.person_id, table.c.organization_id).where(
            table.c.tenant_id == session.tenant_id,
            table.c.organization_id.in_(organization_ids),
            table.c.role == HEAD,
            table.c.valid_from <= on,
            or_(table.c.valid_to.is_(None), table.c.valid_to >= on),
        )
    )
    led: dict[int, set[int]] = {}
    for person_id, organization_id in rows:
        led.setdefault(person_id, set()).add(organization_id)
    return frozenset().union(*(found for found in led.values() if len(found) > 1))
