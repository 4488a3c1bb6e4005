"""What works and could be clearer is told and deployed."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

import pytest

from tests.bpmn.lint.drawing import (
    ON_TIMER,
    Case,
    at_boundary,
    between,
    chain,
    errors,
    flow,
    problems,
    process,
    user_task,
)

DRAWN = "<bpmndi:BPMNDiagram><bpmndi:BPMNPlane>{}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
SHAPES = '<bpmndi:BPMNShape bpmnElement="start"/><bpmndi:BPMNShape bpmnElement="end"/>'
FORK = '<startEvent id="start"/><exclusiveGateway id="x" {}/><endEvent id="a"/><endEvent id="b"/>'

WARNINGS = [
    Case("a file without drawing", "no-diagram", None, between(user_task())),
    Case("a node that is not drawn", "node-without-shape", "x", between(user_task(), "", DRAWN.format(SHAPES))),
    Case("a task without name", "missing-name", "x", between('<task id="x"/>')),
    Case(
        "a question without words",
        "missing-name",
        "x",
        process(FORK.format('default="x-b"') + flow("start", "x") + flow("x", "a", "y") + flow("x", "b")),
    ),
    Case("an id of the modeler's", "id-not-kebab-case", "Activity_0x1f", process(
        '<startEvent id="start"/><task id="Activity_0x1f" name="T"/>' + chain("start", "Activity_0x1f"))),
    Case("a user task in no lane", "user-task-without-lane", "x", between(user_task())),
    Case("a user task for nobody", "user-task-without-assignment", "x", between('<userTask id="x" name="X"/>')),
    Case(
        "a default flow with a condition",
        "default-flow-with-condition",
        "x-b",
        process(FORK.format('name="?" default="x-b"') + flow("start", "x") + flow("x", "a", "y") + flow("x", "b", "z")),
    ),
    Case(
        "a boundary event with nothing behind it",
        "boundary-event-without-outgoing-flow",
        "b",
        between(user_task(), f'<boundaryEvent id="b" attachedToRef="x">{ON_TIMER}</boundaryEvent>'),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", WARNINGS, ids=str)
def test_a_warning_names_the_element_and_refuses_nothing(case: Case) -> None:
    assert (case.rule, case.element_id) in [(item.rule, item.element_id) for item in problems(case.content)]
    assert errors(case.content) == []


def test_a_tidy_diagram_has_no_warnings() -> None:
    lane = '<laneSet id="ls"><lane id="clerks" name="Clerks"><flowNodeRef>x</flowNodeRef></lane></laneSet>'
    drawing = DRAWN.format(SHAPES + '<bpmndi:BPMNShape bpmnElement="x"/>')
    assert problems(between(user_task(), lane, drawing)) == []


def test_errors_come_before_warnings() -> None:
    found = problems(at_boundary(""))
    assert [item.is_error for item in found] == sorted((item.is_error for item in found), reverse=True)
