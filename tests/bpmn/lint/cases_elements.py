"""Events, activities and extension elements that the linter refuses."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

from tests.bpmn.lint.drawing import (
    ON_ERROR,
    ON_ESCALATION,
    ON_MESSAGE,
    ON_SIGNAL,
    ON_TIMER,
    ROOTS,
    Case,
    at_boundary,
    beside,
    between,
    chain,
    flow,
    inside,
    process,
    user_task,
    zeebe,
)

START = '<startEvent id="start"/>'
SIMPLE = START + '<task id="t" name="T"/><endEvent id="end"/>' + chain("start", "t", "end")


def catch(event: str, roots: str = ROOTS) -> bytes:
    """An intermediate catch event ``x``."""
    return between(f'<intermediateCatchEvent id="x" name="X">{event}</intermediateCatchEvent>', "", roots)


def throw(event: str, roots: str = ROOTS) -> bytes:
    """An intermediate throw event ``x``."""
    return between(f'<intermediateThrowEvent id="x" name="X">{event}</intermediateThrowEvent>', "", roots)


def started(event: str, roots: str = ROOTS) -> bytes:
    """A process that starts by the event at ``x``."""
    return process(f'<startEvent id="x">{event}</startEvent><endEvent id="end"/>' + flow("x", "end"), roots)


def ended(event: str, roots: str = ROOTS) -> bytes:
    """A process that ends by the event at ``x``."""
    return process(f'{START}<endEvent id="x">{event}</endEvent>' + flow("start", "x"), roots)


def timer(kind: str, text: str) -> str:
    return f"<timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition>"


def link(name: str) -> str:
    return f'<linkEventDefinition name="{name}"/>'


def linked(body: str) -> bytes:
    """A process with link events."""
    return process(f'{START}<endEvent id="end"/>{body}')


def thrown_link(id: str, name: str, more: str = "") -> str:
    return f'<intermediateThrowEvent id="{id}">{link(name)}</intermediateThrowEvent>' + more


def caught_link(id: str, name: str, more: str = "") -> str:
    return f'<intermediateCatchEvent id="{id}">{link(name)}</intermediateCatchEvent>' + more


EVENTS = [
    Case("a catch event says what it waits for", "event-without-definition", "x", catch("")),
    Case("a boundary event says what it waits for", "event-without-definition", "b", at_boundary("")),
    Case("an error is not waited for in passing", "event-kind-not-allowed", "x", catch(ON_ERROR)),
    Case("a timer is not thrown", "event-kind-not-allowed", "x", throw(ON_TIMER)),
    Case("an error is thrown at an end only", "event-kind-not-allowed", "x", throw(ON_ERROR)),
    Case("a process does not start by an error", "event-kind-not-allowed", "x", started(ON_ERROR)),
    Case(
        "terminating is no boundary event",
        "event-kind-not-allowed",
        "b",
        at_boundary("<terminateEventDefinition/>"),
    ),
    Case(
        "an error boundary event interrupts",
        "error-event-must-interrupt",
        "b",
        at_boundary(ON_ERROR, 'cancelActivity="false"', ROOTS),
    ),
    Case(
        "an error event sub-process interrupts",
        "error-event-must-interrupt",
        "is",
        beside(
            f'<startEvent id="is" isInterrupting="false">{ON_ERROR}</startEvent><endEvent id="ie"/>{flow("is", "ie")}',
            ROOTS,
        ),
    ),
    Case("a signal has a name", "missing-event-name", "s", catch(ON_SIGNAL, '<signal id="s"/>')),
    Case("an error has a code", "missing-event-code", "e", ended(ON_ERROR, '<error id="e" name="E"/>')),
    Case(
        "an escalation has a code",
        "missing-event-code",
        "c",
        throw(ON_ESCALATION, '<escalation id="c" name="C"/>'),
    ),
    Case(
        "an error code is a literal",
        "event-name-not-literal",
        "e",
        ended(ON_ERROR, '<error id="e" name="E" errorCode="=code"/>'),
    ),
    Case(
        "the message that starts a process has a literal name",
        "event-name-not-literal",
        "m",
        started(ON_MESSAGE, '<message id="m" name="=kind"/>'),
    ),
    Case(
        "a message that is waited for has a correlation key",
        "missing-correlation-key",
        "x",
        catch(ON_MESSAGE, '<message id="m" name="filed"/>'),
    ),
    Case(
        "so has the message of an event sub-process",
        "missing-correlation-key",
        "is",
        beside(
            f'<startEvent id="is">{ON_MESSAGE}</startEvent><endEvent id="ie"/>{flow("is", "ie")}',
            '<message id="m" name="filed"/>',
        ),
    ),
    Case(
        "so has the message of a receive task",
        "missing-correlation-key",
        "x",
        between('<receiveTask id="x" name="X" messageRef="m"/>', "", '<message id="m" name="filed"/>'),
    ),
    Case(
        "a link has a name",
        "link-without-name",
        "a",
        linked(thrown_link("a", "", flow("start", "a"))),
        frozenset({"unreachable-node"}),
    ),
    Case(
        "a link leads somewhere",
        "link-without-target",
        "a",
        process(START + thrown_link("a", "on", flow("start", "a"))),
    ),
    Case(
        "a link comes from somewhere",
        "link-without-source",
        "a",
        linked(caught_link("a", "on", flow("a", "end")) + flow("start", "end")),
        frozenset({"unreachable-node"}),
    ),
    Case(
        "a link leads to one place",
        "duplicate-link-target",
        "c2",
        linked(
            thrown_link("a", "on", flow("start", "a"))
            + caught_link("c1", "on", flow("c1", "end"))
            + caught_link("c2", "on", flow("c2", "end"))
        ),
    ),
    Case(
        "a link has no flow behind it",
        "link-with-flow",
        "a",
        linked(
            thrown_link("a", "on", flow("start", "a") + flow("a", "end"))
            + caught_link("c1", "on", flow("c1", "end"))
        ),
    ),
    Case("a timer has a time", "missing-timer", "x", catch("<timerEventDefinition/>")),
    Case(
        "a timer has one time",
        "several-timers",
        "x",
        catch(
            "<timerEventDefinition><timeDate>2026-01-01</timeDate><timeDuration>P1D</timeDuration></timerEventDefinition>"
        ),
    ),
    Case("a duration is ISO 8601", "timer-syntax", "x", catch(timer("timeDuration", "5 days"))),
    Case("a date is ISO 8601", "timer-syntax", "x", catch(timer("timeDate", "1.3.2026"))),
    Case("a Python text is no duration", "timer-syntax", "x", catch(timer("timeDuration", "'PT1H'"))),
    Case("a cycle is ISO 8601 or cron", "timer-syntax", "x", started(timer("timeCycle", "daily"))),
    Case("a cycle comes round", "timer-syntax", "x", started(timer("timeCycle", "R0/PT1H"))),
    Case("a cron line comes true", "timer-syntax", "x", started(timer("timeCycle", "0 0 30 2 *"))),
    Case("a cron line has sound fields", "timer-syntax", "x", started(timer("timeCycle", "61 * * * *"))),
    Case("a timer's FEEL parses", "feel-syntax", "x", catch(timer("timeDuration", "=duration("))),
    Case("a catch event fires once", "timer-cycle-not-allowed", "x", catch(timer("timeCycle", "R3/PT1H"))),
    Case(
        "an interrupting boundary event fires once",
        "timer-cycle-not-allowed",
        "b",
        at_boundary(timer("timeCycle", "R3/PT1H")),
    ),
    Case(
        "a process does not start after a duration",
        "timer-duration-not-allowed",
        "x",
        started(timer("timeDuration", "PT1H")),
    ),
    Case(
        "a start timer has no variables",
        "start-timer-with-variables",
        "x",
        started(timer("timeDate", "=deadline")),
    ),
]

UNSUPPORTED = [
    Case("complex gateways", "complex-gateway", "x", between('<complexGateway id="x"/>')),
    Case(
        "compensation boundary events",
        "compensation",
        "b",
        between(
            user_task(),
            '<boundaryEvent id="b" attachedToRef="x"><compensateEventDefinition/></boundaryEvent>',
        ),
    ),
    Case("compensation throw events", "compensation", "x", throw("<compensateEventDefinition/>")),
    Case("compensation end events", "compensation", "x", ended("<compensateEventDefinition/>")),
    Case(
        "compensation handlers",
        "compensation",
        "undo",
        process(SIMPLE + '<task id="undo" name="U" isForCompensation="true"/>'),
    ),
    Case(
        "transactions",
        "transaction",
        "x",
        between(
            f'<transaction id="x" name="X"><startEvent id="is"/><endEvent id="ie"/>{flow("is", "ie")}</transaction>'
        ),
    ),
    Case("cancel end events", "transaction", "x", ended("<cancelEventDefinition/>")),
    Case(
        "ad-hoc sub-processes",
        "ad-hoc-sub-process",
        "x",
        between('<adHocSubProcess id="x" name="X"><task id="it" name="T"/></adHocSubProcess>'),
        frozenset({"sub-process-start-event"}),
    ),
    Case(
        "conditional catch events",
        "conditional-event",
        "x",
        catch("<conditionalEventDefinition><condition>y</condition></conditionalEventDefinition>"),
    ),
    Case(
        "conditional boundary events", "conditional-event", "b", at_boundary("<conditionalEventDefinition/>")
    ),
    Case("events of several kinds", "multiple-event", "x", catch(ON_TIMER + ON_SIGNAL)),
    Case(
        "event-based gateways that start a process",
        "instantiating-gateway",
        "g",
        process(SIMPLE + '<eventBasedGateway id="g" instantiate="true"/>'),
    ),
    Case(
        "receive tasks that start a process",
        "instantiating-receive-task",
        "r",
        process(SIMPLE + '<receiveTask id="r" name="R" instantiate="true" messageRef="m"/>', ROOTS),
    ),
    Case(
        "the standard loop",
        "standard-loop",
        "x",
        between('<task id="x" name="X"><standardLoopCharacteristics/></task>'),
    ),
    Case("choreographies", "choreography", "x", between('<choreographyTask id="x"/>')),
    Case(
        "attributes of camunda",
        "foreign-extension",
        "x",
        between('<task id="x" name="X" camunda:asyncBefore="true"/>'),
    ),
    Case(
        "elements of spiffworkflow",
        "foreign-extension",
        "x",
        between(
            f'<task id="x" name="X">{zeebe("<spiffworkflow:preScript>x = 1</spiffworkflow:preScript>")}</task>'
        ),
    ),
    Case(
        "unknown zeebe elements",
        "unknown-zeebe-extension",
        "x",
        between(user_task("", "<zeebe:taskListeners/>")),
    ),
    Case(
        "zeebe elements in the wrong place",
        "misplaced-zeebe-extension",
        "x",
        between(user_task("", '<zeebe:taskDefinition type="action"/>')),
    ),
    Case(
        "potential owners",
        "standard-assignment",
        "x",
        between(user_task("<potentialOwner/>")),
    ),
    Case(
        "correlation subscriptions",
        "standard-correlation",
        "p",
        process(SIMPLE + '<correlationSubscription id="cs"/>'),
    ),
    Case(
        "mappings in data associations",
        "data-mapping",
        "x",
        between(
            user_task(
                '<dataOutputAssociation id="da"><targetRef>d</targetRef>'
                "<assignment><from>1</from><to>2</to></assignment></dataOutputAssociation>"
            ),
            '<dataObject id="d"/>',
        ),
    ),
]


def service(extensions: str, kind: str = "serviceTask", attributes: str = "") -> bytes:
    return between(f'<{kind} id="x" name="X" {attributes}>{zeebe(extensions)}</{kind}>')


def mapping(side: str, source: str, target: str) -> bytes:
    return between(
        user_task(
            "", f'<zeebe:ioMapping><zeebe:{side} source="{source}" target="{target}"/></zeebe:ioMapping>'
        )
    )


def each(characteristics: str, more: str = "") -> bytes:
    extensions = zeebe(f"<zeebe:loopCharacteristics {characteristics}/>") if characteristics else ""
    return between(
        user_task(f"<multiInstanceLoopCharacteristics>{extensions}{more}</multiInstanceLoopCharacteristics>")
    )


def noted(*pairs: tuple[str, str]) -> bytes:
    listed = "".join(f'<zeebe:property name="{name}" value="{value}"/>' for name, value in pairs)
    return between(user_task("", f"<zeebe:properties>{listed}</zeebe:properties>"))


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
