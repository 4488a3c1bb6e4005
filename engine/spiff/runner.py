"""The door: state in, outcome out.

Every function takes the stored state of one process instance and one stimulus, runs the interpreter until
every token waits, and returns an :class:`~engine.spiff.border.Outcome`. None touches a database.
All raise :class:`~engine.spiff.border.ActivityNotFound` when what they address is not waiting any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from SpiffWorkflow.util.task import TaskState

from engine.spiff import incident_messages as incident_messages
from engine.spiff import patches as patches
from engine.spiff import timers
from engine.spiff.border import ActivityNotFound, BpmnError, Host, Outcome, Summary, Variables
from engine.spiff.codec import dump, load
from engine.spiff.execution import INCIDENT, Execution
from engine.spiff.expressions import StepFailure, Text
from engine.spiff.program import Program
from engine.spiff.scope import Token
from engine.spiff.scope import Variables as ScopeVariables
from engine.spiff.specs.activities import UserTask, Worker
from engine.spiff.specs.base import RESULTS
from engine.spiff.summary import PROPERTY as SUMMARY
from engine.spiff.summary import labels, summarise
from engine.spiff.timing import recompute
from engine.spiff.values import normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveActivity:
    """A token on the diagram, for lists and pictures."""

    activity_id: int
    scope_id: int
    element_id: str
    element_type: str
    name: str
    definition_id: int
    incident: bool


class Waiting(NamedTuple):
    """What a case waits for: a timer ("t"), a message ("m") or a signal ("s")."""

    subscription_id: int
    activity_id: int
    kind: str
    element_id: str
    #: the name; of a timer, when it is due
    name: str
    #: of a message, unless the state was stored before keys were kept in it
    correlation_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a stored state holds, for whoever compares it with the rows and events beside it."""

    definition_id: int
    #: by scope, 0 being the case itself; long values are fetched when they are asked for
    variables: Mapping[int, ScopeVariables]
    waiting: tuple[Waiting, ...]
    #: the activities of open user tasks
    user_tasks: frozenset[int]


def start(program: Program, host: Host, variables: Variables, *, start_event: str | None = None) -> Outcome:
    """Start a process instance at its none start event, or at the start event named (message, signal, timer).

    Raises LookupError when the process has no such start event."""
    execution = Execution(host)
    execution.start(program, variables, start_event)
    return _finish(execution)


def complete_user_task(state: bytes, host: Host, activity_id: int, variables: Variables) -> Outcome:
    """Complete an open user task with the submitted variables."""
    execution = load(state, host)
    token = _resting(execution, activity_id)
    if not isinstance(token.task_spec, UserTask) or token._state != TaskState.READY:
        raise ActivityNotFound(activity_id)
    execution.record.close_user_task(activity_id, "completed")
    return _complete(execution, token, variables)


def complete_job(state: bytes, host: Host, activity_id: int, variables: Variables) -> Outcome:
    """Complete the activity whose job has been done, with the job's result."""
    execution = load(state, host)
    token = _working(execution, activity_id)
    execution.record.jobs.close(activity_id)
    return _complete(execution, token, variables)


def throw_job_error(
    state: bytes, host: Host, activity_id: int, code: str, message: str, variables: Variables
) -> Outcome:
    """Let a job's activity end with a BPMN error, caught by the nearest handler (else an incident)."""
    execution = load(state, host)
    token = _working(execution, activity_id)
    execution.throw_error(token, BpmnError(code, message, variables))
    return _finish(execution)


def fire_timer(state: bytes, host: Host, subscription_id: int) -> Outcome:
    """A timer is due."""
    execution = load(state, host)
    execution.trigger(subscription_id, {})
    return _finish(execution)


def deliver_message(state: bytes, host: Host, subscription_id: int, variables: Variables) -> Outcome:
    """A message was correlated to this subscription."""
    execution = load(state, host)
    execution.trigger(subscription_id, variables)
    return _finish(execution)


def deliver_signal(state: bytes, host: Host, name: str, variables: Variables) -> Outcome:
    """A signal was broadcast; everything in the instance that waits for it catches it (perhaps nothing)."""
    execution = load(state, host)
    execution.signal(name, variables)
    return _finish(execution)


def retry_incident(state: bytes, host: Host, activity_id: int) -> Outcome:
    """Try a token with an incident again."""
    execution = load(state, host)
    token = _find(execution, activity_id)
    if INCIDENT not in token.internal_data:
        raise ActivityNotFound(activity_id)
    execution.retry(token)
    return _finish(execution)


def modify_variables(state: bytes, host: Host, scope_id: int, variables: Variables) -> Outcome:
    """Set variables of a scope from outside. Raises ActivityNotFound for an unknown scope."""
    execution = load(state, host)
    scope = execution.scope(scope_id)
    if scope is None:
        raise ActivityNotFound(scope_id)
    execution.modify(scope, variables)
    return _finish(execution)


def cancel(state: bytes, host: Host) -> Outcome:
    """End the instance at once, whatever it is doing. Raises ActivityNotFound when it has ended already."""
    execution = load(state, host)
    if execution.status != "active":
        raise ActivityNotFound(0)
    execution.cancel()
    return _finish(execution)


def recompute_timers(state: bytes, host: Host, began: Mapping[int, datetime]) -> Outcome:
    """Evaluate the dates of waiting timers and user tasks again (a working-day calendar changed), each as of
    the moment at which its activity began.

    Timers whose due time moved are closed and opened anew; user tasks whose dates moved are opened again
    under their old activity id."""
    execution = load(state, host)
    recompute(execution, began)
    return _finish(execution)


