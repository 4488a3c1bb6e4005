"""Activities say what they do, for whom, how often, and with which data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.bpmn.extensions import Extensions
from engine.bpmn.lint.context import Lint, tag_name
from engine.bpmn.lint.events import check_message_end
from engine.bpmn.lint.feel_text import check_feel, check_number, check_text, check_variable, is_feel
from engine.bpmn.lint.timers import check_due
from engine.bpmn.model import Node
from engine.bpmn.problem import phrase
from engine.bpmn.xml import BPMN, line_of

_LOOP_CHILDREN = frozenset({"extensionElements", "completionCondition", "documentation"})
_BINDINGS = frozenset({"latest", "deployment"})


def check_activity(node: Node, lint: Lint) -> None:
    """The rules of this node's kind, its mappings and its loop."""
    check = _BY_KIND.get(node.kind)
    if check is not None:
        check(node, lint)
    check_mappings(node, lint)
    if node.loop is not None:
        _check_loop(node, lint)


def check_form(node: Node, lint: Lint) -> None:
    """The form of a user task or start event is known."""
    form = node.extensions.form_definition
    if form is None:
        return
    _check_binding(node, form.binding, lint)
    wanted = form.form_id or form.form_key
    if not wanted:
        lint.report("missing-form-id", node)
    elif form.form_id and is_feel(form.form_id):
        check_feel(node, "formId", form.form_id, lint)
    elif form.form_id and lint.context.forms is not None and form.form_id not in lint.context.forms:
        lint.report(
            "unknown-form", node, form=form.form_id, nearest=lint.nearest(form.form_id, lint.context.forms)
        )
    else:
        _check_together(node, "form", wanted, form.binding, lint)


def _check_user_task(node: Node, lint: Lint) -> None:
    check_form(node, lint)
    assignment = node.extensions.assignment_definition
    if assignment is None or not (
        assignment.assignee or assignment.candidate_groups or assignment.candidate_users
    ):
        lint.report("user-task-without-assignment", node)
    else:
        check_text(node, "assignee", assignment.assignee, lint)
        check_text(node, "candidateGroups", assignment.candidate_groups, lint)
        check_text(node, "candidateUsers", assignment.candidate_users, lint)
    if node.lane is None and node.scope.is_process:
        lint.report("user-task-without-lane", node)
    schedule = node.extensions.task_schedule
    if schedule is not None:
        check_due(node, "dueDate", schedule.due_date, lint)
        check_due(node, "followUpDate", schedule.follow_up_date, lint)
    check_number(node, "priority", node.extensions.priority, 100, lint)


def _check_worker(node: Node, lint: Lint) -> None:
    """Work by a registered action or an external worker."""
    definition = node.extensions.task_definition
    if definition is None or not (definition.type or "").strip():
        lint.report("missing-task-type", node)
        return
    type = (definition.type or "").strip()
    if is_feel(type):
        check_feel(node, "taskType", type, lint)
    elif lint.context.actions is not None and type not in lint.context.actions:
        lint.report("unknown-action", node, type=type, nearest=lint.nearest(type, lint.context.actions))
    check_number(node, "retries", definition.retries, 1_000, lint)


def _check_rule_task(node: Node, lint: Lint) -> None:
    called = node.extensions.called_decision
    if called is None:
        if node.extensions.task_definition is not None:
            _check_worker(node, lint)
        else:
            lint.report("missing-decision", node)
        return
    decision = (called.decision_id or "").strip()
    known = lint.context.decisions
    if not decision:
        lint.report("missing-decision", node)
    elif is_feel(decision):
        check_feel(node, "decisionId", decision, lint)
    elif known is not None and decision not in known:
        lint.report("unknown-decision", node, decision=decision, nearest=lint.nearest(decision, known))
    else:
        _check_together(node, "decision", decision, called.binding, lint)
    _check_binding(node, called.binding, lint)
    check_variable(node, "resultVariable", called.result_variable, lint)


def _check_script_task(node: Node, lint: Lint) -> None:
    if node.element.find(f"{{{BPMN}}}script") is not None:
        format = node.get("scriptFormat") or "bpmn:script"
        lint.report("foreign-script", node, format=format)
        return
    script = node.extensions.script
    if script is None or not (script.expression or "").strip():
        lint.report("missing-script", node)
        return
    check_feel(node, "script", script.expression or "", lint, always=True)
    check_variable(node, "resultVariable", script.result_variable, lint)


