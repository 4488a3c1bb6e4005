"""Multi-instance activities (BPMN 2.0, 13.3.7) with zeebe:loopCharacteristics."""

from __future__ import annotations

import pytest

from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    boundary,
    call,
    diagram,
    each,
    end,
    error,
    message,
    parallel,
    path,
    process,
    script_task,
    service_task,
    start,
    subprocess,
    timer,
    user_task,
)
from tests.support.drawing import MultiInstance, Process


def scores(multi: MultiInstance) -> Process:
    return process("scores", start() >> user_task("score", multi=multi) >> user_task("after") >> end())


def test_parallel_instances_are_all_open_at_once(run: Run) -> None:
    driver = run(scores(each("experts", "expert")), {"experts": ["li", "wang", "zhao"]})
    assert driver.tasks == ["score"] * 3
    seen = [driver.visible(number) for number in sorted(driver.open_tasks)]
    assert [(view["expert"], view["loopCounter"]) for view in seen] == [("li", 1), ("wang", 2), ("zhao", 3)]
    assert driver.complete("score").complete("score").tasks == ["score"]
    assert driver.complete("score").tasks == ["after"]
    assert "expert" not in driver.variables
    assert "loopCounter" not in driver.variables


def test_sequential_instances_are_open_one_after_the_other(run: Run) -> None:
    driver = run(scores(each("experts", "expert", sequential=True)), {"experts": ["li", "wang"]})
    assert driver.visible(driver.task("score").activity_id)["expert"] == "li"
    assert driver.complete("score").tasks == ["score"]
    assert driver.visible(driver.task("score").activity_id)["expert"] == "wang"
    assert driver.complete("score").tasks == ["after"]


@pytest.mark.parametrize("sequential", [False, True])
def test_results_are_collected_by_index_whatever_the_order(run: Run, sequential: bool) -> None:
    multi = each("experts", "expert", collect=("results", "score"), sequential=sequential)
    driver = run(scores(multi), {"experts": ["a", "b", "c"]})
    while "score" in driver.tasks:
        newest = max(number for number, task in driver.open_tasks.items() if task.element_id == "score")
        driver.complete_activity(newest, {"score": driver.visible(newest)["expert"] * 2})
    assert driver.variables["results"] == ["aa", "bb", "cc"]
    assert "score" not in driver.variables


def test_an_output_element_may_be_an_expression(run: Run) -> None:
    multi = each("[1, 2]", "n", collect=("squares", "n * n"))
    assert run(scores(multi)).complete("score").complete("score").variables["squares"] == [1, 4]


@pytest.mark.parametrize("sequential", [False, True])
def test_an_empty_collection_is_passed_at_once(run: Run, sequential: bool) -> None:
    multi = each("experts", collect=("results", "score"), sequential=sequential)
    driver = run(scores(multi), {"experts": []})
    assert driver.tasks == ["after"]
    assert driver.variables["results"] == []


def test_a_completion_condition_ends_the_others_early(run: Run) -> None:
    multi = each("experts", collect=("votes", "vote"), until="numberOfCompletedInstances >= 2")
    driver = run(scores(multi), {"experts": ["a", "b", "c", "d"]})
    numbers = sorted(driver.open_tasks)
    driver.complete_activity(numbers[3], {"vote": "no"})
    assert driver.tasks == ["score"] * 3
    driver.complete_activity(numbers[1], {"vote": "yes"})
    assert driver.tasks == ["after"]
    assert driver.variables["votes"] == [None, "yes", None, "no"], "null where nobody voted"
    assert [ending for _, ending in driver.last.user_tasks_closed].count("cancelled") == 2  # type: ignore[union-attr]


def test_a_completion_condition_may_read_the_result_just_given(run: Run) -> None:
    driver = run(
        scores(each("experts", until="veto", collect=("vetoes", "veto"))), {"experts": ["a", "b", "c"]}
    )
    assert driver.complete("score", veto=False).tasks == ["score"] * 2
    assert driver.complete("score", veto=True).tasks == ["after"]


def test_a_sequential_multi_instance_stops_when_its_condition_holds(run: Run) -> None:
    multi = each("experts", sequential=True, until="found", collect=("answers", "found"))
    driver = run(scores(multi), {"experts": ["a", "b", "c"]}).complete("score", found=False)
    assert driver.complete("score", found=True).tasks == ["after"]
    assert driver.variables["answers"] == [False, True, None]


@pytest.mark.parametrize("sequential", [False, True])
def test_a_subprocess_runs_once_for_each_item(run: Run, sequential: bool) -> None:
    inside = start("s") >> user_task("first") >> user_task("second") >> end("e")
    multi = each("items", "item", collect=("done", "item + 1"), sequential=sequential)
    drawn = process("each", start() >> subprocess("sub", inside, multi=multi) >> end())
    driver = run(drawn, {"items": [1, 2]})
    while driver.status == "active":
        driver.complete(driver.tasks[0])
    assert driver.variables["done"] == [2, 3]


def test_an_automatic_subprocess_runs_through_all_its_items_at_once(run: Run) -> None:
    inside = start("s") >> script_task("count", "n", "n + item") >> end("e")
    drawn = process("each", start() >> subprocess("sub", inside, multi=each("items", "item")) >> end())
    driver = run(drawn, {"items": list(range(50)), "n": 0})
    assert driver.done
    assert driver.variables["n"] == sum(range(50))