def variables(state: bytes, host: Host, activity_id: int | None = None) -> Mapping[str, Any]:
    """The variables visible from an activity (inner scopes shadow outer ones), or of the instance."""
    execution = load(state, host)
    if activity_id is None:
        return execution.root.variables.everything()
    inside = execution.scope(activity_id)
    if inside is not None:
        return dict(inside.context) if inside.embedded else inside.variables.everything()
    return execution.visible(_find(execution, activity_id))


def summary(state: bytes, host: Host) -> Summary:
    """What the process names of its variables for lists (``gongzhi:summary``), as they are now."""
    return _summary(load(state, host))


def candidate_groups(program: Program, variables: Variables, element_id: str) -> tuple[str, ...]:
    """The groups a user task would be offered to if it opened with these variables.

    Raises LookupError when the process has no such user task, StepFailure for an expression that fails."""
    for spec in (program.spec, *(program.scopes or {}).values()):
        task = spec.task_specs.get(element_id)
        if isinstance(task, UserTask):
            return task.candidate_groups.strings(variables) if task.candidate_groups else ()
    raise LookupError(element_id)


def is_multi_instance(program: Program, element_id: str) -> bool:
    """Whether an element is done once for each item of a collection."""
    specs = (spec.task_specs.get(element_id) for spec in (program.spec, *(program.scopes or {}).values()))
    return any(getattr(spec, "loop", None) is not None for spec in specs)


def task_properties(program: Program) -> Mapping[str, Mapping[str, str]]:
    """The properties of every user task of a definition, by element."""
    return {
        task.name: task.properties
        for spec in (program.spec, *(program.scopes or {}).values())
        for task in spec.task_specs.values()
        if isinstance(task, UserTask)
    }


def element_ids(program: Program) -> frozenset[str]:
    """Every element of a definition, inner scopes included: what a case that was begun on it can come to."""
    specs = (program.spec, *(program.scopes or {}).values())
    return frozenset(name for spec in specs for name in spec.task_specs)


def contents(state: bytes, host: Host) -> Contents:
    """What a stored state holds."""
    execution = load(state, host)
    return Contents(
        definition_id=execution.root.definition.definition_id,
        variables={scope.id: scope.variables for scope in execution.scopes()},
        waiting=tuple(
            Waiting(
                id,
                scope.id if token is None else token.id,
                kind,
                element_id,
                name,
                rest[0] if kind == "m" and rest else None,
            )
            for scope, token, (id, kind, element_id, name, *rest) in execution.subscriptions()
        ),
        user_tasks=frozenset(
            token.id
            for scope in execution.scopes()
            for token in scope.tasks.values()
            if isinstance(token.task_spec, UserTask)
            and token._state == TaskState.READY
            and INCIDENT not in token.internal_data
        ),
    )


def active_activities(state: bytes, host: Host) -> tuple[ActiveActivity, ...]:
    """Where the tokens are."""
    return tuple(
        ActiveActivity(
            activity_id=token.id,
            scope_id=scope.id,
            element_id=token.task_spec.name,
            element_type=token.task_spec.element_type,
            name=token.task_spec.bpmn_name or token.task_spec.name,
            definition_id=scope.definition.definition_id,
            incident=INCIDENT in token.internal_data,
        )
        for scope in load(state, host).scopes()
        for token in scope.tasks.values()
    )


def next_timer_due(timer: str, host: Host, *, after: datetime | None = None) -> datetime | None:
    """The next due time of a start timer (ISO 8601, cron, or FEEL); None: no more.

    ``after`` is the previous firing: one-shot timers have no further one. Raises StepFailure or BadTimer."""
    text = Text(timer, getattr(host, "functions", None)).string({})
    if text is None:
        return None
    if not timers.is_cycle(text):
        return timers.due_at(text, host.now) if after is None else None
    if after is not None:
        return timers.next_firing(text, after)
    cycle = timers.parse_cycle(text, host.now)
    return cycle.first if cycle.count != 0 else None


def _finish(execution: Execution) -> Outcome:
    execution.advance()
    record = execution.record
    tells_itself = not record.user_tasks and not record.user_tasks_closed
    return record.outcome(execution.status, dump(execution), _summary(execution) if tells_itself else ())


def _summary(execution: Execution) -> Summary:
    root = execution.root
    wanted = root.definition.properties.get(SUMMARY)
    return summarise(labels(wanted), root.variables) if wanted else ()


def _complete(execution: Execution, token: Token, variables: Variables) -> Outcome:
    token.internal_data[RESULTS] = {name: normalise(value) for name, value in variables.items()}
    execution.finish(token)
    return _finish(execution)


def _find(execution: Execution, activity_id: int) -> Token:
    for scope in execution.scopes():
        token = scope.tasks.get(activity_id)
        if token is not None:
            return token
    raise ActivityNotFound(activity_id)


def _resting(execution: Execution, activity_id: int) -> Token:
    token = _find(execution, activity_id)
    if INCIDENT in token.internal_data:
        raise ActivityNotFound(activity_id)
    return token


def _working(execution: Execution, activity_id: int) -> Token:
    token = _resting(execution, activity_id)
    if not isinstance(token.task_spec, Worker) or token._state != TaskState.WAITING:
        raise ActivityNotFound(activity_id)
    return token


__all__ = [
    "ActiveActivity",
    "Contents",
    "StepFailure",
    "Waiting",
    "active_activities",
    "cancel",
    "candidate_groups",
    "complete_job",
    "complete_user_task",
    "contents",
    "deliver_message",
    "deliver_signal",
    "fire_timer",
    "modify_variables",
    "next_timer_due",
    "recompute_timers",
    "retry_incident",
    "start",
    "task_properties",
    "throw_job_error",
    "variables",
]
