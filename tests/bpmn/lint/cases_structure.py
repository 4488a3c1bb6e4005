"""Structures and gateways that the linter refuses."""

from __future__ import annotations

from tests.bpmn.lint.drawing import (
    ON_MESSAGE,
    ON_TIMER,
    ROOTS,
    Case,
    beside,
    between,
    chain,
    file,
    flow,
    inside,
    process,
    user_task,
)
from tests.bpmn.lint.fragments import END, INNER, SIMPLE, START, TASK, gateway

STRUCTURE = [
    Case("a file has a process", "no-process", None, file("")),
    Case("a process is executable", "no-executable-process", "p", process(SIMPLE, attributes="")),
    Case("a process has a start event", "no-start-event", "p", process(TASK + END + flow("t", "end"))),
    Case(
        "a process has one none start event",
        "several-none-start-events",
        "p",
        process(SIMPLE + '<startEvent id="s2"/>' + flow("s2", "t")),
    ),
    Case(
        "a sub-process has a start event", "sub-process-start-event", "x", inside('<task id="it" name="T"/>')
    ),
    Case(
        "a sub-process has one start event",
        "sub-process-start-event",
        "x",
        inside(INNER + '<startEvent id="i2"/>' + flow("i2", "ie")),
    ),
    Case(
        "a sub-process starts without an event",
        "sub-process-start-event",
        "x",
        inside(f'<startEvent id="is">{ON_TIMER}</startEvent><endEvent id="ie"/>' + flow("is", "ie")),
    ),
    Case(
        "an event sub-process starts by an event",
        "event-sub-process-start-event",
        "x",
        beside(INNER),
    ),
    Case(
        "an event sub-process starts by one event",
        "event-sub-process-start-event",
        "x",
        beside(
            f'<startEvent id="is">{ON_TIMER}</startEvent><startEvent id="i2">{ON_TIMER}</startEvent>'
            '<endEvent id="ie"/>' + flow("is", "ie") + flow("i2", "ie")
        ),
    ),
    Case(
        "an event sub-process has no flows",
        "event-sub-process-with-flows",
        "x",
        inside(
            f'<startEvent id="is">{ON_TIMER}</startEvent><endEvent id="ie"/>{flow("is", "ie")}',
            'triggeredByEvent="true"',
        ),
    ),
    Case(
        "nothing flows into a start event",
        "start-event-with-incoming-flow",
        "start",
        process(SIMPLE + flow("t", "start")),
    ),
    Case(
        "nothing flows out of an end event",
        "end-event-with-outgoing-flow",
        "end",
        process(SIMPLE + flow("end", "t")),
    ),
    Case(
        "nothing flows into a boundary event",
        "boundary-event-with-incoming-flow",
        "b",
        process(
            START + user_task() + f'<boundaryEvent id="b" attachedToRef="x">{ON_TIMER}</boundaryEvent>'
            '<endEvent id="late"/>' + chain("start", "x", "b", "late")
        ),
    ),
    Case(
        "everything can be reached",
        "unreachable-node",
        "lonely",
        process(SIMPLE + '<task id="lonely" name="L"/>'),
    ),
    Case(
        "a circle alone is not reached",
        "unreachable-node",
        "a",
        process(
            SIMPLE
            + '<task id="a" name="A"/><task id="b" name="B"/>'
            + chain("a", "b", "a").replace("a-b", "ab")
        ),
        frozenset(),
    ),
    Case(
        "sub-processes nest within bounds",
        "nesting-too-deep",
        "s17",
        process(
            START
            + "".join(f'<subProcess id="s{n}"><startEvent id="b{n}"/>' for n in range(1, 18))
            + "</subProcess>" * 17
        ),
    ),
    Case(
        "a process has a bearable number of nodes",
        "too-many-nodes",
        "p",
        process("".join(f'<task id="t{n}" name="T"/>' for n in range(2_001))),
    ),
    Case(
        "a process has a bearable number of flows",
        "too-many-flows",
        "p",
        process(
            START
            + TASK
            + "".join(f'<sequenceFlow id="f{n}" sourceRef="start" targetRef="t"/>' for n in range(6_001))
        ),
    ),
    Case(
        "inclusive gateways join within bounds",
        "too-many-inclusive-joins",
        "p",
        process(
            START
            + "".join(f'<inclusiveGateway id="g{n}"/>' for n in range(300))
            + chain("start", *(f"g{n}" for n in range(300)))
            + "".join(
                f'<sequenceFlow id="f{n}{m}" sourceRef="g0" targetRef="g{n}"/>'
                for n in range(1, 300)
                for m in "abc"
            )
        ),
    ),
    Case(
        "an end event does not loop",
        "misplaced-element",
        "end",
        process(
            START + '<endEvent id="end"><multiInstanceLoopCharacteristics/></endEvent>' + flow("start", "end")
        ),
    ),
    Case("a task is no event", "misplaced-element", "x", between(f'<task id="x" name="X">{ON_TIMER}</task>')),
    Case(
        "an element has one block of extensions",
        "repeated-element",
        "x",
        between('<task id="x" name="X"><extensionElements/><extensionElements/></task>'),
    ),
    Case(
        "an extension is there once",
        "repeated-element",
        "x",
        between(
            user_task("", '<zeebe:priorityDefinition priority="1"/><zeebe:priorityDefinition priority="2"/>')
        ),
    ),
    Case("unknown elements are not ignored", "unknown-element", "p", process(SIMPLE + "<teleport/>")),
    Case(
        "unknown parts of a node are not ignored",
        "unknown-element",
        "x",
        between('<task id="x" name="X"><teleport/></task>'),
    ),
]
GATEWAYS = [
    Case(
        "every flow of an exclusive gateway has a condition or is the default",
        "flow-without-condition",
        "x-b",
        gateway("exclusiveGateway", flow("x", "a", "y = 1") + flow("x", "b")),
    ),
    Case(
        "every flow of an inclusive gateway has a condition or is the default",
        "flow-without-condition",
        "x-b",
        gateway("inclusiveGateway", flow("x", "a", "y = 1") + flow("x", "b"), 'default="x-a"'),
    ),
    Case(
        "an exclusive gateway always has a way on",
        "no-flow-may-hold",
        "x",
        gateway("exclusiveGateway", flow("x", "a", "y = 1") + flow("x", "b", "y = 2")),
    ),
    Case(
        "a gateway whose only flow has a condition may have no way on",
        "no-flow-may-hold",
        "x",
        gateway("exclusiveGateway", flow("x", "a", "y = 1") + chain("start", "b").replace("start-b", "sb")),
    ),
    Case(
        "a task whose flows all have conditions may have no way on",
        "no-flow-may-hold",
        "x",
        process(
            START
            + user_task()
            + '<endEvent id="a"/><endEvent id="b"/>'
            + flow("start", "x")
            + flow("x", "a", "y = 1")
            + flow("x", "b", "y > 1")
        ),
    ),
    Case(
        "a parallel gateway has no conditions",
        "condition-not-allowed",
        "x-a",
        gateway("parallelGateway", flow("x", "a", "y = 1") + flow("x", "b")),
    ),
    Case(
        "an event has no conditions behind it",
        "condition-not-allowed",
        "start-t",
        process(START + TASK + END + flow("start", "t", "y") + flow("t", "end")),
    ),
    Case(
        "a condition says something",
        "empty-condition",
        "x-a",
        gateway("exclusiveGateway", flow("x", "a", " ") + flow("x", "b"), 'default="x-b"'),
    ),
    Case(
        "a condition parses",
        "feel-syntax",
        "x-a",
        gateway("exclusiveGateway", flow("x", "a", "y =") + flow("x", "b"), 'default="x-b"'),
    ),
    Case(
        "a parallel gateway has no default",
        "default-not-allowed",
        "x",
        gateway("parallelGateway", flow("x", "a") + flow("x", "b"), 'default="x-a"'),
    ),
    Case(
        "a gateway leads somewhere",
        "gateway-without-outgoing-flow",
        "x",
        process(START + '<exclusiveGateway id="x" name="X"/>' + flow("start", "x")),
    ),
    Case(
        "an event-based gateway waits for two events at least",
        "event-gateway-too-few-targets",
        "x",
        process(
            START + '<eventBasedGateway id="x"/>'
            f'<intermediateCatchEvent id="c">{ON_TIMER}</intermediateCatchEvent>' + chain("start", "x", "c")
        ),
    ),
    Case(
        "an event-based gateway is followed by events",
        "event-gateway-target",
        "x",
        process(
            START
            + '<eventBasedGateway id="x"/>'
            + TASK
            + f'<intermediateCatchEvent id="w">{ON_MESSAGE}</intermediateCatchEvent>'
            + flow("start", "x")
            + flow("x", "t")
            + flow("x", "w"),
            ROOTS,
        ),
    ),
]
