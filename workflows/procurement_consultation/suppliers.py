"""Suppliers by their unified code; a filed group has none (T11)."""

from __future__ import annotations

from engine.persistence.session import Session
from workflows.registries.organizations import organization_by_code
from workflows.registries.register import Row


def supplier(session: Session, uscc: str) -> Row | None:
    """The organisation with this unified code, whatever its status."""
    return organization_by_code(session, uscc.strip().upper())
