"""How the whole house does, at a cost that does not grow with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.persistence.session import Session

#: Counted exactly up to here.
MOST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number, exact unless it is :data:`MOST`."""

    count: int
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What runs, what waits for people, and what waits for repair."""

    active_instances: Counted
    suspended_instances: Counted
    open_tasks: Counted
    overdue_tasks: Counted
    open_incidents: Counted
    due_jobs: Counted


_OPEN: Final = "FROM user_task WHERE tenant_id = ? AND status = 'open'"
_JOBS: Final = (
    "FROM job WHERE tenant_id = ? AND retries > 0 AND NOT held AND kind <> 'external' AND due_at <= ?"
)


def overview(session: Session) -> Overview:
    """Counts of the tenant."""
    now = session.now
    instances = "FROM process_instance WHERE tenant_id = ? AND status ="
    return Overview(
        active_instances=_count(session, f"{instances} 'active'"),
        suspended_instances=_count(session, f"{instances} 'suspended'"),
        open_tasks=_count(session, _OPEN),
        overdue_tasks=_count(session, f"{_OPEN} AND due_at IS NOT NULL AND due_at < ?", now),
        open_incidents=_count(session, "FROM incident WHERE tenant_id = ? AND status = 'open'"),
        due_jobs=_count(session, _JOBS, now),
    )


def _count(session: Session, where: str, *params: object) -> Counted:
    row = session.one(
        f"SELECT count(*) FROM (SELECT 1 {where} LIMIT {MOST}) AS counted", (session.tenant_id, *params)
    )
    found = int(row[0]) if row else 0
    return Counted(count=found, is_exact=found < MOST)
