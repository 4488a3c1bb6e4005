"""Ids, references and scopes that the linter refuses."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

from tests.bpmn.lint.drawing import (
    ON_TIMER,
    ROOTS,
    Case,
    at_boundary,
    between,
    file,
    flow,
    inside,
    process,
    user_task,
)
from tests.bpmn.lint.fragments import INNER, SIMPLE, START

REFERENCES = [
    Case(
        "an element needs an id", "missing-id", None, between('<task id="x" name="X"/>', "<textAnnotation/>")
    ),
    Case("an id is used once", "duplicate-id", "t", process(SIMPLE + '<dataObject id="t"/>')),
    Case(
        "an id fits the database",
        "id-too-long",
        "i" * 256,
        process(SIMPLE + f'<dataObject id="{"i" * 256}"/>'),
    ),
    Case("a name fits the database", "name-too-long", "x", between(f'<task id="x" name="{"n" * 256}"/>')),
    Case(
        "a flow leads to an element of the file",
        "unresolved-reference",
        "t-nowhere",
        process(SIMPLE + flow("t", "nowhere")),
    ),
    Case(
        "a flow has two ends",
        "missing-reference",
        "f",
        process(SIMPLE + '<sequenceFlow id="f" sourceRef="t"/>'),
    ),
    Case(
        "a message event refers to a message",
        "unresolved-reference",
        "x",
        between(
            '<intermediateCatchEvent id="x"><messageEventDefinition messageRef="s"/></intermediateCatchEvent>',
            "",
            ROOTS,
        ),
    ),
    Case(
        "a signal event names a signal",
        "missing-reference",
        "x",
        between('<intermediateCatchEvent id="x"><signalEventDefinition/></intermediateCatchEvent>'),
    ),
    Case(
        "a thrown error names an error",
        "missing-reference",
        "end",
        process(START + '<endEvent id="end"><errorEventDefinition/></endEvent>' + flow("start", "end")),
    ),
    Case(
        "a boundary event is attached to an element of its scope",
        "unresolved-reference",
        "b",
        between(user_task(), f'<boundaryEvent id="b" attachedToRef="y">{ON_TIMER}</boundaryEvent>'),
    ),
    Case(
        "a boundary event is attached to something",
        "missing-reference",
        "b",
        between(user_task(), f'<boundaryEvent id="b">{ON_TIMER}</boundaryEvent>'),
    ),
    Case(
        "a boundary event is attached to an activity",
        "boundary-event-host",
        "b",
        between(
            '<parallelGateway id="x"/>', f'<boundaryEvent id="b" attachedToRef="x">{ON_TIMER}</boundaryEvent>'
        ),
    ),
    Case(
        "a lane holds nodes of the file",
        "unresolved-reference",
        "lane",
        process('<laneSet id="ls"><lane id="lane"><flowNodeRef>gone</flowNodeRef></lane></laneSet>' + SIMPLE),
    ),
    Case(
        "a pool refers to a process of the file",
        "unresolved-reference",
        "pool",
        file(
            '<collaboration id="c"><participant id="pool" processRef="q"/></collaboration>'
            f'<process id="p" name="P" isExecutable="true">{SIMPLE}</process>'
        ),
    ),
    Case(
        "a message flow joins what is there",
        "unresolved-reference",
        "mf",
        file(
            '<collaboration id="c"><participant id="pool" processRef="p"/>'
            '<messageFlow id="mf" sourceRef="pool" targetRef="gone"/></collaboration>'
            f'<process id="p" name="P" isExecutable="true">{SIMPLE}</process>'
        ),
    ),
    Case(
        "an association joins what is there",
        "unresolved-reference",
        "as",
        process(SIMPLE + '<association id="as" sourceRef="t" targetRef="gone"/>'),
    ),
    Case(
        "a data object reference refers to a data object",
        "unresolved-reference",
        "d",
        process(SIMPLE + '<dataObjectReference id="d" dataObjectRef="t"/>'),
    ),
    Case(
        "a data store reference refers to a data store",
        "unresolved-reference",
        "d",
        process(SIMPLE + '<dataStoreReference id="d" dataStoreRef="gone"/>'),
    ),
    Case(
        "a data association in a sub-process names known data",
        "unresolved-reference",
        "it",
        inside(
            '<startEvent id="is"/><task id="it" name="T"><dataInputAssociation id="da">'
            "<sourceRef>gone</sourceRef></dataInputAssociation></task>" + flow("is", "it")
        ),
    ),
    Case(
        "incoming names a flow",
        "unresolved-reference",
        "x",
        between('<task id="x" name="X"><incoming>gone</incoming></task>'),
    ),
    Case(
        "a default names a flow",
        "unresolved-reference",
        "x",
        between('<task id="x" name="X" default="gone"/>'),
    ),
    Case(
        "a default names a flow that leaves here",
        "default-flow-not-outgoing",
        "x",
        between('<task id="x" name="X" default="start-x"/>'),
    ),
    Case(
        "a flow stays in its scope",
        "flow-crosses-scope",
        "start-is",
        process(
            f'{START}<subProcess id="x" name="X">{INNER}</subProcess>{flow("start", "x")}{flow("start", "is")}'
        ),
    ),
    Case(
        "yes and no are true and false", "boolean-attribute", "b", at_boundary(ON_TIMER, 'cancelActivity="0"')
    ),
    Case(
        "executable is true or false",
        "boolean-attribute",
        "p",
        process(SIMPLE, attributes='isExecutable="1"'),
        frozenset({"no-executable-process"}),
    ),
]
