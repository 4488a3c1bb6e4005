"""Multi-instance activities (BPMN 2.0, 13.3.7): a body token, and a token for each instance below it."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.util.task import TaskState

from engine.spiff.expressions import StepFailure, Text
from engine.spiff.values import normalise

if TYPE_CHECKING:
    from engine.spiff.scope import Token
    from engine.spiff.specs.base import TokenSpec

#: The body's bookkeeping: n instances, c completed, x terminated, r results, items still to come.
BODY = "m"
INDEX = "i"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """zeebe:loopCharacteristics with its completion condition."""

    sequential: bool
    collection: Text
    input_element: str | None = None
    output_collection: str | None = None
    output_element: Text | None = None
    #: The variable that each instance owns so that its result cannot run into another's.
    output_variable: str | None = None
    completion: Text | None = None

    def enter(self, spec: TokenSpec, body: Token) -> bool:
        """Read the collection and start one instance (sequential) or all; true when there are none."""
        items = self.collection.value(body.context)
        if not isinstance(items, list):
            raise StepFailure(
                "expression",
                "incident.collection-not-a-list",
                self.collection.explain(body.context),
                expression=self.collection.source,
            )
        execution = body.workflow.execution
        armed = [(event, event.trigger.prepare(body)) for event in spec.armed_boundary(body)]
        book: dict[str, Any] = {"n": len(items), "c": 0, "x": 0}
        if self.output_collection is not None:
            book["r"] = [None] * len(items)
        body.internal_data[BODY] = book
        execution.record.event(
            "activity-started", spec.name, body.id, body.workflow.id, {"instances": len(items)}
        )
        if not items:
            return True
        body._set_state(TaskState.STARTED)
        for event, prepared in armed:
            execution.subscribe(body, event, prepared)
        if self.sequential:
            book["items"] = items
            self._spawn(spec, body, 0, items[0])
        else:
            for index, item in enumerate(items):
                self._spawn(spec, body, index, item)
        return False

    def _spawn(self, spec: TokenSpec, body: Token, index: int, item: Any) -> None:
        instance = body.workflow.execution.create(body.workflow, spec, body)
        instance.internal_data[INDEX] = index
        instance.local = {"loopCounter": index + 1}
        if self.input_element is not None:
            instance.local[self.input_element] = item
        if self.output_variable is not None:
            instance.local.setdefault(self.output_variable, None)
        body.workflow.execution.schedule(instance)

    def instance_completed(self, spec: TokenSpec, instance: Token) -> None:
        """Keep the instance's result at its index; go on with the next, or end the body."""
        scope = instance.workflow
        execution = scope.execution
        assert instance._parent is not None
        body = scope.tasks[instance._parent]
        book = body.internal_data[BODY]
        if "r" in book and self.output_element is not None:
            value = normalise(self.output_element.value(instance.context))
            book["r"][instance.internal_data[INDEX]] = value
        enough = self.completion is not None and self._enough(body, instance)
        book["c"] += 1
        execution.unsubscribe(instance)
        spec.completed(instance)
        scope.remove(instance)
        if enough:
            for child_id in list(body._children):
                scope.tasks[child_id].cancel()
                book["x"] += 1
        if enough or book["c"] == book["n"]:
            execution.finish(body)
        elif self.sequential:
            following = book["c"]
            self._spawn(spec, body, following, book["items"][following])

    def _enough(self, body: Token, instance: Token) -> bool:
        book = body.internal_data[BODY]
        completed = book["c"] + 1
        counts: dict[str, Any] = {
            "numberOfInstances": book["n"],
            "numberOfActiveInstances": 1 if self.sequential else book["n"] - completed,
            "numberOfCompletedInstances": completed,
            "numberOfTerminatedInstances": book["x"],
        }
        if self.sequential:
            counts["numberOfActiveInstances"] = 0
        if self.output_collection is not None:
            counts[self.output_collection] = book["r"]
        assert self.completion is not None
        return self.completion.truth(ChainMap(counts, instance.context))

    def collect(self, body: Token) -> None:
        """Hand the collected results to the scope around, null where an instance did not finish."""
        book = body.internal_data[BODY]
        if self.output_collection is not None:
            body.workflow.execution.assign(
                body.workflow, (self.output_collection,), book["r"], element_id=body.task_spec.name
            )
