"""Gateways, with the activation rules of BPMN 2.0, table 13.1 to 13.5."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from SpiffWorkflow.bpmn.specs import defaults
from SpiffWorkflow.bpmn.specs.event_definitions import NoneEventDefinition
from SpiffWorkflow.util.task import TaskState

from engine.spiff.specs.base import Flow, TokenSpec

if TYPE_CHECKING:
    from engine.spiff.scope import Token

FLOW = "f"
ARRIVED = "a"


class ExclusiveGateway(TokenSpec, defaults.ExclusiveGateway):  # type: ignore[misc]
    """One way on: the first flow, in the order drawn, whose condition holds."""

    element_type = "exclusiveGateway"
    passing = True

    def choose_flows(self, token: Token) -> list[Flow]:
        """The first that holds, else the default."""
        context = token.context
        for flow in self.flows:
            if flow.id == self.default_flow:
                continue
            if flow.condition is None or flow.condition.truth(context):
                return [flow]
        return [] if not self.flows else self.default_or_fail()


class JoiningGateway(TokenSpec):
    """A gateway where tokens wait for one another: one waiting token counts what has arrived on each flow."""

    passing = True

    def enter(self, token: Token) -> bool:
        """Count the arrival; pass when the gateway is activated."""
        if len(self.incoming) < 2:
            return True
        flow = token.internal_data.pop(FLOW, "")
        scope = token.workflow
        holder = scope.joins.get(self.name)
        if holder is None:
            token.internal_data[ARRIVED] = {flow: 1}
            scope.joins[self.name] = token
            holder = token
        else:
            arrived = holder.internal_data[ARRIVED]
            arrived[flow] = arrived.get(flow, 0) + 1
            scope.remove(token)
        holder._set_state(TaskState.WAITING)
        if self.activated(holder):
            self.fire(holder)
        return False

    def activated(self, holder: Token) -> bool:
        """Whether the gateway consumes its tokens now."""
        raise NotImplementedError

    def fire(self, holder: Token) -> None:
        """Take one token of each flow that has one; what is left over goes on waiting (13.4.1)."""
        scope = holder.workflow
        arrived = holder.internal_data.pop(ARRIVED)
        rest = {flow: count - 1 for flow, count in arrived.items() if count > 1}
        del scope.joins[self.name]
        holder._set_state(TaskState.READY)
        scope.execution.schedule(holder)
        if rest:
            excess = scope.execution.create(scope, self)
            excess.internal_data[ARRIVED] = rest
            excess._set_state(TaskState.WAITING)
            scope.joins[self.name] = excess
            if self.activated(excess):
                self.fire(excess)


class ParallelGateway(JoiningGateway, defaults.ParallelGateway):  # type: ignore[misc]
    """Waits for one token of every incoming flow; goes on along every outgoing one."""

    element_type = "parallelGateway"

    def activated(self, holder: Token) -> bool:
        """One token on each incoming flow (table 13.1)."""
        return len(holder.internal_data[ARRIVED]) == len(self.incoming)

    def choose_flows(self, token: Token) -> list[Flow]:
        """All of them; conditions on them have no meaning and are refused at deployment."""
        return list(self.flows)


class InclusiveGateway(JoiningGateway, defaults.InclusiveGateway):  # type: ignore[misc]
    """Waits for every token that can still reach an empty incoming flow; goes on where conditions hold."""

    element_type = "inclusiveGateway"

    #: For each incoming flow, the elements from which it can be reached without passing this gateway.
    sources: Mapping[str, frozenset[str]] = {}

    def activated(self, holder: Token) -> bool:
        """Only when full: other tokens may be on their way, which is asked when all have come to rest."""
        return len(holder.internal_data[ARRIVED]) == len(self.incoming)

    def activated_at_rest(self, holder: Token) -> bool:
        """Table 13.3: no token elsewhere can reach an empty flow, unless it can reach a filled one, too."""
        arrived = holder.internal_data[ARRIVED]
        empty = [self.sources[flow] for flow in self.incoming if flow not in arrived]
        filled = [self.sources[flow] for flow in self.incoming if flow in arrived]
        for token in holder.workflow.tasks.values():
            if token is holder or token._parent is not None:
                continue
            place = token.task_spec.name
            if any(place in reach for reach in empty) and not any(place in reach for reach in filled):
                return False
        return True


class EventBasedGateway(TokenSpec, defaults.EventBasedGateway):  # type: ignore[misc]
    """Waits for the first of the events behind it."""

    element_type = "eventBasedGateway"
    waits = True

    def __init__(self, wf_spec: object, bpmn_id: str, **kwargs: object) -> None:
        super().__init__(wf_spec, bpmn_id, event_definition=NoneEventDefinition(), **kwargs)

    def enter(self, token: Token) -> bool:
        """Subscribe to all of them."""
        prepared = [(flow.target, flow.target.trigger.prepare(token)) for flow in self.flows]
        for event, ready in prepared:
            token.workflow.execution.subscribe(token, event, ready)
        return False

    def flow_to(self, element_id: str) -> Flow:
        """The flow to the event that happened."""
        return next(flow for flow in self.flows if flow.target.name == element_id)
