"""Everything that is wrong with a diagram, at once: rule, element, reason, way out.

What passes here without errors runs; what we do not run, or would run otherwise than it reads, is refused."""

from __future__ import annotations

from engine.bpmn.lint import (
    activities,
    events,
    extensions,
    gateways,
    references,
    structure,
    style,
    unsupported,
)
from engine.bpmn.lint.context import Lint, LintContext, TooManyProblems
from engine.bpmn.model import ACTIVITIES, EVENTS, Definitions, Node, Scope
from engine.bpmn.problem import Problem

__all__ = ["LintContext", "lint"]

#: Asking the clock for each node would cost more than most rules.
_NODES_PER_CHECK = 16


def lint(definitions: Definitions, context: LintContext) -> list[Problem]:
    """The problems of a file in document order, warnings included.

    Raises :class:`~engine.bpmn.limits.DeadlinePassed` when the context's deadline passes."""
    run = Lint(definitions, context)
    try:
        _check_file(definitions, run)
    except TooManyProblems:
        limit = context.limits.max_problems
        run.problems.append(Problem(rule="too-many-problems", params={"limit": limit}))
    return sorted(run.problems, key=lambda problem: (not problem.is_error, problem.line or 0))


def _check_file(definitions: Definitions, run: Lint) -> None:
    structure.check_processes(definitions, run)
    references.check_ids(definitions, run)
    references.check_collaborations(definitions, run)
    unsupported.check_collaborations(definitions, run)
    extensions.check_root_elements(definitions.root_elements.values(), run)
    for process in definitions.processes:
        # the other pools are pictures of partners: nothing of them runs
        if process.is_executable and structure.check_size(process, run):
            _check_process(process, run)
    style.check_diagram(definitions, run)


def _check_process(process: Scope, run: Lint) -> None:
    extensions.check_process(process, run)
    unsupported.check_foreign(process, run)
    for scope in process.walk():
        _check_scope(scope, run)


def _check_scope(scope: Scope, run: Lint) -> None:
    structure.check_starts(scope, run)
    structure.check_children(scope, run)
    structure.check_reachability(scope, run)
    references.check_scope(scope, run)
    unsupported.check_scope_children(scope, run)
    events.check_links(scope, run)
    for flow in scope.flows:
        references.check_flow(flow, run)
    for number, node in enumerate(scope.nodes):
        if number % _NODES_PER_CHECK == 0:
            run.check_deadline()
        _check_node(node, run)


def _check_node(node: Node, run: Lint) -> None:
    style.check_words(node, run)
    references.check_booleans(node, run)
    references.check_node_flows(node, run)
    references.check_data_associations(node, run)
    structure.check_edges(node, run)
    extensions.check_node(node, run)
    unsupported.check_node_children(node, run)
    if node.kind == "boundaryEvent":
        references.check_attachment(node, run)
    if not unsupported.check_construct(node, run):
        return
    gateways.check_outgoing(node, run)
    if node.kind in ACTIVITIES:
        activities.check_activity(node, run)
    elif node.kind in EVENTS:
        _check_event(node, run)


def _check_event(node: Node, run: Lint) -> None:
    references.check_event_references(node, run)
    if events.check_kind(node, run):
        events.check_definition(node, run)
    activities.check_mappings(node, run)
    if node.kind == "startEvent":
        activities.check_form(node, run)
