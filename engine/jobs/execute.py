"""Run one leased job, whatever its kind, and see to it that its failure is not lost either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Final, Literal

from engine import clock
from engine.errors import DatabaseBusy, EngineError
from engine.jobs import due_dates
from engine.jobs.failure import record_failure
from engine.jobs.instance_jobs import JobHeld, deliver_signal, fire_timer, hold, run_service
from engine.jobs.lease import Job, JobLost, acquire, new_owner, release
from engine.jobs.outbox import broadcast, publish, start_by_signal
from engine.jobs.recurring import (
    INBOX_SUMS,
    KEY_EXPIRY,
    MESSAGE_EXPIRY,
    SEALING,
    SIGN_IN_EXPIRY,
    UPLOAD_EXPIRY,
    expire_keys,
    expire_messages,
    expire_sessions,
    expire_uploads,
    seal_history,
    sum_inboxes,
)
from engine.jobs.start_timers import start_by_timer
from engine.observability.logging import log_context, logger
from engine.observability.metrics import Metrics
from engine.persistence.database import Database

_log = logger(__name__)

Result = Literal["done", "failed", "held", "lost"]

HANDLERS: Final[Mapping[str, Callable[[Database, Job], None]]] = {
    "timer": fire_timer,
    "service": run_service,
    "signal-deliver": deliver_signal,
    "message-publish": publish,
    "signal-broadcast": broadcast,
    "signal-start": start_by_signal,
    "timer-start": start_by_timer,
    SEALING: seal_history,
    MESSAGE_EXPIRY: expire_messages,
    KEY_EXPIRY: expire_keys,
    INBOX_SUMS: sum_inboxes,
    SIGN_IN_EXPIRY: expire_sessions,
    UPLOAD_EXPIRY: expire_uploads,
    due_dates.KIND: due_dates.sweep,
}


def run_job(database: Database, job: Job, metrics: Metrics | None = None) -> Result:
    """Run a job this worker holds the lease of; never raises for what the job did wrong."""
    begun = perf_counter()
    if metrics is not None:
        metrics.job_lag.labels(job.kind).observe(max((clock.now() - job.due_at).total_seconds(), 0.0))
    with log_context(job_id=job.id, job_kind=job.kind, instance_id=job.instance_id):
        result = _run(database, job)
    if metrics is not None:
        metrics.jobs.labels(job.kind, result).inc()
        metrics.job_duration.labels(job.kind).observe(perf_counter() - begun)
    return result


def run_due_jobs(database: Database, limit: int | None = None) -> int:
    """Run what is due now in the calling thread, with what becomes due by it; gives how many jobs ran.

    For tests, demonstrations and the command line; workers lease and run side by side."""
    owner, ran = new_owner(), 0
    while limit is None or ran < limit:
        batch = database.settings.job_batch
        jobs = acquire(database, owner, batch if limit is None else min(batch, limit - ran))
        if not jobs:
            break
        for job in jobs:
            run_job(database, job)
        ran += len(jobs)
    return ran


def _run(database: Database, job: Job) -> Result:
    try:
        handler = HANDLERS.get(job.kind)
        if handler is None:
            raise LookupError(f"this worker knows no jobs of kind {job.kind!r}")
        handler(database, job)
        return "done"
    except JobLost:
        _log.info("job taken by another worker or withdrawn")
        return "lost"
    except JobHeld:
        return _give_back(lambda: hold(database, job))
    except DatabaseBusy:
        return _give_back(lambda: release(database, job.lock_owner, [job]))
    except Exception as problem:
        _log.warning("job failed", exc_info=not isinstance(problem, EngineError), error=str(problem))
        return _fail(database, job, f"{type(problem).__name__}: {problem}")


def _give_back(give_back: Callable[[], object]) -> Result:
    _log.info("job given back")
    try:
        give_back()
    except Exception:
        _log.exception("lease not given back; it will expire")
    return "held"


def _fail(database: Database, job: Job, error: str) -> Result:
    try:
        record_failure(database, job, error)
    except JobLost:
        return "lost"
    except Exception:
        # The database itself is away, most likely. The lease expires, and somebody tries again.
        _log.exception("failure not recorded; the lease will expire")
    return "failed"
