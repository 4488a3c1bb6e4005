"""Whether a house may be made a demonstration: never over anybody's real work."""

from __future__ import annotations

from engine.persistence.session import Session
from workflows.registries.settings import IS_DEMONSTRATION, setting


def is_untouched(session: Session) -> bool:
    """No case, no organisation, no replay: accounts and deployed processes alone are no work yet."""
    asked = ("process_instance", "organization", "replay_step")
    return not any(
        session.one(f"SELECT 1 FROM {table} WHERE tenant_id = ? LIMIT 1", (session.tenant_id,))
        for table in asked
    )


def may_be_played(session: Session) -> bool:
    """Nothing is there, or what is there was begun by a replay."""
    return setting(session, IS_DEMONSTRATION) is not None or is_untouched(session)
