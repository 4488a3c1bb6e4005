"""Activities: tasks, sub-processes, call activities and their multiple instances; event sub-processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.fuzz import expressions
from tests.fuzz.canvas import ACTING_FAILS_AT
from tests.fuzz.game import Frame, Scope, Visit
from tests.fuzz.moves import Moves
from tests.support.drawing import Node, Process


class Activities(Moves):
    """What happens inside activities and scopes."""

    def _activity(self, visit: Visit) -> None:
        for boundary in visit.scope.body.boundaries(visit.node.id):
            if boundary.event is not None and boundary.event.kind in ("message", "signal", "timer"):
                self._subscribe(visit, visit, boundary, "boundary")
        multi = visit.node.multi
        if multi is None:
            self._begin(visit)
            return
        visit.state = "body"
        visit.items = list(expressions.evaluate(multi.collection, visit.visible()))
        visit.results = [None] * len(visit.items)
        if not visit.items:
            self._body_ended(visit)
        else:
            for _ in range(1 if multi.sequential else len(visit.items)):
                self._next_instance(visit)

    def _next_instance(self, body: Visit) -> None:
        if body not in body.scope.visits:
            return  # an instance that ended at once has ended the body
        multi = body.node.multi
        assert multi is not None
        position = body.index
        if position >= len(body.items):
            return
        body.index += 1
        instance = Visit(self._next(), node=body.node, scope=body.scope, multi_body=body, index=position)
        if multi.output_element and multi.output_element.isidentifier():
            instance.variables[multi.output_element] = None
        if multi.element:
            instance.variables[multi.element] = body.items[position]
        instance.variables["loopCounter"] = position + 1
        body.instances.append(instance)
        self._begin(instance)

    def _begin(self, visit: Visit) -> None:
        """Map the input and do the work, or wait for it."""
        node = visit.node
        for name, text in node.inputs.items():
            visit.variables[name] = expressions.evaluate(text, visit.visible())
        if node.kind == "userTask":
            visit.state = "task"
        elif node.detail.get("type") == "external":
            visit.state = "job"
        elif node.kind == "receiveTask":
            visit.state = "event"
            self._subscribe(visit, visit, node, "catch")
        elif node.kind == "serviceTask":
            self._act(visit)
        elif node.kind == "sendTask":
            self._message_out(visit)
            self._finish(visit, {})
        elif node.kind == "scriptTask":
            value = expressions.evaluate(node.detail["expression"], visit.visible())
            self._finish(visit, {node.detail["result"]: value})
        elif node.kind == "subProcess":
            assert node.body is not None
            visit.inner = Scope(self._next(), body=node.body, host=visit, isolated=False)
            self._open_scope(visit.inner)
        elif node.kind == "callActivity":
            self._call(visit)
        else:
            self._finish(visit, {})

    def _act(self, visit: Visit) -> None:
        """The action registered for the generated diagrams."""
        choice = visit.visible()["choice"]
        if choice != ACTING_FAILS_AT:
            self._finish(visit, {"acted": choice})
        elif not self._raise_error("A", visit, {"failed": choice}):
            self._incident(visit, "uncaught-error")

    def _message_out(self, visit: Visit) -> None:
        event = visit.node.event
        assert event is not None
        key = "" if event.key is None else str(expressions.evaluate(event.key, visit.visible()))
        self.messages_thrown.append((event.name or "", key))

    def _call(self, visit: Visit) -> None:
        process: Process = self.diagram.process(visit.node.detail["processId"])
        whole = visit.node.detail["propagateAllParentVariables"] == "true"
        given = visit.visible() if whole else visit.variables
        visit.inner = Scope(self._next(), dict(given), body=process.body, host=visit, isolated=True)
        self._open_scope(visit.inner)

    def _finish(self, visit: Visit, result: Mapping[str, Any]) -> None:
        """The work is done: map the output and go on."""
        visit.inner = None
        if visit.node.outputs:
            visit.variables.update(result)
            # An instance of a multi-instance writes from its own variables outward, as in Camunda 8.
            target = visit.around if visit.multi_body is None else visit
            assert target is not None
            for name, text in visit.node.outputs.items():
                target.write(name, expressions.evaluate(text, visit.visible()))
        else:
            for name, value in result.items():
                visit.write(name, value)
        if visit.multi_body is not None:
            self._instance_ended(visit.multi_body, visit)
        else:
            visit.subscriptions.clear()
            self._pass(visit)

    def _instance_ended(self, body: Visit, instance: Visit) -> None:
        multi = instance.node.multi
        assert multi is not None
        if multi.output_element:
            body.results[instance.index] = expressions.evaluate(multi.output_element, instance.visible())
        try:
            enough = multi.until is not None and self._enough(body, instance, multi.until)
        except expressions.NotBoolean:
            self._incident(instance, "expression")
            return
        body.instances.remove(instance)
        body.completed += 1
        if enough:
            self._body_ended(body)
        elif body.completed == len(body.items):
            self._body_ended(body)
        elif multi.sequential:
            self._next_instance(body)

    def _enough(self, body: Visit, instance: Visit, until: str) -> bool:
        numbers = {
            "numberOfInstances": len(body.items),
            "numberOfActiveInstances": len(body.instances) - 1,
            "numberOfCompletedInstances": body.completed + 1,
            "numberOfTerminatedInstances": 0,
        }
        return expressions.holds(until, {**instance.visible(), **numbers})

    def _body_ended(self, body: Visit) -> None:
        body.instances.clear()
        body.subscriptions.clear()
        assert body.node.multi is not None
        if body.node.multi.output_collection:
            body.write(body.node.multi.output_collection, body.results)
        self._pass(body)

    # ---- scopes

    def _open_scope(self, scope: Scope) -> None:
        for node in scope.body.nodes:
            if node.is_event_subprocess:
                assert node.body is not None
                begin = next(inner for inner in node.body.nodes if inner.kind == "startEvent")
                if begin.event is not None and begin.event.kind in ("message", "signal", "timer"):
                    self._subscribe(scope, scope, begin, "handler", node)
        for node in scope.body.nodes:
            if node.kind == "startEvent" and node.event is None:
                self._leave(scope, node, scope)

    def _scope_ended(self, scope: Scope) -> None:
        host = scope.host
        if host is None:
            self.status = "completed"
            scope.handlers.clear()
            return
        if host.node.is_event_subprocess:
            host.scope.visits.remove(host)
        elif host.node.kind == "callActivity":
            whole = host.node.detail["propagateAllChildVariables"] == "true"
            self._finish(host, scope.variables if whole or host.node.outputs else {})
        else:
            self._finish(host, {})

    def _clear(self, scope: Scope) -> None:
        """Everything in the scope ends at once."""
        scope.tokens.clear()
        scope.visits.clear()

    def _handle(self, scope: Scope, subprocess: Node, begin: Node, variables: Mapping[str, Any]) -> None:
        """Start an event sub-process."""
        if begin.interrupting:
            self._clear(scope)
            scope.handlers.clear()
            scope.interrupted = True
        assert subprocess.body is not None
        visit = Visit(self._next(), node=subprocess, scope=scope)
        scope.visits.append(visit)
        for name, value in variables.items():
            visit.write(name, value)
        visit.inner = Scope(self._next(), body=subprocess.body, host=visit, isolated=False)
        self._open_scope(visit.inner)
        self._leave(visit.inner, begin, visit.inner)

    def _raise_error(self, code: str | None, thrower: Visit, variables: Mapping[str, Any]) -> bool:
        raise NotImplementedError

    def _subscribe(
        self, owner: Visit | Scope, seen: Frame, node: Node, role: str, subprocess: Node | None = None
    ) -> None:
        raise NotImplementedError
