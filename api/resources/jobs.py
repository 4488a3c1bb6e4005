"""Jobs, as workers outside take them and report on them."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from threading import BoundedSemaphore, Event
from typing import Any, Final

from api.acting import Loaded, command
from api.resource import Resource
from api.rules import allowed
from api.schemas import work as schemas
from engine import clock
from engine.actor import Actor
from engine.commands import jobs as commands
from engine.commands.leases import extend_lease
from engine.jobs.lease import Job, acquire_external

blueprint = Resource("jobs", __name__, description="Work for programs outside")
blueprints = (blueprint,)

ONE = "/jobs/<key:job_key>"
#: Between two looks for a job, which may come from another server process.
_LOOK_EVERY: Final = timedelta(milliseconds=500)
#: Requests of a process that wait at one time: each holds a thread, and people need some, too.
_WAITING: Final = BoundedSemaphore(3)
_NEVER: Final = Event()


@blueprint.post("/jobs/activation")
@allowed("work", reads=True)  # not a command that could be answered twice alike
@blueprint.arguments(schemas.JobActivation)
@blueprint.response(200, schemas.ActivatedJobs)
def activate_jobs(body: Any) -> Any:
    """Take jobs of a type under a lease; waits a while when there are none (long poll)."""
    jobs = _activate(body)
    if not jobs and body["request_timeout"] and _WAITING.acquire(blocking=False):
        try:
            jobs = _wait_for_jobs(body)
        finally:
            _WAITING.release()
    return {"jobs": [_told(job, body) for job in jobs]}


@blueprint.post(ONE + "/completion")
@allowed("work")
@blueprint.arguments(schemas.JobCompletion)
@blueprint.response(200, schemas.ReportedJob)
def complete_job(body: Any, job_key: int) -> Any:
    """The work is done."""
    with command("complete-job") as call:
        return commands.complete_job(
            call.session, call.actor, job_key, body["variables"],
            lock_owner=_owner(call.actor, body), idempotency_key=call.key,
        )  # fmt: skip


@blueprint.post(ONE + "/failure")
@allowed("work")
@blueprint.arguments(schemas.JobFailure)
@blueprint.response(200, schemas.ReportedJob)
def fail_job(body: Any, job_key: int) -> Any:
    """The work could not be done; it comes again, or with no retries left waits for a person."""
    with command("fail-job") as call:
        return commands.fail_job(
            call.session, call.actor, job_key, body["error_message"], retries=body["retries"],
            retry_at=call.session.now + body["retry_back_off"],
            lock_owner=_owner(call.actor, body), idempotency_key=call.key,
        )  # fmt: skip


@blueprint.post(ONE + "/error")
@allowed("work")
@blueprint.arguments(schemas.JobError)
@blueprint.response(200, schemas.ReportedJob)
def throw_job_error(body: Any, job_key: int) -> Any:
    """The work ends with a business error that the diagram may catch."""
    with command("throw-job-error") as call:
        return commands.throw_job_error(
            call.session, call.actor, job_key, body["error_code"], body["error_message"], body["variables"],
            lock_owner=_owner(call.actor, body), idempotency_key=call.key,
        )  # fmt: skip


@blueprint.patch(ONE)
@allowed("work")
@blueprint.arguments(schemas.JobLease)
@blueprint.response(200, schemas.ExtendedLease)
def extend_job_lease(body: Any, job_key: int) -> Any:
    """Keep a job longer, from now on."""
    with command("extend-lease") as call:
        owner = _owner(call.actor, body)
        return extend_lease(
            call.session, call.actor, job_key, owner, body["timeout"], idempotency_key=call.key
        )


def _owner(actor: Actor, body: Loaded) -> str:
    """The lease's owner: nobody reports on a job another account took."""
    return f"{actor.user_id}/{body['worker']}"


def _activate(body: Any) -> list[Job]:
    with command("activate-jobs") as call:
        return acquire_external(
            call.session,
            _owner(call.actor, body),
            [body["type"]],
            body["max_jobs_to_activate"],
            body["timeout"],
        )


def _wait_for_jobs(body: Any) -> list[Job]:
    """Look again and again; in between no database connection is held."""
    for _ in range(ceil(body["request_timeout"] / _LOOK_EVERY)):
        _NEVER.wait(_LOOK_EVERY.total_seconds())
        if jobs := _activate(body):
            return jobs
    return []


def _told(job: Job, body: Any) -> dict[str, Any]:
    payload = job.data
    return {
        **{name: getattr(job, name) for name in job.__slots__},
        "worker": body["worker"],
        "deadline": clock.now() + body["timeout"],
        "variables": payload.get("variables", {}),
        "headers": payload.get("headers", {}),
    }
