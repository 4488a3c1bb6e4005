"""Embedded sub-processes, event sub-processes and call activities."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    boundary,
    call,
    catch,
    diagram,
    each,
    end,
    error,
    event_subprocess,
    exclusive,
    message,
    otherwise,
    parallel,
    path,
    process,
    script_task,
    signal,
    start,
    subprocess,
    terminate,
    timer,
    user_task,
    when,
)
from tests.support.drawing import Diagram
from tests.support.driver import Driver

# ---- embedded


def test_a_subprocess_ends_when_its_last_token_does(run: Run) -> None:
    inside = (
        start("s") >> parallel("fork") >> user_task("a") >> end("e1"),
        path("fork", user_task("b"), end("e2")),
    )
    driver = run(process("p", start() >> subprocess("sub", *inside) >> user_task("after") >> end()))
    assert driver.complete("a").tasks == ["b"]
    assert driver.complete("b").tasks == ["after"]


def test_subprocesses_nest(run: Run) -> None:
    node = subprocess("level-1", start("s1") >> user_task("deep") >> end("e1"))
    for level in range(2, 7):
        node = subprocess(f"level-{level}", start(f"s{level}") >> node >> end(f"e{level}"))
    driver = run(process("p", start() >> node >> user_task("after") >> end()))
    assert driver.tasks == ["deep"]
    assert driver.complete("deep").tasks == ["after"]


def test_a_timer_on_an_outer_subprocess_ends_the_inner_ones(run: Run) -> None:
    inner = subprocess("inner", start("s1") >> user_task("deep") >> end("e1"))
    drawn = process(
        "p",
        start() >> subprocess("outer", start("s2") >> inner >> end("e2")) >> end(),
        boundary("near", "outer", timer("PT1H")) >> user_task("late") >> end("e3"),
    )
    driver = run(drawn).advance(timedelta(hours=1))
    assert driver.tasks == ["late"]
    assert driver.complete("late").done


# ---- event sub-processes

EVENTS = {
    "message": (message("Stop", "case"), "message"),
    "signal": (signal("Stop"), "signal"),
    "timer": (timer("P1D"), "timer"),
}


def happen(driver: Driver, kind: str, element: str) -> Driver:
    if kind == "message":
        return driver.message("Stop")
    return driver.signal("Stop") if kind == "signal" else driver.fire_timer(element)


@pytest.mark.parametrize("kind", EVENTS)
@pytest.mark.parametrize("depth", ["process", "subprocess"])
def test_an_interrupting_event_subprocess_replaces_its_scope(run: Run, kind: str, depth: str) -> None:
    """Stock SpiffWorkflow never interrupts, and a timer holds the instance open for ever."""
    handler = event_subprocess("handler", start("hs", EVENTS[kind][0]) >> user_task("handle") >> end("he"))
    inside = (start("s") >> user_task("a") >> user_task("b") >> end("e"), handler)
    if depth == "process":
        drawn = process("p", *inside)
    else:
        drawn = process("p", start() >> subprocess("sub", *inside) >> user_task("after") >> end())
    driver = run(drawn, {"case": "1"})
    assert driver.tasks == ["a"]
    happen(driver, kind, "handler")
    assert driver.tasks == ["handle"]
    assert (driver.messages, driver.signals, driver.timers) == ([], [], [])
    driver.complete("handle")
    assert driver.done if depth == "process" else driver.tasks == ["after"]


@pytest.mark.parametrize("kind", EVENTS)
def test_a_non_interrupting_event_subprocess_runs_beside_its_scope(run: Run, kind: str) -> None:
    handler = start("hs", EVENTS[kind][0], interrupting=False) >> user_task("handle") >> end("he")
    drawn = process("p", start("s") >> user_task("a") >> end("e"), event_subprocess("handler", handler))
    driver = happen(run(drawn, {"case": "1"}), kind, "handler")
    assert driver.tasks == ["a", "handle"]
    if kind != "timer":
        assert happen(driver, kind, "handler").tasks == ["a", "handle", "handle"]
        driver.complete("handle")
    assert driver.complete("a").status == "active", "the scope waits for its handlers"
    assert driver.complete("handle").done


def test_an_event_subprocess_that_never_starts_does_not_hold_its_scope(run: Run) -> None:
    handler = start("hs", timer("P1D")) >> user_task("handle") >> end("he")
    drawn = process("p", start("s") >> user_task("a") >> end("e"), event_subprocess("handler", handler))
    driver = run(drawn).complete("a")
    assert driver.done
    assert driver.timers == []


def test_a_repeating_timer_starts_its_event_subprocess_again_and_again(run: Run) -> None:
    handler = (
        start("hs", timer(cycle="R/P1D"), interrupting=False) >> script_task("t", "n", "n + 1") >> end("he")
    )
    drawn = process("p", start("s") >> user_task("a") >> end("e"), event_subprocess("handler", handler))
    driver = run(drawn, {"n": 0}).advance(timedelta(days=5, hours=1))
    assert driver.variables["n"] == 5
    assert driver.complete("a").done


def test_a_terminate_end_in_an_event_subprocess_ends_that_only(run: Run) -> None:
    handler = start("hs", signal("Stop"), interrupting=False) >> user_task("handle") >> end("he", terminate())
    drawn = process("p", start("s") >> user_task("a") >> end("e"), event_subprocess("handler", handler))
    driver = run(drawn).signal("Stop").signal("Stop").complete("handle")
    assert driver.tasks == ["a", "handle"]


def test_two_instances_of_one_definition_start_alike(run: Run) -> None:
    """Stock SpiffWorkflow changes the shared spec when an event sub-process starts (defect 8)."""
    handler = start("hs", signal("Stop")) >> user_task("handle") >> end("he")
    drawn = process("p", start("s") >> user_task("a") >> end("e"), event_subprocess("handler", handler))
    first = run(drawn).signal("Stop")
    second = Driver(drawn)
    second.host = first.host
    assert second.start().tasks == ["a"]
    assert second.signal("Stop").tasks == ["handle"]


# ---- call activities


def calling(**options: Any) -> Diagram:
    called = process("part", start("cs") >> user_task("work") >> end("ce"))
    whole = process("whole", start() >> call("call", "part", **options) >> user_task("after") >> end())
    return diagram(whole, called)


def test_a_call_activity_runs_another_process_inside_the_instance(run: Run) -> None:
    driver = run(calling(), {"x": 1})
    assert driver.tasks == ["work"]
    assert driver.complete("work", y=2).tasks == ["after"]
    assert driver.variables == {"x": 1, "y": 2}


def test_a_called_process_has_variables_of_its_own(run: Run) -> None:
    options = {"all_in": False, "all_out": False, "inputs": {"given": "x + 1"}, "outputs": {"result": "y"}}
    driver = run(calling(**options), {"x": 1})
    assert driver.visible(driver.task("work").activity_id) == {"given": 2}
    driver.complete("work", x=99, y=5)
    assert driver.variables == {"x": 1, "result": 5}


def test_nothing_comes_back_where_nothing_is_mapped(run: Run) -> None:
    driver = run(calling(all_out=False), {"x": 1})
    assert driver.complete("work", x=2, y=5).variables == {"x": 1}


def test_what_was_passed_in_by_mapping_does_not_come_back(run: Run) -> None:
    driver = run(calling(inputs={"given": "x + 1"}), {"x": 1})
    assert driver.complete("work", y=5, given=7).variables == {"x": 1, "y": 5}


def test_parallel_calls_keep_their_results_apart(run: Run) -> None:
    driver = run(calling(multi=each("items", "item", collect=("all", "result"))), {"items": [1, 2]})
    for number in sorted(driver.open_tasks, reverse=True):
        driver.complete_activity(number, {"result": driver.visible(number)["item"] * 10})
    assert driver.variables == {"items": [1, 2], "all": [10, 20]}


def test_cancelling_a_call_activity_cancels_the_called_process(run: Run) -> None:
    called = process("part", start("cs") >> user_task("work") >> end("ce"))
    whole = process(
        "whole",
        start() >> call("call", "part") >> end(),
        boundary("late", "call", timer("P1D")) >> user_task("late-task") >> end("e2"),
    )
    assert run(diagram(whole, called)).fire_timer("late").tasks == ["late-task"]


def test_a_call_of_an_unknown_process_is_an_incident(run: Run) -> None:
    driver = run(process("whole", start() >> call("call", "nowhere") >> end()))
    assert driver.incidents == [("call", "called-element")]
    called = process("nowhere", start("cs") >> user_task("work") >> end("ce"))
    driver.host.definitions[2] = (called.xml, "nowhere")
    assert driver.retry("call").tasks == ["work"], "once it is deployed, a retry goes on"


def test_a_process_may_call_itself(run: Run) -> None:
    drawn = process(
        "self",
        start() >> exclusive("deeper"),
        path("deeper", when("depth > 0"), call("again", "self", inputs={"depth": "depth - 1"}), end("e1")),
        path("deeper", otherwise(), user_task("bottom"), end("e2")),
    )
    driver = run(drawn, {"depth": 5})
    assert driver.tasks == ["bottom"]
    assert driver.complete("bottom").done


def test_a_call_activity_takes_the_newest_version_when_it_is_reached(run: Run) -> None:
    old = process("part", start("cs") >> user_task("old") >> end("ce"))
    new = process("part", start("cs") >> user_task("new") >> end("ce"))
    whole = process("whole", start() >> user_task("first") >> call("call", "part") >> end())
    driver = run(diagram(whole, old))
    number = max(driver.host.definitions) + 1
    driver.host.definitions[number] = (new.xml, "part")
    assert driver.complete("first").tasks == ["new"]


def test_an_instance_stays_on_the_version_of_a_called_process_it_has_begun(run: Run) -> None:
    old = process("part", start("cs") >> user_task("a") >> user_task("old") >> end("ce"))
    new = process("part", start("cs") >> user_task("a") >> user_task("new") >> end("ce"))
    driver = run(diagram(process("whole", start() >> call("call", "part") >> end()), old))
    driver.host.definitions[max(driver.host.definitions) + 1] = (new.xml, "part")
    assert driver.complete("a").tasks == ["old"]


def test_a_pinned_call_takes_the_version_with_the_tag(run: Run) -> None:
    v1 = process("part", start("cs") >> user_task("one") >> end("ce"), version_tag="v1")
    v2 = process("part", start("cs") >> user_task("two") >> end("ce"), version_tag="v2")
    node = call("call", "part", binding="versionTag", version_tag="v1")
    whole = process("whole", start() >> user_task("first") >> node >> end())
    driver = run(diagram(whole, v1))
    driver.host.definitions[max(driver.host.definitions) + 1] = (v2.xml, "part")
    assert driver.complete("first").tasks == ["one"]


def test_events_inside_a_called_process_are_awaited_and_caught(run: Run) -> None:
    called = process(
        "part",
        start("cs") >> parallel("fork") >> catch("wait", message("Reply", "case")) >> end("e1"),
        path("fork", catch("later", timer("PT1H")), end("e2")),
        path("fork", catch("heard", signal("Go")), end("e3", error("BAD"))),
    )
    whole = process(
        "whole",
        start() >> call("call", "part") >> end(),
        boundary("caught", "call", error("BAD")) >> user_task("repair") >> end("e4"),
    )
    driver = run(diagram(whole, called), {"case": "7"}).message("Reply", "7").fire_timer("later").signal("Go")
    assert driver.tasks == ["repair"]
