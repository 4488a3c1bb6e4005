"""Who catches an error or an escalation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.fuzz.activities import Activities
from tests.fuzz.game import Scope, Visit
from tests.support.drawing import Node


class Handlers(Activities):
    """Errors and escalations look for the nearest handler outwards."""

    def _catchers(
        self, kind: str, code: str | None, thrower: Visit
    ) -> Iterator[tuple[Visit | Scope, Node, Node]]:
        """Handlers that match, nearest first; in one place those with the code before those without."""
        if thrower.node.kind != "endEvent" and thrower.node.kind != "intermediateThrowEvent":
            yield from self._attached(kind, code, thrower.outer)
        scope: Scope | None = thrower.scope
        within: Visit | None = None
        while scope is not None:
            if not scope.interrupted:
                handlers = [
                    (node, begin)
                    for node in scope.body.nodes
                    if node.is_event_subprocess
                    and node.body is not None
                    # What a handler throws it does not catch itself.
                    and (within is None or within.node.id != node.id)
                    for begin in node.body.nodes
                    if begin.kind == "startEvent" and begin.event is not None and begin.event.kind == kind
                ]
                for wanted in (code, None):
                    for node, begin in handlers:
                        assert begin.event is not None
                        if begin.event.name == wanted:
                            yield scope, node, begin
            if scope.host is None:
                return
            yield from self._attached(kind, code, scope.host.outer)
            within, scope = scope.host, scope.host.scope

    def _attached(self, kind: str, code: str | None, host: Visit) -> Iterator[tuple[Visit, Node, Node]]:
        boundaries = host.scope.body.boundaries(host.node.id)
        for wanted in (code, None):
            for node in boundaries:
                if node.event is not None and node.event.kind == kind and node.event.name == wanted:
                    yield host, node, node

    def _caught(
        self, kind: str, code: str | None, thrower: Visit, variables: Mapping[str, Any]
    ) -> Node | None:
        """Let the nearest handler begin; its start or boundary event."""
        for place, node, event_node in self._catchers(kind, code, thrower):
            if isinstance(place, Scope):
                self._handle(place, node, event_node, variables)
            else:
                for name, value in variables.items():
                    place.scope.write(name, value)
                self._boundary(place, node)
            return event_node
        return None

    def _raise_error(self, code: str | None, thrower: Visit, variables: Mapping[str, Any]) -> bool:
        return self._caught("error", code, thrower, variables) is not None

    def _escalate(self, code: str | None, thrower: Visit) -> bool:
        """Whether the thrower has been interrupted."""
        handler = self._caught("escalation", code, thrower, {})
        return handler is not None and handler.interrupting

    def _boundary(self, host: Visit, boundary: Node) -> None:
        raise NotImplementedError
