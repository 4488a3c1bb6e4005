"""Errors and escalations, and who catches them (BPMN 2.0, 10.5.5, 10.5.6)."""

from __future__ import annotations

import pytest

from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    boundary,
    call,
    diagram,
    end,
    error,
    escalation,
    event_subprocess,
    parallel,
    path,
    process,
    service_task,
    start,
    subprocess,
    throw,
    user_task,
)
from tests.support.drawing import BodyItem


def failing(code: str) -> tuple[BodyItem, ...]:
    return (start("s") >> user_task("work") >> end("failed", error(code)),)


def test_an_error_end_event_takes_the_boundary_event_of_its_subprocess(run: Run) -> None:
    drawn = process(
        "catching",
        start() >> subprocess("sub", *failing("BAD")) >> user_task("normal") >> end(),
        boundary("caught", "sub", error("BAD")) >> user_task("repair") >> end("e2"),
    )
    driver = run(drawn).complete("work")
    assert driver.tasks == ["repair"], "and the normal way is not taken"
    assert driver.complete("repair").done


def test_an_error_ends_everything_else_in_its_scope(run: Run) -> None:
    drawn = process(
        "catching",
        start()
        >> subprocess(
            "sub",
            start("s") >> parallel("fork") >> user_task("work") >> end("failed", error("BAD")),
            path("fork", user_task("beside"), end("e")),
        )
        >> end(),
        boundary("caught", "sub", error("BAD")) >> user_task("repair") >> end("e2"),
    )
    assert run(drawn).complete("work").tasks == ["repair"]


@pytest.mark.parametrize(("code", "handler"), [("A", "on-a"), ("B", "on-b"), ("C", "on-any")])
def test_the_handler_of_the_code_comes_before_the_one_that_catches_all(
    run: Run, code: str, handler: str
) -> None:
    drawn = process(
        "codes",
        start() >> subprocess("sub", *failing(code)) >> end(),
        boundary("any", "sub", error()) >> user_task("on-any") >> end("e1"),
        boundary("a", "sub", error("A")) >> user_task("on-a") >> end("e2"),
        boundary("b", "sub", error("B")) >> user_task("on-b") >> end("e3"),
    )
    assert run(drawn).complete("work").tasks == [handler]


def test_the_nearest_scope_catches_even_without_a_code(run: Run) -> None:
    inner = subprocess("inner", *failing("A"))
    drawn = process(
        "nearest",
        start()
        >> subprocess(
            "outer",
            start("s2") >> inner >> end("e5"),
            boundary("near", "inner", error()) >> user_task("on-near") >> end("e6"),
        )
        >> end(),
        boundary("far", "outer", error("A")) >> user_task("on-far") >> end("e2"),
    )
    assert run(drawn).complete("work").tasks == ["on-near"]


def test_a_handler_of_another_branch_does_not_catch(run: Run) -> None:
    """Stock SpiffWorkflow lets a sibling's handler take it."""
    other = start("s2") >> user_task("other-work") >> end("e5")
    drawn = process(
        "siblings",
        start() >> parallel("split") >> subprocess("one", *failing("A")) >> end(),
        path("split", subprocess("other", other), end("e2")),
        boundary("wrong", "other", error("A")) >> user_task("on-wrong") >> end("e3"),
    )
    driver = run(drawn).complete("work")
    assert driver.tasks == ["other-work"]
    assert driver.incidents == [("failed", "uncaught-error")]


def test_an_uncaught_error_is_an_incident_and_the_instance_stays(run: Run) -> None:
    drawn = process("uncaught", start() >> user_task("work") >> end("failed", error("BAD")))
    driver = run(drawn).complete("work")
    assert driver.incidents == [("failed", "uncaught-error")]
    assert driver.status == "active"
    (incident,) = driver.open_incidents.values()
    assert incident.params["code"] == "BAD"
    assert driver.retry("failed").incidents == [("failed", "uncaught-error")]
    driver.cancel()
    assert (driver.status, driver.incidents) == ("cancelled", [])


