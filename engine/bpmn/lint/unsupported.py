"""What we would run wrongly or ignore is refused with its reason and a way out."""

from __future__ import annotations

from lxml import etree

from engine.bpmn.lint.context import Lint, tag_name
from engine.bpmn.model import ACTIVITIES, CHOREOGRAPHY, EVENTS, Definitions, Node, Scope
from engine.bpmn.xml import BPMN, line_of

#: Namespaces whose elements other engines carry out.
_FOREIGN = {
    "http://camunda.org/schema/1.0/bpmn": "camunda",
    "http://activiti.org/bpmn": "activiti",
    "http://flowable.org/bpmn": "flowable",
    "http://spiffworkflow.org/bpmn/schema/1.0/core": "spiffworkflow",
    "http://www.jboss.org/drools": "drools",
    "http://www.bonitasoft.com/bpmn": "bonita",
}
_ASSIGNMENTS = frozenset({"resourceRole", "performer", "humanPerformer", "potentialOwner"})
_KNOWN_NODE_CHILDREN = _ASSIGNMENTS | frozenset(
    {
        "incoming",
        "outgoing",
        "documentation",
        "extensionElements",
        "ioSpecification",
        "property",
        "dataInput",
        "dataOutput",
        "inputSet",
        "outputSet",
        "dataInputAssociation",
        "dataOutputAssociation",
        "auditing",
        "monitoring",
        "script",
        "multiInstanceLoopCharacteristics",
        "standardLoopCharacteristics",
    }
)
_LOOPS = frozenset({"multiInstanceLoopCharacteristics", "standardLoopCharacteristics"})
_ONCE = _LOOPS | {"extensionElements", "script"}
_EVENT = "EventDefinition"
_BY_KIND = {
    "complexGateway": "complex-gateway",
    "transaction": "transaction",
    "adHocSubProcess": "ad-hoc-sub-process",
}
_BY_EVENT = {
    "compensate": "compensation",
    "cancel": "transaction",
    "conditional": "conditional-event",
}


def check_construct(node: Node, lint: Lint) -> bool:
    """Whether we run this kind of node at all; reports the reason when not."""
    rule = _BY_KIND.get(node.kind) or ("choreography" if node.kind in CHOREOGRAPHY else None)
    if rule is None and node.get("isForCompensation") == "true":
        rule = "compensation"
    if rule is None and node.get("instantiate") == "true":
        rule = "instantiating-gateway" if node.kind == "eventBasedGateway" else "instantiating-receive-task"
    if rule is None and node.loop is not None and tag_name(node.loop) == "standardLoopCharacteristics":
        rule = "standard-loop"
    if rule is None and len(node.event_definitions) > 1:
        lint.report("multiple-event", node, count=len(node.event_definitions))
        return False
    if rule is None and node.event_definitions:
        rule = _BY_EVENT.get(node.event_kind)
    if rule is not None:
        lint.report(rule, node)
    return rule is None


def check_collaborations(definitions: Definitions, lint: Lint) -> None:
    """Choreographies are another kind of diagram."""
    if definitions.element.find(f"{{{BPMN}}}choreography") is not None:
        lint.report("choreography", None)


def check_node_children(node: Node, lint: Lint) -> None:
    """Children that we do not know, that stand where nobody reads them, or that are there twice."""
    seen: set[str] = set()
    for child in node.element:
        tag = str(child.tag).removeprefix(f"{{{BPMN}}}")
        if tag in _ONCE:
            if tag in seen:
                lint.report("repeated-element", node, tag=tag, line=line_of(child))
            seen.add(tag)
        if not _is_read_on(tag, node.kind):
            lint.report("misplaced-element", node, tag=tag, line=line_of(child))
        elif node.inner is not None:
            continue  # what a scope holds is looked at with the scope
        elif tag in _ASSIGNMENTS:
            lint.report("standard-assignment", node, tag=tag, line=line_of(child))
        elif tag not in _KNOWN_NODE_CHILDREN and not tag.endswith(_EVENT):
            lint.report("unknown-element", node, tag=tag, line=line_of(child))


def _is_read_on(tag: str, kind: str) -> bool:
    if tag in _LOOPS:
        return kind in ACTIVITIES
    if tag == "script":
        return kind == "scriptTask"
    return kind in EVENTS or not tag.endswith(_EVENT)


def check_scope_children(scope: Scope, lint: Lint) -> None:
    """The same for processes and sub-processes."""
    for child in scope.others:
        tag = str(child.tag).removeprefix(f"{{{BPMN}}}")
        if tag in _ASSIGNMENTS:
            lint.report("standard-assignment", scope, tag=tag, line=line_of(child))
        elif tag == "correlationSubscription":
            lint.report("standard-correlation", scope, tag=tag, line=line_of(child))


def check_foreign(process: Scope, lint: Lint) -> None:
    """Elements and attributes that only another engine would carry out, one problem for each element."""
    owners: dict[etree._Element, list[str]] = {}
    for namespace, prefix in _FOREIGN.items():
        for element in process.element.iter(f"{{{namespace}}}*"):
            owners.setdefault(_owner(element), []).append(f"{prefix}:{tag_name(element)}")
    for prefix, element, attribute in _foreign_attributes(process.element):
        owners.setdefault(_owner(element), []).append(f"{prefix}:{attribute}")
    items = {item.element: item for item in lint.definitions.ids.values()}
    for element, names in owners.items():
        listed = ", ".join(dict.fromkeys(names))
        lint.report("foreign-extension", items.get(element, process), names=listed, line=line_of(element))


_ATTRIBUTES = etree.XPath(
    "//@*[" + " or ".join(f"namespace-uri() = '{namespace}'" for namespace in _FOREIGN) + "]"
)


def _foreign_attributes(process: etree._Element) -> list[tuple[str, etree._Element, str]]:
    # most diagrams declare none of these namespaces, and looking at every attribute costs time
    declared = {uri for element in (process, *process.iterancestors()) for uri in element.nsmap.values()}
    if not declared & _FOREIGN.keys():
        return []
    found: list[tuple[str, etree._Element, str]] = []
    values = _ATTRIBUTES(process)
    for value in values if isinstance(values, list) else []:
        name = etree.QName(value.attrname)  # type: ignore[union-attr]
        found.append((_FOREIGN[name.namespace or ""], value.getparent(), name.localname))  # type: ignore[union-attr,arg-type]
    return found


def _owner(element: etree._Element) -> etree._Element:
    """The nearest BPMN element with an id that is drawn: where a person would look for it."""
    owner: etree._Element | None = element
    while owner is not None:
        if str(owner.tag).startswith(f"{{{BPMN}}}") and owner.get("id") and owner.getparent() is not None:
            return owner
        owner = owner.getparent()
    return element
