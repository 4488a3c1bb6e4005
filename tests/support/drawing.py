"""The parts of a drawn diagram: what the XML writer prints and what the reference model plays.

Tests draw with the functions of :mod:`tests.support.diagrams`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

EventKind = Literal["message", "signal", "timer", "error", "escalation", "terminate", "link"]


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event definition. ``name`` is the name of the message, signal or link, or the code of the error
    or escalation; None catches every code."""

    kind: EventKind
    name: str | None = None
    key: str | None = None
    form: str = "timeDuration"
    text: str = ""
    time_to_live: str | None = None


@dataclass(frozen=True, kw_only=True)
class MultiInstance:
    """Multi-instance characteristics; the texts are FEEL without the leading ``=``."""

    collection: str
    element: str | None = "item"
    output_collection: str | None = None
    output_element: str | None = None
    sequential: bool = False
    until: str | None = None


@dataclass(frozen=True)
class Extension:
    """One zeebe extension element."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Extension, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Node:
    """One flow node. ``kind`` is its BPMN element name."""

    kind: str
    id: str
    name: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    event: Event | None = None
    multi: MultiInstance | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    attached_to: str | None = None
    interrupting: bool = True
    body: Body | None = None
    #: What the reference model must know of a script, decision, call or service task.
    detail: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_event_subprocess(self) -> bool:
        return self.attributes.get("triggeredByEvent") == "true"

    def __rshift__(self, other: PathItem) -> Path:
        return Path((self,)) >> other


@dataclass(frozen=True)
class Condition:
    """What the next flow of a path bears."""

    text: str | None = None
    default: bool = False
    flow_id: str | None = None


@dataclass(frozen=True)
class Path:
    """A chain of nodes, node ids and conditions."""

    items: tuple[Node | Condition | str, ...]

    def __rshift__(self, other: PathItem) -> Path:
        return Path((*self.items, *(other.items if isinstance(other, Path) else (other,))))


PathItem = Node | Condition | str | Path


@dataclass(frozen=True, kw_only=True)
class Flow:
    id: str
    source: str
    target: str
    condition: str | None = None
    default: bool = False


@dataclass(frozen=True, kw_only=True)
class Body:
    """The nodes and flows of a process or of an embedded sub-process."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    raw: tuple[str, ...] = ()

    def node(self, node_id: str) -> Node:
        return next(node for node in self.nodes if node.id == node_id)

    def incoming(self, node_id: str) -> tuple[Flow, ...]:
        return tuple(flow for flow in self.flows if flow.target == node_id)

    def outgoing(self, node_id: str) -> tuple[Flow, ...]:
        return tuple(flow for flow in self.flows if flow.source == node_id)

    def boundaries(self, node_id: str) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.attached_to == node_id)


@dataclass(frozen=True)
class Raw:
    """A piece of XML put into the scope as it stands (prefixes ``bpmn:`` and ``zeebe:``)."""

    text: str


BodyItem = Node | Path | Flow | Raw


def body(*items: BodyItem) -> Body:
    """Collect the nodes and flows of one scope; flows without id get ``source-to-target``."""
    nodes: dict[str, Node] = {}
    flows: list[Flow] = []
    taken: set[str] = set()

    def connect(found: Flow) -> None:
        identifier, count = found.id or f"{found.source}-to-{found.target}", 1
        while not found.id and identifier in taken:
            count += 1
            identifier = f"{found.source}-to-{found.target}-{count}"
        taken.add(identifier)
        flows.append(replace(found, id=identifier))

    for item in items:
        if isinstance(item, Flow):
            connect(item)
        elif isinstance(item, Node):
            nodes[item.id] = item
        elif isinstance(item, Path):
            previous: str | None = None
            condition = Condition()
            for part in item.items:
                if isinstance(part, Condition):
                    condition = part
                    continue
                identifier = part if isinstance(part, str) else part.id
                if isinstance(part, Node):
                    nodes[part.id] = part
                if previous is not None:
                    connect(
                        Flow(
                            id=condition.flow_id or "",
                            source=previous,
                            target=identifier,
                            condition=condition.text,
                            default=condition.default,
                        )
                    )
                previous, condition = identifier, Condition()
    raw = tuple(item.text for item in items if isinstance(item, Raw))
    return Body(nodes=tuple(nodes.values()), flows=tuple(flows), raw=raw)


@dataclass(frozen=True, kw_only=True)
class Process:
    """One process; drawn alone it is a diagram too."""

    id: str
    body: Body
    name: str | None = None
    lanes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    version_tag: str | None = None
    executable: bool = True
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def xml(self) -> bytes:
        return Diagram((self,)).xml


@dataclass(frozen=True)
class Diagram:
    """One ``bpmn:definitions``; the first process is the one that tests start."""

    processes: tuple[Process, ...]

    @property
    def xml(self) -> bytes:
        from tests.support.diagram_xml import to_xml

        return to_xml(self)

    def process(self, key: str) -> Process:
        return next(process for process in self.processes if process.id == key)


def as_diagram(drawn: Diagram | Process) -> Diagram:
    return drawn if isinstance(drawn, Diagram) else Diagram((drawn,))
