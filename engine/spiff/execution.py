"""One loaded process instance while the interpreter runs it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from SpiffWorkflow.util.task import TaskState

import feel
from engine.spiff.border import (
    ActionCall,
    ActivityNotFound,
    BpmnError,
    DecisionOutcome,
    Host,
    IncidentRaised,
    InstanceStatus,
    Variables,
)
from engine.spiff.expressions import StepFailure, Text
from engine.spiff.happenings import Happenings
from engine.spiff.program import Program
from engine.spiff.recorder import Recorder
from engine.spiff.scope import ChildScope, RootScope, Scope, Token
from engine.spiff.specs.base import Flow
from engine.spiff.specs.gateways import FLOW, InclusiveGateway
from engine.spiff.variables import Assignments

#: Automatic steps that one stimulus may cause before the interpreter calls it an endless loop.
DEFAULT_STEP_LIMIT = 20_000
INCIDENT = "x"


class Execution(Assignments, Happenings):
    """The tokens of one instance, the agenda of those that can move, and what happens to them.

    The agenda is served first in, first out: every token of a split takes its next step before any takes a
    second one."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.now: datetime = host.now
        self.record = Recorder()
        self.agenda: deque[Token] = deque()
        self.next_id = 1
        self.status: InstanceStatus = "active"
        self.root: RootScope
        self.steps_left = host.step_limit or DEFAULT_STEP_LIMIT

    # -- tokens ------------------------------------------------------------------------------------------

    def new_id(self) -> int:
        """The next number of this instance; activities and subscriptions share the counter."""
        id = self.next_id
        self.next_id = id + 1
        return id

    def create(self, scope: Scope, spec: Any, parent: Token | None = None) -> Token:
        """A new token at an element, not yet on the agenda."""
        return Token(scope, spec, parent, TaskState.FUTURE, self.new_id())

    def schedule(self, token: Token) -> None:
        """Put a token on the agenda."""
        self.agenda.append(token)

    def arrive(self, scope: Scope, spec: Any, flow_id: str = "") -> Token:
        """A new token arrives at an element along a flow."""
        token = self.create(scope, spec)
        if flow_id and len(spec.incoming) > 1:
            token.internal_data[FLOW] = flow_id
        self.schedule(token)
        return token

    def go_on(self, token: Token, flows: list[Flow]) -> None:
        """Replace a token by one on each flow taken; where there is none, the scope may be finished."""
        scope = token.workflow
        scope.remove(token)
        for flow in flows:
            if flow.id:
                self.record.event("sequence-flow-taken", flow.id, None, scope.id, {"to": flow.target.name})
            self.arrive(scope, flow.target, flow.id)
        if not scope.tasks:
            self.finish_scope(scope)

    def advance(self) -> None:
        """Run until every token waits."""
        while True:
            while self.agenda:
                self.step(self.agenda.popleft())
            if not self._fire_inclusive():
                return

    def step(self, token: Token) -> None:
        """Let one token arrive, and work if it can; tokens cancelled meanwhile do nothing."""
        if not token.alive:
            return
        self.steps_left -= 1
        if self.steps_left < 0:
            token.phase = "enter" if token._state == TaskState.FUTURE else "run"
            self.raise_incident(token, StepFailure("endless-loop", "incident.endless-loop"))
            return
        spec = token.task_spec
        if token._state == TaskState.FUTURE:
            self.attempt(token, lambda: spec._update(token))
        if token._state == TaskState.READY and token.alive and INCIDENT not in token.internal_data:
            if spec.manual and spec.waits and not (spec.loop is not None and token._parent is None):
                return
            self.attempt(token, token.run)

    def attempt(self, token: Token, action: Callable[[], object]) -> None:
        """Do something with a token; a failure becomes its incident, a BPMN error seeks its handler."""
        try:
            action()
        except StepFailure as failure:
            self.raise_incident(token, failure)
        except BpmnError as error:
            self.throw_error(token, error)

    def finish(self, token: Token) -> None:
        """A resting token's work is done: let it leave."""
        self.attempt(token, token.complete)

    def _fire_inclusive(self) -> bool:
        fired = False
        for scope in self.scopes():
            for holder in list(scope.joins.values()):
                spec = holder.task_spec
                if isinstance(spec, InclusiveGateway) and spec.activated_at_rest(holder):
                    spec.fire(holder)
                    fired = True
        return fired

    # -- scopes ------------------------------------------------------------------------------------------

    def scopes(self) -> Iterator[Scope]:
        """Every open scope, outer ones first."""
        yield self.root
        yield from list(self.root.subprocesses.values())

    def scope(self, scope_id: int) -> Scope | None:
        """The open scope with this id."""
        return self.root if scope_id == 0 else self.root.subprocesses.get(scope_id)

    def start(self, program: Program, variables: Variables, start_event: str | None) -> None:
        """Open the root scope at a start event."""
        self.root = RootScope(self, program)
        self.root.set_variables({})
        self.record.event("instance-started", start_event, None, 0, {"process": program.process_key})
        self.set_initial(self.root, variables)
        self._begin(self.root, start_event)

    def open_scope(self, host: Token, spec: Any, definition: Program, values: dict[str, Any]) -> Scope:
        """Open the inside of an activity and put a token at its start."""
        scope = ChildScope(self, spec, definition, host)
        scope.set_variables({})
        self.set_initial(scope, values)
        try:
            self._begin(scope, None)
        except StepFailure:
            self.close_scope(scope)
            raise
        return scope

    def _begin(self, scope: Scope, start_event: str | None) -> None:
        spec = scope.spec.starting(start_event)
        armed = [
            (inner, inner.start_event.trigger.prepare_in(scope.context, self.now))
            for inner in scope.spec.event_subprocesses
            if inner.start_event.trigger.subscribes
        ]
        for inner, prepared in armed:
            self.subscribe_scope(scope, inner, prepared)
        self.arrive(scope, spec)

    def finish_scope(self, scope: Scope) -> None:
        """Nothing is left inside: end the instance, or let the activity around go on."""
        self.close_scope(scope)
        if scope.host is None:
            self.status = "completed"
            self.record.event("instance-completed")
            return
        host = scope.host
        host.task_spec.scope_finished(host, scope)
        self.finish(host)

    def close_scope(self, scope: Scope) -> None:
        """Forget a scope: its event sub-processes, its stored variables, itself."""
        self.close_subscriptions(scope.subscriptions)
        self.forget_stored(scope)
        if scope.host is not None:
            self.root.subprocesses.pop(scope.id, None)

    def cancel_scope(self, scope: Scope) -> None:
        """Cancel everything inside, then the scope.

        Innermost first and without recursion: calls may be nested deeper than Python's stack."""
        inside: dict[int, list[Scope]] = {}
        for child in self.root.subprocesses.values():
            inside.setdefault(child.around.id, []).append(child)
        doomed = [scope]
        for found in doomed:
            doomed.extend(inside.get(found.id, ()))
        for found in reversed(doomed):
            self.cancel_others(found, None)
            self.close_scope(found)

    def cancel_others(self, scope: Scope, keep: Token | None) -> None:
        """Cancel all tokens of a scope but one."""
        for token in list(scope.tasks.values()):
            if token is not keep and token.alive:
                token.cancel()

    def cancel(self) -> None:
        """End the whole instance from outside."""
        self.cancel_scope(self.root)
        self.status = "cancelled"
        self.record.event("instance-cancelled")

    # -- incidents ---------------------------------------------------------------------------------------

    def raise_incident(self, token: Token, failure: StepFailure) -> None:
        """Hold a token where it failed; others go on."""
        phase = token.phase
        token._set_state({"enter": TaskState.FUTURE, "run": TaskState.READY}.get(phase, TaskState.STARTED))
        token.internal_data[INCIDENT] = phase
        name = token.task_spec.name
        params = {"element": token.task_spec.bpmn_name or name, **failure.params}
        self.record.incidents.open(
            token.id,
            IncidentRaised(
                activity_id=token.id,
                element_id=name,
                kind=failure.kind,
                message_key=failure.message_key,
                params=params,
                detail=failure.detail,
            ),
        )
        self.record.event(
            "incident-raised",
            name,
            token.id,
            token.workflow.id,
            {"kind": failure.kind, "message": failure.message_key, **params},
        )

    def drop_incident(self, token: Token) -> None:
        """The incident of a token that is going away or is retried no longer stands."""
        if token.internal_data.pop(INCIDENT, None) is not None:
            self.record.incidents.close(token.id)
            self.record.event("incident-resolved", token.task_spec.name, token.id, token.workflow.id)

    def retry(self, token: Token) -> None:
        """Try again what failed."""
        phase = token.internal_data[INCIDENT]
        self.drop_incident(token)
        if phase == "leave":
            self.finish(token)
        elif phase == "job":
            self.attempt(token, lambda: token.task_spec.reopen(token))
        else:
            self.schedule(token)

    # -- asking the host ---------------------------------------------------------------------------------

    def run_action(self, call: ActionCall) -> Variables:
        """Run an inline action; what goes wrong technically is an incident."""
        try:
            return self.host.run_action(call)
        except (BpmnError, StepFailure):
            raise
        except Exception as error:
            # Whatever it raised, the host has rolled its savepoint back; the token waits for a person.
            raise StepFailure(
                "action", "incident.action-failed", f"{type(error).__name__}: {error}", type=call.type
            ) from error

    def evaluate_decision(self, token: Token, decision_id: str, binding: str) -> DecisionOutcome:
        """Ask for a decision; one that is missing or breaks is an incident."""
        try:
            return self.host.evaluate_decision(
                decision_id, binding, token.workflow.definition.definition_id, token.context
            )
        except LookupError as error:
            raise StepFailure(
                "decision", "incident.decision-unknown", str(error), decision=decision_id
            ) from error
        except feel.FeelError as error:
            raise StepFailure(
                "decision", "incident.decision-failed", error.message("en"), decision=decision_id
            ) from error

    def called_program(self, token: Token, called: Text, binding: str, version_tag: str | None) -> Program:
        """Find the process definition a call activity names."""
        key = called.string(token.context) or ""
        try:
            return self.host.called_program(
                key, binding, version_tag, token.workflow.definition.definition_id
            )
        except LookupError as error:
            raise StepFailure(
                "called-element", "incident.called-process-unknown", str(error), process=key
            ) from error

    def signal(self, name: str, payload: Mapping[str, Any]) -> None:
        """Everything in this instance that waits for the signal now catches it."""
        for subscription_id in self.waiting_for_signal(name):
            try:
                self.trigger(subscription_id, payload)
            except ActivityNotFound:
                continue  # interrupted by another that heard the same signal