def test_a_called_process_runs_once_for_each_item(run: Run) -> None:
    called = process("part", start("s") >> user_task("work") >> end("e"))
    node = call(
        "call", "part", multi=each("items", "item", collect=("done", "result")), outputs={"result": "x"}
    )
    driver = run(diagram(process("whole", start() >> node >> end()), called), {"items": [1, 2]})
    assert driver.tasks == ["work", "work"]
    assert driver.complete("work", x=10).complete("work", x=20).done
    assert driver.variables["done"] == [10, 20]


def test_jobs_are_opened_for_each_item(run: Run) -> None:
    node = service_task("mail", "send-mail", multi=each("to", "address"))
    driver = run(process("mails", start() >> node >> end()), {"to": ["a", "b"]})
    assert driver.jobs == ["mail", "mail"]
    assert driver.finish_job("mail").finish_job("mail").done


def test_a_deadline_on_a_multi_instance_belongs_to_all_instances_together(run: Run) -> None:
    drawn = process(
        "deadline",
        start() >> user_task("score", multi=each("experts", collect=("results", "score"))) >> end(),
        boundary("late", "score", timer("P3D")) >> user_task("decide") >> end("e2"),
    )
    driver = run(drawn, {"experts": ["a", "b", "c"]})
    assert driver.timers == ["late"]
    driver.complete("score", score=1).fire_timer("late")
    assert driver.tasks == ["decide"]
    assert driver.complete("decide").done


def test_an_interrupting_boundary_event_on_a_multi_instance_subprocess(run: Run) -> None:
    """Stock SpiffWorkflow leaves an instance that no later step can touch (defect 6)."""
    inside = start("s") >> user_task("evaluate") >> user_task("sign") >> end("e")
    drawn = process(
        "evaluation",
        start() >> subprocess("panel", inside, multi=each("experts", "expert")) >> end(),
        boundary("stop", "panel", message("Stop", "case")) >> user_task("wind-up") >> end("e2"),
    )
    driver = run(drawn, {"experts": ["a", "b", "c"], "case": "1"}).complete("evaluate")
    assert driver.tasks == ["evaluate", "evaluate", "sign"]
    driver.message("Stop", "1")
    assert driver.tasks == ["wind-up"]
    assert driver.complete("wind-up").done


def test_a_reminder_on_a_multi_instance_subprocess_leaves_it_running(run: Run) -> None:
    inside = start("s") >> user_task("evaluate") >> end("e")
    drawn = process(
        "evaluation",
        start() >> subprocess("panel", inside, multi=each("experts")) >> end(),
        boundary("remind", "panel", timer("P1D"), interrupting=False) >> user_task("call") >> end("e2"),
    )
    driver = run(drawn, {"experts": ["a", "b"]}).fire_timer("remind")
    assert driver.tasks == ["call", "evaluate", "evaluate"]
    assert driver.timers == []
    assert driver.complete("evaluate").complete("evaluate").complete("call").done


def test_an_error_in_one_instance_ends_all(run: Run) -> None:
    inside = start("s") >> user_task("evaluate") >> end("e", error("INVALID"))
    drawn = process(
        "evaluation",
        start() >> subprocess("panel", inside, multi=each("experts")) >> end(),
        boundary("invalid", "panel", error("INVALID")) >> user_task("repeat") >> end("e2"),
    )
    driver = run(drawn, {"experts": ["a", "b"]}).complete("evaluate")
    assert driver.tasks == ["repeat"]


def test_multi_instances_may_be_nested(run: Run) -> None:
    inner = user_task("score", multi=each("lots", "lot", collect=("row", "score")))
    inside = start("s") >> inner >> end("e")
    panel = subprocess(
        "panel", inside, multi=each("experts", "expert", collect=("table", "row")), inputs={"row": "[]"}
    )
    driver = run(process("table", start() >> panel >> end()), {"experts": ["a", "b"], "lots": [1, 2]})
    assert driver.tasks == ["score"] * 4
    for number in sorted(driver.open_tasks, reverse=True):
        view = driver.visible(number)
        driver.complete_activity(number, {"score": f"{view['expert']}{view['lot']}"})
    assert driver.variables["table"] == [["a1", "a2"], ["b1", "b2"]]


def test_two_multi_instances_side_by_side_do_not_mix(run: Run) -> None:
    drawn = process(
        "both",
        start()
        >> parallel("split")
        >> user_task("a", multi=each("xs", "x", collect=("as", "v")))
        >> parallel("join"),
        path("split", user_task("b", multi=each("xs", "x", collect=("bs", "v"))), "join", end()),
    )
    driver = run(drawn, {"xs": [1, 2]})
    for element, value in (("a", 1), ("b", 2), ("b", 3), ("a", 4)):
        driver.complete(element, v=value)
    assert driver.done
    assert (driver.variables["as"], driver.variables["bs"]) == ([1, 4], [2, 3])


def test_a_collection_that_is_no_list_is_an_incident(run: Run) -> None:
    driver = run(scores(each("experts")), {"experts": 5})
    assert driver.incidents == [("score", "expression")]
    assert driver.set(experts=["a"]).retry("score").tasks == ["score"]
