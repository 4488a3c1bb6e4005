"""What the XML of an element says, read into its spec: BPMN attributes and the zeebe extension elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.spiff.expressions import Text
from engine.spiff.specs.activities import (
    BusinessRuleTask,
    ReceiveTask,
    ScriptTask,
    SendTask,
    UserTask,
    Worker,
)
from engine.spiff.specs.base import IoMapping
from engine.spiff.specs.events import (
    BoundaryEvent,
    CatchEvent,
    EndEvent,
    StartEvent,
    ThrowEvent,
    Trigger,
    TriggerKind,
)
from engine.spiff.specs.gateways import EventBasedGateway, InclusiveGateway
from engine.spiff.specs.loop import Loop
from engine.spiff.specs.scopes import CallActivity, EventSubProcess, SubProcess
from engine.spiff.summary import PROPERTY as SUMMARY
from engine.spiff.summary import labels

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"

_EVENTS = (StartEvent, EndEvent, CatchEvent, ThrowEvent, BoundaryEvent)
_MESSAGE_TASKS = (ReceiveTask, SendTask)
_TRIGGERS: Mapping[str, TriggerKind] = {
    "timerEventDefinition": "timer",
    "messageEventDefinition": "message",
    "signalEventDefinition": "signal",
    "errorEventDefinition": "error",
    "escalationEventDefinition": "escalation",
    "terminateEventDefinition": "terminate",
    "linkEventDefinition": "link",
}


def bpmn(node: Any, name: str) -> Any:
    """The first child element of this BPMN name, or None."""
    return node.find(f"{{{BPMN}}}{name}")


def zeebe(node: Any, name: str) -> Any:
    """The first zeebe extension element of this name, or None."""
    extensions = bpmn(node, "extensionElements")
    return None if extensions is None else extensions.find(f"{{{ZEEBE}}}{name}")


class Reader:
    """The file around the elements: what they refer to by id, and the FEEL functions they may call."""

    def __init__(self, root: Any, functions: Any) -> None:
        self.functions = functions
        self.root_elements: dict[str, Any] = {
            node.get("id"): node for node in root if isinstance(node.tag, str) and node.get("id")
        }

    def text(self, value: str | None) -> Text | None:
        """A literal or FEEL; None when absent or empty."""
        return Text(value, self.functions) if value is not None and value.strip() else None

    def feel(self, value: str | None) -> Text | None:
        """Always FEEL, with or without the equals sign; None when absent or empty."""
        if value is None or not value.strip():
            return None
        return Text(value, self.functions, always_feel=True)

    def condition(self, flow: Any) -> Text | None:
        """The condition of a sequence flow."""
        node = bpmn(flow, "conditionExpression")
        return None if node is None else self.feel(node.text)

    def trigger(self, node: Any) -> Trigger:
        """The event definition of an event, or the message of a send or receive task."""
        if node.get("messageRef"):
            return self._message(node.get("messageRef"))
        for child in node:
            kind = _TRIGGERS.get(_local(child))
            if kind is None:
                continue
            if kind == "message":
                return self._message(child.get("messageRef"))
            if kind == "timer":
                return self._timer(child)
            if kind == "link":
                return Trigger("link", Text(child.get("name", ""), None))
            return self._referring(kind, child)
        return Trigger("none")

    def _message(self, reference: str | None) -> Trigger:
        node = self.root_elements[reference or ""]
        trigger = Trigger("message", self.text(node.get("name")))
        subscription = zeebe(node, "subscription")
        if subscription is not None:
            trigger.correlation_key = self.feel(subscription.get("correlationKey"))
        return trigger

    def publishing(self, trigger: Trigger, node: Any) -> None:
        """How a throwing element publishes: its own key and time to live, before those of the message."""
        publish = zeebe(node, "publishMessage")
        if publish is not None:
            trigger.correlation_key = self.text(publish.get("correlationKey")) or trigger.correlation_key
            trigger.time_to_live = self.text(publish.get("timeToLive"))

    def _timer(self, definition: Any) -> Trigger:
        trigger = Trigger("timer")
        for child in definition:
            kind = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}.get(_local(child))
            if kind is not None:
                trigger.timer = self.text(child.text)
                trigger.timer_kind = kind  # type: ignore[assignment]
        return trigger

    def _referring(self, kind: TriggerKind, definition: Any) -> Trigger:
        node = self.root_elements.get(definition.get(f"{kind}Ref") or "")
        if node is None:
            return Trigger(kind)
        return Trigger(kind, self.text(node.get("name")), node.get(f"{kind}Code") or None)


def _local(node: Any) -> str:
    tag = node.tag
    return tag[len(BPMN) + 2 :] if isinstance(tag, str) and tag.startswith(f"{{{BPMN}}}") else ""


def constructor_arguments(reader: Reader, spec_class: Any, node: Any) -> dict[str, Any]:
    """What SpiffWorkflow's constructor of this class asks for beyond name and lane."""
    if issubclass(spec_class, EventBasedGateway):
        return {}
    if issubclass(spec_class, BoundaryEvent):
        interrupting = node.get("cancelActivity", "true") == "true"
        return {"event_definition": reader.trigger(node), "cancel_activity": interrupting}
    if issubclass(spec_class, (*_EVENTS, *_MESSAGE_TASKS)):
        return {"event_definition": reader.trigger(node)}
    if issubclass(spec_class, SubProcess | EventSubProcess | CallActivity):
        return {"subworkflow_spec": node.get("id")}
    if issubclass(spec_class, ScriptTask):
        return {"script": ""}
    return {}


