"""Where a token goes next is never left open."""

from __future__ import annotations

from engine.bpmn.lint.context import Lint
from engine.bpmn.lint.exhaustive import are_exhaustive
from engine.bpmn.lint.feel_text import check_feel
from engine.bpmn.model import ACTIVITIES, GATEWAYS, Flow, Node
from engine.bpmn.problem import phrase

_DECIDING = frozenset({"exclusiveGateway", "inclusiveGateway"})
_WAITING = frozenset({"message", "signal", "timer"})


def check_outgoing(node: Node, lint: Lint) -> None:
    """Conditions and defaults are where they are read, and one flow can always be taken."""
    if node.kind in GATEWAYS and not node.outgoing:
        lint.report("gateway-without-outgoing-flow", node)
    if node.kind in _DECIDING or node.kind in ACTIVITIES:
        _check_decision(node, lint)
    else:
        _check_undecided(node, lint)
    if node.kind == "eventBasedGateway":
        _check_event_gateway(node, lint)


def _check_decision(node: Node, lint: Lint) -> None:
    default = node.default_flow
    conditional = [flow for flow in node.outgoing if flow is not default and flow.condition is not None]
    for flow in conditional:
        _check_condition(flow, lint)
    if default is not None and default.condition is not None:
        lint.report("default-flow-with-condition", default, flow=_label(default))
    unconditional = [flow for flow in node.outgoing if flow is not default and flow.condition is None]
    if node.kind in _DECIDING and len(node.outgoing) > 1:
        for flow in unconditional:
            lint.report("flow-without-condition", flow, flow=_label(flow), name=node.name or node.id)
    if not conditional or unconditional or default is not None:
        return
    if not are_exhaustive([flow.condition or "" for flow in conditional]):
        lint.report("no-flow-may-hold", node)


def _check_undecided(node: Node, lint: Lint) -> None:
    for flow in node.outgoing:
        if flow.condition is not None:
            name = node.name or node.id
            lint.report("condition-not-allowed", flow, element_type=phrase(node.kind), name=name)
    if node.get("default"):
        lint.report("default-not-allowed", node)


def _check_condition(flow: Flow, lint: Lint) -> None:
    if flow.condition:
        check_feel(flow, "conditionExpression", flow.condition, lint, always=True)
    else:
        lint.report("empty-condition", flow, flow=_label(flow))


def _check_event_gateway(node: Node, lint: Lint) -> None:
    if len(node.outgoing) == 1:
        lint.report("event-gateway-too-few-targets", node)
    for flow in node.outgoing:
        target = flow.target
        if target is None or target.kind == "receiveTask":
            continue
        if target.kind != "intermediateCatchEvent" or target.event_kind not in _WAITING:
            lint.report("event-gateway-target", node, target=target.name or target.id)


def _label(flow: Flow) -> str:
    return flow.name or flow.id
