"""The door: state in, outcome out.

Every function takes the stored state of one process instance and one stimulus, runs the interpreter until
every token waits, and returns an :class:`~engine.spiff.border.Outcome`. None touches a database.
All raise :class:`~engine.spiff.border.ActivityNotFound` when what they address is not waiting any more.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.spiff.border import Host, Outcome, Variables
from engine.spiff.program import Program


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


def start(program: Program, host: Host, variables: Variables, *, start_event: str | None = None) -> Outcome:
    """Start a process instance at its none start event, or at the start event named (message, signal, timer)."""
    raise NotImplementedError


def complete_user_task(state: bytes, host: Host, activity_id: int, variables: Variables) -> Outcome:
    """Complete an open user task with the submitted variables."""
    raise NotImplementedError


def complete_job(state: bytes, host: Host, activity_id: int, variables: Variables) -> Outcome:
    """Complete the activity whose job has been done, with the job's result."""
    raise NotImplementedError


def throw_job_error(
    state: bytes, host: Host, activity_id: int, code: str, message: str, variables: Variables
) -> Outcome:
    """Let a job's activity end with a BPMN error, caught by the nearest handler (else an incident)."""
    raise NotImplementedError


def fire_timer(state: bytes, host: Host, subscription_id: int) -> Outcome:
    """A timer is due."""
    raise NotImplementedError


def deliver_message(state: bytes, host: Host, subscription_id: int, variables: Variables) -> Outcome:
    """A message was correlated to this subscription."""
    raise NotImplementedError


def deliver_signal(state: bytes, host: Host, name: str, variables: Variables) -> Outcome:
    """A signal was broadcast; everything in the instance that waits for it catches it (perhaps nothing)."""
    raise NotImplementedError


def retry_incident(state: bytes, host: Host, activity_id: int) -> Outcome:
    """Try a token with an incident again."""
    raise NotImplementedError


def modify_variables(state: bytes, host: Host, scope_id: int, variables: Variables) -> Outcome:
    """Set variables of a scope from outside; ``None`` sets null. Raises ActivityNotFound for an unknown scope."""
    raise NotImplementedError


def cancel(state: bytes, host: Host) -> Outcome:
    """End the instance at once, whatever it is doing."""
    raise NotImplementedError


def recompute_timers(state: bytes, host: Host) -> Outcome:
    """Evaluate the due dates of waiting timers and user tasks again (a working-day calendar changed)."""
    raise NotImplementedError


def variables(state: bytes, host: Host, activity_id: int | None = None) -> Mapping[str, Any]:
    """The variables visible from an activity (inner scopes shadow outer ones), or of the instance."""
    raise NotImplementedError


def active_activities(state: bytes, host: Host) -> tuple[ActiveActivity, ...]:
    """Where the tokens are."""
    raise NotImplementedError


def next_timer_due(timer: str, host: Host, *, after: datetime | None = None) -> datetime | None:
    """The next due time of a start timer (ISO 8601 date, duration, cycle ``R/…``, cron, or FEEL); None: no more."""
    raise NotImplementedError
