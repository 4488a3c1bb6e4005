"""What is deployed: process definitions, decision models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.errors import DecisionNotFound
from engine.host import load_decision
from engine.persistence.session import Session
from feel.dmn import DmnModel


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionItem:
    """One version of a process definition."""

    id: int
    key: str
    version: int
    version_tag: str | None
    name: str
    deployment_id: int
    resource_name: str
    created_at: datetime


def process_definitions(session: Session, *, key: str | None = None) -> list[DefinitionItem]:
    """The newest version of every process, or every version of one, newest first."""
    columns = ", ".join(f"d.{name}" for name in DefinitionItem.__dataclass_fields__)
    if key is None:
        rows = session.all(
            f"SELECT {columns} FROM process_definition d JOIN (SELECT key, max(version) AS version"
            " FROM process_definition WHERE tenant_id = ? GROUP BY key) newest"
            " ON newest.key = d.key AND newest.version = d.version WHERE d.tenant_id = ? ORDER BY d.key",
            (session.tenant_id, session.tenant_id),
        )
    else:
        rows = session.all(
            f"SELECT {columns} FROM process_definition d WHERE d.tenant_id = ? AND d.key = ?"
            " ORDER BY d.version DESC",
            (session.tenant_id, key),
        )
    return [
        DefinitionItem(**dict(zip(DefinitionItem.__dataclass_fields__, row, strict=True))) for row in rows
    ]


def decision_model(session: Session, decision_id: str) -> DmnModel:
    """The newest deployed model with this decision. Raises DecisionNotFound."""
    row = session.one(
        "SELECT id FROM decision_definition WHERE tenant_id = ? AND key = ? ORDER BY version DESC LIMIT 1",
        (session.tenant_id, decision_id),
    )
    if row is None:
        raise DecisionNotFound(decision=decision_id)
    return load_decision(session, row[0])[1]
