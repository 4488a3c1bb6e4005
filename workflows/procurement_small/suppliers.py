"""Who may respond: organisations with a unified code, as the registers know them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from engine.persistence.session import Session
from workflows.registries.organizations import organization_by_code
from workflows.registries.register import Row
from workflows.tendering.eligibility import findings


def supplier(session: Session, uscc: str) -> Row | None:
    """The organisation with this unified code, whatever its status; a filed group has none."""
    return organization_by_code(session, uscc.strip().upper())


def ground_against(
    session: Session, organization: Row, rivals: Iterable[Row], project_id: int, on: date
) -> str | None:
    """The first ground in the registers that shuts a supplier out (采购法 22, SoD-13); None for none."""
    others = [rival["id"] for rival in rivals if rival["id"] != organization["id"]]
    found = findings(session, organization["id"], others, project_id, on)
    return next(iter(found.values()), None)
