"""A failed job, recorded in a transaction of its own after the first was rolled back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from engine.actor import SYSTEM
from engine.commands.jobs import fail_job
from engine.errors import JobNotFound, JobNotLocked, ProcessInstanceNotFound
from engine.history.chain import Event
from engine.jobs.lease import Job, JobLost
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, transaction
from engine.persistence.jobs import json_text
from engine.spiff.timers import BadTimer, parse_duration

#: The task header that sets the first delay, as an ISO 8601 duration.
BACKOFF_HEADER: Final = "retryBackoff"
FIRST_DELAY: Final = timedelta(seconds=10)
LONGEST_DELAY: Final = timedelta(hours=1)


def delay_after(failures: int, data: dict[str, Any]) -> timedelta:
    """How long to wait after the n-th failure: doubling from the job's setting, an hour at most."""
    first = FIRST_DELAY
    text = (data.get("headers") or {}).get(BACKOFF_HEADER)
    if text:
        try:
            set_to = parse_duration(text).delta
            first = set_to if set_to >= timedelta(0) else first
        except BadTimer:
            pass  # a header the linter does not know; the default serves
    delay: timedelta = min(first * 2 ** min(failures - 1, 20), max(LONGEST_DELAY, first))
    return delay


def record_failure(database: Database, job: Job, error: str) -> int:
    """Count a failure; gives the retries left. At none, an incident waits for a person.

    Raises JobLost when the job is not ours any more."""
    data = job.data
    failures = int(data.get("failures", 0)) + 1
    text = error.replace("\0", "�")
    with transaction(database, job.tenant_id) as session:
        retry_at = session.now + delay_after(failures, data)
        try:
            failed = fail_job(session, SYSTEM, job.id, text, retry_at=retry_at, lock_owner=job.lock_owner)
        except (JobNotFound, JobNotLocked, ProcessInstanceNotFound) as gone:
            raise JobLost(job.id) from gone
        session.write(
            "UPDATE job SET payload = ? WHERE tenant_id = ? AND id = ?",
            (json_text(data | {"failures": failures}), job.tenant_id, job.id),
        )
        if job.instance_id is None:
            noted = {"job": str(job.id), "kind": job.kind, "error": text[:500], "retries": failed.retries}
            record_administrative(session, SYSTEM, [Event("job-failed", noted, job.element_id)])
    return failed.retries