def test_an_error_crosses_a_call_activity(run: Run) -> None:
    called = process("part", *failing("BAD"))
    drawn = process(
        "whole",
        start() >> call("call", "part") >> end(),
        boundary("caught", "call", error("BAD")) >> user_task("repair") >> end("e2"),
    )
    assert run(diagram(drawn, called)).complete("work").tasks == ["repair"]


def test_a_job_error_that_nobody_catches_is_an_incident_that_reopens_the_job(run: Run) -> None:
    driver = run(process("job", start() >> service_task("pay", "pay") >> end()))
    driver.throw_job_error("pay", "REFUSED")
    assert (driver.jobs, driver.incidents) == ([], [("pay", "uncaught-error")])
    driver.retry("pay")
    assert (driver.jobs, driver.incidents) == (["pay"], [])
    assert driver.finish_job("pay").done


# ---- event sub-processes for errors


def test_an_error_event_subprocess_catches_inside_its_scope_before_the_boundary(run: Run) -> None:
    inside = (
        *failing("BAD"),
        event_subprocess("handler", start("hs", error("BAD")) >> user_task("inner-repair") >> end("he")),
    )
    drawn = process(
        "handled",
        start() >> subprocess("sub", *inside) >> user_task("after") >> end(),
        boundary("outer", "sub", error("BAD")) >> user_task("outer-repair") >> end("e2"),
    )
    driver = run(drawn).complete("work")
    assert driver.tasks == ["inner-repair"]
    assert driver.complete("inner-repair").tasks == ["after"], "the sub-process then ends normally"


def test_an_error_thrown_by_the_handler_itself_goes_outward(run: Run) -> None:
    handler = start("hs", error("BAD")) >> user_task("try-again") >> end("he", error("BAD"))
    inside = (*failing("BAD"), event_subprocess("handler", handler))
    drawn = process(
        "rethrown",
        start() >> subprocess("sub", *inside) >> end(),
        boundary("outer", "sub", error("BAD")) >> user_task("outer-repair") >> end("e2"),
    )
    assert run(drawn).complete("work").complete("try-again").tasks == ["outer-repair"]


# ---- escalations


def escalating(throws: str) -> tuple[BodyItem, ...]:
    first = start("s") >> user_task("work")
    if throws == "end":
        return (first >> end("up", escalation("LATE")),)
    return (first >> throw("up", escalation("LATE")) >> user_task("more") >> end("e"),)


def test_an_escalation_tells_the_scope_around_and_goes_on(run: Run) -> None:
    drawn = process(
        "escalate",
        start() >> subprocess("sub", *escalating("throw")) >> end(),
        boundary("told", "sub", escalation("LATE"), interrupting=False) >> user_task("boss") >> end("e2"),
    )
    driver = run(drawn).complete("work")
    assert driver.tasks == ["boss", "more"]
    assert driver.complete("more").complete("boss").done


def test_an_interrupting_escalation_ends_the_subprocess(run: Run) -> None:
    drawn = process(
        "escalate",
        start() >> subprocess("sub", *escalating("throw")) >> end(),
        boundary("told", "sub", escalation("LATE")) >> user_task("boss") >> end("e2"),
    )
    assert run(drawn).complete("work").tasks == ["boss"]


def test_an_escalation_nobody_catches_is_no_failure(run: Run) -> None:
    drawn = process("escalate", *escalating("throw"))
    driver = run(drawn).complete("work")
    assert (driver.tasks, driver.incidents) == (["more"], [])


def test_an_escalation_end_event_escalates_when_its_path_ends(run: Run) -> None:
    drawn = process(
        "escalate",
        start() >> subprocess("sub", *escalating("end")) >> user_task("after") >> end(),
        boundary("told", "sub", escalation(), interrupting=False) >> user_task("boss") >> end("e2"),
    )
    assert run(drawn).complete("work").tasks == ["after", "boss"]


def test_an_escalation_event_subprocess_starts_only_when_escalated(run: Run) -> None:
    """Stock SpiffWorkflow starts it with the process."""
    handler = start("hs", escalation("LATE"), interrupting=False) >> user_task("boss") >> end("he")
    drawn = process("escalate", *escalating("throw"), event_subprocess("handler", handler))
    driver = run(drawn)
    assert driver.tasks == ["work"]
    assert driver.complete("work").tasks == ["boss", "more"]
