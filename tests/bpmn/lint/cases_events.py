"""Events that the linter refuses."""

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
    flow,
    process,
)
from tests.bpmn.lint.fragments import (
    START,
    catch,
    caught_link,
    ended,
    linked,
    started,
    throw,
    thrown_link,
    timer,
)

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
