"""What workers report of jobs: done, failed, or ended with a business error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.stepping import checked_variables, host_for, settle
from engine.errors import JobNotFound, JobNotLocked
from engine.history.chain import Event
from engine.host import EngineHost
from engine.persistence.ids import new_id
from engine.persistence.jobs import json_text
from engine.persistence.outcomes import record_events
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, lock_instance
from engine.spiff import runner
from engine.spiff.border import Outcome

#: Longest technical detail kept of a failure.
DETAIL = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredJob:
    """The row of a job, as read under the lock of its instance."""

    id: int
    kind: str
    instance_id: int | None
    activity_id: int | None
    subscription_id: int | None
    element_id: str | None
    type: str | None
    due_at: datetime
    retries: int
    lock_owner: str | None
    lock_expires_at: datetime | None
    payload: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedJob:
    """A job somebody reported on, the retries left, and the status its instance is in now."""

    job_id: int
    retries: int
    instance_status: str | None = None


_COLUMNS = tuple(StoredJob.__dataclass_fields__)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM job WHERE tenant_id = ? AND id = ?"


def read_job(session: Session, job_id: int, lock_owner: str | None = None) -> StoredJob:
    """Read a job, whose lease must be ``lock_owner``'s when one is given.

    Raises JobNotFound, JobNotLocked. An expired lease nobody took over is still good.
    """
    row = session.one(_SELECT, (session.tenant_id, job_id))
    if row is None:
        raise JobNotFound(job_id=job_id)
    job = StoredJob(**dict(zip(_COLUMNS, row, strict=True)))
    if lock_owner is not None and job.lock_owner != lock_owner:
        raise JobNotLocked(job_id=job_id, lock_owner=lock_owner)
    return job


def lock_job(session: Session, job_id: int, lock_owner: str | None) -> tuple[StoredJob, StoredInstance]:
    """Lock the job's instance, then read both. Raises JobNotFound, JobNotLocked, and when the instance is
    suspended ProcessInstanceSuspended; for jobs of an instance only."""
    found = read_job(session, job_id, lock_owner)
    if found.instance_id is None:
        raise JobNotFound(job_id=job_id)
    instance = lock_instance(session, found.instance_id)
    job = read_job(session, job_id, lock_owner)
    instance.check_running()
    return job, instance


def complete_job(
    session: Session,
    actor: Actor,
    job_id: int,
    variables: Mapping[str, Any] | None = None,
    *,
    lock_owner: str | None = None,
    idempotency_key: str | None = None,
) -> ReportedJob:
    """The work of a service task is done; its instance runs on. Raises JobNotFound, JobNotLocked."""
    given = checked_variables(variables)

    def step(job: StoredJob, instance: StoredInstance, host: EngineHost) -> Outcome:
        return runner.complete_job(instance.state, host, _activity(job), given)

    def act() -> ReportedJob:
        return _finish(session, actor, job_id, lock_owner, step, "job-completed", {})

    arguments = {"job_id": job_id, "variables": given}
    return once(session, actor, idempotency_key, "complete-job", arguments, ReportedJob, act)


def throw_job_error(
    session: Session,
    actor: Actor,
    job_id: int,
    code: str,
    message: str = "",
    variables: Mapping[str, Any] | None = None,
    *,
    lock_owner: str | None = None,
    idempotency_key: str | None = None,
) -> ReportedJob:
    """The work ends with a business error that the diagram may catch. Raises JobNotFound, JobNotLocked."""
    given = checked_variables(variables)

    def step(job: StoredJob, instance: StoredInstance, host: EngineHost) -> Outcome:
        return runner.throw_job_error(instance.state, host, _activity(job), code, message, given)

    def act() -> ReportedJob:
        data = {"code": code, "message": message}
        return _finish(session, actor, job_id, lock_owner, step, "job-error-thrown", data)

    arguments = {"job_id": job_id, "code": code, "message": message, "variables": given}
    return once(session, actor, idempotency_key, "throw-job-error", arguments, ReportedJob, act)


def _activity(job: StoredJob) -> int:
    if job.activity_id is None:
        raise JobNotFound(job_id=job.id)
    return job.activity_id


def _finish(
    session: Session,
    actor: Actor,
    job_id: int,
    lock_owner: str | None,
    step: Callable[[StoredJob, StoredInstance, EngineHost], Outcome],
    event: str,
    data: Mapping[str, Any],
) -> ReportedJob:
    job, instance = lock_job(session, job_id, lock_owner)
    host = host_for(session, instance, actor)
    outcome = step(job, instance, host)
    done = Event(event, {"type": job.type, **data}, job.element_id, job.activity_id)
    settle(session, host, instance, outcome, actor, [done])
    # also when the activity stays, with an incident for an error nobody catches
    delete_job(session, job_id)
    return ReportedJob(job_id=job_id, retries=job.retries, instance_status=instance.status)


def delete_job(session: Session, job_id: int) -> None:
    """Remove a job that acted, in the transaction in which it did."""
    session.write("DELETE FROM job WHERE tenant_id = ? AND id = ?", (session.tenant_id, job_id))


def fail_job(
    session: Session,
    actor: Actor,
    job_id: int,
    error: str,
    *,
    retries: int | None = None,
    retry_at: datetime | None = None,
    lock_owner: str | None = None,
    idempotency_key: str | None = None,
) -> ReportedJob:
    """The work could not be done. It is due again at ``retry_at`` (default: now) with ``retries`` left
    (default: one less); with none left an incident waits for a person. Raises JobNotFound, JobNotLocked."""

    def act() -> ReportedJob:
        job = read_job(session, job_id, lock_owner)
        instance = None if job.instance_id is None else lock_instance(session, job.instance_id)
        if instance is not None:
            job = read_job(session, job_id, lock_owner)
        left = max(0, job.retries - 1 if retries is None else retries)
        due_at = retry_at or session.now
        session.write(
            "UPDATE job SET retries = ?, due_at = ?, error = ?, lock_owner = NULL, lock_expires_at = NULL"
            " WHERE tenant_id = ? AND id = ?",
            (left, due_at, error[:DETAIL], session.tenant_id, job_id),
        )
        if left:
            session.wake(due_at)
        _record_failure(session, actor, job, instance, error, left)
        status = instance.status if instance else None
        return ReportedJob(job_id=job_id, retries=left, instance_status=status)

    arguments = {"job_id": job_id, "error": error, "retries": retries}
    return once(session, actor, idempotency_key, "fail-job", arguments, ReportedJob, act)


def _record_failure(
    session: Session, actor: Actor, job: StoredJob, instance: StoredInstance | None, error: str, left: int
) -> None:
    first_line = error.strip().splitlines()[0][:500] if error.strip() else ""
    events = [
        Event(
            "job-failed",
            {"kind": job.kind, "type": job.type, "error": first_line, "retries": left},
            job.element_id,
            job.activity_id,
        )
    ]
    if not left:
        params = {"type": job.type or job.kind, "element_id": job.element_id or ""}
        session.write(
            "INSERT INTO incident (tenant_id, id, instance_id, activity_id, job_id, element_id, kind,"
            " message_key, params, detail, status, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                session.tenant_id, new_id(), job.instance_id, job.subscription_id, job.id, job.element_id,
                "job", "job-out-of-retries", json_text(params), error[:DETAIL], "open", session.now,
            ),
        )  # fmt: skip
        raised = {"kind": "job", "message_key": "job-out-of-retries", "params": params}
        events.append(Event("incident-raised", raised, job.element_id, job.activity_id))
        if instance is not None:
            instance.incident_count += 1
    if instance is not None:
        record_events(session, instance, actor, events)
