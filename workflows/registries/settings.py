"""Few words about a house, kept in its database: that it is a demonstration, which figures it shows."""

from __future__ import annotations

from typing import Final

from engine.persistence.session import Session

#: What a demonstration says of itself: ``yes``.
IS_DEMONSTRATION: Final = "is-demonstration"


def setting(session: Session, key: str) -> str | None:
    """A setting of the house, or None."""
    row = session.one(
        "SELECT value FROM tenant_setting WHERE tenant_id = ? AND key = ?", (session.tenant_id, key)
    )
    return None if row is None else str(row[0])


def put_setting(session: Session, key: str, value: str) -> None:
    """Set or change a setting."""
    session.execute(
        "INSERT INTO tenant_setting (tenant_id, key, value) VALUES (?, ?, ?)"
        " ON CONFLICT (tenant_id, key) DO UPDATE SET value = excluded.value",
        (session.tenant_id, key, value),
    )
