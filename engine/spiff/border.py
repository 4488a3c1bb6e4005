"""What crosses the door between the interpreter and the rest of the engine.

The interpreter takes a stored state and one stimulus, and gives an :class:`Outcome` back: the new state and
everything the database must learn of it. It performs no input or output itself; what it needs from outside
(the clock, decisions, actions, definitions, large variables) it asks of a :class:`Host`.

Identifiers: an *activity id* is a small integer, unique within its process instance, never used twice. A
*subscription id* comes from the same counter. Scope 0 is the process instance itself; every other scope
bears the activity id of the sub-process, call activity or multi-instance body that opened it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from engine.spiff.program import Program

Variables = Mapping[str, Any]
ActionMode = Literal["inline", "job", "external"]
Ending = Literal["completed", "cancelled"]
InstanceStatus = Literal["active", "completed", "cancelled"]
#: (label, value) as lists show it
Summary = tuple[tuple[str, str | int | float | bool | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UserTaskOpened:
    """A person has something to do. Assignment expressions are evaluated already."""

    activity_id: int
    scope_id: int
    #: The definition whose diagram shows the task: the called process's own, inside a call activity.
    definition_id: int
    element_id: str
    name: str
    lane: str | None = None
    assignee: str | None = None
    candidate_groups: tuple[str, ...] = ()
    candidate_users: tuple[str, ...] = ()
    due_at: datetime | None = None
    follow_up_at: datetime | None = None
    priority: int = 50
    form_key: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    #: for lists: what ``gongzhi:summary`` names, as it is when the task opens
    summary: Summary = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOpened:
    """Automatic work after the commit, by a worker of ours (``job``) or of others (``external``)."""

    activity_id: int
    scope_id: int
    element_id: str
    type: str
    mode: ActionMode
    retries: int = 3
    headers: Mapping[str, str] = field(default_factory=dict)
    variables: Variables = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerOpened:
    """Something happens at ``due_at`` (aware UTC) unless the subscription is closed before."""

    subscription_id: int
    activity_id: int
    element_id: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSubscriptionOpened:
    """One activity waits for the message ``name`` with this correlation key."""

    subscription_id: int
    activity_id: int
    element_id: str
    name: str
    correlation_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalSubscriptionOpened:
    """One activity waits for the signal ``name``."""

    subscription_id: int
    activity_id: int
    element_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageThrown:
    """A message to publish after the commit; ``time_to_live`` is in seconds."""

    activity_id: int
    element_id: str
    name: str
    correlation_key: str
    variables: Variables
    time_to_live: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalThrown:
    """A signal to broadcast after the commit to every *other* instance and to start events.

    Activities of the throwing instance that wait for it have caught it already."""

    activity_id: int
    element_id: str
    name: str
    variables: Variables


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRaised:
    """A token that cannot go on until a person repairs something and retries.

    ``kind``: ``expression``, ``no-flow``, ``uncaught-error``, ``action``, ``decision``, ``called-element``,
    ``endless-loop``, ``timer``. ``message_key`` and ``params`` name the sentence in the catalogue of
    :mod:`engine.messages`; ``detail`` is technical (never shown to applicants)."""

    activity_id: int
    element_id: str
    kind: str
    message_key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEvent:
    """One line of history, as the interpreter sees it; who and when are added by the command.

    ``type`` is one of :data:`EVENT_TYPES`; ``data`` is JSON."""

    type: str
    element_id: str | None = None
    activity_id: int | None = None
    scope_id: int = 0
    data: Mapping[str, Any] = field(default_factory=dict)


#: Every kind of event the interpreter writes. Commands add their own (see :mod:`engine.history.vocabulary`).
EVENT_TYPES = frozenset(
    {
        "instance-started",
        "instance-completed",
        "instance-cancelled",
        "activity-started",
        "activity-completed",
        "activity-cancelled",
        "sequence-flow-taken",
        "variables-changed",
        "decision-evaluated",
        "timer-fired",
        "message-received",
        "signal-received",
        "message-thrown",
        "signal-thrown",
        "error-thrown",
        "escalation-thrown",
        "incident-raised",
        "incident-resolved",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VariableStored:
    """A large variable that goes to a row of its own; ``value`` is JSON text, ``None`` removes the row."""

    scope_id: int
    name: str
    value: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one stimulus did. Things opened and closed again within it do not appear at all."""

    status: InstanceStatus
    state: bytes
    user_tasks_opened: tuple[UserTaskOpened, ...] = ()
    user_tasks_closed: tuple[tuple[int, Ending], ...] = ()
    jobs_opened: tuple[JobOpened, ...] = ()
    jobs_closed: tuple[int, ...] = ()
    timers_opened: tuple[TimerOpened, ...] = ()
    timers_closed: tuple[int, ...] = ()
    messages_opened: tuple[MessageSubscriptionOpened, ...] = ()
    messages_closed: tuple[int, ...] = ()
    signals_opened: tuple[SignalSubscriptionOpened, ...] = ()
    signals_closed: tuple[int, ...] = ()
    messages_thrown: tuple[MessageThrown, ...] = ()
    signals_thrown: tuple[SignalThrown, ...] = ()
    incidents_raised: tuple[IncidentRaised, ...] = ()
    incidents_closed: tuple[int, ...] = ()
    variables_stored: tuple[VariableStored, ...] = ()
    #: what the process names of its variables for lists, as they are now; empty where people's tasks tell it
    summary: Summary = ()
    events: tuple[HistoryEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCall:
    """One call of a registered action by a service task."""

    type: str
    activity_id: int
    element_id: str
    variables: Variables
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOutcome:
    """The result of a decision, and the trace that says which rules gave it."""

    value: Any
    trace: Mapping[str, Any]


class BpmnError(Exception):
    """A business error that the diagram may catch by its code (BPMN 2.0, 10.5.6); not a technical failure."""

    def __init__(self, code: str, message: str = "", variables: Variables | None = None) -> None:
        super().__init__(f"{code}: {message}" if message else code)
        self.code = code
        self.message = message
        self.variables: Variables = variables or {}


class ActivityNotFound(LookupError):
    """The activity or subscription is no longer waiting: completed, cancelled or never there."""

    def __init__(self, activity_id: int) -> None:
        super().__init__(f"activity {activity_id} is not waiting")
        self.activity_id = activity_id


class Host(Protocol):
    """What the interpreter may ask of the engine while it runs."""

    @property
    def now(self) -> datetime:
        """The engine's clock, aware UTC; the same instant for the whole command."""

    @property
    def step_limit(self) -> int | None:
        """Automatic steps one stimulus may cause before it counts as an endless loop; None: the default."""

    def program(self, definition_id: int) -> Program:
        """The compiled process definition of this id; raises LookupError when it is unknown."""

    def called_program(self, process_key: str, binding: str, version_tag: str | None, caller: int) -> Program:
        """The definition a call activity starts now; ``binding`` is latest, deployment or versionTag.

        Raises LookupError when none is in force."""

    def evaluate_decision(
        self, decision_id: str, binding: str, caller: int, context: Variables
    ) -> DecisionOutcome:
        """Evaluate a deployed decision. Raises LookupError when unknown, FeelError when it cannot run."""

    def action_mode(self, type: str) -> ActionMode:
        """How a task type is carried out; types nobody registered are ``external``."""

    def run_action(self, call: ActionCall) -> Variables:
        """Run an inline action in the running transaction, under a savepoint.

        Raises :class:`BpmnError` for business errors; any other exception has been rolled back to the
        savepoint and becomes an incident."""

    def load_variable(self, scope_id: int, name: str) -> bytes:
        """The JSON text of a large variable stored in a row of its own."""
