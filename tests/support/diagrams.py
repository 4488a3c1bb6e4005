"""A compact way to draw BPMN diagrams in tests.

A diagram is written as paths of elements joined by ``>>``; a string in a path names an element drawn
elsewhere, ``when`` puts a condition on the next flow and ``otherwise`` makes it the default flow::

    approve = process(
        "approve",
        start() >> user_task("review", groups=["clerks"]) >> exclusive("ok"),
        path("ok", when("approved"), end("granted")),
        path("ok", otherwise(), "review"),
    )
    approve.xml       # bytes: BPMN 2.0 with zeebe extension elements

Expressions are written as in the XML: ``"=a + 1"`` is FEEL and ``"a"`` a literal, except for conditions,
completion conditions and scripts, which are FEEL always.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.support.drawing import (
    BodyItem,
    Condition,
    Diagram,
    Event,
    Extension,
    Flow,
    MultiInstance,
    Node,
    Path,
    PathItem,
    Process,
    Raw,
    as_diagram,
    body,
)

__all__ = [
    "Diagram", "Extension", "Node", "Process", "Raw", "as_diagram", "body", "boundary", "call", "catch",
    "diagram", "each", "end", "error", "escalation", "event_gateway", "event_subprocess", "exclusive",
    "flow", "inclusive", "link", "manual_task", "message", "otherwise", "parallel", "path", "process",
    "receive_task", "rule_task", "script_task", "send_task", "service_task", "signal", "start",
    "subprocess", "task", "terminate", "throw", "timer", "user_task", "when",
]  # fmt: skip


def message(name: str, key: str | None = None, *, time_to_live: str | None = None) -> Event:
    """``key`` is the FEEL text of the correlation key."""
    return Event(kind="message", name=name, key=key, time_to_live=time_to_live)


def signal(name: str) -> Event:
    return Event(kind="signal", name=name)


def timer(duration: str | None = None, *, date: str | None = None, cycle: str | None = None) -> Event:
    if date is not None:
        return Event(kind="timer", form="timeDate", text=date)
    if cycle is not None:
        return Event(kind="timer", form="timeCycle", text=cycle)
    return Event(kind="timer", form="timeDuration", text=duration or "PT1H")


def error(code: str | None = None) -> Event:
    return Event(kind="error", name=code)


def escalation(code: str | None = None) -> Event:
    return Event(kind="escalation", name=code)


def terminate() -> Event:
    return Event(kind="terminate")


def link(name: str) -> Event:
    return Event(kind="link", name=name)


def each(
    collection: str,
    element: str | None = "item",
    *,
    collect: tuple[str, str] | None = None,
    sequential: bool = False,
    until: str | None = None,
) -> MultiInstance:
    """One instance for each item; ``collect=("results", "score")`` gathers each score into ``results``."""
    output, value = collect or (None, None)
    return MultiInstance(
        collection=collection,
        element=element,
        output_collection=output,
        output_element=value,
        sequential=sequential,
        until=until,
    )


def when(text: str, *, id: str | None = None) -> Condition:
    return Condition(text, flow_id=id)


def otherwise(text: str | None = None, *, id: str | None = None) -> Condition:
    return Condition(text, default=True, flow_id=id)


def path(*items: PathItem) -> Path:
    """A chain that may begin with the id of an element drawn elsewhere."""
    result = Path(())
    for item in items:
        result = result >> item
    return result


def flow(
    source: str, target: str, condition: str | None = None, *, default: bool = False, id: str = ""
) -> Flow:
    return Flow(id=id, source=source, target=target, condition=condition, default=default)


def process(
    id: str,
    *items: BodyItem,
    name: str | None = None,
    lanes: Mapping[str, Sequence[str]] | None = None,
    version_tag: str | None = None,
    executable: bool = True,
) -> Process:
    return Process(
        id=id, body=body(*items), name=name, lanes=lanes or {}, version_tag=version_tag, executable=executable
    )


def diagram(*processes: Process) -> Diagram:
    return Diagram(processes)


# ---- events


def start(id: str = "start", on: Event | None = None, *, interrupting: bool = True, **more: Any) -> Node:
    return Node(kind="startEvent", id=id, event=on, interrupting=interrupting, **more)


def end(id: str = "end", throws: Event | None = None, **more: Any) -> Node:
    return Node(kind="endEvent", id=id, event=throws, **more)


def catch(id: str, on: Event, **more: Any) -> Node:
    return Node(kind="intermediateCatchEvent", id=id, event=on, **more)


def throw(id: str, throws: Event | None = None, **more: Any) -> Node:
    return Node(kind="intermediateThrowEvent", id=id, event=throws, **more)


def boundary(id: str, attached_to: str, on: Event, *, interrupting: bool = True, **more: Any) -> Node:
    return Node(
        kind="boundaryEvent", id=id, event=on, attached_to=attached_to, interrupting=interrupting, **more
    )


# ---- gateways


def exclusive(id: str, **more: Any) -> Node:
    return Node(kind="exclusiveGateway", id=id, **more)


def parallel(id: str, **more: Any) -> Node:
    return Node(kind="parallelGateway", id=id, **more)


def inclusive(id: str, **more: Any) -> Node:
    return Node(kind="inclusiveGateway", id=id, **more)


def event_gateway(id: str, **more: Any) -> Node:
    return Node(kind="eventBasedGateway", id=id, **more)


# ---- activities


def task(id: str, **more: Any) -> Node:
    """A task of no type: nothing to do."""
    return Node(kind="task", id=id, **more)


def manual_task(id: str, **more: Any) -> Node:
    return Node(kind="manualTask", id=id, **more)


def user_task(
    id: str,
    *,
    assignee: str | None = None,
    groups: Sequence[str] | str = (),
    users: Sequence[str] | str = (),
    form: str | None = None,
    due: str | None = None,
    follow_up: str | None = None,
    priority: str | None = None,
    **more: Any,
) -> Node:
    """``groups`` and ``users`` are a list of literals, or the text of a FEEL expression."""
    assignment = _present(
        assignee=assignee,
        candidateGroups=groups if isinstance(groups, str) else ",".join(groups),
        candidateUsers=users if isinstance(users, str) else ",".join(users),
    )
    extensions = [Extension("userTask")]
    if assignment:
        extensions.append(Extension("assignmentDefinition", assignment))
    if form:
        extensions.append(Extension("formDefinition", {"formId": form}))
    if due or follow_up:
        extensions.append(Extension("taskSchedule", _present(dueDate=due, followUpDate=follow_up)))
    if priority:
        extensions.append(Extension("priorityDefinition", {"priority": priority}))
    return _extended("userTask", id, extensions, more)


def service_task(
    id: str, type: str, *, retries: int | None = None, kind: str = "serviceTask", **more: Any
) -> Node:
    attributes = {"type": type} if retries is None else {"type": type, "retries": str(retries)}
    headers = more.pop("headers", {})
    extensions = [Extension("taskDefinition", attributes)]
    if headers:
        children = tuple(Extension("header", {"key": key, "value": value}) for key, value in headers.items())
        extensions.append(Extension("taskHeaders", children=children))
    return _extended(kind, id, extensions, more, type=type)


def script_task(id: str, result: str, expression: str, **more: Any) -> Node:
    """Put the value of a FEEL expression into the variable ``result``."""
    extension = Extension("script", {"expression": f"={expression}", "resultVariable": result})
    return _extended("scriptTask", id, [extension], more, result=result, expression=expression)


def rule_task(id: str, decision: str, result: str, **more: Any) -> Node:
    extension = Extension("calledDecision", {"decisionId": decision, "resultVariable": result})
    return _extended("businessRuleTask", id, [extension], more, decision=decision, result=result)


def send_task(id: str, sends: Event, **more: Any) -> Node:
    return Node(kind="sendTask", id=id, event=sends, **more)


def receive_task(id: str, on: Event, **more: Any) -> Node:
    return Node(kind="receiveTask", id=id, event=on, **more)


def call(
    id: str,
    process_id: str,
    *,
    binding: str | None = None,
    version_tag: str | None = None,
    all_in: bool = True,
    all_out: bool = True,
    **more: Any,
) -> Node:
    """A call activity; ``all_in`` and ``all_out`` say whether every variable goes in and out unmapped."""
    attributes = {
        "processId": process_id,
        "propagateAllParentVariables": str(all_in).lower(),
        "propagateAllChildVariables": str(all_out).lower(),
        **_present(bindingType=binding, versionTag=version_tag),
    }
    return _extended("callActivity", id, [Extension("calledElement", attributes)], more, **attributes)


def subprocess(id: str, *items: BodyItem, **more: Any) -> Node:
    return Node(kind="subProcess", id=id, body=body(*items), **more)


def event_subprocess(id: str, *items: BodyItem, **more: Any) -> Node:
    """Begins with ``start(id, on=..., interrupting=...)``."""
    return Node(kind="subProcess", id=id, body=body(*items), attributes={"triggeredByEvent": "true"}, **more)


def _present(**attributes: str | None) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}


def _extended(kind: str, id: str, extensions: list[Extension], more: dict[str, Any], **detail: str) -> Node:
    properties: Mapping[str, str] = more.pop("properties", {})
    if properties:
        children = tuple(
            Extension("property", {"name": key, "value": value}) for key, value in properties.items()
        )
        extensions.append(Extension("properties", children=children))
    return Node(kind=kind, id=id, extensions=tuple(extensions), detail=detail, **more)