def read(reader: Reader, spec: Any, node: Any) -> None:
    """Fill a spec from its element."""
    spec.default_flow = node.get("default")
    _read_mappings(reader, spec, node)
    _read_loop(reader, spec, node)
    if isinstance(spec, (*_EVENTS, *_MESSAGE_TASKS)):
        spec.trigger = spec.event_definition
        if isinstance(spec, EndEvent | ThrowEvent | SendTask):
            reader.publishing(spec.trigger, node)
    if isinstance(spec, StartEvent):
        spec.interrupting = node.get("isInterrupting", "true") == "true"
    if isinstance(spec, UserTask):
        _read_user_task(reader, spec, node)
    elif isinstance(spec, Worker):
        _read_worker(reader, spec, node)
    elif isinstance(spec, ScriptTask):
        script = zeebe(node, "script")
        spec.expression = Text(script.get("expression"), reader.functions, always_feel=True)
        spec.result_variable = script.get("resultVariable")
    elif isinstance(spec, CallActivity):
        _read_call(reader, spec, node)


def _read_mappings(reader: Reader, spec: Any, node: Any) -> None:
    mapping = zeebe(node, "ioMapping")
    if mapping is None:
        return
    found: dict[str, list[IoMapping]] = {"input": [], "output": []}
    for child in mapping:
        side = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        source = reader.text(child.get("source"))
        if side in found and source is not None:
            found[side].append(IoMapping(source, tuple(child.get("target").split("."))))
    spec.inputs_mapped = tuple(found["input"])
    spec.outputs_mapped = tuple(found["output"])


def _read_loop(reader: Reader, spec: Any, node: Any) -> None:
    loop = bpmn(node, "multiInstanceLoopCharacteristics")
    if loop is None:
        return
    details = zeebe(loop, "loopCharacteristics")
    completion = bpmn(loop, "completionCondition")
    output = reader.feel(details.get("outputElement"))
    collection = reader.feel(details.get("inputCollection"))
    assert collection is not None
    spec.loop = Loop(
        sequential=loop.get("isSequential") == "true",
        collection=collection,
        input_element=details.get("inputElement") or None,
        output_collection=details.get("outputCollection") or None,
        output_element=output,
        output_variable=_own_variable(output),
        completion=None if completion is None else reader.feel(completion.text),
    )


def _own_variable(output: Text | None) -> str | None:
    """A plain variable (or a path into one) as output element belongs to each instance, as in Camunda 8."""
    if output is None:
        return None
    first, *rest = output.source.split(".")
    return first.strip() if all(part.strip().isidentifier() for part in (first, *rest)) else None


