"""Leases: which worker may run which job, and until when.

A job is acquired by writing owner and expiry in a short transaction of its own. An expired lease is
anybody's. The lease only keeps workers from doing the same work twice; that a job *acts* once is ensured by
:func:`take`, which removes the row in the transaction that does the work.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session
from engine.spiff.values import decode

# Word for word the condition of job_due_idx, without which neither database would use it.
_DUE: Final = (
    "retries > 0 AND NOT held AND kind <> 'external' AND due_at <= ?"
    " AND (lock_expires_at IS NULL OR lock_expires_at <= ?)"
)
#: What a job that comes again begins each time with.
RETRIES: Final = 3

_COLUMNS: Final = (
    "tenant_id", "id", "kind", "instance_id", "activity_id", "subscription_id", "element_id", "type",
    "due_at", "retries", "payload", "lock_owner",
)  # fmt: skip


class JobLost(Exception):
    """The job is not ours any more: its lease expired and another took it, or it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Job:
    """A leased job, as it was acquired."""

    tenant_id: str
    id: int
    kind: str
    instance_id: int | None
    activity_id: int | None
    subscription_id: int | None
    element_id: str | None
    type: str | None
    due_at: datetime
    retries: int
    payload: str
    lock_owner: str

    @property
    def data(self) -> dict[str, Any]:
        """The payload, with exact numbers."""
        found: dict[str, Any] = decode(self.payload.encode())
        return found


def new_owner() -> str:
    """A name no other worker has, now or after a restart."""
    return f"{socket.gethostname()[:64]}:{os.getpid()}:{secrets.token_hex(4)}"


def next_due(session: Session) -> datetime | None:
    """When the next job is due that nobody works on; one probe of the index."""
    row = session.one(
        "SELECT due_at FROM job WHERE retries > 0 AND NOT held AND kind <> 'external'"
        " AND (lock_expires_at IS NULL OR lock_expires_at <= ?) ORDER BY due_at, id LIMIT 1",
        (session.now,),
    )
    return None if row is None else row[0]


def is_due(database: Database) -> tuple[bool, float | None]:
    """Whether a job is due now; otherwise the seconds until the next one is (None: there is none)."""
    with reading(database) as session:
        due = next_due(session)
        if due is None:
            return False, None
        return due <= session.now, (due - session.now).total_seconds()


def acquire(database: Database, owner: str, limit: int) -> list[Job]:
    """Lease up to ``limit`` due jobs of every tenant, the longest due first."""
    columns = ", ".join(f"job.{name}" for name in _COLUMNS)
    with transaction(database) as session:
        skip = "" if session.is_sqlite else " FOR UPDATE SKIP LOCKED"
        rows = session.all(
            f"WITH due AS MATERIALIZED (SELECT tenant_id, id FROM job WHERE {_DUE}"
            f" ORDER BY due_at, id LIMIT ?{skip})"
            " UPDATE job SET lock_owner = ?, lock_expires_at = ? FROM due"
            f" WHERE job.tenant_id = due.tenant_id AND job.id = due.id RETURNING {columns}",
            (session.now, session.now, limit, owner, session.now + database.settings.job_lease),
        )
    return sorted((Job(*row) for row in rows), key=lambda job: (job.due_at, job.id))


def acquire_external(
    session: Session, owner: str, types: Sequence[str], limit: int, lease: timedelta
) -> list[Job]:
    """Lease jobs of these types to a worker outside this program, which reports with ``complete_job``,
    ``fail_job`` or ``throw_job_error`` under the same owner. Only of the session's tenant."""
    columns = ", ".join(f"job.{name}" for name in _COLUMNS)
    skip = "" if session.is_sqlite else " FOR UPDATE SKIP LOCKED"
    jobs: list[Job] = []
    for type_ in types:
        rows = session.all(
            "WITH due AS MATERIALIZED (SELECT tenant_id, id FROM job WHERE tenant_id = ? AND type = ?"
            " AND retries > 0 AND NOT held AND kind = 'external' AND due_at <= ?"
            " AND (lock_expires_at IS NULL OR lock_expires_at <= ?)"
            f" ORDER BY due_at, id LIMIT ?{skip})"
            " UPDATE job SET lock_owner = ?, lock_expires_at = ? FROM due"
            f" WHERE job.tenant_id = due.tenant_id AND job.id = due.id RETURNING {columns}",
            (
                session.tenant_id, type_, session.now, session.now, limit - len(jobs), owner,
                session.now + lease,
            ),
        )  # fmt: skip
        jobs += sorted((Job(*row) for row in rows), key=lambda job: (job.due_at, job.id))
    return jobs


def renew(database: Database, owner: str) -> int:
    """Extend every lease of this worker: its jobs take long, but it is alive."""
    with transaction(database) as session:
        return session.execute(
            "UPDATE job SET lock_expires_at = ? WHERE lock_owner = ?",
            (session.now + database.settings.job_lease, owner),
        )


def release(database: Database, owner: str, jobs: Sequence[Job] | None = None) -> int:
    """Give leases back at once: those of ``jobs``, or all of this worker."""
    free = "UPDATE job SET lock_owner = NULL, lock_expires_at = NULL WHERE lock_owner = ?"
    with transaction(database) as session:
        session.wake(session.now)
        if jobs is None:
            return session.execute(free, (owner,))
        one = f"{free} AND tenant_id = ? AND id = ?"
        return sum(session.execute(one, (owner, job.tenant_id, job.id)) for job in jobs)


def take(session: Session, job: Job) -> None:
    """Remove the job in the transaction that does its work. Raises JobLost when it is not ours any more.

    Lock the process instance first: whoever withdraws a job of an instance holds that lock."""
    removed = session.execute(
        "DELETE FROM job WHERE tenant_id = ? AND id = ? AND lock_owner = ?",
        (job.tenant_id, job.id, job.lock_owner),
    )
    if not removed:
        raise JobLost(job.id)


def put_back(session: Session, job: Job, *, due_at: datetime, payload: str = "{}") -> None:
    """Keep the job for its next time, as fresh as new, instead of removing it. Raises JobLost like take."""
    kept = session.execute(
        "UPDATE job SET due_at = ?, payload = ?, retries = ?, lock_owner = NULL, lock_expires_at = NULL,"
        " error = NULL WHERE tenant_id = ? AND id = ? AND lock_owner = ?",
        (due_at, payload, RETRIES, job.tenant_id, job.id, job.lock_owner),
    )
    if not kept:
        raise JobLost(job.id)
    session.wake(due_at)
