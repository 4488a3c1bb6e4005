"""Every scope begins somewhere, everything in it can be reached, and it is of a bearable size."""

from __future__ import annotations

from engine.bpmn.lint.context import Lint
from engine.bpmn.model import Definitions, Node, Scope
from engine.bpmn.xml import BPMN

#: Children of a process or sub-process that say something we carry out or that documents.
_KNOWN_CHILDREN = frozenset(
    {
        "ioSpecification",
        "property",
        "multiInstanceLoopCharacteristics",
        "standardLoopCharacteristics",
        "dataInputAssociation",
        "dataOutputAssociation",
        "auditing",
        "monitoring",
        "resourceRole",
        "performer",
        "humanPerformer",
        "potentialOwner",
        "correlationSubscription",
        "supports",
    }
)


def check_processes(definitions: Definitions, lint: Lint) -> None:
    """The file has an executable process."""
    if not definitions.processes:
        lint.report("no-process", None)
    for process in definitions.processes:
        value = process.get("isExecutable")
        if value not in (None, "true", "false"):
            lint.report("boolean-attribute", process, attribute="isExecutable", value=value)
    if definitions.processes and not any(process.is_executable for process in definitions.processes):
        lint.report("no-executable-process", definitions.processes[0])


def check_size(process: Scope, lint: Lint) -> bool:
    """Whether the process is small enough to be looked at further."""
    nodes = flows = 0
    limits = lint.context.limits
    found = len(lint.problems)
    for scope in process.walk():
        nodes += len(scope.nodes)
        flows += len(scope.flows)
        if scope.depth > limits.max_nesting:
            lint.report("nesting-too-deep", scope, limit=limits.max_nesting)
            return False
        joining = sum(len(node.incoming) for node in scope.nodes if _is_inclusive_join(node))
        if joining * len(scope.nodes) > limits.max_inclusive:
            count = joining * len(scope.nodes)
            lint.report("too-many-inclusive-joins", scope, count=count, limit=limits.max_inclusive)
    if nodes > limits.max_nodes:
        lint.report("too-many-nodes", process, count=nodes, limit=limits.max_nodes)
    if flows > limits.max_flows:
        lint.report("too-many-flows", process, count=flows, limit=limits.max_flows)
    return len(lint.problems) == found


def _is_inclusive_join(node: Node) -> bool:
    return node.kind == "inclusiveGateway" and len(node.incoming) > 1


def check_starts(scope: Scope, lint: Lint) -> None:
    """A process has a start event, a sub-process exactly one of the right kind."""
    starts = scope.start_events
    if scope.is_process:
        none_starts = [start for start in starts if not start.event_definitions]
        if not starts:
            lint.report("no-start-event", scope)
        if len(none_starts) > 1:
            lint.report("several-none-start-events", scope, count=len(none_starts))
    elif scope.is_event_sub_process:
        if len(starts) != 1 or not starts[0].event_definitions:
            lint.report("event-sub-process-start-event", scope, count=len(starts))
    elif len(starts) != 1 or starts[0].event_definitions:
        lint.report("sub-process-start-event", scope, count=len(starts))


def check_children(scope: Scope, lint: Lint) -> None:
    """Nothing in the scope is silently ignored."""
    for child in scope.others:
        tag = str(child.tag).removeprefix(f"{{{BPMN}}}")
        if tag not in _KNOWN_CHILDREN and not (
            scope.kind == "adHocSubProcess" and tag == "completionCondition"
        ):
            lint.report("unknown-element", scope, tag=tag)


def check_edges(node: Node, lint: Lint) -> None:
    """Start, boundary and end events, and event sub-processes, have flows on the right side only."""
    if node.kind == "startEvent" and node.incoming:
        lint.report("start-event-with-incoming-flow", node)
    elif node.kind == "endEvent" and node.outgoing:
        lint.report("end-event-with-outgoing-flow", node)
    elif node.kind == "boundaryEvent":
        if node.incoming:
            lint.report("boundary-event-with-incoming-flow", node)
        if not node.outgoing and node.event_kind != "compensate":
            lint.report("boundary-event-without-outgoing-flow", node)
    elif node.is_event_sub_process and (node.incoming or node.outgoing):
        lint.report("event-sub-process-with-flows", node)


def check_reachability(scope: Scope, lint: Lint) -> None:
    """Everything can be reached from a start event; a scope without one has its own problem already."""
    if not scope.start_events:
        return
    reached = _reached(scope)
    for node in scope.nodes:
        if node not in reached:
            lint.report("unreachable-node", node)


def _reached(scope: Scope) -> set[Node]:
    links: dict[str, list[Node]] = {}
    for node in scope.nodes:
        if node.kind == "intermediateCatchEvent" and node.event_kind == "link":
            links.setdefault(link_name(node), []).append(node)
    pending = [node for node in scope.nodes if node.kind == "startEvent" or node.is_event_sub_process]
    # what has no flow into it for a reason: compensation and optional work have rules of their own
    pending += [node for node in scope.nodes if _starts_otherwise(node)]
    reached = set(pending)
    while pending:
        node = pending.pop()
        following = [flow.target for flow in node.outgoing if flow.target is not None] + node.boundaries
        if node.kind == "intermediateThrowEvent" and node.event_kind == "link":
            following += links.get(link_name(node), [])
        for target in following:
            if target not in reached:
                reached.add(target)
                pending.append(target)
    return reached


def _starts_otherwise(node: Node) -> bool:
    """Constructs we refuse with a reason of their own; calling them unreachable too would only confuse."""
    return (
        node.get("isForCompensation") == "true"
        or node.get("instantiate") == "true"
        or node.scope.kind == "adHocSubProcess"
        or (node.kind == "boundaryEvent" and node.attached_to is None)
    )


def link_name(node: Node) -> str:
    """The name that pairs link events."""
    return node.event_definitions[0].name.strip()
