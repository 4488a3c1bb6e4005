"""Activities and extension elements that the linter refuses."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

from tests.bpmn.lint.drawing import Case, between, flow, inside, process, user_task, zeebe
from tests.bpmn.lint.fragments import SIMPLE, each, mapping, noted, service

ACTIVITIES = [
    Case("a service task has a type", "missing-task-type", "x", service("")),
    Case("the type is registered", "unknown-action", "x", service('<zeebe:taskDefinition type="acton"/>')),
    Case(
        "retries are a number",
        "not-a-number",
        "x",
        service('<zeebe:taskDefinition type="action" retries="often"/>'),
    ),
    Case("a business rule task calls a decision", "missing-decision", "x", service("", "businessRuleTask")),
    Case(
        "the decision is known",
        "unknown-decision",
        "x",
        service('<zeebe:calledDecision decisionId="decisions" resultVariable="r"/>', "businessRuleTask"),
    ),
    Case(
        "a decision's result goes somewhere",
        "missing-name-attribute",
        "x",
        service('<zeebe:calledDecision decisionId="decision"/>', "businessRuleTask"),
    ),
    Case(
        "decisions bear no version tags",
        "binding",
        "x",
        service(
            '<zeebe:calledDecision decisionId="decision" resultVariable="r" bindingType="versionTag" versionTag="1"/>',
            "businessRuleTask",
        ),
    ),
    Case("a script task has a script", "missing-script", "x", service("", "scriptTask")),
    Case(
        "a script task has no Python",
        "foreign-script",
        "x",
        between('<scriptTask id="x" name="X" scriptFormat="python"><script>x = 1</script></scriptTask>'),
    ),
    Case(
        "a script parses",
        "feel-syntax",
        "x",
        service('<zeebe:script expression="=a b c (" resultVariable="r"/>', "scriptTask"),
    ),
    Case(
        "a script is short",
        "expression-too-long",
        "x",
        service(f'<zeebe:script expression="={"a + " * 1_000}a" resultVariable="r"/>', "scriptTask"),
    ),
    Case(
        "a script calls functions that exist",
        "unknown-function",
        "x",
        service('<zeebe:script expression="=summ(a)" resultVariable="r"/>', "scriptTask"),
    ),
    Case(
        "a script's result can be addressed",
        "name-not-addressable",
        "x",
        service('<zeebe:script expression="=1" resultVariable="my result"/>', "scriptTask"),
    ),
    Case("a send task has a message", "missing-message", "x", between('<sendTask id="x" name="X"/>')),
    Case("a receive task has a message", "missing-message", "x", between('<receiveTask id="x" name="X"/>')),
    Case(
        "a call activity calls a process",
        "missing-called-process",
        "x",
        between('<callActivity id="x" name="X"/>'),
    ),
    Case(
        "the called process is known",
        "unknown-process",
        "x",
        service('<zeebe:calledElement processId="caled"/>', "callActivity"),
    ),
    Case(
        "a version tag binding has its tag",
        "binding",
        "x",
        service('<zeebe:calledElement processId="called" bindingType="versionTag"/>', "callActivity"),
    ),
    Case(
        "a form is known",
        "unknown-form",
        "x",
        between(user_task("", '<zeebe:formDefinition formId="from"/>')),
    ),
    Case(
        "a form bound to the deployment comes in it",
        "bound-to-absent",
        "x",
        between(user_task("", '<zeebe:formDefinition formId="elsewhere" bindingType="deployment"/>')),
    ),
    Case(
        "a decision bound to the deployment comes in it",
        "bound-to-absent",
        "x",
        service(
            '<zeebe:calledDecision decisionId="elsewhere" resultVariable="r" bindingType="deployment"/>',
            "businessRuleTask",
        ),
    ),
    Case(
        "a process bound to the deployment comes in it",
        "bound-to-absent",
        "x",
        service('<zeebe:calledElement processId="elsewhere" bindingType="deployment"/>', "callActivity"),
    ),
    Case(
        "a form definition names a form",
        "missing-form-id",
        "x",
        between(user_task("", "<zeebe:formDefinition/>")),
    ),
    Case(
        "a form is a file",
        "embedded-form",
        "x",
        between(user_task("", '<zeebe:userTaskForm id="f">{}</zeebe:userTaskForm>')),
    ),
    Case(
        "a form is a file for the whole process",
        "embedded-form",
        "p",
        process(zeebe('<zeebe:userTaskForm id="f">{}</zeebe:userTaskForm>') + SIMPLE),
    ),
    Case(
        "a priority is a number",
        "not-a-number",
        "x",
        between(user_task("", '<zeebe:priorityDefinition priority="101"/>')),
    ),
    Case(
        "a due date can be read",
        "timer-syntax",
        "x",
        between(user_task("", '<zeebe:taskSchedule dueDate="soon"/>')),
    ),
    Case(
        "an assignment parses",
        "feel-syntax",
        "x",
        between(
            '<userTask id="x" name="X">'
            + zeebe('<zeebe:assignmentDefinition assignee="=a +"/>')
            + "</userTask>"
        ),
    ),
    Case("a mapping has a source", "empty-expression", "x", mapping("input", "", "a")),
    Case("a mapping parses", "feel-syntax", "x", mapping("output", "=a +", "a")),
    Case(
        "a mapping has a target that FEEL can address",
        "name-not-addressable",
        "x",
        mapping("output", "=a", "b c"),
    ),
    Case("a mapping's target is no keyword", "name-not-addressable", "x", mapping("output", "=a", "b.then")),
    Case("a multi-instance has its items", "missing-input-collection", "x", each("")),
    Case(
        "a multi-instance reads no cardinality",
        "ignored-loop-setting",
        "x",
        each('inputCollection="=items"', "<loopCardinality>3</loopCardinality>"),
    ),
    Case(
        "a multi-instance gathers what it is told to",
        "output-collection-incomplete",
        "x",
        each('inputCollection="=items" outputCollection="results"'),
    ),
    Case(
        "its element can be addressed",
        "name-not-addressable",
        "x",
        each('inputCollection="=items" inputElement="an item"'),
    ),
    Case(
        "its completion condition parses",
        "feel-syntax",
        "x",
        each('inputCollection="=items"', "<completionCondition>a = </completionCondition>"),
    ),
    Case("properties of ours are known", "unknown-property", "x", noted(("gongzhi:legal-bases", "1"))),
    Case(
        "properties are where they mean something",
        "property-not-allowed",
        "x",
        noted(("gongzhi:outcome", "done")),
    ),
    Case("a property's value is of its type", "property-value", "x", noted(("gongzhi:working-days", "five"))),
    Case(
        "a property's choice is one of its choices",
        "property-value",
        "x",
        noted(("gongzhi:sign-mode", "some")),
    ),
    Case(
        "a property names user tasks",
        "property-value",
        "x",
        noted(("gongzhi:separation-of-duty", "x, start")),
    ),
    Case(
        "a property is given once",
        "duplicate-property",
        "x",
        noted(("gongzhi:legal-basis", "1"), ("gongzhi:legal-basis", "2")),
    ),
    Case(
        "sub-processes obey the same rules",
        "missing-task-type",
        "it",
        inside('<startEvent id="is"/><serviceTask id="it" name="T"/>' + flow("is", "it")),
    ),
]
