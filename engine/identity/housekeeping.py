"""What signing in leaves behind and nobody asks for any more; history keeps who signed in when."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from engine.persistence.session import Session

#: Sessions that are over are kept this long, for those who look into a theft.
SESSIONS_KEPT: Final = timedelta(days=30)


def expire_sign_ins(session: Session, limit: int) -> int:
    """Delete a chunk of sessions, attempts and provider requests that are over; gives the number of rows."""
    return sum(
        session.execute(
            f"DELETE FROM {table} WHERE ({key}) IN"
            f" (SELECT {key} FROM {table} WHERE {column} < ? ORDER BY {column} LIMIT ?)",
            (session.now - keep, limit),
        )
        for table, key, column, keep in (
            ("login_session", "tenant_id, id", "expires_at", SESSIONS_KEPT),
            ("confirmation", "tenant_id, bearer, bearer_id", "confirmed_at", SESSIONS_KEPT),
            ("sign_in_attempt", "tenant_id, kind, subject", "last_at", timedelta(days=1)),
            ("oidc_request", "tenant_id, state_hash", "expires_at", timedelta(0)),
        )
    )
