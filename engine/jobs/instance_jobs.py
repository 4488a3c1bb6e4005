"""Jobs of one process instance: timers, service work, signals delivered to it.

Each runs in one transaction: lock the instance, remove the job, act through the interpreter, record. The job
and what it does are committed together or not at all, so it acts exactly once. What leaves the process runs
before that transaction, and may run again if the process dies in between: hence idempotency keys.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.actions import ActionContext, InvalidActionData, find_action, run_action
from engine.actor import SYSTEM, Actor
from engine.commands.stepping import checked_variables, host_for, settle
from engine.errors import ProcessInstanceNotFound
from engine.history.chain import Event
from engine.host import EngineHost, action_context
from engine.jobs.lease import Job, JobLost, take
from engine.persistence.database import Database, reading, transaction
from engine.persistence.store import StoredInstance, lock_instance, read_instance
from engine.spiff import runner
from engine.spiff.border import ActionCall, ActivityNotFound, BpmnError, Outcome, Variables

Act = Callable[[StoredInstance, EngineHost], tuple[Outcome, list[Event]]]


class JobHeld(Exception):
    """The process instance was suspended after the job had been acquired."""


def fire_timer(database: Database, job: Job) -> None:
    """A timer is due."""
    subscription = _number(job)

    def act(instance: StoredInstance, host: EngineHost) -> tuple[Outcome, list[Event]]:
        return runner.fire_timer(instance.state, host, subscription), []

    step(database, job, act)


def deliver_signal(database: Database, job: Job) -> None:
    """A signal was broadcast while the instance waited for it; perhaps it does not any more."""
    data = job.data

    def act(instance: StoredInstance, host: EngineHost) -> tuple[Outcome, list[Event]]:
        return runner.deliver_signal(instance.state, host, data["name"], data["variables"]), []

    step(database, job, act, Actor(user_id=data.get("actor") or SYSTEM.user_id))


def run_service(database: Database, job: Job) -> None:
    """Run a registered action outside of any transaction, then complete its activity in one."""
    data, activity = job.data, _number(job)
    call = ActionCall(
        type=job.type or "",
        activity_id=activity,
        element_id=job.element_id or "",
        variables=data.get("variables") or {},
        headers=data.get("headers") or {},
    )
    action = find_action(call.type)
    if action is None:
        raise InvalidActionData(f"no action is registered for {call.type!r} in this worker")
    if action.mode == "inline":
        # It was a job when the activity began; it wants the transaction now.
        step(database, job, lambda instance, host: _complete(instance, host, job, host.run_action(call)))
        return
    with reading(database, job.tenant_id) as session:
        try:
            instance = read_instance(session, _instance_id(job))
        except ProcessInstanceNotFound as gone:
            raise JobLost(job.id) from gone
        if instance.status != "active":
            raise JobHeld(job.id)
        context = action_context(session, None, instance, SYSTEM, call)
    act = _act_of(job, context, call)
    step(database, job, act)


def _act_of(job: Job, context: ActionContext, call: ActionCall) -> Act:
    """Run the action; what its result means for the instance is done later, in the transaction."""
    try:
        result = checked_variables(run_action(context, call))
    except BpmnError as error:
        code, text, variables = error.code, error.message, checked_variables(error.variables)

        def throw(instance: StoredInstance, host: EngineHost) -> tuple[Outcome, list[Event]]:
            outcome = runner.throw_job_error(instance.state, host, call.activity_id, code, text, variables)
            return outcome, [_event("job-error-thrown", job, code=code)]

        return throw
    return lambda instance, host: _complete(instance, host, job, result)


def hold(database: Database, job: Job) -> None:
    """Give the lease back; the job waits for its suspended instance, whenever it was written.

    A job that missed the suspension by a moment would otherwise be leased again and again."""
    with transaction(database, job.tenant_id) as session:
        instance = lock_instance(session, _instance_id(job))
        session.execute(
            "UPDATE job SET held = ?, lock_owner = NULL, lock_expires_at = NULL"
            " WHERE tenant_id = ? AND id = ? AND lock_owner = ?",
            (instance.status == "suspended", job.tenant_id, job.id, job.lock_owner),
        )
        session.wake(session.now)


def step(database: Database, job: Job, act: Act, actor: Actor = SYSTEM) -> None:
    """The one transaction of a job. Raises JobLost, JobHeld, and whatever the interpreter cannot do."""
    with transaction(database, job.tenant_id) as session:
        try:
            instance = lock_instance(session, _instance_id(job))
        except ProcessInstanceNotFound:
            take(session, job)
            return
        take(session, job)
        if instance.status == "suspended":
            raise JobHeld(job.id)
        if instance.status != "active":
            return
        host = host_for(session, instance, actor)
        try:
            outcome, events = act(instance, host)
        except ActivityNotFound:
            # Nothing waits for it: the job is a left-over, and gone with this commit.
            return
        settle(session, host, instance, outcome, actor, events)


def _complete(
    instance: StoredInstance, host: EngineHost, job: Job, result: Variables
) -> tuple[Outcome, list[Event]]:
    outcome = runner.complete_job(instance.state, host, _number(job), result)
    return outcome, [_event("job-completed", job)]


def _event(type_: str, job: Job, **data: str) -> Event:
    return Event(type_, {"job": str(job.id), "type": job.type, **data}, job.element_id, job.activity_id)


def _number(job: Job) -> int:
    """What the interpreter calls the timer or the activity."""
    if job.subscription_id is None:
        raise ValueError(f"job {job.id} of kind {job.kind} has no subscription")
    return job.subscription_id


def _instance_id(job: Job) -> int:
    if job.instance_id is None:
        raise ValueError(f"job {job.id} of kind {job.kind} has no process instance")
    return job.instance_id
