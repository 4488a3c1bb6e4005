"""Drawn diagrams as BPMN 2.0 XML with zeebe extension elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from tests.support.drawing import Body, Diagram, Event, Extension, Flow, MultiInstance, Node, Process

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES = {"bpmn": BPMN, "zeebe": ZEEBE, "xsi": XSI}

#: Event kinds that refer to an element of bpmn:definitions, with the attribute that refers to it.
_ROOTS = {"message": "messageRef", "signal": "signalRef", "error": "errorRef", "escalation": "escalationRef"}


def to_xml(diagram: Diagram) -> bytes:
    root = etree.Element(f"{{{BPMN}}}definitions", nsmap=NAMESPACES, id="definitions")
    root.set("targetNamespace", "urn:gongzhi:tests")
    for event in _unique(event for process in diagram.processes for event in _events(process.body)):
        _root_element(root, event)
    for process in diagram.processes:
        _process(root, process)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _events(body: Body) -> Iterator[Event]:
    for node in body.nodes:
        if node.event is not None and node.event.kind in _ROOTS and node.event.name is not None:
            yield node.event
        if node.body is not None:
            yield from _events(node.body)


def _unique(events: Iterable[Event]) -> list[Event]:
    return list({_root_id(event): event for event in events}.values())


def _root_id(event: Event) -> str:
    """One root element for each distinct definition; ids are numbered by use of a stable text."""
    parts = [event.kind, event.name or "", event.key or "", event.time_to_live or ""]
    text = "-".join(part for part in parts if part)
    return "".join(character if character.isalnum() or character in "-_." else "_" for character in text)


def _element(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{BPMN}}}{tag}")
    for name, value in attributes.items():
        element.set(name, value)
    return element


def _formal(parent: etree._Element, tag: str, text: str) -> None:
    element = _element(parent, tag)
    element.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
    element.text = text


def _feel(text: str) -> str:
    return text if text.startswith("=") else f"={text}"


def _extend(element: etree._Element, extensions: Iterable[Extension]) -> None:
    found = list(extensions)
    if not found:
        return
    parent = element.find(f"{{{BPMN}}}extensionElements")
    if parent is None:
        parent = etree.Element(f"{{{BPMN}}}extensionElements")
        element.insert(0, parent)

    def add(to: etree._Element, extension: Extension) -> None:
        child = etree.SubElement(to, f"{{{ZEEBE}}}{extension.tag}", dict(extension.attributes))
        for inner in extension.children:
            add(child, inner)

    for extension in found:
        add(parent, extension)


def _root_element(root: etree._Element, event: Event) -> None:
    element = _element(root, event.kind, id=_root_id(event), name=event.name or "")
    if event.kind == "error":
        element.set("errorCode", event.name or "")
    elif event.kind == "escalation":
        element.set("escalationCode", event.name or "")
    elif event.kind == "message" and event.key is not None:
        _extend(element, [Extension("subscription", {"correlationKey": _feel(event.key)})])


def _process(root: etree._Element, process: Process) -> None:
    element = _element(root, "process", id=process.id, isExecutable=str(process.executable).lower())
    if process.name:
        element.set("name", process.name)
    if process.version_tag:
        _extend(element, [Extension("versionTag", {"value": process.version_tag})])
    if process.properties:
        told = (Extension("property", {"name": key, "value": it}) for key, it in process.properties.items())
        _extend(element, [Extension("properties", children=tuple(told))])
    if process.lanes:
        lane_set = _element(element, "laneSet", id=f"{process.id}-lanes")
        for number, (name, members) in enumerate(process.lanes.items(), 1):
            lane = _element(lane_set, "lane", id=f"{process.id}-lane-{number}", name=name)
            for member in members:
                _element(lane, "flowNodeRef").text = member
    _body(element, process.body)


def _body(parent: etree._Element, body: Body) -> None:
    for node in body.nodes:
        _node(parent, node, body)
    for flow in body.flows:
        _flow(parent, flow)
    for raw in body.raw:
        wrapped = f'<r xmlns:bpmn="{BPMN}" xmlns:zeebe="{ZEEBE}" xmlns:xsi="{XSI}">{raw}</r>'
        parent.extend(list(etree.fromstring(wrapped)))


def _flow(parent: etree._Element, flow: Flow) -> None:
    element = _element(parent, "sequenceFlow", id=flow.id, sourceRef=flow.source, targetRef=flow.target)
    if flow.condition is not None:
        _formal(element, "conditionExpression", _feel(flow.condition))


def _node(parent: etree._Element, node: Node, body: Body) -> None:
    element = _element(parent, node.kind, id=node.id, **node.attributes)
    if node.name:
        element.set("name", node.name)
    if node.attached_to:
        element.set("attachedToRef", node.attached_to)
        element.set("cancelActivity", str(node.interrupting).lower())
    if node.kind == "startEvent" and not node.interrupting:
        element.set("isInterrupting", "false")
    default = [flow.id for flow in body.outgoing(node.id) if flow.default]
    if default:
        element.set("default", default[0])
    _extend(element, (*node.extensions, *_mappings(node)))
    for flow in body.incoming(node.id):
        _element(element, "incoming").text = flow.id
    for flow in body.outgoing(node.id):
        _element(element, "outgoing").text = flow.id
    if node.multi is not None:
        _multi_instance(element, node.multi)
    if node.event is not None:
        _event(element, node, node.event)
    if node.body is not None:
        _body(element, node.body)


def _mappings(node: Node) -> Iterator[Extension]:
    children = [
        Extension("input", {"source": _feel(text), "target": name}) for name, text in node.inputs.items()
    ]
    children += [
        Extension("output", {"source": _feel(text), "target": name}) for name, text in node.outputs.items()
    ]
    if children:
        yield Extension("ioMapping", children=tuple(children))


def _multi_instance(parent: etree._Element, multi: MultiInstance) -> None:
    element = _element(parent, "multiInstanceLoopCharacteristics", isSequential=str(multi.sequential).lower())
    attributes = {"inputCollection": _feel(multi.collection)}
    if multi.element:
        attributes["inputElement"] = multi.element
    if multi.output_collection and multi.output_element:
        attributes["outputCollection"] = multi.output_collection
        attributes["outputElement"] = _feel(multi.output_element)
    _extend(element, [Extension("loopCharacteristics", attributes)])
    if multi.until is not None:
        _formal(element, "completionCondition", _feel(multi.until))


def _event(parent: etree._Element, node: Node, event: Event) -> None:
    if node.kind in ("sendTask", "receiveTask"):
        parent.set("messageRef", _root_id(event))
        if node.kind == "sendTask":
            _publication(parent, event)
        return
    definition = _element(parent, f"{event.kind}EventDefinition", id=f"{node.id}-event")
    if event.kind in _ROOTS:
        if event.name is not None:
            definition.set(_ROOTS[event.kind], _root_id(event))
    elif event.kind == "timer":
        _formal(definition, event.form, event.text)
    elif event.kind == "link":
        definition.set("name", event.name or "")
    if event.kind == "message" and node.kind in ("intermediateThrowEvent", "endEvent"):
        _publication(parent, event)


def _publication(element: etree._Element, event: Event) -> None:
    """How a thrown message is addressed and how long it waits for somebody."""
    attributes = {"correlationKey": _feel(event.key or '""')}
    if event.time_to_live is not None:
        attributes["timeToLive"] = event.time_to_live
    _extend(element, [Extension("publishMessage", attributes)])
