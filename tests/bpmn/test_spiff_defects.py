"""The defects of SpiffWorkflow 3.2.0 (design notes, 5.1), each shown to be gone here.

Where it is cheap the same diagram runs on the stock library too, so that the comparison is seen to matter. If
a later release of the library mends one, that half of its test fails and tells us.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from SpiffWorkflow.exceptions import TaskNotFoundException

from engine.spiff.border import ActivityNotFound
from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    boundary,
    catch,
    each,
    end,
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
from tests.support.drawing import Process
from tests.support.driver import Driver
from tests.support.stock import Stock


def branches(*, after: str = "after") -> Process:
    return process(
        "branches",
        start() >> parallel("split") >> user_task("a") >> parallel("join") >> user_task(after) >> end(),
        path("split", user_task("b"), "join"),
    )


# ---- 1. Premature parallel join in a loop


def rounds() -> Process:
    return process(
        "rounds",
        start() >> exclusive("again") >> parallel("split") >> user_task("a") >> parallel("join"),
        path("split", user_task("b"), "join"),
        path("join", user_task("check"), exclusive("ok"), when("ok"), end()),
        path("ok", otherwise(), "again"),
    )


def test_1_stock_joins_after_one_branch_in_the_second_round() -> None:
    stock = Stock(rounds()).complete("a").complete("b").complete("check", ok=False).complete("b")
    assert stock.tasks == ["a", "check"]


def test_1_a_join_waits_for_both_branches_in_every_round(run: Run) -> None:
    driver = run(rounds()).complete("a").complete("b").complete("check", ok=False).complete("b")
    assert driver.tasks == ["a"]


# ---- 2. False completion beyond a depth of 1000


def returns() -> Process:
    return process(
        "returns",
        start() >> exclusive("again") >> script_task("count", "n", "n + 1") >> exclusive("enough"),
        path("enough", when("n >= 400"), user_task("after"), end()),
        path("enough", otherwise(), "again"),
    )


@pytest.mark.slow
def test_2_stock_reports_completion_of_what_it_does_not_see() -> None:
    stock = Stock(returns(), n=0)
    assert stock.done
    assert stock.tasks == []


def test_2_an_instance_is_completed_when_nothing_is_left_to_do(run: Run) -> None:
    driver = run(returns(), {"n": 0})
    assert (driver.status, driver.tasks) == ("active", ["after"])
    assert driver.complete("after").done


# ---- 3. Lost updates at joins


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_3_an_update_in_one_branch_survives_the_other(run: Run, order: str) -> None:
    driver = run(branches(), {"status": "new"})
    for element in order:
        driver.complete(element, {"status": "approved"} if element == "a" else {})
    assert driver.variables["status"] == "approved"


def test_3_stock_loses_the_update_when_the_other_branch_ends_later() -> None:
    stock = Stock(branches(), status="new").complete("a", status="approved").complete("b")
    assert stock.data("after")["status"] == "new"


# ---- 4. Lists lose items at joins


def test_4_stock_loses_items_appended_in_two_branches() -> None:
    stock = Stock(branches(), log=["base"])
    stock.complete("a", log=[*stock.data("a")["log"], "a1", "a2"])
    stock.complete("b", log=[*stock.data("b")["log"], "b1"])
    assert stock.data("after")["log"] == ["base", "b1"]


def test_4_items_appended_in_two_branches_are_all_kept(run: Run) -> None:
    driver = run(branches(), {"log": ["base"]})
    for element, items in (("a", ["a1", "a2"]), ("b", ["b1"])):
        seen = driver.visible(driver.task(element).activity_id)["log"]
        driver.complete(element, log=[*seen, *items])
    assert driver.variables["log"] == ["base", "a1", "a2", "b1"]


def test_4_a_value_set_to_null_stays_null(run: Run) -> None:
    """In stock SpiffWorkflow a variable deleted in one branch comes back at the join."""
    driver = run(branches(), {"x": 1}).complete("a", x=None).complete("b")
    assert driver.variables["x"] is None


# ---- 5. Aliasing of nested values


def test_5_what_the_caller_does_with_its_values_later_changes_nothing(run: Run) -> None:
    given: dict[str, Any] = {"checked": False}
    driver = run(branches(), {"form": given})
    given["checked"] = True
    shown = driver.visible(driver.task("a").activity_id)
    shown["form"]["checked"] = True
    assert driver.variables["form"] == {"checked": False}
    assert driver.visible(driver.task("b").activity_id)["form"] == {"checked": False}


def test_5_history_keeps_the_value_of_its_time(run: Run) -> None:
    driver = run(branches(), {"form": {"checked": False}}).complete("a", form={"checked": True})
    changes = [event.data for event in driver.history if event.type == "variables-changed"]
    assert [change["values"]["form"]["checked"] for change in changes] == [False, True]
    assert changes[1]["old"]["form"] == {"checked": False}


# ---- 6. Multi-instance sub-process with an interrupting boundary event


def panel() -> Process:
    inside = start("s") >> user_task("evaluate") >> end("e")
    return process(
        "panel",
        start() >> subprocess("panel-work", inside, multi=each("experts")) >> end(),
        boundary("stop", "panel-work", message("Stop", "case")) >> user_task("wind-up") >> end("e2"),
    )


def test_6_stock_breaks_the_instance_for_good() -> None:
    stock = Stock(panel(), experts=[1, 2, 3], case="1")
    with pytest.raises(TaskNotFoundException):
        stock.message("Stop")
    with pytest.raises(TaskNotFoundException):
        stock.workflow.do_engine_steps()


def test_6_the_boundary_event_ends_all_instances(run: Run) -> None:
    driver = run(panel(), {"experts": [1, 2, 3], "case": "1"}).message("Stop")
    assert driver.tasks == ["wind-up"]
    assert driver.complete("wind-up").done


# ---- 7. State that depends on the order of keys


def _sorted_keys(state: bytes) -> bytes:
    """What a jsonb column does to a document."""
    return json.dumps(json.loads(state), sort_keys=True, ensure_ascii=False).encode()


def test_7_the_stored_state_means_the_same_with_its_keys_in_another_order() -> None:
    inside = start("s") >> user_task("z") >> user_task("y") >> end("e")
    drawn = process(
        "order",
        start() >> parallel("split") >> subprocess("sub", inside, inputs={"zz": "b", "aa": "a"}) >> end(),
        path("split", user_task("m", multi=each("items", collect=("out", "v"))), end("e2")),
    )
    plain, shuffled = Driver(drawn), Driver(drawn)
    for driver in (plain, shuffled):
        driver.start({"z": 1, "b": 2, "a": 3, "items": [1, 2]})
    for element in ("m", "z", "m", "y"):
        shuffled.state = _sorted_keys(shuffled.state)
        plain.complete(element, v=element)
        shuffled.complete(element, v=element)
        assert shuffled.tasks == plain.tasks
        assert shuffled.variables == plain.variables
    assert shuffled.done


# ---- 8. Specs changed at run time


def test_8_an_event_subprocess_of_one_instance_does_not_start_in_the_next() -> None:
    handler = start("hs", signal("Stop")) >> user_task("handle") >> end("he")
    drawn = process("p", start("s") >> user_task("a") >> end("e"), event_subprocess("handler", handler))
    first, second = Driver(drawn).start().signal("Stop"), Driver(drawn)
    second.host = first.host
    second.start()
    assert (first.tasks, second.tasks) == (["handle"], ["a"])


# ---- 9. Tokens that are gone but still catch events


def test_9_what_was_cancelled_catches_nothing(run: Run) -> None:
    inside = start("s") >> catch("wait", message("Reply", "case")) >> user_task("never") >> end("e")
    drawn = process(
        "gone",
        start() >> subprocess("sub", inside) >> end(),
        boundary("late", "sub", timer("P1D")) >> user_task("after") >> end("e2"),
    )
    driver = run(drawn, {"case": "1"})
    (number,) = driver.open_messages
    driver.advance(timedelta(days=1))
    assert driver.messages == []
    with pytest.raises(ActivityNotFound):
        driver.deliver(number, {})
    assert driver.tasks == ["after"]


# ---- 10. Events compared by class


def test_10_a_message_is_known_by_its_name(run: Run) -> None:
    drawn = process(
        "kinds",
        start() >> parallel("split") >> catch("m", message("Go", "case")) >> end("e1"),
        path("split", catch("s", signal("Go")), end("e2")),
    )
    driver = run(drawn, {"case": "1"}).signal("Go")
    assert (driver.signals, driver.messages) == ([], ["m"])
    assert driver.message("Go").done


# ---- 11. Cancelled in the same pass, run nevertheless


def stopping() -> Process:
    return process(
        "stopping",
        start() >> user_task("go") >> parallel("split") >> end("stop", terminate()),
        path("split", script_task("count", "n", "n + 1"), script_task("count-2", "n", "n + 1"), end("e2")),
    )


def test_11_a_token_cancelled_by_another_does_not_run(run: Run) -> None:
    driver = run(stopping(), {"n": 0}).complete("go")
    assert driver.done
    assert driver.variables["n"] == 0


# ---- 12. Messages given to everybody


def two_waiting() -> Process:
    return process(
        "two",
        start() >> parallel("split") >> catch("first", message("Paid", "a")) >> user_task("t1") >> end("e1"),
        path("split", catch("second", message("Paid", "b")), user_task("t2"), end("e2")),
    )


def test_12_stock_gives_a_message_to_all_that_wait() -> None:
    assert Stock(two_waiting(), a="1", b="2").message("Paid").tasks == ["t1", "t2"]


def test_12_a_message_goes_to_one(run: Run) -> None:
    driver = run(two_waiting(), {"a": "1", "b": "2"}).message("Paid", "2")
    assert (driver.tasks, driver.messages) == (["t2"], ["first"])
