"""Whether the histories of register entries hold together: what every scene ends with."""

from __future__ import annotations

from engine.persistence.session import Session
from workflows.registries.trail import is_whole


def broken_entries(session: Session) -> list[tuple[str, int]]:
    """Register and key of every entry whose history does not hold together."""
    rows = session.all(
        "SELECT DISTINCT register, row_id FROM register_history WHERE tenant_id = ?"
        " ORDER BY register, row_id",
        (session.tenant_id,),
    )
    return [(name, row_id) for name, row_id in rows if not is_whole(session, name, row_id)]
