"""Long chains, long loops, endless loops, awkward ids, large values: what breaks stock SpiffWorkflow."""

from __future__ import annotations

import pytest

from engine.spiff.border import ActivityNotFound
from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    call,
    end,
    exclusive,
    flow,
    otherwise,
    parallel,
    path,
    process,
    script_task,
    start,
    subprocess,
    task,
    user_task,
    when,
)
from tests.support.drawing import BodyItem, Process
from tests.support.driver import Driver


def counting_loop(limit: int) -> Process:
    return process(
        "loop",
        start() >> exclusive("again") >> script_task("count", "n", "n + 1") >> exclusive("enough"),
        path("enough", when(f"n >= {limit}"), user_task("after"), end()),
        path("enough", otherwise(), "again"),
    )


def test_a_thousand_automatic_iterations(run: Run) -> None:
    """Stock SpiffWorkflow reports completion after 333."""
    driver = run(counting_loop(1000), {"n": 0})
    assert driver.variables["n"] == 1000
    assert driver.tasks == ["after"]
    assert driver.complete("after").done


def test_five_hundred_returns_leave_the_stored_state_as_small_as_one() -> None:
    """Stock SpiffWorkflow breaks at 246 and grows all the way."""
    drawn = process(
        "returns",
        start() >> exclusive("again") >> user_task("fill") >> user_task("review") >> exclusive("ok"),
        path("ok", when("ok"), end()),
        path("ok", otherwise(), "again"),
    )
    driver = Driver(drawn).start()
    sizes = []
    for _ in range(500):
        driver.complete("fill", form={"text": "x" * 50}).complete("review", ok=False)
        sizes.append(len(driver.state))
    assert sizes[-1] <= sizes[0] + 20, "only the digits of the id counter may grow"
    assert driver.complete("fill").complete("review", ok=True).done


def test_an_endless_automatic_loop_becomes_an_incident(run: Run) -> None:
    drawn = process(
        "endless",
        start() >> parallel("split") >> exclusive("again") >> task("spin") >> "again",
        path("split", user_task("beside"), end()),
    )
    driver = run(drawn)
    assert [kind for _, kind in driver.incidents] == ["endless-loop"]
    assert driver.tasks == ["beside"], "the rest of the instance goes on"
    driver.complete("beside")
    assert driver.status == "active"
    driver.cancel()
    assert driver.status == "cancelled"


def test_a_process_that_calls_itself_without_end_becomes_an_incident_that_can_be_cancelled(run: Run) -> None:
    driver = run(process("self", start() >> call("again", "self") >> end()))
    assert driver.incidents == [("again", "endless-loop")]
    assert len(driver.state) < 20_000
    assert driver.cancel().status == "cancelled"


def test_deeply_nested_calls_end_and_are_cancelled(run: Run) -> None:
    drawn = process(
        "self",
        start() >> exclusive("deeper"),
        path(
            "deeper",
            when("depth > 0"),
            subprocess("sub", start("s") >> call("again", "self", inputs={"depth": "depth - 1"}) >> end("e")),
            end("e1"),
        ),
        path("deeper", otherwise(), user_task("bottom"), end("e2")),
    )
    assert run(drawn, {"depth": 90}).complete("bottom").done
    assert run(drawn, {"depth": 90}).cancel().status == "cancelled"


def test_six_hundred_nodes_in_a_row(run: Run) -> None:
    """Stock SpiffWorkflow's parser gives up at about 450."""
    chain = start() >> task("n0", name="0")
    for number in range(1, 600):
        chain = chain >> task(f"n{number}", name=str(number))
    driver = run(process("chain", chain >> user_task("last") >> end()))
    assert driver.tasks == ["last"]
    assert driver.complete("last").done


def test_a_hundred_parallel_branches(run: Run) -> None:
    items: list[BodyItem] = [start() >> parallel("split"), parallel("join") >> user_task("after") >> end()]
    for number in range(100):
        items.append(path("split", user_task(f"b{number}", name=str(number), groups=["clerks"]), "join"))
    driver = run(process("wide", *items))
    for number in range(100):
        driver.complete(f"b{99 - number}")
    assert driver.tasks == ["after"]


@pytest.mark.parametrize("names", [("Start", "End"), ("root", "p.EndJoin"), ("StartEventSplit", "None")])
def test_ids_that_mean_something_to_the_library_are_ordinary_here(run: Run, names: tuple[str, str]) -> None:
    """Stock SpiffWorkflow adds elements of its own under some of these names."""
    first, last = names
    driver = run(process("p", start(first) >> user_task("a") >> end(last)))
    assert driver.complete("a").done


def test_a_user_task_may_be_called_start_or_end(run: Run) -> None:
    driver = run(process("p", start("s") >> user_task("Start") >> user_task("End") >> end("e")))
    assert driver.complete("Start").complete("End").done


def test_ids_may_be_chinese(run: Run) -> None:
    drawn = process(
        "流程",
        start("开始") >> user_task("审核") >> exclusive("通过"),
        flow("通过", "审核", default=True),
        path("通过", when("同意"), end("结束")),
    )
    driver = run(drawn).complete("审核", 同意=False)
    assert driver.tasks == ["审核"]
    assert driver.complete("审核", 同意=True).done


def test_a_large_variable_lives_in_a_row_of_its_own(run: Run) -> None:
    drawn = process(
        "big",
        start() >> user_task("a") >> user_task("b") >> script_task("s", "n", "count(rows)"),
        path("s", user_task("c"), end()),
    )
    rows = [{"name": "某某社区", "number": number} for number in range(1000)]
    driver = run(drawn).complete("a", rows=rows)
    assert len(driver.state) < 4096
    assert len(driver.host.rows) == 1
    assert driver.variables["rows"] == rows
    assert driver.complete("b").variables["n"] == 1000
    driver.set(rows=[])
    assert driver.host.rows == {}
    assert driver.variables["rows"] == []


def test_a_cancelled_instance_has_nothing_open_and_takes_nothing(run: Run) -> None:
    driver = run(process("p", start() >> user_task("a") >> end()))
    activity = driver.task("a").activity_id
    driver.cancel()
    assert (driver.status, driver.tasks) == ("cancelled", [])
    with pytest.raises(ActivityNotFound):
        driver.complete_activity(activity, {})