def _read_user_task(reader: Reader, spec: UserTask, node: Any) -> None:
    assignment = zeebe(node, "assignmentDefinition")
    if assignment is not None:
        spec.assignee = reader.text(assignment.get("assignee"))
        spec.candidate_groups = reader.text(assignment.get("candidateGroups"))
        spec.candidate_users = reader.text(assignment.get("candidateUsers"))
    schedule = zeebe(node, "taskSchedule")
    if schedule is not None:
        spec.due_date = reader.text(schedule.get("dueDate"))
        spec.follow_up_date = reader.text(schedule.get("followUpDate"))
    priority = zeebe(node, "priorityDefinition")
    if priority is not None:
        spec.priority = reader.text(priority.get("priority"))
    form = zeebe(node, "formDefinition")
    if form is not None:
        spec.form_key = reader.text(form.get("formId") or form.get("formKey"))
    spec.properties = properties_of(node)
    spec.summary = labels(spec.properties.get(SUMMARY) or _of_process(node, SUMMARY))


def _of_process(node: Any, name: str) -> str:
    """A property of the process that an element is part of."""
    process = next(node.iterancestors("{*}process"), None)
    return "" if process is None else properties_of(process).get(name, "")


def properties_of(node: Any) -> dict[str, str]:
    """The ``zeebe:property`` elements of an element, by name."""
    return dict(_pairs(zeebe(node, "properties"), "name"))


def _pairs(parent: Any, key: str) -> Iterator[tuple[str, str]]:
    for child in () if parent is None else parent:
        if isinstance(child.tag, str) and child.get(key):
            yield child.get(key), child.get("value", "")


def _read_worker(reader: Reader, spec: Worker, node: Any) -> None:
    definition = zeebe(node, "taskDefinition")
    if definition is not None:
        spec.task_type = reader.text(definition.get("type"))
        spec.retries = reader.text(definition.get("retries"))
    spec.headers = dict(_pairs(zeebe(node, "taskHeaders"), "key"))
    decision = zeebe(node, "calledDecision")
    if isinstance(spec, BusinessRuleTask) and decision is not None:
        spec.decision_id = reader.text(decision.get("decisionId"))
        spec.decision_binding = _binding(decision)
        spec.result_variable = decision.get("resultVariable")


def _binding(element: Any) -> str:
    """``latest``, ``deployment``, or ``versionTag:…``."""
    binding = element.get("bindingType") or "latest"
    return f"versionTag:{element.get('versionTag')}" if binding == "versionTag" else binding


def _read_call(reader: Reader, spec: CallActivity, node: Any) -> None:
    called = zeebe(node, "calledElement")
    text = reader.text(called.get("processId") if called is not None else node.get("calledElement"))
    assert text is not None
    spec.called = text
    if called is not None:
        spec.binding = called.get("bindingType") or "latest"
        spec.version_tag = called.get("versionTag")
        spec.propagate_in = called.get("propagateAllParentVariables", "true") == "true"
        spec.propagate_out = called.get("propagateAllChildVariables", "true") == "true"


def connect_links(scope: Any) -> None:
    """Point each throwing link at the catching link of its name in the same scope."""
    links = [
        spec
        for spec in scope.task_specs.values()
        if isinstance(spec, CatchEvent | ThrowEvent) and spec.trigger.kind == "link"
    ]
    catching = {_link_name(spec): spec for spec in links if isinstance(spec, CatchEvent)}
    for spec in links:
        if isinstance(spec, ThrowEvent):
            spec.link_target = catching[_link_name(spec)]


def _link_name(spec: CatchEvent | ThrowEvent) -> str:
    assert spec.trigger.reference is not None
    return spec.trigger.reference.source


def find_sources(scope: Any) -> None:
    """For each inclusive join: from which elements each incoming flow can be reached without passing it."""
    specs = scope.task_specs
    before: dict[str, set[str]] = {name: set() for name in specs}
    arriving: dict[str, str] = {}
    for name, spec in specs.items():
        for flow in spec.flows:
            before[flow.target.name].add(name)
            arriving[flow.id] = name
        for event in spec.boundary:
            before[event.name].add(name)
        target = getattr(spec, "link_target", None)
        if target is not None:
            before[target.name].add(name)
    for spec in specs.values():
        if isinstance(spec, InclusiveGateway) and len(spec.incoming) > 1:
            spec.sources = {flow: _reaching(arriving[flow], before, spec.name) for flow in spec.incoming}


def _reaching(start: str, before: Mapping[str, set[str]], without: str) -> frozenset[str]:
    seen: set[str] = set()
    open_ = [start]
    while open_:
        name = open_.pop()
        if name not in seen and name != without:
            seen.add(name)
            open_.extend(before[name])
    return frozenset(seen)
