"""What we run is let in: every construct we owe, and whatever only documents."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

import pytest

from engine.bpmn.check import check_bpmn
from engine.bpmn.lint import LintContext
from engine.bpmn.lint.exhaustive import are_exhaustive
from engine.spiff.compiler import compile_program
from tests.bpmn.lint import drawing
from tests.bpmn.lint.drawing import (
    ON_ERROR,
    ON_ESCALATION,
    ON_MESSAGE,
    ON_SIGNAL,
    ON_TIMER,
    ROOTS,
    at_boundary,
    beside,
    between,
    errors,
    file,
    flow,
    inside,
    process,
    user_task,
)
from tests.bpmn.lint.fragments import (
    INNER,
    SIMPLE,
    catch,
    caught_link,
    each,
    ended,
    gateway,
    linked,
    mapping,
    noted,
    service,
    started,
    throw,
    thrown_link,
    timer,
)

GOOD: dict[str, bytes] = {
    "a task of no type": between('<task id="x" name="X"/>'),
    "a manual task": between('<manualTask id="x" name="X"/>'),
    "a user task": between(user_task("", '<zeebe:userTask/><zeebe:formDefinition formId="form"/>')),
    "a due date in FEEL": between(user_task("", '<zeebe:taskSchedule dueDate="=now()" followUpDate="P3D"/>')),
    "a service task": service('<zeebe:taskDefinition type="action" retries="5"/>'),
    "a service task with headers": service(
        '<zeebe:taskDefinition type="action"/><zeebe:taskHeaders><zeebe:header key="a" value="b"/></zeebe:taskHeaders>'
    ),
    "a script": service('<zeebe:script expression="a + 1" resultVariable="结果"/>', "scriptTask"),
    "a decision": service('<zeebe:calledDecision decisionId="decision" resultVariable="r"/>', "businessRuleTask"),
    "a send task": between('<sendTask id="x" name="X" messageRef="m"/>', "", ROOTS),
    "a send task by an action": service('<zeebe:taskDefinition type="action"/>', "sendTask"),
    "a receive task": between('<receiveTask id="x" name="X" messageRef="m"/>', "", ROOTS),
    "a call activity": service('<zeebe:calledElement processId="called" bindingType="deployment"/>', "callActivity"),
    "a sub-process": inside(INNER),
    "a called process in FEEL": service('<zeebe:calledElement processId="=kind"/>', "callActivity"),
    "a multi-instance": each(
        'inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item"',
        "<completionCondition>=numberOfCompletedInstances = 2</completionCondition>",
    ),
    "a nested mapping": mapping("output", "=a.b", "order.total"),
    "a parallel gateway": gateway("parallelGateway", flow("x", "a") + flow("x", "b")),
    "an exclusive gateway with default": gateway(
        "exclusiveGateway", flow("x", "a", "=y = 1") + flow("x", "b"), 'default="x-b"'
    ),
    "an exclusive gateway of a question and its negation": gateway(
        "exclusiveGateway", flow("x", "a", "approved") + flow("x", "b", "not(approved)")
    ),
    "an inclusive gateway with default": gateway(
        "inclusiveGateway", flow("x", "a", "y = 1") + flow("x", "b"), 'default="x-b"'
    ),
    "an event-based gateway": process(
        '<startEvent id="start"/><eventBasedGateway id="x"/>'
        f'<intermediateCatchEvent id="a">{ON_TIMER}</intermediateCatchEvent>'
        '<receiveTask id="b" name="B" messageRef="m"/>' + flow("start", "x") + flow("x", "a") + flow("x", "b"),
        ROOTS,
    ),
    "an implicit parallel split": process(SIMPLE + '<endEvent id="e2"/>' + flow("t", "e2")),
    "an implicit conditional split": process(SIMPLE + '<endEvent id="e2"/>' + flow("t", "e2", "y > 1")),
    "links": linked(thrown_link("a", "on", flow("start", "a")) + caught_link("b", "on", flow("b", "end"))),
    "several start events": process(
        SIMPLE + f'<startEvent id="s2">{ON_MESSAGE}</startEvent><startEvent id="s3">{ON_SIGNAL}</startEvent>'
        + flow("s2", "t") + flow("s3", "t"), ROOTS,
    ),
    "a cron line": started(timer("timeCycle", "0 9 * * mon-fri")),
    "a start time in FEEL": started(timer("timeDate", "=now() + duration(&quot;P1D&quot;)")),
    "data, texts and groups": process(
        '<ioSpecification id="io"><inputSet/><outputSet/></ioSpecification>'
        + SIMPLE
        + '<dataObject id="d"/><dataObjectReference id="r" dataObjectRef="d" name="File"/>'
        '<dataStoreReference id="ds"/><textAnnotation id="n"><text>note</text></textAnnotation>'
        '<association id="as" sourceRef="t" targetRef="n"/><group id="g"/>'
    ),
    "data associations that document": between(
        user_task('<dataInputAssociation id="da"><sourceRef>r</sourceRef></dataInputAssociation>'),
        '<dataObject id="d"/><dataObjectReference id="r" dataObjectRef="d"/>',
    ),
    "a pool that is only a picture": file(
        '<collaboration id="c"><participant id="pool" processRef="p"/><participant id="them" processRef="q"/>'
        '<participant id="box"/></collaboration>'
        f'<process id="p" name="P" isExecutable="true">{SIMPLE}</process>'
        '<process id="q"><complexGateway id="g"/></process>'
    ),
    "properties of ours": noted(("gongzhi:working-days", "5"), ("gongzhi:separation-of-duty", "x"), ("free", "")),
    "properties of others": between('<task id="x" name="X" xmlns:color="urn:c" color:fill="red"/>'),
    "ids Start and End": process('<startEvent id="Start"/><endEvent id="End"/>' + flow("Start", "End")),
    "Chinese ids": process('<startEvent id="开始"/><endEvent id="结束"/>' + flow("开始", "结束")),
}  # fmt: skip
for _kind, _event in (("timer", ON_TIMER), ("message", ON_MESSAGE), ("signal", ON_SIGNAL)):
    GOOD[f"a {_kind} catch event"] = catch(_event)
    GOOD[f"a {_kind} boundary event"] = at_boundary(_event, "", ROOTS)
    GOOD[f"a non-interrupting {_kind} boundary event"] = at_boundary(_event, 'cancelActivity="false"', ROOTS)
for _kind, _event in (
    ("none", ""),
    ("message", ON_MESSAGE),
    ("signal", ON_SIGNAL),
    ("escalation", ON_ESCALATION),
):
    GOOD[f"a {_kind} throw event"] = throw(_event)
    GOOD[f"a {_kind} end event"] = ended(_event)
for _kind, _event in (("error", ON_ERROR), ("terminate", "<terminateEventDefinition/>")):
    GOOD[f"a {_kind} end event"] = ended(_event)
for _kind, _event in (("message", ON_MESSAGE), ("signal", ON_SIGNAL)):
    GOOD[f"a {_kind} start event"] = started(_event)
for _kind, _event in (
    ("timer", ON_TIMER),
    ("message", ON_MESSAGE),
    ("signal", ON_SIGNAL),
    ("error", ON_ERROR),
    ("any error", "<errorEventDefinition/>"),
    ("escalation", ON_ESCALATION),
):
    _body = f'<startEvent id="is">{_event}</startEvent><endEvent id="ie"/>{flow("is", "ie")}'
    GOOD[f"an event sub-process of {_kind}"] = beside(_body, ROOTS)


@pytest.mark.parametrize("sentence", GOOD)
def test_what_we_run_is_let_in_and_compiles(sentence: str) -> None:
    checked = check_bpmn(GOOD[sentence], drawing.KNOWN)
    assert [str(problem) for problem in checked.problems if problem.is_error] == []
    program = compile_program(checked.root, "p")
    assert program.process_key == "p"


def test_without_knowledge_of_the_world_references_to_it_are_let_through() -> None:
    content = between(user_task("", '<zeebe:formDefinition formId="from"/>'))
    assert errors(content) == [("unknown-form", "x")]
    assert errors(content, LintContext()) == []


def test_a_misspelt_reference_is_told_what_it_resembles() -> None:
    (problem,) = [
        item
        for item in drawing.problems(between(user_task("", '<zeebe:formDefinition formId="fom"/>')))
        if item.is_error
    ]
    assert "“form”" in problem.message("zh-CN") and "“form”" in problem.message("en")


@pytest.mark.parametrize(
    "conditions",
    [
        ("approved", "not(approved)"),
        ("=approved", "= not( approved )"),
        ("a >= 5", "a < 5"),
        ("a > 5", "5 >= a"),
        ("kind = &quot;a&quot;".replace("&quot;", '"'), 'kind != "a"'),
        ("ok = true", "ok = false"),
        ("ok = true", "not(ok)"),
        ("(a >= 5)", "not(a >= 5)"),
        ("x", "true"),
        ("a = 1", "a = 2", "a != 1"),
        ("count(items) > 0 and b", "not(count(items) > 0 and b)"),
    ],
)
def test_conditions_that_are_each_others_negation_leave_nothing_open(conditions: tuple[str, ...]) -> None:
    assert are_exhaustive(conditions)


@pytest.mark.parametrize(
    "conditions",
    [
        ("a", "b"),
        ("a >= 5", "a <= 4"),
        ("a > 5", "a < 5"),
        ("a = 1", "a = 2"),
        ("a >= 5 and b", "a < 5 and b"),
        ("not(a) or b", "a or b"),
        ("not(a) and not(b)", "a and b"),
        ('name = "a"', 'name != "b"'),
        ("a", "a"),
    ],
)
def test_anything_less_plain_is_no_proof(conditions: tuple[str, ...]) -> None:
    assert not are_exhaustive(conditions)
