"""Events stand where they may, and say what they wait for or throw."""

from __future__ import annotations

from collections.abc import Mapping

from engine.bpmn.extensions import Extensions
from engine.bpmn.lint.context import Lint
from engine.bpmn.lint.feel_text import check_feel, check_text, is_feel
from engine.bpmn.lint.structure import link_name
from engine.bpmn.lint.timers import check_timer
from engine.bpmn.model import Element, EventDefinition, Node, Scope
from engine.bpmn.problem import phrase, phrases

_CATCHING = frozenset({"timer", "message", "signal"})
_ALLOWED: Mapping[str, frozenset[str]] = {
    "intermediateCatchEvent": _CATCHING | {"link"},
    "intermediateThrowEvent": frozenset({"none", "message", "signal", "escalation", "link"}),
    "endEvent": frozenset({"none", "message", "signal", "error", "escalation", "terminate"}),
    "boundaryEvent": _CATCHING | {"error", "escalation"},
    "start of process": _CATCHING | {"none"},
    "start of subProcess": frozenset({"none"}),
    "start of event subProcess": _CATCHING | {"error", "escalation"},
}
_THROWING = frozenset({"intermediateThrowEvent", "endEvent"})
_CODES = {"error": "errorCode", "escalation": "escalationCode"}


def check_kind(node: Node, lint: Lint) -> bool:
    """The kind of event is one we run in this place."""
    kind = node.event_kind
    if kind == "none" and node.kind in ("intermediateCatchEvent", "boundaryEvent"):
        lint.report("event-without-definition", node)
        return False
    allowed = _ALLOWED[_position(node)]
    if kind not in allowed:
        # a sub-process with a wrong start event is told so once, by the rule about its start events
        if not (node.kind == "startEvent" and (kind == "none" or not node.scope.is_process)):
            lint.report("event-kind-not-allowed", node, kind=phrase(kind), allowed=phrases(sorted(allowed)))
        return False
    return True


def _position(node: Node) -> str:
    if node.kind != "startEvent":
        return node.kind
    if node.scope.is_process:
        return "start of process"
    return "start of event subProcess" if node.scope.is_event_sub_process else "start of subProcess"


def check_definition(node: Node, lint: Lint) -> None:
    """What the event waits for or throws is complete."""
    for definition in node.event_definitions:
        if definition.kind == "timer":
            check_timer(node, definition.element, lint)
        elif definition.kind in ("message", "signal"):
            _check_name(node, definition.reference, lint)
        elif definition.kind in _CODES:
            _check_code(node, definition, lint)
    if node.event_kind == "message":
        check_message_end(node, node.event_definitions[0].reference, lint)
    if (
        node.event_kind == "error"
        and node.kind in ("boundaryEvent", "startEvent")
        and not node.is_interrupting
    ):
        lint.report("error-event-must-interrupt", node)


def _check_name(node: Node, reference: Element | None, lint: Lint) -> None:
    if reference is None:
        return
    if not reference.name.strip():
        lint.report("missing-event-name", reference, kind=phrase(reference.kind))
    elif is_feel(reference.name):
        if node.kind == "startEvent" and node.scope.is_process:
            # nobody waits yet whose variables the expression could use
            lint.report(
                "event-name-not-literal", reference, kind=phrase(reference.kind), value=reference.name
            )
        else:
            check_feel(reference, reference.kind, reference.name, lint)


def _check_code(node: Node, definition: EventDefinition, lint: Lint) -> None:
    reference = definition.reference
    if reference is None:
        # a catch event without reference catches every code; a thrown one needs its own
        if node.kind in _THROWING and not definition.reference_id:
            lint.report("missing-reference", node, attribute=f"{definition.kind}Ref")
        return
    check_feel(reference, reference.kind, reference.name, lint)
    code = (reference.get(_CODES[definition.kind]) or "").strip()
    if not code:
        lint.report("missing-event-code", reference, kind=phrase(reference.kind))
    elif is_feel(code):
        lint.report("event-name-not-literal", reference, kind=phrase(reference.kind), value=code)


def check_message_end(node: Node, message: Element | None, lint: Lint) -> None:
    """A waiting message has a correlation key; a thrown one may carry its own."""
    if message is None:
        return
    key = (Extensions(message.element).correlation_key or "").strip()
    if key:
        check_feel(message, "correlationKey", key, lint, always=True)
    if node.kind in _THROWING or node.kind == "sendTask":
        published = node.extensions.find("publishMessage")
        if published is not None:
            for attribute in ("correlationKey", "messageId", "timeToLive"):
                check_text(node, attribute, published.get(attribute), lint)
        return
    if node.kind == "startEvent" and node.scope.is_process:
        return
    if not key:
        lint.report("missing-correlation-key", node, message=message.name or message.id)


def check_links(scope: Scope, lint: Lint) -> None:
    """Link events come in pairs within one scope, each with one catching end."""
    links = [node for node in scope.nodes if node.event_kind == "link"]
    if not links:
        return
    thrown = {link_name(node) for node in links if node.kind == "intermediateThrowEvent"}
    caught: set[str] = set()
    for node in links:
        _check_link_flows(node, lint)
        name = link_name(node)
        if not name:
            lint.report("link-without-name", node)
        elif is_feel(name):
            lint.report("event-name-not-literal", node, kind=phrase("link"), value=name)
        elif node.kind == "intermediateCatchEvent":
            if name in caught:
                lint.report("duplicate-link-target", node, link=name)
            caught.add(name)
            if name not in thrown:
                lint.report("link-without-source", node, link=name)
    for node in links:
        if node.kind == "intermediateThrowEvent" and link_name(node) and link_name(node) not in caught:
            lint.report("link-without-target", node, link=link_name(node))


def _check_link_flows(node: Node, lint: Lint) -> None:
    if node.kind == "intermediateThrowEvent" and node.outgoing:
        lint.report("link-with-flow", node, direction=phrase("throw"))
    elif node.kind == "intermediateCatchEvent" and node.incoming:
        lint.report("link-with-flow", node, direction=phrase("catch"))
