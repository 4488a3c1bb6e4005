"""The lease of a job, kept by a worker outside whose work takes longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.jobs import read_job
from engine.persistence.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedLease:
    """A job, and how long its worker has it from now on; ``expires_at`` is ISO 8601."""

    job_id: int
    expires_at: str


def extend_lease(
    session: Session,
    actor: Actor,
    job_id: int,
    lock_owner: str,
    lease: timedelta,
    *,
    idempotency_key: str | None = None,
) -> ExtendedLease:
    """Keep a job for ``lease`` from now. Raises JobNotFound, JobNotLocked."""

    def act() -> ExtendedLease:
        expires_at = session.now + lease
        kept = session.execute(
            "UPDATE job SET lock_expires_at = ? WHERE tenant_id = ? AND id = ? AND lock_owner = ?",
            (expires_at, session.tenant_id, job_id, lock_owner),
        )
        if not kept:
            read_job(session, job_id, lock_owner)
        return ExtendedLease(job_id=job_id, expires_at=expires_at.isoformat())

    arguments = {"job_id": job_id, "lock_owner": lock_owner, "seconds": lease.total_seconds()}
    return once(session, actor, idempotency_key, "extend-lease", arguments, ExtendedLease, act)
