"""The diagrams that are measured: the smallest that show a cost."""

from __future__ import annotations

from itertools import pairwise

_HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" '
    'targetNamespace="http://bpmn.io/schema/bpmn">'
)


def _process(key: str, *elements: str) -> bytes:
    process = f'<bpmn:process id="{key}" name="{key}" isExecutable="true">{"".join(elements)}</bpmn:process>'
    return f"{_HEAD}{process}</bpmn:definitions>".encode()


def _user_task(id_: str, group: str, inside: str = "") -> str:
    assignment = f'<zeebe:assignmentDefinition candidateGroups="{group}" />'
    extensions = f"<bpmn:extensionElements><zeebe:userTask />{assignment}</bpmn:extensionElements>"
    return f'<bpmn:userTask id="{id_}" name="{id_}">{extensions}{inside}</bpmn:userTask>'


def _flow(id_: str, source: str, target: str, condition: str = "") -> str:
    inside = (
        f'<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{condition}</bpmn:conditionExpression>'
        if condition
        else ""
    )
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<bpmn:sequenceFlow id="{id_}" {ends}>{inside}</bpmn:sequenceFlow>'


def approval(steps: int = 4) -> bytes:
    """``steps`` user tasks in a row, as in the comparison with other engines."""
    names = ["start", *(f"step-{number}" for number in range(1, steps + 1)), "end"]
    return _process(
        "bench-approval",
        '<bpmn:startEvent id="start" />',
        *(_user_task(name, f"group-{name}") for name in names[1:-1]),
        '<bpmn:endEvent id="end" />',
        *(_flow(f"flow-{n}", a, b) for n, (a, b) in enumerate(pairwise(names))),
    )


def return_and_resubmit() -> bytes:
    """Fill, review, back to fill until approved: the loop that may go round ten thousand times."""
    return _process(
        "bench-return",
        '<bpmn:startEvent id="start" />',
        _user_task("fill", "applicants"),
        _user_task("review", "reviewers"),
        '<bpmn:exclusiveGateway id="approved" default="back" />',
        '<bpmn:endEvent id="end" />',
        _flow("first", "start", "fill"),
        _flow("submit", "fill", "review"),
        _flow("reviewed", "review", "approved"),
        _flow("done", "approved", "end", "=verdict = &#34;approve&#34;"),
        _flow("back", "approved", "fill"),
    )


def countersign() -> bytes:
    """One user task for each of ``people``, all at once, their opinions collected."""
    loop = (
        "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>"
        '<zeebe:loopCharacteristics inputCollection="=people" inputElement="person" '
        'outputCollection="opinions" outputElement="=opinion" />'
        "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>"
    )
    return _process(
        "bench-countersign",
        '<bpmn:startEvent id="start" />',
        _user_task("sign", "signers", loop),
        '<bpmn:endEvent id="end" />',
        _flow("in", "start", "sign"),
        _flow("out", "sign", "end"),
    )
