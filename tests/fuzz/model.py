"""A reference model of BPMN: a direct, slow token game on the drawn diagram.

Written from clause 13 of BPMN 2.0 and from the project's rules for variables, not from the product: a wrong
idea would have to be had twice to go unnoticed. ``order`` decides which of several possible moves is made
first; two models with different orders tell whether a diagram's outcome depends on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.fuzz import expressions
from tests.fuzz.game import Frame, Scope, Subscription, Visit, inclusive_ready, link_target
from tests.fuzz.handlers import Handlers
from tests.support.drawing import Event, Node


class Model(Handlers):
    """One process instance of a diagram, played by the rules."""

    # ---- stimuli

    def start(self, variables: Mapping[str, Any]) -> None:
        self.root.variables.update(variables)
        self._open_scope(self.root)
        self._play()

    def complete(self, visit: Visit, variables: Mapping[str, Any]) -> None:
        """A person or a worker has done a task."""
        self._finish(visit, variables)
        self._play()

    def job_error(self, visit: Visit, code: str, variables: Mapping[str, Any]) -> None:
        """A worker reports a business error."""
        if not self._raise_error(code, visit, variables):
            self._incident(visit, "uncaught-error")
        self._play()

    def retry(self, visit: Visit) -> None:
        """A person has repaired what an incident was about, or not."""
        kind, visit.state, visit.incident = visit.incident, "inside", ""
        if kind == "no-flow":
            self._pass(visit)
        elif kind == "expression":
            assert visit.multi_body is not None
            self._instance_ended(visit.multi_body, visit)
        elif visit.node.kind == "endEvent":
            self._end(visit)
        elif visit.node.detail["type"] == "external":
            visit.state = "job"
        else:
            self._act(visit)
        self._play()

    def set(self, variables: Mapping[str, Any]) -> None:
        """An administrator changes variables of the instance."""
        self.root.variables.update(variables)

    def cancel(self) -> None:
        """An administrator ends the instance."""
        self._clear(self.root)
        self.root.handlers.clear()
        self.status = "cancelled"

    def trigger(self, subscription: Subscription, variables: Mapping[str, Any]) -> None:
        """A timer is due or a message has come."""
        if subscription.due is not None:
            self.now = max(self.now, subscription.due)
        self._trigger(subscription, variables)
        self._play()

    def signal(self, name: str, variables: Mapping[str, Any]) -> None:
        self._broadcast(name, variables)
        self._play()

    # ---- what can be seen

    def visits(self, state: str) -> list[Visit]:
        found = [v for scope in self.root.tree() for v in scope.all_visits() if v.state == state]
        return sorted(found, key=lambda visit: visit.serial)

    def subscriptions(self, kind: str | None = None) -> list[Subscription]:
        found: list[Subscription] = []
        for scope in self.root.tree():
            found += scope.handlers
            for visit in scope.all_visits():
                found += visit.subscriptions
        return sorted(
            (s for s in found if kind in (None, s.event.kind)), key=lambda subscription: subscription.serial
        )

    # ---- the game

    def _play(self) -> None:
        while self.status == "active" and self._move():
            pass

    def _move(self) -> bool:
        """Make one move; inclusive gateways wait until nothing else can."""
        scopes = list(self.root.tree())
        if self.order == "any":
            early = self.random.random()
            if (early < 0.5 and self._end_empty(scopes)) or (early < 0.2 and self._join_inclusive(scopes)):
                return True
        for scope in self._ordered(scopes):
            for node in self._ordered(scope.body.nodes):
                if not _is_inclusive_join(scope, node) and self._take(scope, node):
                    return True
        return self._end_empty(scopes) or self._join_inclusive(scopes)

    def _join_inclusive(self, scopes: list[Scope]) -> bool:
        for scope in self._ordered(scopes):
            for node in scope.body.nodes:
                if _is_inclusive_join(scope, node) and inclusive_ready(scope, node):
                    for flow in scope.body.incoming(node.id):
                        if scope.tokens[flow.id]:
                            scope.tokens[flow.id] -= 1
                    self._enter(scope, node)
                    return True
        return False

    def _end_empty(self, scopes: list[Scope]) -> bool:
        for scope in reversed(scopes):
            if scope.empty():
                self._scope_ended(scope)
                return True
        return False

    def _perform(self, visit: Visit) -> None:
        node, scope = visit.node, visit.scope
        if node.kind.endswith("Gateway") and node.kind != "eventBasedGateway":
            self._pass(visit)
        elif node.kind == "eventBasedGateway":
            visit.state = "gateway"
            for flow in scope.body.outgoing(node.id):
                target = scope.body.node(flow.target)
                self._subscribe(visit, visit, target, "gateway")
        elif node.kind == "endEvent":
            self._end(visit)
        elif node.kind == "intermediateThrowEvent":
            self._throw(visit)
        elif node.kind == "intermediateCatchEvent":
            visit.state = "event"
            self._subscribe(visit, visit, node, "catch")
        else:
            self._activity(visit)

    # ---- events

    def _subscribe(
        self, owner: Visit | Scope, seen: Frame, node: Node, role: str, subprocess: Node | None = None
    ) -> None:
        event = node.event
        assert event is not None
        found = Subscription(self._next(), node, event, owner, role, subprocess=subprocess)
        if event.kind == "message" and event.key is not None:
            found.key = str(expressions.evaluate(event.key, seen.visible()))
        elif event.kind == "timer":
            if event.form == "timeCycle":
                found.remaining, found.interval = expressions.cycle(event.text)
            else:
                found.interval = expressions.duration(event.text)
            found.due = self.now + found.interval
        (owner.handlers if isinstance(owner, Scope) else owner.subscriptions).append(found)

    def _trigger(self, subscription: Subscription, variables: Mapping[str, Any]) -> None:
        owner, node = subscription.owner, subscription.node
        interrupting = node.interrupting or subscription.role in ("catch", "gateway")
        if subscription.due is not None and not interrupting:
            self._timer_again(subscription)
        if isinstance(owner, Scope):
            assert subscription.subprocess is not None
            self._handle(owner, subscription.subprocess, node, variables)
        elif subscription.role == "boundary":
            for name, value in variables.items():
                owner.scope.write(name, value)
            self._boundary(owner, node)
        else:
            owner.subscriptions.clear()
            if subscription.role == "gateway":
                for name, value in variables.items():
                    owner.scope.write(name, value)
                owner.scope.visits.remove(owner)
                taken = next(f for f in owner.scope.body.outgoing(owner.node.id) if f.target == node.id)
                self.flows[taken.id] += 1
                self._leave(owner.scope, node, owner.scope)
            else:
                self._finish(owner, variables)

    def _timer_again(self, subscription: Subscription) -> None:
        assert subscription.due is not None and subscription.interval is not None
        if subscription.remaining is not None:
            subscription.remaining -= 1
        if subscription.remaining == 0:
            owner = subscription.owner
            (owner.handlers if isinstance(owner, Scope) else owner.subscriptions).remove(subscription)
        else:
            subscription.due += subscription.interval

    def _boundary(self, host: Visit, boundary: Node) -> None:
        if boundary.interrupting:
            host.scope.visits.remove(host)
        self._leave(host.scope, boundary, host.scope)

    def _alive(self, subscription: Subscription) -> bool:
        return any(found is subscription for found in self.subscriptions())

    def _broadcast(self, name: str, variables: Mapping[str, Any]) -> None:
        waiting = [found for found in self.subscriptions("signal") if found.event.name == name]
        for found in self._ordered(waiting):
            if self._alive(found):
                self._trigger(found, variables)

    def _throw(self, visit: Visit) -> None:
        event, scope = visit.node.event, visit.scope
        if event is None:
            self._pass(visit)
        elif event.kind == "message":
            self._message_out(visit)
            self._pass(visit)
        elif event.kind == "link":
            scope.visits.remove(visit)
            self._leave(scope, link_target(scope.body, visit.node), scope)
        elif event.kind == "signal":
            self._signal_out(event)
            if any(scope is open_scope for open_scope in self.root.tree()) and visit in scope.visits:
                self._pass(visit)
        elif event.kind == "escalation":
            if not self._escalate(event.name, visit):
                self._pass(visit)
        else:
            raise AssertionError(f"cannot throw {event.kind}")

    def _end(self, visit: Visit) -> None:
        event, scope = visit.node.event, visit.scope
        if event is not None and event.kind == "error":
            if not self._raise_error(event.name, visit, {}):
                self._incident(visit, "uncaught-error")
            return
        if event is not None and event.kind == "escalation" and self._escalate(event.name, visit):
            return
        if event is not None and event.kind == "terminate":
            self._clear(scope)
            return
        scope.visits.remove(visit)
        if event is not None and event.kind == "message":
            self._message_out(visit)
        if event is not None and event.kind == "signal":
            self._signal_out(event)

    def _signal_out(self, event: Event) -> None:
        self.signals_thrown.append(event.name or "")
        self._broadcast(event.name or "", {})


def _is_inclusive_join(scope: Scope, node: Node) -> bool:
    return node.kind == "inclusiveGateway" and len(scope.body.incoming(node.id)) > 1
