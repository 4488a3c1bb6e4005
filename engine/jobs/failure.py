"""A failed job, recorded in a transaction of its own after the first was rolled back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from engine.actor import SYSTEM, Actor
from engine.errors import ProcessInstanceNotFound
from engine.history.administration import record_administrative
from engine.history.chain import Event
from engine.jobs.lease import Job, JobLost
from engine.messages import register_messages
from engine.persistence.database import Database, transaction
from engine.persistence.ids import new_id
from engine.persistence.jobs import json_text
from engine.persistence.outcomes import record_events
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from engine.spiff.timers import BadTimer, parse_duration

#: The task header that sets the first delay, as an ISO 8601 duration.
BACKOFF_HEADER: Final = "retryBackoff"
FIRST_DELAY: Final = timedelta(seconds=10)
LONGEST_DELAY: Final = timedelta(hours=1)

#: Characters of a technical error kept in the row and in history.
ERROR_LENGTH: Final = 2000

register_messages(
    {
        "job-out-of-retries": {
            "zh-CN": "作业“{type}”（环节 {element_id}）多次执行失败，已停止重试。请排除故障后重试该异常。",
            "en": "The job {type} of {element_id} failed too often and is not tried any more. "
            "Repair the cause, then retry the incident.",
        }
    }
)


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
    exponent = min(failures - 1, 20)
    delay: timedelta = min(first * 2**exponent, max(LONGEST_DELAY, first))
    return delay


def record_failure(database: Database, job: Job, error: str, *, actor: Actor = SYSTEM) -> int:
    """Count a failure; gives the retries left. At none, an incident waits for a person.

    Raises JobLost when the job is not ours any more."""
    with transaction(database, job.tenant_id) as session:
        instance = _lock(session, job)
        data = job.data
        failures = int(data.get("failures", 0)) + 1
        left = max(job.retries - 1, 0)
        retry_at = session.now + delay_after(failures, data)
        text = error[:ERROR_LENGTH].replace("\0", "�")
        counted = session.execute(
            "UPDATE job SET retries = ?, due_at = ?, error = ?, payload = ?, lock_owner = NULL,"
            " lock_expires_at = NULL WHERE tenant_id = ? AND id = ? AND lock_owner = ?",
            (
                left, retry_at if left else job.due_at, text, json_text(data | {"failures": failures}),
                job.tenant_id, job.id, job.lock_owner,
            ),
        )  # fmt: skip
        if not counted:
            raise JobLost(job.id)
        if left:
            session.wake(retry_at)
        else:
            _raise_incident(session, job, text)
            if instance is not None:
                instance.incident_count += 1
        events = _events(job, text, left, retry_at)
        if instance is not None:
            record_events(session, instance, actor, events)
        else:
            record_administrative(session, actor, events)
    return left


def _lock(session: Session, job: Job) -> StoredInstance | None:
    if job.instance_id is None:
        return None
    try:
        return lock_instance(session, job.instance_id)
    except ProcessInstanceNotFound:
        return None


def _raise_incident(session: Session, job: Job, detail: str) -> None:
    columns = (
        "tenant_id", "id", "instance_id", "activity_id", "job_id", "element_id", "kind", "message_key",
        "params", "detail", "status", "created_at",
    )  # fmt: skip
    # An incident of a job bears its subscription, so that it ends with whatever ends the job.
    row = (
        job.tenant_id, new_id(), job.instance_id, job.subscription_id, job.id, job.element_id, "job",
        "job-out-of-retries", json_text(_params(job)), detail, "open", session.now,
    )  # fmt: skip
    session.insert("incident", columns, [row])


def _events(job: Job, error: str, left: int, retry_at: datetime) -> list[Event]:
    data: dict[str, Any] = {"job": str(job.id), "type": _params(job)["type"], "error": error, "retries": left}
    if left:
        data["retry_at"] = retry_at.isoformat()
    events = [Event("job-failed", data, job.element_id, job.activity_id)]
    if not left:
        raised = {"kind": "job", "message_key": "job-out-of-retries", "params": _params(job)}
        events.append(Event("incident-raised", raised, job.element_id, job.activity_id))
    return events


def _params(job: Job) -> dict[str, Any]:
    return {"type": job.type or job.kind, "element_id": job.element_id or ""}
