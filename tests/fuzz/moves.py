"""How tokens move between the nodes of one scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from random import Random
from typing import Literal, TypeVar

from tests.fuzz import expressions
from tests.fuzz.game import Frame, Scope, Visit
from tests.support.drawing import Diagram, Flow, Node

Order = Literal["first", "last", "any"]


Thing = TypeVar("Thing")


class NoFlow(Exception):
    """No outgoing sequence flow may be taken."""


class Moves:
    """The part of the model that all others stand on."""

    def __init__(self, diagram: Diagram, now: datetime, order: Order = "first", seed: int = 0) -> None:
        self.diagram, self.now, self.order = diagram, now, order
        self.random = Random(seed)
        self.serial = 0
        self.status = "active"
        main = diagram.processes[0]
        self.root = Scope(self._next(), body=main.body, host=None, isolated=True)
        self.signals_thrown: list[str] = []
        #: (name, correlation key) of each message thrown.
        self.messages_thrown: list[tuple[str, str]] = []
        #: How often each sequence flow has been taken.
        self.flows: Counter[str] = Counter()

    def _next(self) -> int:
        self.serial += 1
        return self.serial

    def _ordered(self, things: Iterable[Thing]) -> list[Thing]:
        """The order in which possible moves are tried."""
        found = list(things)
        if self.order == "any":
            self.random.shuffle(found)
        return found[::-1] if self.order == "last" else found

    def _take(self, scope: Scope, node: Node) -> bool:
        incoming = scope.body.incoming(node.id)
        full = [flow for flow in incoming if scope.tokens[flow.id]]
        if node.kind == "parallelGateway":
            if not incoming or len(full) < len(incoming):
                return False
            consumed = full
        elif full:
            consumed = full[:1]
        else:
            return False
        for flow in consumed:
            scope.tokens[flow.id] -= 1
        self._enter(scope, node)
        return True

    def _leave(self, scope: Scope, node: Node, seen: Frame) -> None:
        """Put tokens on the outgoing flows; raises NoFlow."""
        self._travel(scope, self._chosen(scope, node, seen))

    def _travel(self, scope: Scope, chosen: list[Flow]) -> None:
        for flow in chosen:
            scope.tokens[flow.id] += 1
            self.flows[flow.id] += 1

    def _chosen(self, scope: Scope, node: Node, seen: Frame) -> list[Flow]:
        outgoing = scope.body.outgoing(node.id)
        if node.kind == "parallelGateway":
            return list(outgoing)
        variables = seen.visible()
        default = [flow for flow in outgoing if flow.default]
        true = [
            flow
            for flow in outgoing
            if not flow.default and (flow.condition is None or expressions.holds(flow.condition, variables))
        ]
        if node.kind == "exclusiveGateway":
            true = true[:1]
        chosen = true or default
        if outgoing and not chosen:
            raise NoFlow
        return chosen

    def _enter(self, scope: Scope, node: Node) -> None:
        visit = Visit(self._next(), node=node, scope=scope)
        scope.visits.append(visit)
        self._perform(visit)

    def _pass(self, visit: Visit) -> None:
        """The token leaves the node it is in."""
        try:
            chosen = self._chosen(visit.scope, visit.node, visit.scope)
        except NoFlow:
            self._incident(visit, "no-flow")
            return
        visit.scope.visits.remove(visit)
        self._travel(visit.scope, chosen)

    def _incident(self, visit: Visit, kind: str) -> None:
        visit.state, visit.incident = "incident", kind

    def _perform(self, visit: Visit) -> None:
        raise NotImplementedError
