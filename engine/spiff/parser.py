"""SpiffWorkflow's BPMN parser, with parsers and specs of our own for every element.

Stock parsing follows the flows recursively from the start event, drops what it does not meet, orders the
outgoing flows of a gateway by their height on the page and hangs on some malformed files. Here every flow
node of a process is read in document order, then the flows are connected; the linter has checked all
references.
"""

from __future__ import annotations

from typing import Any

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.specs import WorkflowSpec

from engine.spiff import elements
from engine.spiff.elements import BPMN, Reader
from engine.spiff.specs.activities import (
    BusinessRuleTask,
    ManualTask,
    NoneTask,
    ReceiveTask,
    ScriptTask,
    SendTask,
    ServiceTask,
    UserTask,
)
from engine.spiff.specs.base import Flow
from engine.spiff.specs.events import BoundaryEvent, CatchEvent, EndEvent, StartEvent, ThrowEvent
from engine.spiff.specs.gateways import EventBasedGateway, ExclusiveGateway, InclusiveGateway, ParallelGateway
from engine.spiff.specs.scopes import CallActivity, EventSubProcess, SubProcess


class ScopeSpec(BpmnProcessSpec):  # type: ignore[misc]
    """A process or the inside of a sub-process.

    SpiffWorkflow adds tasks named Start and End of its own, which clash with elements of these ids; a scope
    of ours begins at its start event and is over when it is empty, and needs neither."""

    def __init__(self, name: str, element_id: str | None, *, embedded: bool) -> None:
        WorkflowSpec.__init__(self, name=name)
        #: The sub-process this is the inside of; None for a process.
        self.element_id = element_id
        self.embedded = embedded
        self.data_objects: dict[str, Any] = {}
        self.bpmn_start_events: list[StartEvent] = []
        self.event_subprocesses: list[EventSubProcess] = []

    def starting(self, start_event: str | None) -> StartEvent:
        """The start event asked for, or the none start event, or the only one. Raises LookupError."""
        starts = self.bpmn_start_events
        if start_event is not None:
            return next(spec for spec in starts if spec.name == start_event)
        for spec in starts:
            if spec.trigger.kind == "none":
                return spec
        if self.element_id is not None and len(starts) == 1:
            return starts[0]
        raise LookupError(f"{self.name} has no none start event")


class ElementParser(TaskParser):  # type: ignore[misc]
    """Reads one element; SpiffWorkflow makes one for each node."""

    @property
    def bpmn_attributes(self) -> dict[str, Any]:
        """What SpiffWorkflow's specs keep of the node; data associations are documentation here."""
        return {"lane": self.lane, "bpmn_name": self.node.get("name")}

    def _get_lane(self) -> str | None:
        lane: str | None = self.process_parser.get_lane_name(self.bpmn_id)
        return lane

    def create_task(self) -> Any:
        """The spec, with all that the zeebe elements say."""
        reader: Reader = self.process_parser.parser.reader
        extra = elements.constructor_arguments(reader, self.spec_class, self.node)
        spec = self.spec_class(self.spec, self.bpmn_id, **self.bpmn_attributes, **extra)
        elements.read(reader, spec, self.node)
        return spec


class ScopeParser(ProcessParser):  # type: ignore[misc]
    """Reads a process or sub-process: nodes in document order, then flows."""

    def _index_process_nodes(self) -> None:
        """SpiffWorkflow's indexes serve its recursive descent; nothing is looked up that way here."""

    def _parse(self) -> None:
        top = self.node.tag == full_tag("process")
        self.spec = ScopeSpec(self.bpmn_id, None if top else self.bpmn_id, embedded=not top)
        self.spec.description = self.get_name()
        for node in self.node:
            if isinstance(node.tag, str) and self.parser._get_parser_class(node.tag)[0] is not None:
                self._add(node)
        self._connect()
        elements.connect_links(self.spec)
        elements.find_sources(self.spec)

    def _add(self, node: Any) -> None:
        parser_class, spec_class = self.parser._get_parser_class(node.tag)
        if spec_class is SubProcess and node.get("triggeredByEvent") == "true":
            spec_class = EventSubProcess
        spec = parser_class(self, spec_class, node, self.nsmap, lane=None).create_task()
        if isinstance(spec, SubProcess | EventSubProcess):
            inner = self.parser.parse_scope(node)
            self.parser.scopes[spec.name] = inner
            if isinstance(spec, EventSubProcess):
                spec.start_event = inner.bpmn_start_events[0]
                self.spec.event_subprocesses.append(spec)

    def _connect(self) -> None:
        specs = self.spec.task_specs
        outgoing: dict[str, list[Flow]] = {}
        incoming: dict[str, list[str]] = {}
        for node in self.node.iterchildren(f"{{{BPMN}}}sequenceFlow"):
            source, target, id = node.get("sourceRef"), node.get("targetRef"), node.get("id")
            condition = self.parser.reader.condition(node)
            outgoing.setdefault(source, []).append(Flow(id, specs[target], condition))
            incoming.setdefault(target, []).append(id)
            specs[source]._outputs.append(target)
            specs[target]._inputs.append(source)
        for name, spec in specs.items():
            spec.flows = tuple(outgoing.get(name, ()))
            spec.incoming = tuple(incoming.get(name, ()))
        for node in self.node.iterchildren(f"{{{BPMN}}}boundaryEvent"):
            host = specs[node.get("attachedToRef")]
            host.boundary = (*host.boundary, specs[node.get("id")])


class DiagramParser(BpmnParser):  # type: ignore[misc]
    """SpiffWorkflow's parser of one file, with our element classes."""

    PROCESS_PARSER_CLASS = ScopeParser
    PARSER_CLASSES = {
        full_tag(name): (ElementParser, spec_class)
        for name, spec_class in {
            "startEvent": StartEvent,
            "endEvent": EndEvent,
            "intermediateCatchEvent": CatchEvent,
            "intermediateThrowEvent": ThrowEvent,
            "boundaryEvent": BoundaryEvent,
            "task": NoneTask,
            "manualTask": ManualTask,
            "userTask": UserTask,
            "scriptTask": ScriptTask,
            "serviceTask": ServiceTask,
            "businessRuleTask": BusinessRuleTask,
            "sendTask": SendTask,
            "receiveTask": ReceiveTask,
            "subProcess": SubProcess,
            "callActivity": CallActivity,
            "exclusiveGateway": ExclusiveGateway,
            "parallelGateway": ParallelGateway,
            "inclusiveGateway": InclusiveGateway,
            "eventBasedGateway": EventBasedGateway,
        }.items()
    }

    def __init__(self, functions: Any) -> None:
        super().__init__()
        self.functions = functions
        self.scopes: dict[str, ScopeSpec] = {}
        self.reader: Reader

    def add_bpmn_xml(self, bpmn: Any, filename: str | None = None) -> None:
        """Read what the whole file shares (lanes, messages, signals, errors), and find its processes."""
        self.reader = Reader(bpmn, self.functions)
        self._add_diagram_indexes(bpmn)
        self._add_processes(bpmn, filename)

    def _add_processes(self, bpmn: Any, filename: str | None = None) -> None:
        for process in bpmn.iterchildren(f"{{{BPMN}}}process"):
            self.create_parser(process, filename)

    def parse_scope(self, node: Any) -> ScopeSpec:
        """The inside of a sub-process."""
        parser = self.PROCESS_PARSER_CLASS(self, node, self.namespaces, {}, filename=None)
        spec: ScopeSpec = parser.get_spec()
        return spec
