"""What BPMN knows and the linter refuses, since nobody runs it."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

from tests.bpmn.lint.drawing import (
    ON_SIGNAL,
    ON_TIMER,
    ROOTS,
    Case,
    at_boundary,
    between,
    flow,
    process,
    user_task,
    zeebe,
)
from tests.bpmn.lint.fragments import SIMPLE, catch, ended, throw

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
