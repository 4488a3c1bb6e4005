"""Ids are there, once; every reference leads to something it may refer to."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from engine.bpmn.lint.context import Lint, tag_name
from engine.bpmn.model import ACTIVITIES, Definitions, Element, Flow, Node, Scope
from engine.bpmn.xml import BPMN, line_of

#: What the database keeps of a key or an element id.
MAX_ID = 255
_BOOLEANS = (
    "cancelActivity",
    "isInterrupting",
    "triggeredByEvent",
    "isSequential",
    "isForCompensation",
    "instantiate",
)
_NEEDS_REFERENCE = frozenset({"message", "signal"})
_REFERS = frozenset({"message", "signal", "error", "escalation"})
_DATA_ASSOCIATIONS = (f"{{{BPMN}}}dataInputAssociation", f"{{{BPMN}}}dataOutputAssociation")
_DATA = frozenset("dataObject dataObjectReference dataStoreReference dataInput dataOutput property".split())


def check_ids(definitions: Definitions, lint: Lint) -> None:
    """Ids exist, are unique, and fit the database."""
    for item in definitions.without_id:
        lint.report("missing-id", item)
    for item in definitions.duplicates:
        lint.report("duplicate-id", item, first_line=definitions.ids[item.id].line)
    for item in definitions.ids.values():
        if len(item.id) > MAX_ID:
            lint.report("id-too-long", item, length=len(item.id), limit=MAX_ID)
        if len(item.name) > MAX_ID:
            lint.report("name-too-long", item, length=len(item.name), limit=MAX_ID)


def check_collaborations(definitions: Definitions, lint: Lint) -> None:
    """Pools refer to processes, message flows to whatever is drawn."""
    processes = {process.id for process in definitions.processes}
    for pool in definitions.participants:
        wanted = pool.get("processRef")
        if wanted and _local(wanted) not in processes:
            lint.report("unresolved-reference", pool, attribute="processRef", target=wanted)
    for flow in definitions.element.iterfind(f"{{{BPMN}}}collaboration/{{{BPMN}}}messageFlow"):
        _check_ends(flow, "messageFlow", lint)


def check_flow(flow: Flow, lint: Lint) -> None:
    """Both ends of a sequence flow are nodes of its own scope."""
    for attribute, found in (("sourceRef", flow.source), ("targetRef", flow.target)):
        wanted = flow.get(attribute)
        if found is not None:
            continue
        if not wanted:
            lint.report("missing-reference", flow, attribute=attribute)
        elif isinstance(lint.definitions.ids.get(wanted), Node):
            source, target = flow.get("sourceRef"), flow.get("targetRef")
            lint.report("flow-crosses-scope", flow, source=source, target=target)
        else:
            lint.report("unresolved-reference", flow, attribute=attribute, target=wanted)


def check_scope(scope: Scope, lint: Lint) -> None:
    """Lanes, artifacts and data objects refer to what is there."""
    for lane in scope.element.iterfind(f"{{{BPMN}}}laneSet//{{{BPMN}}}lane"):
        for reference in lane.iterfind(f"{{{BPMN}}}flowNodeRef"):
            wanted = (reference.text or "").strip()
            if lint.definitions.node(wanted) is None:
                item = Element(lane, "lane", lane.get("id") or "", lane.get("name") or "")
                lint.report("unresolved-reference", item, attribute="flowNodeRef", target=wanted)
    for artifact in scope.artifacts:
        lint.check_deadline()
        if artifact.kind == "association":
            _check_ends(artifact.element, "association", lint)
        elif artifact.kind == "dataObjectReference":
            _check_one(artifact, "dataObjectRef", {"dataObject"}, lint)
        elif artifact.kind == "dataStoreReference":
            _check_one(artifact, "dataStoreRef", {"dataStore"}, lint)


def check_node_flows(node: Node, lint: Lint) -> None:
    """``incoming``, ``outgoing`` and ``default`` name flows of this node."""
    outgoing = {flow.id for flow in node.outgoing}
    incoming = {flow.id for flow in node.incoming}
    for attribute, own in (("incoming", incoming), ("outgoing", outgoing)):
        for reference in node.element.iterchildren(f"{{{BPMN}}}{attribute}"):
            wanted = (reference.text or "").strip()
            if wanted not in own and not isinstance(lint.definitions.ids.get(wanted), Flow):
                lint.report("unresolved-reference", node, attribute=attribute, target=wanted)
    default = node.get("default")
    if default and default not in outgoing:
        known = isinstance(lint.definitions.ids.get(default), Flow)
        rule = "default-flow-not-outgoing" if known else "unresolved-reference"
        lint.report(rule, node, attribute="default", target=default)


def check_booleans(node: Node | Scope, lint: Lint) -> None:
    """XML Schema also knows 1 and 0; few readers do, so that what is meant would depend on who reads."""
    for element in (
        (node.element,) if isinstance(node, Scope) or node.loop is None else (node.element, node.loop)
    ):
        for attribute in _BOOLEANS:
            value = element.get(attribute)
            if value is not None and value not in ("true", "false"):
                lint.report("boolean-attribute", node, attribute=attribute, value=value)


def check_attachment(node: Node, lint: Lint) -> None:
    """A boundary event sits on an activity of its own scope."""
    wanted = node.get("attachedToRef")
    if not wanted:
        lint.report("missing-reference", node, attribute="attachedToRef")
    elif node.attached_to is None:
        lint.report("unresolved-reference", node, attribute="attachedToRef", target=wanted)
    elif node.attached_to.kind not in ACTIVITIES or node.attached_to.is_event_sub_process:
        lint.report("boundary-event-host", node, target=wanted)


def check_event_references(node: Node, lint: Lint) -> None:
    """``messageRef`` and its like name an element of their kind."""
    for definition in node.event_definitions:
        if definition.kind not in _REFERS or definition.reference is not None:
            continue
        attribute = f"{definition.kind}Ref"
        if definition.reference_id:
            lint.report("unresolved-reference", node, attribute=attribute, target=definition.reference_id)
        elif definition.kind in _NEEDS_REFERENCE:
            lint.report("missing-reference", node, attribute=attribute)


def check_data_associations(node: Node, lint: Lint) -> None:
    """Data associations document only, but what they name must exist: other tools follow them for ever."""
    for association in node.element.iterchildren(*_DATA_ASSOCIATIONS):
        for child in association:
            tag = tag_name(child) if isinstance(child.tag, str) else ""
            if tag in ("assignment", "transformation"):
                lint.report("data-mapping", node, tag=tag, line=line_of(child))
            elif tag in ("sourceRef", "targetRef"):
                wanted = (child.text or "").strip()
                found = lint.definitions.ids.get(wanted)
                if found is None or found.kind not in _DATA:
                    lint.report(
                        "unresolved-reference", node, attribute=tag, target=wanted, line=line_of(child)
                    )


def _check_ends(element: etree._Element, kind: str, lint: Lint) -> None:
    item = Element(element, kind, element.get("id") or "", element.get("name") or "")
    for attribute in ("sourceRef", "targetRef"):
        wanted = item.get(attribute)
        if not wanted:
            lint.report("missing-reference", item, attribute=attribute)
        elif _local(wanted) not in lint.definitions.ids:
            lint.report("unresolved-reference", item, attribute=attribute, target=wanted)


def _check_one(item: Element, attribute: str, kinds: Iterable[str], lint: Lint) -> None:
    wanted = item.get(attribute)
    if not wanted:
        return
    found = lint.definitions.ids.get(wanted)
    if found is None or found.kind not in kinds:
        lint.report("unresolved-reference", item, attribute=attribute, target=wanted)


def _local(name: str) -> str:
    """References between pools may be qualified names."""
    return name.rpartition(":")[2]
