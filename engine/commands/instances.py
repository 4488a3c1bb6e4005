"""Start, suspend, resume, cancel process instances; change their variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from engine.actor import Actor
from engine.cancellation import Cancelling, before_cancelling
from engine.commands.forms import attach_start_files, check_start_form, start_form
from engine.commands.idempotency import once
from engine.commands.stepping import checked_variables, host_for, settle, take_waiting
from engine.errors import (
    NoStartEvent,
    ProcessCannotStart,
    ProcessDefinitionNotFound,
    ProcessInstanceNotSuspended,
    RevisionChanged,
    ScopeNotFound,
)
from engine.guards import Beginning, check_beginning, check_resumption
from engine.history.chain import Event
from engine.host import load_program
from engine.persistence.ids import new_id
from engine.persistence.inbox import touch_tasks
from engine.persistence.messages import subscriptions_of
from engine.persistence.outcomes import move_due_dates, moved_timers, record_events
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, checked_text, lock_instance, newest_definition
from engine.sealing import seal_submission
from engine.spiff import runner
from engine.spiff.border import ActivityNotFound, MessageSubscriptionOpened, Outcome
from engine.spiff.expressions import StepFailure
from engine.spiff.program import Program
from forms.compiled import FileUse

#: The name under which expressions find the business key.
BUSINESS_KEY = "business_key"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedInstance:
    """A process instance, and how far it went before it waited."""

    instance_id: int
    definition_id: int
    business_key: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceStatusChanged:
    """A process instance and the status a command left it in."""

    instance_id: int
    status: str


def start_process_instance(
    session: Session,
    actor: Actor,
    process_key: str | None = None,
    variables: Mapping[str, Any] | None = None,
    *,
    definition_id: int | None = None,
    business_key: str | None = None,
    start_event: str | None = None,
    idempotency_key: str | None = None,
) -> StartedInstance:
    """Start the newest version of ``process_key``, or the very definition named, at its start event.

    ``start_event`` is the id of a message, signal or timer start event; none means the none start event.
    The business key, made up when none is given, is a variable of the instance too (and replaces one that
    is sent): correlation keys of events that wait from the first moment need something to refer to.
    A start form lets in what it lets in, unless the caller vouches for the actor.
    Raises ProcessDefinitionNotFound, NoStartEvent, ProcessCannotStart, InvalidVariables, FormRefused, and
    Refused (kept in the administrative chain).
    """
    given = checked_variables(variables)
    if business_key is not None:
        checked_text("business_key", business_key)
    arguments = {
        "process_key": process_key, "definition_id": definition_id, "variables": given,
        "business_key": business_key, "start_event": start_event,
    }  # fmt: skip

    def act() -> StartedInstance:
        definition = definition_id or newest_definition(session, process_key or "")
        return _start(session, actor, definition, given, business_key, start_event)

    return once(session, actor, idempotency_key, "start-process-instance", arguments, StartedInstance, act)


def _start(
    session: Session,
    actor: Actor,
    definition_id: int,
    variables: Mapping[str, Any],
    business_key: str | None,
    start_event: str | None,
) -> StartedInstance:
    try:
        program = load_program(session, definition_id)
    except LookupError as error:
        raise ProcessDefinitionNotFound(process=definition_id) from error
    _check_start_event(program, start_event)
    files: Sequence[FileUse] = ()
    id = new_id()
    form = start_form(session, program, definition_id) if start_event is None else None
    if form is not None:
        if not actor.is_trusted:
            # who vouches for an actor vouches for what is entered, too
            variables, files = check_start_form(session, form, program, variables)
    check_beginning(Beginning(session, actor, program.process_key, variables, business_key))
    if form is not None:
        variables = seal_submission(session, id, form, variables)
    instance = StoredInstance(
        id=id,
        definition_id=definition_id,
        process_key=program.process_key,
        business_key=business_key or str(id),
        status="active",
        started_at=session.now,
        started_by=actor.user_id,
    )
    host = host_for(session, instance, actor)
    # last: nobody may give an instance the correlation key of another one
    given = {**variables, BUSINESS_KEY: instance.business_key}
    try:
        outcome = runner.start(program, host, given, start_event=start_event)
    except StepFailure as failure:
        raise ProcessCannotStart(
            process=program.process_key, reason_key=failure.message_key, reason_params=failure.params
        ) from failure
    settle(session, host, instance, outcome, actor)
    attach_start_files(session, actor, instance, files)
    return StartedInstance(
        instance_id=id,
        definition_id=definition_id,
        business_key=instance.business_key or "",
        status=instance.status,
    )


def _check_start_event(program: Program, start_event: str | None) -> None:
    for event in program.start_events:
        if (event.kind == "none") if start_event is None else (event.element_id == start_event):
            return
    raise NoStartEvent(process=program.process_key)


def suspend_process_instance(
    session: Session, actor: Actor, instance_id: int, *, reason: str = "", idempotency_key: str | None = None
) -> InstanceStatusChanged:
    """Hold everything: tasks cannot be completed, jobs wait, messages stay in their buffer.

    Raises ProcessInstanceSuspended when it is already, ProcessInstanceEnded.
    """

    def act() -> InstanceStatusChanged:
        instance = lock_instance(session, instance_id)
        instance.check_running()
        instance.status = "suspended"
        _hold_jobs(session, instance_id, held=True)
        record_events(session, instance, actor, [Event("instance-suspended", {"reason": reason})])
        return InstanceStatusChanged(instance_id=instance_id, status=instance.status)

    arguments = {"instance_id": instance_id, "reason": reason}
    return once(session, actor, idempotency_key, "suspend", arguments, InstanceStatusChanged, act)


def resume_process_instance(
    session: Session, actor: Actor, instance_id: int, *, idempotency_key: str | None = None
) -> InstanceStatusChanged:
    """Let a suspended instance go on: jobs due meanwhile run now, messages that came meanwhile are taken.

    Raises ProcessInstanceNotSuspended, ProcessInstanceEnded, and what guards of resumption raise.
    """
    act = partial(_resume, session, actor, instance_id)
    arguments = {"instance_id": instance_id}
    return once(session, actor, idempotency_key, "resume", arguments, InstanceStatusChanged, act)


def _resume(session: Session, actor: Actor, instance_id: int) -> InstanceStatusChanged:
    instance = lock_instance(session, instance_id)
    instance.check_not_ended()
    if instance.status != "suspended":
        raise ProcessInstanceNotSuspended(instance_id=instance_id)
    check_resumption(session, actor, instance)
    instance.status = "active"
    _hold_jobs(session, instance_id, held=False)
    session.wake(session.now)
    waiting = tuple(
        MessageSubscriptionOpened(
            subscription_id=id, activity_id=0, element_id="", name=name, correlation_key=key
        )
        for id, name, key in subscriptions_of(session, instance_id)
    )
    record_events(session, instance, actor, [Event("instance-resumed")])
    take_waiting(session, host_for(session, instance, actor), instance, waiting)
    return InstanceStatusChanged(instance_id=instance_id, status=instance.status)


def _hold_jobs(session: Session, instance_id: int, *, held: bool) -> None:
    touch_tasks(session, instance_id)  # lists show what is suspended
    # messages and signals thrown before are on their way and belong to others
    session.write(
        "UPDATE job SET held = ? WHERE tenant_id = ? AND instance_id = ?"
        " AND kind NOT IN ('message-publish', 'signal-broadcast')",
        (held, session.tenant_id, instance_id),
    )


def cancel_process_instance(
    session: Session, actor: Actor, instance_id: int, *, reason: str = "", idempotency_key: str | None = None
) -> InstanceStatusChanged:
    """End an active or suspended instance whatever it is doing, after what its domain undoes first
    (:mod:`engine.cancellation`). Raises ProcessInstanceEnded."""

    def act() -> InstanceStatusChanged:
        instance = lock_instance(session, instance_id)
        instance.check_not_ended()
        host = host_for(session, instance, actor)
        before_cancelling(Cancelling(session, actor, instance, reason))
        outcome = _with_reason(runner.cancel(instance.state, host), reason)
        settle(session, host, instance, outcome, actor)
        return InstanceStatusChanged(instance_id=instance_id, status=instance.status)

    arguments = {"instance_id": instance_id, "reason": reason}
    return once(session, actor, idempotency_key, "cancel", arguments, InstanceStatusChanged, act)


def _with_reason(outcome: Outcome, reason: str) -> Outcome:
    if not reason:
        return outcome
    events = tuple(
        replace(event, data={**event.data, "reason": reason}) if event.type == "instance-cancelled" else event
        for event in outcome.events
    )
    return replace(outcome, events=events)


def modify_variables(
    session: Session,
    actor: Actor,
    instance_id: int,
    variables: Mapping[str, Any],
    *,
    scope_id: int = 0,
    revision: int | None = None,
    note: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> InstanceStatusChanged:
    """Set variables of a scope from outside, in a suspended instance too.

    ``revision`` is that of the instance the caller has seen; ``note`` is kept in history beside the names.
    Raises ScopeNotFound, ProcessInstanceEnded, RevisionChanged, InvalidVariables.
    """
    given = checked_variables(variables)

    def act() -> InstanceStatusChanged:
        instance = lock_instance(session, instance_id)
        instance.check_not_ended()
        if revision is not None and revision != instance.revision:
            raise RevisionChanged(instance_id=instance_id)
        host = host_for(session, instance, actor)
        try:
            outcome = runner.modify_variables(instance.state, host, scope_id, given)
        except ActivityNotFound as error:
            raise ScopeNotFound(instance_id=instance_id, scope_id=scope_id) from error
        event = Event("variables-modified", {**(note or {}), "names": sorted(given)}, scope_id=scope_id)
        settle(session, host, instance, outcome, actor, [event])
        return InstanceStatusChanged(instance_id=instance_id, status=instance.status)

    arguments = {"instance_id": instance_id, "scope_id": scope_id, "variables": given}
    return once(session, actor, idempotency_key, "modify-variables", arguments, InstanceStatusChanged, act)


def recompute_due_dates(session: Session, actor: Actor, instance_id: int) -> None:
    """Evaluate the dates of timers and user tasks again: a calendar of working days changed."""
    instance = lock_instance(session, instance_id)
    instance.check_not_ended()
    host = host_for(session, instance, actor)
    outcome = runner.recompute_timers(instance.state, host, _began(session, instance))
    # tasks whose dates moved come under their old activity id: they are not new
    events = move_due_dates(session, instance, outcome.user_tasks_opened)
    events += moved_timers(session, instance, outcome)
    settle(session, host, instance, replace(outcome, user_tasks_opened=()), actor, events)


def _began(session: Session, instance: StoredInstance) -> dict[int, datetime]:
    """When each activity was entered, by its id; the instance itself is 0."""
    rows = session.all(
        "SELECT activity_id, at FROM event WHERE tenant_id = ? AND instance_id = ?"
        " AND type = 'activity-started' AND activity_id IS NOT NULL ORDER BY seq DESC",
        (session.tenant_id, instance.id),
    )
    # SQLite keeps the times of events as text; the first time counts, which comes last here
    began = {int(id_): datetime.fromisoformat(at) if isinstance(at, str) else at for id_, at in rows}
    return {**began, 0: instance.started_at}
