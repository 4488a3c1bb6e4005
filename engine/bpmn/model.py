"""A read model of a BPMN file: scopes, nodes and flows, found in one walk over the tree.

It keeps what the file says, mistakes included: an unresolved reference is ``None`` here and a problem in
:mod:`engine.bpmn.lint`. Lists are in document order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from engine.bpmn.extensions import Extensions
from engine.bpmn.xml import MODELER, line_of

TASKS = frozenset(
    "task userTask manualTask serviceTask scriptTask businessRuleTask sendTask receiveTask".split()
)
SUB_PROCESSES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
ACTIVITIES = TASKS | SUB_PROCESSES | {"callActivity"}
GATEWAYS = frozenset(
    "exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway complexGateway".split()
)
EVENTS = frozenset("startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent".split())
CHOREOGRAPHY = frozenset("choreographyTask subChoreography callChoreography".split())
FLOW_NODES = ACTIVITIES | GATEWAYS | EVENTS | CHOREOGRAPHY
ROOT_EVENT_ELEMENTS = frozenset("message signal error escalation".split())


@dataclass(eq=False, slots=True)
class Element:
    """Anything with an id. ``kind`` is the local name of its tag."""

    element: etree._Element
    kind: str
    id: str
    name: str

    @property
    def line(self) -> int | None:
        """The line of its opening tag, from 1."""
        return line_of(self.element)

    def get(self, attribute: str) -> str | None:
        """An attribute as written."""
        return self.element.get(attribute)


@dataclass(eq=False, slots=True)
class Flow(Element):
    """A sequence flow; ``condition`` is the text of its expression, ``None`` without one."""

    scope: Scope
    source: Node | None = None
    target: Node | None = None
    condition: str | None = None


@dataclass(eq=False, slots=True)
class EventDefinition(Element):
    """What an event waits for or throws; ``kind`` is its tag without the suffix: ``timer``, ``message``"""

    reference: Element | None = None

    @property
    def reference_id(self) -> str | None:
        """The id written in ``messageRef``, ``signalRef``, ``errorRef`` or ``escalationRef``."""
        return self.element.get(f"{self.kind}Ref")


@dataclass(eq=False, slots=True)
class Node(Element):
    """A flow node."""

    scope: Scope
    extensions: Extensions
    incoming: list[Flow] = field(default_factory=list)
    outgoing: list[Flow] = field(default_factory=list)
    boundaries: list[Node] = field(default_factory=list)
    event_definitions: list[EventDefinition] = field(default_factory=list)
    attached_to: Node | None = None
    #: The node's own scope, when it is a sub-process.
    inner: Scope | None = None
    #: ``multiInstanceLoopCharacteristics`` or ``standardLoopCharacteristics``.
    loop: etree._Element | None = None
    lane: str | None = None

    @property
    def event_kind(self) -> str:
        """The kind of its only event definition; ``none`` without one, ``multiple`` with several."""
        if len(self.event_definitions) > 1:
            return "multiple"
        return self.event_definitions[0].kind if self.event_definitions else "none"

    @property
    def is_interrupting(self) -> bool:
        """Whether a boundary or event sub-process start event ends what it interrupts."""
        name = "cancelActivity" if self.kind == "boundaryEvent" else "isInterrupting"
        return self.element.get(name, "true") == "true"

    @property
    def is_event_sub_process(self) -> bool:
        """Whether this is a sub-process started by an event."""
        return self.inner is not None and self.inner.is_event_sub_process

    @property
    def default_flow(self) -> Flow | None:
        """The outgoing flow its ``default`` attribute names, if it is one of its own."""
        wanted = self.element.get("default")
        return next((flow for flow in self.outgoing if flow.id == wanted), None) if wanted else None


@dataclass(eq=False, slots=True)
class Scope(Element):
    """A process or sub-process: what may hold flow nodes."""

    parent: Scope | None
    extensions: Extensions
    depth: int = 0
    nodes: list[Node] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    artifacts: list[Element] = field(default_factory=list)
    #: Children that are neither nodes, flows nor documentation.
    others: list[etree._Element] = field(default_factory=list)

    @property
    def start_events(self) -> list[Node]:
        """The start events directly in this scope."""
        return [node for node in self.nodes if node.kind == "startEvent"]

    @property
    def is_process(self) -> bool:
        """Whether this is a process, not a sub-process."""
        return self.parent is None

    @property
    def is_executable(self) -> bool:
        """``isExecutable``, which BPMN leaves false by default."""
        return self.element.get("isExecutable") == "true"

    @property
    def is_event_sub_process(self) -> bool:
        """Whether an event starts this scope, not a token."""
        return self.element.get("triggeredByEvent") == "true"

    def walk(self) -> Iterator[Scope]:
        """This scope and every scope nested in it, outer ones first."""
        pending = [self]
        while pending:
            scope = pending.pop()
            yield scope
            pending.extend(node.inner for node in reversed(scope.nodes) if node.inner is not None)


@dataclass(eq=False, slots=True)
class Definitions:
    """A whole file."""

    element: etree._Element
    processes: list[Scope] = field(default_factory=list)
    #: Messages, signals, errors and escalations by id.
    root_elements: dict[str, Element] = field(default_factory=dict)
    participants: list[Element] = field(default_factory=list)
    #: The first element of every id below ``bpmn:definitions``, diagrams excepted.
    ids: dict[str, Element] = field(default_factory=dict)
    duplicates: list[Element] = field(default_factory=list)
    without_id: list[Element] = field(default_factory=list)

    @property
    def execution_platform(self) -> tuple[str | None, str | None]:
        """``modeler:executionPlatform`` and its version."""
        return (
            self.element.get(f"{{{MODELER}}}executionPlatform"),
            self.element.get(f"{{{MODELER}}}executionPlatformVersion"),
        )

    def process(self, key: str) -> Scope | None:
        """The process of this id."""
        return next((process for process in self.processes if process.id == key), None)

    def scopes(self) -> Iterator[Scope]:
        """Every process and sub-process."""
        for process in self.processes:
            yield from process.walk()

    def nodes(self) -> Iterator[Node]:
        """Every flow node."""
        for scope in self.scopes():
            yield from scope.nodes

    def node(self, id: str) -> Node | None:
        """The flow node of this id."""
        found = self.ids.get(id)
        return found if isinstance(found, Node) else None
