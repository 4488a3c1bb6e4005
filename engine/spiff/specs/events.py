"""Events: what is waited for, what is thrown, and the elements that do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition

from engine.spiff import timers
from engine.spiff.border import BpmnError, MessageThrown, SignalThrown
from engine.spiff.expressions import StepFailure, Text
from engine.spiff.specs.base import RESULTS, Flow, TokenSpec

if TYPE_CHECKING:
    from engine.spiff.scope import Token

TriggerKind = Literal["none", "timer", "message", "signal", "error", "escalation", "terminate", "link"]
TimerKind = Literal["date", "duration", "cycle"]

#: A published message without a time to live of its own waits this long (seconds) for somebody to want it.
DEFAULT_TIME_TO_LIVE = 3600.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A subscription whose expressions are evaluated but which nobody holds yet."""

    kind: str
    name: str = ""
    key: str = ""
    due_at: datetime | None = None
    #: Firings left after this one of a repeating timer; None: for ever; 0: none.
    remaining: int | None = 0
    #: The cycle text, to compute the next firing.
    cycle: str | None = None


class Trigger(EventDefinition):  # type: ignore[misc]
    """SpiffWorkflow's event definition, reduced to data: what kind of event, and its expressions."""

    def __init__(self, kind: TriggerKind, name: Text | None = None, code: str | None = None) -> None:
        super().__init__(name=kind)
        self.kind: TriggerKind = kind
        self.reference = name
        self.code = code
        self.correlation_key: Text | None = None
        self.timer: Text | None = None
        self.timer_kind: TimerKind = "duration"
        self.time_to_live: Text | None = None

    @property
    def subscribes(self) -> bool:
        """Whether the event comes from outside the interpreter, so that somebody must wait for it."""
        return self.kind in ("timer", "message", "signal")

    def prepare(self, token: Token) -> Prepared:
        """Evaluate what the subscription needs. Raises StepFailure."""
        return self.prepare_in(token.context, token.workflow.execution.now)

    def prepare_in(self, context: Mapping[str, Any], now: datetime) -> Prepared:
        """The same for a context that is not a token's."""
        if self.kind == "timer":
            return self._prepare_timer(context, now)
        assert self.reference is not None
        name = self.reference.string(context)
        if not name:
            raise StepFailure("expression", "incident.no-event-name", expression=self.reference.source)
        if self.kind == "signal":
            return Prepared("signal", name)
        key = self.correlation_key.string(context) if self.correlation_key is not None else ""
        if key is None:
            assert self.correlation_key is not None
            raise StepFailure(
                "expression",
                "incident.no-correlation-key",
                self.correlation_key.explain(context),
                expression=self.correlation_key.source,
                message=name,
            )
        return Prepared("message", name, key)

    def _prepare_timer(self, context: Mapping[str, Any], now: datetime) -> Prepared:
        assert self.timer is not None
        value = self.timer.string(context)
        try:
            if value is None:
                raise timers.BadTimer("null")
            if self.timer_kind != "cycle":
                return Prepared("timer", due_at=timers.due_at(value, now))
            cycle = timers.parse_cycle(value, now)
        except (timers.BadTimer, OverflowError) as error:
            raise StepFailure(
                "timer", "incident.bad-timer", expression=self.timer.source, value=str(value)
            ) from error
        remaining = None if cycle.count is None else cycle.count - 1
        return Prepared("timer", due_at=cycle.first, remaining=remaining, cycle=value)

    def throw(self, my_task: Token) -> None:
        """Send a message or a signal; the payload is what the input mappings name, nothing without them."""
        execution, record = my_task.workflow.execution, my_task.workflow.execution.record
        prepared = self.prepare(my_task)
        payload = dict(my_task.local or {})
        where = (my_task.task_spec.name, my_task.id, my_task.workflow.id)
        if self.kind == "signal":
            record.event("signal-thrown", *where, {"signal": prepared.name, "variables": payload})
            record.signals_thrown.append(
                SignalThrown(
                    activity_id=my_task.id, element_id=where[0], name=prepared.name, variables=payload
                )
            )
            execution.signal(prepared.name, payload)
            return
        record.event(
            "message-thrown", *where, {"message": prepared.name, "key": prepared.key, "variables": payload}
        )
        record.messages_thrown.append(
            MessageThrown(
                activity_id=my_task.id,
                element_id=where[0],
                name=prepared.name,
                correlation_key=prepared.key,
                variables=payload,
                time_to_live=self._seconds_to_live(my_task),
            )
        )

    def _seconds_to_live(self, token: Token) -> float:
        if self.time_to_live is None:
            return DEFAULT_TIME_TO_LIVE
        text, now = self.time_to_live.string(token.context), token.workflow.execution.now
        try:
            return (timers.parse_duration(text or "").after(now) - now).total_seconds()
        except (timers.BadTimer, OverflowError) as error:
            raise StepFailure(
                "timer", "incident.bad-timer", expression=self.time_to_live.source, value=str(text)
            ) from error


class EventSpec(TokenSpec):
    """An element with a trigger; SpiffWorkflow's constructors want it as event definition."""

    passing = True
    trigger: Trigger


class StartEvent(EventSpec, defaults.StartEvent):  # type: ignore[misc]
    """Where a scope begins; whatever it waits for has happened when its token exists."""

    element_type = "startEvent"
    interrupting = True


class CatchEvent(EventSpec, defaults.IntermediateCatchEvent):  # type: ignore[misc]
    """Waits for its event; a catching link is passed at once."""

    element_type = "intermediateCatchEvent"

    def waits_now(self, token: Token) -> bool:
        """Only links do not wait."""
        return self.trigger.subscribes

    def enter(self, token: Token) -> bool:
        """Subscribe."""
        if not self.trigger.subscribes:
            return True
        token.workflow.execution.subscribe(token, self, self.trigger.prepare(token))
        return False


class BoundaryEvent(EventSpec, defaults.BoundaryEvent):  # type: ignore[misc]
    """Attached to an activity, whose token holds its subscription; its own token exists once it happened."""

    element_type = "boundaryEvent"


class _Thrower(EventSpec):
    """Throws when a token comes."""

    link_target: Any = None

    def work(self, token: Token) -> bool:
        """Throw the event."""
        kind = self.trigger.kind
        if kind in ("message", "signal"):
            self.trigger.throw(token)
        elif kind == "escalation":
            token.workflow.execution.throw_escalation(token, self.trigger.code)
        elif kind == "error":
            raise BpmnError(self.trigger.code or "", variables=dict(token.local or {}))
        return True


class ThrowEvent(_Thrower, defaults.IntermediateThrowEvent):  # type: ignore[misc]
    """An intermediate throw event, or the throwing end of a link."""

    element_type = "intermediateThrowEvent"

    def choose_flows(self, token: Token) -> list[Flow]:
        """A link jumps to its catching end, without a sequence flow."""
        if self.link_target is not None:
            return [Flow("", self.link_target, None)]
        return super().choose_flows(token)


class EndEvent(_Thrower, defaults.EndEvent):  # type: ignore[misc]
    """Consumes its token; a terminate end event ends its own scope with it."""

    element_type = "endEvent"

    def work(self, token: Token) -> bool:
        """Throw, or end everything else in the scope (13.5.6)."""
        if self.trigger.kind == "terminate":
            token.workflow.execution.cancel_others(token.workflow, token)
            return True
        return super().work(token)


__all__ = [
    "RESULTS",
    "BoundaryEvent",
    "CatchEvent",
    "EndEvent",
    "Prepared",
    "StartEvent",
    "ThrowEvent",
    "Trigger",
]
