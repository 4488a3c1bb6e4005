"""Tokens that cannot go on wait as incidents until a person repairs something."""

from __future__ import annotations

import pytest

from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    boundary,
    catch,
    each,
    end,
    event_gateway,
    event_subprocess,
    exclusive,
    inclusive,
    message,
    parallel,
    path,
    process,
    script_task,
    start,
    subprocess,
    timer,
    user_task,
    when,
)
from tests.support.drawing import BodyItem, Process


def undecided(kind: str) -> Process:
    gateway = exclusive("ok") if kind == "exclusive" else inclusive("ok")
    return process(
        "undecided",
        start() >> user_task("review") >> gateway,
        path("ok", when('decision = "yes"'), user_task("grant"), end("e1")),
        path("ok", when('decision = "no"'), user_task("refuse"), end("e2")),
    )


@pytest.mark.parametrize("kind", ["exclusive", "inclusive"])
def test_a_gateway_where_no_condition_holds_keeps_the_token(run: Run, kind: str) -> None:
    """Stock SpiffWorkflow raises in the face of whoever completed the task."""
    driver = run(undecided(kind), refused="no-flow-may-hold").complete("review", decision="perhaps")
    assert driver.incidents == [("ok", "no-flow")]
    assert (driver.status, driver.tasks) == ("active", [])
    assert driver.variables == {"decision": "perhaps"}, "what was submitted is kept"
    driver.set(decision="yes").retry("ok")
    assert (driver.incidents, driver.tasks) == ([], ["grant"])
    assert driver.complete("grant").done


def test_a_retry_without_repair_is_an_incident_again(run: Run) -> None:
    driver = (
        run(undecided("exclusive"), refused="no-flow-may-hold")
        .complete("review", decision="perhaps")
        .retry("ok")
    )
    assert driver.incidents == [("ok", "no-flow")]


def test_a_condition_on_a_missing_variable_is_an_incident_and_not_a_no(run: Run) -> None:
    drawn = process(
        "missing",
        start() >> exclusive("ok"),
        path("ok", when("approved"), end("e1")),
        path("ok", when("not(approved)"), end("e2")),
    )
    driver = run(drawn)
    assert driver.incidents == [("ok", "expression")]
    assert driver.set(approved=True).retry("ok").done


def test_other_branches_go_on_beside_an_incident(run: Run) -> None:
    drawn = process(
        "beside",
        start() >> parallel("split") >> exclusive("ok") >> when("x = 1") >> end("e1"),
        path("split", user_task("a"), user_task("b"), end("e2")),
    )
    driver = run(drawn, {"x": 2}, refused="no-flow-may-hold").complete("a").complete("b")
    assert (driver.status, driver.incidents) == ("active", [("ok", "no-flow")])
    assert driver.set(x=1).retry("ok").done


def test_an_incident_goes_with_its_scope(run: Run) -> None:
    inside = start("s") >> exclusive("ok") >> when("x = 1") >> end("e")
    drawn = process(
        "gone",
        start() >> subprocess("sub", inside) >> end(),
        boundary("late", "sub", timer("P1D")) >> user_task("after") >> end("e2"),
    )
    driver = run(drawn, {"x": 2}, refused="no-flow-may-hold").fire_timer("late")
    assert (driver.incidents, driver.tasks) == ([], ["after"])


def test_an_output_mapping_that_fails_keeps_the_submission_for_the_retry(run: Run) -> None:
    node = user_task("a", outputs={"total": "sum(for i in 1..size return i)"})
    driver = run(process("p", start() >> node >> end()), {"size": 9999999}).complete("a", note="kept")
    assert (driver.tasks, driver.incidents) == ([], [("a", "expression")])
    (number,) = driver.open_incidents
    assert driver.visible(number)["note"] == "kept"
    assert driver.set(size=4).retry("a").done
    assert driver.variables["total"] == 10


def test_a_user_task_whose_flows_cannot_be_chosen_is_not_in_the_inbox_any_more(run: Run) -> None:
    drawn = process("p", start() >> user_task("a") >> when("x = 1") >> user_task("b") >> end())
    driver = run(drawn, refused="no-flow-may-hold").complete("a", x=2)
    assert (driver.tasks, driver.incidents) == ([], [("a", "no-flow")])
    assert driver.set(x=1).retry("a").tasks == ["b"]


