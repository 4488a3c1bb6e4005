"""Runs drawn diagrams through the interpreter's door, without a database.

The driver plays the engine around :mod:`engine.spiff.runner`: it keeps the stored state as bytes, books what
each outcome opens and closes, and refuses outcomes that contradict the books (something closed that was not
open, an id used twice, something left open in an ended instance).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import etree

from engine.spiff import runner
from engine.spiff.border import (
    EVENT_TYPES,
    ActionCall,
    ActionMode,
    DecisionOutcome,
    HistoryEvent,
    IncidentRaised,
    JobOpened,
    MessageSubscriptionOpened,
    MessageThrown,
    Outcome,
    SignalSubscriptionOpened,
    SignalThrown,
    TimerOpened,
    UserTaskOpened,
)
from engine.spiff.compiler import compile_program
from engine.spiff.program import Program
from tests.support.drawing import Diagram, Process, as_diagram

Decision = Callable[[Mapping[str, Any]], Any]
Action = Callable[[Mapping[str, Any]], Mapping[str, Any]]

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@dataclass
class TestHost:
    """What the interpreter asks of the engine, answered from dictionaries."""

    __test__ = False

    definitions: dict[int, tuple[bytes, str]]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    modes: Mapping[str, ActionMode] = field(default_factory=dict)
    now: datetime = START
    step_limit: int | None = None
    rows: dict[tuple[int, str], bytes] = field(default_factory=dict)
    calls: list[ActionCall] = field(default_factory=list)
    _programs: dict[int, Program] = field(default_factory=dict)

    def forget(self) -> None:
        """What a fresh operating-system process knows: nothing compiled."""
        self._programs.clear()

    def program(self, definition_id: int) -> Program:
        if definition_id not in self._programs:
            xml, key = self.definitions[definition_id]
            self._programs[definition_id] = compile_program(
                etree.fromstring(xml), key, definition_id=definition_id
            )
        return self._programs[definition_id]

    def called_program(self, process_key: str, binding: str, version_tag: str | None, caller: int) -> Program:
        for number, (_, key) in sorted(self.definitions.items(), reverse=True):
            if key == process_key and version_tag in (None, "", self.program(number).version_tag):
                return self.program(number)
        raise LookupError(process_key)

    def evaluate_decision(
        self, decision_id: str, binding: str, caller: int, context: Mapping[str, Any]
    ) -> DecisionOutcome:
        if decision_id not in self.decisions:
            raise LookupError(decision_id)
        return DecisionOutcome(value=self.decisions[decision_id](context), trace={"decision": decision_id})

    def action_mode(self, type: str) -> ActionMode:
        return self.modes.get(type, "inline" if type in self.actions else "external")

    def run_action(self, call: ActionCall) -> Mapping[str, Any]:
        self.calls.append(call)
        return self.actions[call.type](call.variables)

    def load_variable(self, scope_id: int, name: str) -> bytes:
        return self.rows[scope_id, name]


class Driver:
    """One process instance of a drawn diagram.

    ``restored`` compiles every diagram anew before each step, as a process started after a crash would.
    """

    def __init__(
        self,
        drawn: Diagram | Process,
        *,
        restored: bool = False,
        decisions: Mapping[str, Decision] | None = None,
        actions: Mapping[str, Action] | None = None,
        modes: Mapping[str, ActionMode] | None = None,
    ) -> None:
        self.diagram = as_diagram(drawn)
        xml = self.diagram.xml
        definitions = {number: (xml, process.id) for number, process in enumerate(self.diagram.processes, 1)}
        self.host = TestHost(definitions, decisions or {}, actions or {}, modes or {})
        self.restored = restored
        self.state = b""
        self.status = "active"
        self.history: list[HistoryEvent] = []
        self.open_tasks: dict[int, UserTaskOpened] = {}
        self.open_jobs: dict[int, JobOpened] = {}
        self.open_timers: dict[int, TimerOpened] = {}
        self.open_messages: dict[int, MessageSubscriptionOpened] = {}
        self.open_signals: dict[int, SignalSubscriptionOpened] = {}
        self.open_incidents: dict[int, IncidentRaised] = {}
        self.messages_thrown: list[MessageThrown] = []
        self.signals_thrown: list[SignalThrown] = []
        self.last: Outcome | None = None
        self._used: set[tuple[str, int]] = set()

    # ---- stimuli

    def start(
        self, variables: Mapping[str, Any] | None = None, /, *, at: str | None = None, **more: Any
    ) -> Driver:
        program = self.host.program(1)
        return self._book(runner.start(program, self.host, {**(variables or {}), **more}, start_event=at))

    def complete(self, element_id: str, variables: Mapping[str, Any] | None = None, /, **more: Any) -> Driver:
        """Complete the oldest open user task of an element."""
        return self.complete_activity(self._one(self.open_tasks, element_id), {**(variables or {}), **more})

    def complete_activity(self, activity_id: int, variables: Mapping[str, Any]) -> Driver:
        return self._act("complete_user_task", activity_id, variables)

    def finish_job(
        self, element_id: str, variables: Mapping[str, Any] | None = None, /, **more: Any
    ) -> Driver:
        return self.end_job(self._one(self.open_jobs, element_id), {**(variables or {}), **more})

    def throw_job_error(self, element_id: str, code: str, **variables: Any) -> Driver:
        return self.end_job(self._one(self.open_jobs, element_id), variables, code)

    def end_job(self, activity_id: int, variables: Mapping[str, Any], code: str | None = None) -> Driver:
        """Complete a job, or end it with a BPMN error."""
        if code is None:
            return self._act("complete_job", activity_id, variables)
        return self._act("throw_job_error", activity_id, code, "", variables)

    def fire_timer(self, element_id: str) -> Driver:
        """Move the clock to the earliest timer of an element and fire it."""
        subscription = min(
            (timer for timer in self.open_timers.values() if timer.element_id == element_id),
            key=lambda timer: (timer.due_at, timer.subscription_id),
        )
        self.host.now = max(self.host.now, subscription.due_at)
        return self.fire_subscription(subscription.subscription_id)

    def fire_subscription(self, subscription_id: int) -> Driver:
        return self._act("fire_timer", subscription_id)

    def advance(self, by: timedelta) -> Driver:
        """Move the clock and fire whatever falls due on the way, in order of due time."""
        until = self.host.now + by
        while True:
            due = [timer for timer in self.open_timers.values() if timer.due_at <= until]
            if not due:
                break
            first = min(due, key=lambda timer: (timer.due_at, timer.subscription_id))
            self.host.now = max(self.host.now, first.due_at)
            self.fire_subscription(first.subscription_id)
        self.host.now = until
        return self

    def message(self, name: str, key: str | None = None, /, **variables: Any) -> Driver:
        """Deliver a message to the oldest subscription of this name (and correlation key)."""
        for number, waiting in sorted(self.open_messages.items()):
            if waiting.name == name and key in (None, waiting.correlation_key):
                return self.deliver(number, variables)
        raise AssertionError(f"nobody waits for message {name} {key}: {list(self.open_messages.values())}")

    def deliver(self, subscription_id: int, variables: Mapping[str, Any]) -> Driver:
        return self._act("deliver_message", subscription_id, variables)

    def signal(self, name: str, /, **variables: Any) -> Driver:
        return self._act("deliver_signal", name, variables)

    def retry(self, element_id: str) -> Driver:
        return self.retry_activity(self._one(self.open_incidents, element_id))

    def retry_activity(self, activity_id: int) -> Driver:
        return self._act("retry_incident", activity_id)

    def set(self, **variables: Any) -> Driver:
        return self._act("modify_variables", 0, variables)

    def cancel(self) -> Driver:
        return self._act("cancel")

    def _act(self, function: str, *arguments: Any) -> Driver:
        """One stimulus: a function of the door, named, with what follows state and host."""
        self._fresh()
        return self._book(getattr(runner, function)(self.state, self.host, *arguments))

    # ---- what is seen

    @property
    def done(self) -> bool:
        return self.status == "completed"

    @property
    def tasks(self) -> list[str]:
        """Elements of the open user tasks, sorted."""
        return sorted(task.element_id for task in self.open_tasks.values())

    @property
    def jobs(self) -> list[str]:
        return sorted(job.element_id for job in self.open_jobs.values())

    @property
    def timers(self) -> list[str]:
        return sorted(timer.element_id for timer in self.open_timers.values())

    @property
    def messages(self) -> list[str]:
        return sorted(waiting.element_id for waiting in self.open_messages.values())

    @property
    def signals(self) -> list[str]:
        return sorted(waiting.element_id for waiting in self.open_signals.values())

    @property
    def incidents(self) -> list[tuple[str, str]]:
        """(element, kind) of the open incidents, sorted."""
        return sorted((incident.element_id, incident.kind) for incident in self.open_incidents.values())

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the process instance; after its end, as they were when it ended."""
        self._fresh()
        return dict(runner.variables(self.state, self.host))

    def visible(self, activity_id: int) -> dict[str, Any]:
        """The variables that an activity sees."""
        self._fresh()
        return dict(runner.variables(self.state, self.host, activity_id))

    def task(self, element_id: str) -> UserTaskOpened:
        return self.open_tasks[self._one(self.open_tasks, element_id)]

    @property
    def flows(self) -> list[str]:
        """The sequence flows taken, in order."""
        return [event.element_id or "" for event in self.history if event.type == "sequence-flow-taken"]

    def passed(self, element_id: str) -> int:
        """How often an element was completed."""
        return sum(1 for e in self.history if e.type == "activity-completed" and e.element_id == element_id)

    # ---- books

    def _fresh(self) -> None:
        if self.restored:
            self.host.forget()

    @staticmethod
    def _one(open_things: Mapping[int, Any], element_id: str) -> int:
        found = sorted(number for number, thing in open_things.items() if thing.element_id == element_id)
        assert found, f"nothing open at {element_id}: {sorted(t.element_id for t in open_things.values())}"
        return found[0]

    def _book(self, outcome: Outcome) -> Driver:
        assert self.status == "active" or not self.state, "an outcome of an instance that has ended"
        self.last = outcome
        self.state, self.status = outcome.state, outcome.status
        assert isinstance(outcome.state, bytes)
        for row in outcome.variables_stored:
            if row.value is None:
                self.host.rows.pop((row.scope_id, row.name), None)
            else:
                self.host.rows[row.scope_id, row.name] = row.value
        self._close(self.open_tasks, [number for number, _ in outcome.user_tasks_closed])
        self._close(self.open_jobs, outcome.jobs_closed)
        self._close(self.open_timers, outcome.timers_closed)
        self._close(self.open_messages, outcome.messages_closed)
        self._close(self.open_signals, outcome.signals_closed)
        self._close(self.open_incidents, outcome.incidents_closed)
        self._open("activity", self.open_tasks, {t.activity_id: t for t in outcome.user_tasks_opened})
        self._open("job", self.open_jobs, {j.activity_id: j for j in outcome.jobs_opened})
        self._open("subscription", self.open_timers, {t.subscription_id: t for t in outcome.timers_opened})
        self._open(
            "subscription", self.open_messages, {m.subscription_id: m for m in outcome.messages_opened}
        )
        self._open("subscription", self.open_signals, {s.subscription_id: s for s in outcome.signals_opened})
        self._open("incident", self.open_incidents, {i.activity_id: i for i in outcome.incidents_raised})
        self.messages_thrown += outcome.messages_thrown
        self.signals_thrown += outcome.signals_thrown
        self.history += outcome.events
        unknown = {event.type for event in outcome.events} - EVENT_TYPES
        assert not unknown, f"unknown history events {unknown}"
        if self.status != "active":
            left = [
                *self.open_tasks.values(),
                *self.open_jobs.values(),
                *self.open_timers.values(),
                *self.open_messages.values(),
                *self.open_signals.values(),
                *self.open_incidents.values(),
            ]
            assert not left, f"left open in an ended instance: {left}"
            rows = [key for key in self.host.rows if key[0] != 0]
            assert not rows, f"rows of variables left in scopes that have ended: {rows}"
        return self

    @staticmethod
    def _close(open_things: dict[int, Any], numbers: Any) -> None:
        for number in numbers:
            assert number in open_things, f"{number} closed but not open"
            del open_things[number]

    def _open(self, kind: str, open_things: dict[int, Any], found: Mapping[int, Any]) -> None:
        for number, thing in found.items():
            assert number not in open_things, f"{number} opened twice"
            if kind != "incident" and kind != "job":
                assert (kind, number) not in self._used, f"id {number} used again: {thing}"
                self._used.add((kind, number))
            open_things[number] = thing
