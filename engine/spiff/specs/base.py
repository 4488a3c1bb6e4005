"""What every element does when a token arrives, works and leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.util.task import TaskState

from engine.spiff.expressions import StepFailure, Text

if TYPE_CHECKING:
    from engine.spiff.scope import Token
    from engine.spiff.specs.events import BoundaryEvent
    from engine.spiff.specs.loop import Loop

RESULTS = "r"
SUBSCRIPTIONS = "s"
MOVED = "o"


@dataclass(frozen=True, slots=True)
class Flow:
    """An outgoing sequence flow; ``condition`` is None for an unconditional one."""

    id: str
    target: Any
    condition: Text | None


@dataclass(frozen=True, slots=True)
class IoMapping:
    """One line of a zeebe:ioMapping; ``target`` is a dotted path of variable names."""

    source: Text
    target: tuple[str, ...]


class TokenSpec:
    """Mixed in before a SpiffWorkflow task spec; replaces its predictions and its data copies.

    SpiffWorkflow drives a task by ``_update`` (arrive), ``_run`` (work) and ``_on_complete`` (leave);
    subclasses say what is special in :meth:`enter`, :meth:`work` and :meth:`choose_flows`.
    """

    name: str
    bpmn_name: str | None
    lane: str | None
    manual: bool

    element_type: str = ""
    #: Passed in an instant: its start is not worth a line of history.
    passing = False
    #: Whether a token can rest here, so that boundary events must be armed.
    waits = False
    flows: tuple[Flow, ...] = ()
    default_flow: str | None = None
    incoming: tuple[str, ...] = ()
    boundary: tuple[BoundaryEvent, ...] = ()
    inputs_mapped: tuple[IoMapping, ...] = ()
    outputs_mapped: tuple[IoMapping, ...] = ()
    loop: Loop | None = None

    # -- arriving ---------------------------------------------------------------------------------------

    def _predict(self, my_task: Token, *args: Any, **kwargs: Any) -> None:
        """Nothing is predicted: a token exists where it is, not where it may come to be."""

    def _update(self, my_task: Token) -> None:
        my_task.phase = "enter"
        if self._update_hook(my_task):
            my_task._set_state(TaskState.READY)

    def _update_hook(self, my_task: Token) -> bool:
        if self.loop is not None and my_task._parent is None:
            return self.loop.enter(self, my_task)
        if self.inputs_mapped:
            self._map_inputs(my_task)
        if not self.waits_now(my_task):
            return self.enter(my_task)
        armed = [(event, event.trigger.prepare(my_task)) for event in self.armed_boundary(my_task)]
        ready = self.enter(my_task)
        if not ready:
            my_task._set_state(TaskState.WAITING)
        self.started(my_task)
        for event, prepared in armed:
            my_task.workflow.execution.subscribe(my_task, event, prepared)
        return ready

    def waits_now(self, token: Token) -> bool:
        """Whether this token will rest at the element."""
        return self.waits

    def armed_boundary(self, token: Token) -> list[BoundaryEvent]:
        """The boundary events to subscribe; those of a multi-instance belong to its body alone."""
        if token._parent is not None:
            return []
        return [event for event in self.boundary if event.trigger.subscribes]

    def started(self, token: Token) -> None:
        """Write that an activity began."""
        token.workflow.execution.record.event(
            "activity-started", self.name, token.id, token.workflow.id, self.start_data(token)
        )

    def start_data(self, token: Token) -> Mapping[str, Any]:
        """What history should know of the beginning."""
        return {}

    def _map_inputs(self, token: Token) -> None:
        local = {} if token.local is None else token.local
        token.local = local
        for mapping in self.inputs_mapped:
            put(local, mapping.target, mapping.source.value(token.context))

    def enter(self, token: Token) -> bool:
        """Take the token in; true when it can work at once."""
        return True

    # -- working ----------------------------------------------------------------------------------------

    def _on_ready(self, my_task: Token) -> None:
        """SpiffWorkflow checks the graph here at run time; the linter did so at deployment."""

    def _run(self, my_task: Token) -> bool | None:
        my_task.phase = "run"
        if self.loop is not None and my_task._parent is None:
            return True
        return self.work(my_task)

    def work(self, token: Token) -> bool | None:
        """Do what the element does; true when done."""
        return True

    # -- leaving ----------------------------------------------------------------------------------------

    def _on_complete(self, my_task: Token) -> None:
        """The token is through: move results outward, then go on along the flows."""
        my_task.phase = "leave"
        execution = my_task.workflow.execution
        body = self.loop is not None and my_task._parent is None
        if MOVED not in my_task.internal_data:
            if self.loop is not None and body:
                self.loop.collect(my_task)
            else:
                self.move_results(my_task)
            # Once only: a retry must not undo the repair of a variable.
            my_task.internal_data[MOVED] = 1
        if my_task._parent is not None:
            assert self.loop is not None
            self.loop.instance_completed(self, my_task)
            return
        flows = self.choose_flows(my_task)
        execution.unsubscribe(my_task)
        self.completed(my_task)
        execution.go_on(my_task, flows)

    def completed(self, token: Token) -> None:
        """Write that the element was passed."""
        token.workflow.execution.record.event("activity-completed", self.name, token.id, token.workflow.id)

    def move_results(self, token: Token) -> None:
        """Move what the activity produced into the scopes around it.

        With output mappings only what they name goes out. Without, each result goes to the nearest scope that
        has a variable of its name, else to the process instance's."""
        results = token.internal_data.get(RESULTS)
        execution = token.workflow.execution
        if self.outputs_mapped:
            if results:
                token.local = {**(token.local or {}), **results}
            for mapping in self.outputs_mapped:
                value = mapping.source.value(token.context)
                execution.assign_result(token, mapping.target, value, element_id=self.name)
        elif results:
            execution.assign_all(token, results, element_id=self.name)
        token.internal_data.pop(RESULTS, None)

    def choose_flows(self, token: Token) -> list[Flow]:
        """Every flow without condition and every one whose condition holds; else the default (13.4.3)."""
        if all(flow.condition is None for flow in self.flows) and self.default_flow is None:
            return list(self.flows)
        context = token.context
        taken = [
            flow
            for flow in self.flows
            if flow.id != self.default_flow and (flow.condition is None or flow.condition.truth(context))
        ]
        if taken:
            return taken
        return self.default_or_fail()

    def default_or_fail(self) -> list[Flow]:
        """The default flow. Raises StepFailure where there is none: the case waits for a person."""
        for flow in self.flows:
            if flow.id == self.default_flow:
                return [flow]
        raise StepFailure("no-flow", "incident.no-flow")

    # -- being cancelled --------------------------------------------------------------------------------

    def _on_cancel(self, my_task: Token) -> None:
        execution = my_task.workflow.execution
        execution.unsubscribe(my_task)
        for child_id in list(my_task._children):
            child = my_task.workflow.tasks.get(child_id)
            if child is not None:
                child.cancel()
        self.abandon(my_task)
        execution.drop_incident(my_task)
        if my_task._state != TaskState.FUTURE:
            execution.record.event("activity-cancelled", self.name, my_task.id, my_task.workflow.id)

    def abandon(self, token: Token) -> None:
        """Close what the waiting token had opened."""


def put(values: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set a variable or, by a dotted path, an entry inside it; objects on the way are copied, not shared."""
    for name in path[:-1]:
        inner = values.get(name)
        values[name] = values = dict(inner) if isinstance(inner, dict) else {}
    values[path[-1]] = value
