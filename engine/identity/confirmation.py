"""When whoever bears a session or an API token last showed who they are: what lets them sign.

It counts by the clock of the house, as sessions do: whoever moves that clock ends both.
"""

from __future__ import annotations

from datetime import datetime

from engine.actor import Authentication, AuthenticationMethod, Bearer
from engine.persistence.session import Session


def confirm(session: Session, bearer: Bearer, method: AuthenticationMethod, at: datetime) -> None:
    """Write down that the bearer's person showed who they are."""
    session.execute(
        "INSERT INTO confirmation (tenant_id, bearer, bearer_id, method, confirmed_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (tenant_id, bearer, bearer_id)"
        " DO UPDATE SET method = excluded.method, confirmed_at = excluded.confirmed_at",
        (session.tenant_id, *bearer, method, at),
    )


def spend(session: Session, shown: Authentication) -> bool:
    """Make a confirmation worthless for any further act; False when another act spent it before."""
    if shown.bearer is None:
        return True
    spent = session.execute(
        "DELETE FROM confirmation WHERE tenant_id = ? AND bearer = ? AND bearer_id = ? AND confirmed_at = ?",
        (session.tenant_id, *shown.bearer, shown.at),
    )
    return spent == 1


def authentication(
    bearer: Bearer, at: datetime | None, method: AuthenticationMethod | None
) -> Authentication | None:
    """What a row of the confirmation says, if there is one."""
    if at is None or method is None:
        return None
    return Authentication(at=at, method=method, bearer=bearer)
