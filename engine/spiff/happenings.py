"""Subscriptions, and what happens when a timer, message, signal, error or escalation meets one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.util.task import TaskState

from engine.spiff import timers
from engine.spiff.border import (
    ActivityNotFound,
    BpmnError,
    MessageSubscriptionOpened,
    SignalSubscriptionOpened,
    TimerOpened,
)
from engine.spiff.expressions import StepFailure
from engine.spiff.recorder import Recorder
from engine.spiff.scope import Scope, Token
from engine.spiff.specs.activities import Worker
from engine.spiff.specs.base import RESULTS, SUBSCRIPTIONS
from engine.spiff.specs.events import BoundaryEvent, Prepared
from engine.spiff.specs.gateways import EventBasedGateway
from engine.spiff.specs.scopes import EventSubProcess
from engine.spiff.values import normalise

if TYPE_CHECKING:
    from engine.spiff.execution import Execution

_RECEIVED = {"t": "timer-fired", "m": "message-received", "s": "signal-received"}

# Stored as [id, kind, element id, name], with the correlation key behind that of a message since it is kept;
# a timer as [id, "t", element id, due, cycle, remaining].
Subscription = list[Any]


class Happenings:
    """The part of an execution that waits and is woken."""

    record: Recorder
    now: datetime

    # -- waiting -----------------------------------------------------------------------------------------

    def subscribe(self: Execution, token: Token, spec: Any, prepared: Prepared) -> None:  # type: ignore[misc]
        """A token waits for an event: its own, or one attached to its activity or behind its gateway."""
        record = self._open(token.id, spec.name, prepared)
        token.internal_data.setdefault(SUBSCRIPTIONS, []).append(record)

    def subscribe_scope(self: Execution, scope: Scope, spec: EventSubProcess, prepared: Prepared) -> None:  # type: ignore[misc]
        """A scope waits for the start event of one of its event sub-processes."""
        scope.subscriptions.append(self._open(scope.id, spec.name, prepared))

    def _open(self: Execution, activity_id: int, element_id: str, prepared: Prepared) -> Subscription:  # type: ignore[misc]
        id = self.new_id()
        where: dict[str, Any] = {"subscription_id": id, "activity_id": activity_id, "element_id": element_id}
        if prepared.kind == "timer":
            assert prepared.due_at is not None
            self.record.timers.open(id, TimerOpened(due_at=prepared.due_at, **where))
            return [id, "t", element_id, prepared.due_at.isoformat(), prepared.cycle, prepared.remaining]
        if prepared.kind == "signal":
            self.record.signals.open(id, SignalSubscriptionOpened(name=prepared.name, **where))
            return [id, "s", element_id, prepared.name]
        self.record.messages.open(
            id, MessageSubscriptionOpened(name=prepared.name, correlation_key=prepared.key, **where)
        )
        return [id, "m", element_id, prepared.name, prepared.key]

    def unsubscribe(self, token: Token) -> None:
        """The token waits for nothing any more."""
        subscriptions = token.internal_data.pop(SUBSCRIPTIONS, None)
        if subscriptions:
            self.close_subscriptions(subscriptions)

    def close_subscriptions(self, subscriptions: list[Subscription]) -> None:
        """Close every subscription of a list, and empty it."""
        for subscription in subscriptions:
            self._ledger(subscription).close(subscription[0])
        subscriptions.clear()

    def _ledger(self, subscription: Subscription) -> Any:
        kind = subscription[1]
        if kind == "t":
            return self.record.timers
        return self.record.messages if kind == "m" else self.record.signals

    def subscriptions(self: Execution) -> Iterator[tuple[Scope, Token | None, Subscription]]:  # type: ignore[misc]
        """Every subscription with its scope and its token (None: an event sub-process's)."""
        for scope in self.scopes():
            for subscription in scope.subscriptions:
                yield scope, None, subscription
            for token in scope.tasks.values():
                for subscription in token.internal_data.get(SUBSCRIPTIONS, ()):
                    yield scope, token, subscription

    def waiting_for_signal(self: Execution, name: str) -> list[int]:  # type: ignore[misc]
        """The subscriptions to a signal, oldest first."""
        return sorted(
            found[0] for _, _, found in self.subscriptions() if found[1] == "s" and found[3] == name
        )

    # -- happening ---------------------------------------------------------------------------------------

    def trigger(self: Execution, subscription_id: int, payload: Mapping[str, Any]) -> None:  # type: ignore[misc]
        """What the subscription waited for has happened. Raises ActivityNotFound when nobody waits."""
        found = next((entry for entry in self.subscriptions() if entry[2][0] == subscription_id), None)
        if found is None:
            raise ActivityNotFound(subscription_id)
        scope, token, subscription = found
        results = {name: normalise(value) for name, value in payload.items()}
        element_id = subscription[2]
        data: dict[str, Any] = {} if subscription[1] == "t" else {"name": subscription[3]}
        if results:
            data["variables"] = results
        self.record.event(
            _RECEIVED[subscription[1]], element_id, scope.id if token is None else token.id, scope.id, data
        )
        spec = scope.spec.task_specs[element_id]
        if token is None:
            self._start_event_subprocess(scope, spec, results, subscription)
        elif isinstance(spec, BoundaryEvent):
            self._boundary(token, spec, results, subscription)
        elif isinstance(token.task_spec, EventBasedGateway):
            self._first_event(token, token.task_spec, element_id, results)
        else:
            token.internal_data[RESULTS] = results
            self.unsubscribe(token)
            self.finish(token)

    def _first_event(  # type: ignore[misc]
        self: Execution, token: Token, gateway: EventBasedGateway, element_id: str, results: dict[str, Any]
    ) -> None:
        """The gateway's token moves to the event that happened, which is passed at once."""
        flow = gateway.flow_to(element_id)
        scope = token.workflow
        self.unsubscribe(token)
        gateway.completed(token)
        event = self.create(scope, flow.target)
        event.internal_data[RESULTS] = results
        self.record.event("sequence-flow-taken", flow.id, None, scope.id, {"to": element_id})
        scope.remove(token)
        self.finish(event)

    def _boundary(  # type: ignore[misc]
        self: Execution,
        host: Token,
        event: BoundaryEvent,
        results: dict[str, Any],
        subscription: Subscription,
    ) -> None:
        scope = host.workflow
        if event.cancel_activity:
            host.cancel()
        else:
            self._again(host.id, subscription, host.internal_data[SUBSCRIPTIONS])
        self._happened(scope, event, results)

    def _happened(self: Execution, scope: Scope, event: Any, results: dict[str, Any]) -> None:  # type: ignore[misc]
        """A token appears at an event that has happened."""
        token = self.create(scope, event)
        if results:
            token.internal_data[RESULTS] = results
        self.schedule(token)

    def _start_event_subprocess(  # type: ignore[misc]
        self: Execution,
        scope: Scope,
        spec: EventSubProcess,
        results: dict[str, Any],
        subscription: Subscription | None,
    ) -> None:
        if spec.start_event.interrupting:
            self.cancel_others(scope, None)
            self.close_subscriptions(scope.subscriptions)
        elif subscription is not None:
            self._again(scope.id, subscription, scope.subscriptions)
        self._happened(scope, spec, results)

    def _again(  # type: ignore[misc]
        self: Execution, activity_id: int, subscription: Subscription, holder: list[Subscription]
    ) -> None:
        """A non-interrupting event may happen again: messages and signals stay, timers follow their cycle."""
        if subscription[1] != "t":
            return
        self.record.timers.close(subscription[0])
        holder.remove(subscription)
        _, _, element_id, due, cycle, remaining = subscription
        if cycle is None or remaining == 0:
            return
        following = timers.next_firing(cycle, datetime.fromisoformat(due))
        if following is None:
            return
        left = None if remaining is None else remaining - 1
        prepared = Prepared("timer", due_at=following, cycle=cycle, remaining=left)
        holder.append(self._open(activity_id, element_id, prepared))

    # -- errors and escalations --------------------------------------------------------------------------

    def throw_error(self: Execution, token: Token, error: BpmnError) -> None:  # type: ignore[misc]
        """Find the nearest enclosing handler of a BPMN error; without one the token waits as an incident."""
        self.record.event(
            "error-thrown",
            token.task_spec.name,
            token.id,
            token.workflow.id,
            {"code": error.code, "message": error.message},
        )
        results = {name: normalise(value) for name, value in error.variables.items()}
        handler = self._handler(token, "error", error.code)
        if handler is None:
            if isinstance(token.task_spec, Worker) and token._state == TaskState.WAITING:
                token.phase = "job"
                self.record.jobs.close(token.id)
            self.raise_incident(
                token,
                StepFailure("uncaught-error", "incident.uncaught-error", error.message, code=error.code),
            )
            return
        self._handle(handler, results)

    def throw_escalation(self: Execution, token: Token, code: str | None) -> None:  # type: ignore[misc]
        """Tell the nearest handler; without one the thrower goes on as if nothing had been (10.5.5)."""
        self.record.event(
            "escalation-thrown", token.task_spec.name, token.id, token.workflow.id, {"code": code}
        )
        handler = self._handler(token, "escalation", code)
        if handler is not None:
            self._handle(handler, dict(token.local or {}))

    def _handle(self: Execution, handler: tuple[Token | Scope, Any], results: dict[str, Any]) -> None:  # type: ignore[misc]
        where, spec = handler
        if isinstance(where, Scope):
            self._start_event_subprocess(where, spec, results, None)
            return
        scope = where.workflow
        if spec.cancel_activity:
            where.cancel()
        self._happened(scope, spec, results)

    def _handler(  # type: ignore[misc]
        self: Execution, token: Token, kind: str, code: str | None
    ) -> tuple[Token | Scope, Any] | None:
        """Outward: the activity's boundary, its scope's event sub-processes, then the scope's host."""
        while True:
            scope = token.workflow
            owner = scope.tasks[token._parent] if token._parent is not None else token
            event = _matching(owner.task_spec.boundary, kind, code)
            if event is not None:
                return owner, event
            spec = token.task_spec
            if not (isinstance(spec, EventSubProcess) and spec.start_event.interrupting):
                # What a handler throws it does not catch itself.
                others = [other for other in scope.spec.event_subprocesses if other is not spec]
                inner = _matching(others, kind, code)
                if inner is not None:
                    return scope, inner
            if scope.host is None:
                return None
            token = scope.host


def _matching(candidates: Any, kind: str, code: str | None) -> Any:
    """The candidate for exactly this code, else the one that catches any."""
    catch_all = None
    for candidate in candidates:
        trigger = (
            candidate.start_event.trigger if isinstance(candidate, EventSubProcess) else candidate.trigger
        )
        if trigger.kind != kind:
            continue
        if trigger.code is None:
            catch_all = catch_all or candidate
        elif trigger.code == code:
            return candidate
    return catch_all
