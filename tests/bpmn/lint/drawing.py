"""Diagrams for the linter, in XML: what it must refuse no builder would draw."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from engine.bpmn.check import check_bpmn
from engine.bpmn.lint import LintContext
from engine.bpmn.problem import Problem

KNOWN = LintContext(
    forms={"form", "elsewhere"},
    decisions={"decision", "elsewhere"},
    actions={"action"},
    processes={"called", "p", "elsewhere"},
    together={"form": {"form"}, "decision": {"decision"}, "process": {"called", "p"}},
)

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' id="definitions" targetNamespace="urn:gongzhi:tests">'
)


def file(content: str) -> bytes:
    """A whole file around what stands in ``definitions``."""
    return f"{HEAD}{content}</definitions>".encode()


def process(body: str, roots: str = "", attributes: str = 'isExecutable="true"') -> bytes:
    """One process ``p``, and messages and the like before it."""
    return file(f'{roots}<process id="p" name="P" {attributes}>{body}</process>')


def flow(source: str, target: str, condition: str | None = None) -> str:
    """A sequence flow ``source-target``."""
    inner = "" if condition is None else f"<conditionExpression>{condition}</conditionExpression>"
    return f'<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}">{inner}</sequenceFlow>'


def chain(*ids: str) -> str:
    """Flows from each to the next."""
    return "".join(flow(source, target) for source, target in pairwise(ids))


def between(node: str, more: str = "", roots: str = "") -> bytes:
    """start → x → end, where ``node`` is the element ``x``; ``more`` stands beside it."""
    return process(
        f'<startEvent id="start"/>{node}<endEvent id="end"/>{chain("start", "x", "end")}{more}', roots
    )


def zeebe(content: str) -> str:
    """Extension elements."""
    return f"<extensionElements>{content}</extensionElements>"


def user_task(content: str = "", extensions: str = "", attributes: str = "") -> str:
    """A user task ``x`` for somebody."""
    who = '<zeebe:assignmentDefinition candidateGroups="clerks"/>'
    return f'<userTask id="x" name="X" {attributes}>{zeebe(who + extensions)}{content}</userTask>'


def at_boundary(event: str, attributes: str = "", roots: str = "") -> bytes:
    """A user task ``x`` with the boundary event ``b`` → ``late``."""
    more = (
        f'<boundaryEvent id="b" attachedToRef="x" {attributes}>{event}</boundaryEvent><endEvent id="late"/>'
        + flow("b", "late")
    )
    return between(user_task(), more, roots)


def inside(body: str, attributes: str = "") -> bytes:
    """start → x → end, where ``x`` is a sub-process."""
    return between(f'<subProcess id="x" name="X" {attributes}>{body}</subProcess>')


def beside(body: str, roots: str = "") -> bytes:
    """A process with an event sub-process ``x`` beside its only task."""
    event = f'<subProcess id="x" name="X" triggeredByEvent="true">{body}</subProcess>'
    return process(
        f'<startEvent id="start"/><task id="t" name="T"/><endEvent id="end"/>{chain("start", "t", "end")}{event}',
        roots,
    )


KEY = '<zeebe:subscription correlationKey="=number"/>'
MESSAGE = f'<message id="m" name="filed">{zeebe(KEY)}</message>'
SIGNAL = '<signal id="s" name="alarm"/>'
ERROR = '<error id="e" name="Wrong" errorCode="WRONG"/>'
ESCALATION = '<escalation id="c" name="Late" escalationCode="LATE"/>'
ON_MESSAGE = '<messageEventDefinition messageRef="m"/>'
ON_SIGNAL = '<signalEventDefinition signalRef="s"/>'
ON_ERROR = '<errorEventDefinition errorRef="e"/>'
ON_ESCALATION = '<escalationEventDefinition escalationRef="c"/>'
ON_TIMER = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
ROOTS = MESSAGE + SIGNAL + ERROR + ESCALATION


@dataclass(frozen=True, slots=True)
class Case:
    """A smallest diagram that breaks one rule, and the element that is to be named."""

    sentence: str
    rule: str
    element_id: str | None
    content: bytes
    #: Other rules that the same mistake breaks.
    also: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.sentence


def problems(content: bytes, context: LintContext = KNOWN) -> list[Problem]:
    """Everything that is wrong, warnings included."""
    return list(check_bpmn(content, context).problems)


def errors(content: bytes, context: LintContext = KNOWN) -> list[tuple[str, str | None]]:
    """(rule, element id) of the errors."""
    return [(item.rule, item.element_id) for item in problems(content, context) if item.is_error]