def test_a_retry_does_not_undo_the_repair_of_a_mapped_variable(run: Run) -> None:
    node = user_task("a", outputs={"x": "given"})
    drawn = process("p", start() >> node >> when("x = 1") >> user_task("b") >> end())
    driver = run(drawn, refused="no-flow-may-hold").complete("a", given=2)
    assert driver.incidents == [("a", "no-flow")]
    assert driver.set(x=1).retry("a").tasks == ["b"]


def test_the_incident_says_what_to_repair(run: Run) -> None:
    driver = run(
        process("p", start() >> exclusive("ok", name="是否通过") >> when("x > 1") >> end()),
        {"x": 0},
        refused="no-flow-may-hold",
    )
    (incident,) = driver.open_incidents.values()
    assert incident.message_key.startswith("incident.")
    assert incident.params["element"] == "是否通过"


def test_a_script_that_fails_is_an_incident(run: Run) -> None:
    """Null is a value in FEEL; a script fails only when it cannot be evaluated within its limits."""
    drawn = process("p", start() >> script_task("s", "x", "sum(for i in 1..9999999 return i)") >> end())
    driver = run(drawn)
    assert driver.incidents == [("s", "expression")]


# ---- nothing is half open


TOO_MUCH = "sum(for i in 1..size return i)"

HALF_OPEN: dict[str, tuple[BodyItem, ...]] = {
    "an input mapping": (
        start() >> user_task("a", inputs={"x": TOO_MUCH}) >> end(),
        boundary("late", "a", timer("PT1H"), interrupting=False) >> end("e2"),
    ),
    "an assignment": (
        start() >> user_task("a", assignee=f"=string({TOO_MUCH})") >> end(),
        boundary("late", "a", timer("PT1H"), interrupting=False) >> end("e2"),
    ),
    "a boundary timer": (
        start() >> user_task("a") >> end(),
        boundary("late", "a", timer(f'=duration("PT" + string({TOO_MUCH}) + "H")')) >> end("e2"),
    ),
    "a boundary message": (
        start() >> user_task("a") >> end(),
        boundary("late", "a", timer("PT1H")) >> end("e2"),
        boundary("asked", "a", message("M", f"string({TOO_MUCH})")) >> end("e3"),
    ),
    "an event sub-process": (
        start()
        >> subprocess(
            "a",
            start("s") >> user_task("inner") >> end("e"),
            event_subprocess(
                "late", start("hs", timer(f'=duration("PT" + string({TOO_MUCH}) + "H")')) >> end("he")
            ),
        )
        >> end(),
    ),
    "one of two events behind a gateway": (
        start() >> event_gateway("a"),
        path("a", catch("late", timer("PT1H")), end("e1")),
        path("a", catch("asked", message("M", f"string({TOO_MUCH})")), end("e2")),
    ),
}


@pytest.mark.parametrize("what", HALF_OPEN)
def test_where_one_expression_fails_nothing_is_opened_until_the_retry(run: Run, what: str) -> None:
    driver = run(process("p", *HALF_OPEN[what]), {"size": 9_999_999})
    assert [element for element, _ in driver.incidents] == ["a"]
    assert (driver.tasks, driver.timers, driver.messages) == ([], [], [])
    driver.set(size=2).retry("a")
    assert driver.incidents == []
    assert driver.timers == ["late"]
    driver.fire_timer("late")


def test_one_instance_of_a_multi_instance_may_wait_for_repair_while_the_others_work(run: Run) -> None:
    node = user_task(
        "a", multi=each("sizes", "size", collect=("totals", "total")), inputs={"total": TOO_MUCH}
    )
    driver = run(process("p", start() >> node >> end()), {"sizes": [3, 9_999_999, 4]})
    assert (driver.tasks, driver.incidents) == (["a", "a"], [("a", "expression")])
    driver.complete("a").complete("a")
    assert driver.status == "active"
    assert driver.retry("a").incidents == [("a", "expression")]
    driver.cancel()


def test_an_instance_whose_inside_could_not_be_opened_keeps_its_item_for_the_retry(run: Run) -> None:
    inside = subprocess(
        "a",
        start("s") >> user_task("inner", assignee="=name") >> end("e"),
        event_subprocess(
            "late", start("hs", timer(f'=duration("PT" + string({TOO_MUCH}) + "H")')) >> end("he")
        ),
        multi=each("names", "name"),
    )
    driver = run(process("p", start() >> inside >> end()), {"names": ["张三"], "size": 9_999_999})
    assert (driver.tasks, driver.incidents) == ([], [("a", "expression")])
    driver.set(size=2).retry("a")
    (task,) = driver.open_tasks.values()
    assert (task.element_id, task.assignee) == ("inner", "张三")