def _check_send_task(node: Node, lint: Lint) -> None:
    if node.extensions.task_definition is not None:
        _check_worker(node, lint)
    else:
        _check_message(node, lint)


def _check_message(node: Node, lint: Lint) -> None:
    wanted = node.get("messageRef")
    message = lint.definitions.root_elements.get(wanted) if wanted else None
    if not wanted:
        lint.report("missing-message", node)
    elif message is None or message.kind != "message":
        lint.report("unresolved-reference", node, attribute="messageRef", target=wanted)
    elif not message.name.strip():
        lint.report("missing-event-name", message, kind=phrase("message"))
    else:
        check_text(message, "message", message.name, lint)
        check_message_end(node, message, lint)


def _check_call_activity(node: Node, lint: Lint) -> None:
    called = node.extensions.called_element
    # without the extension the standard's own attribute names the process
    wanted = called.process_id if called is not None else node.get("calledElement")
    process = (wanted or "").strip()
    known = lint.context.processes
    if not process:
        lint.report("missing-called-process", node)
        return
    if is_feel(process):
        check_feel(node, "processId", process, lint)
    elif known is not None and process not in known:
        lint.report("unknown-process", node, process=process, nearest=lint.nearest(process, known))
    elif called is not None:
        _check_together(node, "process", process, called.binding, lint)
    if called is not None:
        _check_binding(node, called.binding, lint, called.version_tag)


def _check_binding(node: Node, binding: str, lint: Lint, version_tag: str | None = None) -> None:
    """Only processes bear version tags."""
    if binding not in _BINDINGS and not (binding == "versionTag" and (version_tag or "").strip()):
        lint.report("binding", node, binding=binding)


def _check_together(node: Node, kind: str, key: str, binding: str, lint: Lint) -> None:
    """What a step is bound to comes in the same deployment: otherwise nothing would be found at run time."""
    together = lint.context.together
    if binding == "deployment" and together is not None and key not in together[kind]:
        lint.report("bound-to-absent", node, kind=phrase(kind), key=key)


def check_mappings(node: Node, lint: Lint) -> None:
    """Sources can be read, targets addressed."""
    for mapping in node.extensions.mappings:
        if mapping.source is None or not mapping.source.strip():
            lint.report("empty-expression", node, place=phrase(mapping.kind), line=mapping.line)
        else:
            check_feel(node, mapping.kind, mapping.source, lint, line=mapping.line)
        check_variable(node, mapping.kind, mapping.target, lint, path=True, line=mapping.line)


def _check_loop(node: Node, lint: Lint) -> None:
    assert node.loop is not None
    from_zeebe = Extensions(node.loop).loop_characteristics
    if from_zeebe is None or not (from_zeebe.input_collection or "").strip():
        lint.report("missing-input-collection", node)
    else:
        check_feel(node, "inputCollection", from_zeebe.input_collection or "", lint, always=True)
        if from_zeebe.input_element is not None:
            check_variable(node, "inputElement", from_zeebe.input_element, lint)
        if bool(from_zeebe.output_collection) != bool(from_zeebe.output_element):
            lint.report("output-collection-incomplete", node)
        elif from_zeebe.output_collection:
            check_variable(node, "outputCollection", from_zeebe.output_collection, lint)
            check_feel(node, "outputElement", from_zeebe.output_element or "", lint, always=True)
    for child in node.loop:
        tag = tag_name(child) if isinstance(child.tag, str) else ""
        if tag not in _LOOP_CHILDREN:
            lint.report("ignored-loop-setting", node, tag=tag, line=line_of(child))
        elif tag == "completionCondition":
            text = (child.text or "").strip()
            if text:
                check_feel(node, "completionCondition", text, lint, always=True, line=line_of(child))


_BY_KIND: Mapping[str, Callable[[Node, Lint], None]] = {
    "userTask": _check_user_task,
    "serviceTask": _check_worker,
    "scriptTask": _check_script_task,
    "businessRuleTask": _check_rule_task,
    "sendTask": _check_send_task,
    "receiveTask": _check_message,
    "callActivity": _check_call_activity,
}
