"""What a diagram looks like: its shapes and edges as plain numbers, for pages that draw it themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from engine.bpmn.model import Flow, Node
from engine.bpmn.reader import read
from engine.bpmn.xml import BPMNDI, DC, DI, parse_strict


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in pixels of the diagram, y growing downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A pool, lane or flow node; ``kind`` is its BPMN tag, ``event`` what an event waits for or throws."""

    element_id: str
    kind: str
    name: str
    box: Box
    event: str | None = None
    lane: str | None = None
    #: the activity a boundary event sits on
    attached_to: str | None = None
    is_interrupting: bool = True
    is_multiple: bool = False
    label: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A sequence flow with its corner points, from source to target."""

    element_id: str
    kind: str
    name: str
    source: str | None
    target: str | None
    points: tuple[tuple[float, float], ...]
    is_default: bool = False
    label: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything that is drawn, back to front; ``box`` surrounds it and is empty for an undrawn diagram."""

    box: Box
    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]


def picture(content: bytes) -> Picture:
    """The drawing in a BPMN file that was deployed. Raises XmlRefused for what is none."""
    root = parse_strict(content)
    nodes, flows = _semantics(root)
    shapes = tuple(_shapes(root, nodes))
    edges = tuple(_edges(root, flows))
    corners = [(shape.box.x, shape.box.y) for shape in shapes]
    corners += [(shape.box.x + shape.box.width, shape.box.y + shape.box.height) for shape in shapes]
    corners += [point for edge in edges for point in edge.points]
    return Picture(box=_around(corners), shapes=shapes, edges=edges)


def _semantics(root: etree._Element) -> tuple[dict[str, Node], dict[str, Flow]]:
    definitions = read(root)
    nodes = {node.id: node for node in definitions.nodes()}
    flows = {flow.id: flow for scope in definitions.scopes() for flow in scope.flows}
    return nodes, flows


def _shapes(root: etree._Element, nodes: dict[str, Node]) -> Iterator[Shape]:
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    for drawn in root.iter(f"{{{BPMNDI}}}BPMNShape"):
        element_id, bounds = drawn.get("bpmnElement", ""), drawn.find(f"{{{DC}}}Bounds")
        element = named.get(element_id)
        if bounds is None or element is None:
            continue
        node = nodes.get(element_id)
        yield Shape(
            element_id=element_id,
            kind=etree.QName(element).localname,
            name=element.get("name", ""),
            box=_box(bounds),
            label=_label(drawn),
            event=node.event_kind if node is not None and node.kind.endswith("Event") else None,
            lane=node.lane if node is not None else None,
            attached_to=node.attached_to.id if node is not None and node.attached_to is not None else None,
            is_interrupting=node is None or node.kind != "boundaryEvent" or node.is_interrupting,
            is_multiple=node is not None and node.loop is not None,
        )


def _edges(root: etree._Element, flows: dict[str, Flow]) -> Iterator[Edge]:
    for drawn in root.iter(f"{{{BPMNDI}}}BPMNEdge"):
        flow = flows.get(drawn.get("bpmnElement", ""))
        points = tuple((_number(at, "x"), _number(at, "y")) for at in drawn.iter(f"{{{DI}}}waypoint"))
        if flow is None or not points:
            continue
        yield Edge(
            element_id=flow.id,
            kind=flow.kind,
            name=flow.name,
            source=flow.source.id if flow.source is not None else None,
            target=flow.target.id if flow.target is not None else None,
            points=points,
            is_default=flow.source is not None and flow.source.default_flow is flow,
            label=_label(drawn),
        )


def _label(drawn: etree._Element) -> Box | None:
    bounds = drawn.find(f"{{{BPMNDI}}}BPMNLabel/{{{DC}}}Bounds")
    return None if bounds is None else _box(bounds)


def _box(bounds: etree._Element) -> Box:
    x, y, width, height = (_number(bounds, name) for name in ("x", "y", "width", "height"))
    return Box(x=x, y=y, width=width, height=height)


def _number(element: etree._Element, name: str) -> float:
    """A coordinate; what no number is drawn at zero rather than nowhere."""
    try:
        return float(element.get(name, "0"))
    except ValueError:
        return 0.0


def _around(corners: list[tuple[float, float]]) -> Box:
    if not corners:
        return Box(x=0, y=0, width=0, height=0)
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
    return Box(x=left, y=top, width=right - left, height=bottom - top)
