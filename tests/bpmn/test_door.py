"""What comes out of the interpreter besides open work: history, active activities, timers computed again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from engine.spiff import runner
from engine.spiff.border import ActivityNotFound
from tests.bpmn.conftest import Run
from tests.support.diagrams import (
    Raw,
    boundary,
    catch,
    each,
    end,
    exclusive,
    flow,
    otherwise,
    parallel,
    path,
    process,
    script_task,
    signal,
    start,
    subprocess,
    throw,
    timer,
    user_task,
    when,
)
from tests.support.driver import START, Driver

# ---- history


def test_history_tells_each_step_in_order(run: Run) -> None:
    drawn = process(
        "told",
        start() >> user_task("a") >> exclusive("ok"),
        path("ok", when("x > 1"), end("yes")),
        path("ok", otherwise(), end("no")),
    )
    driver = run(drawn).complete("a", x=5)
    told = [(event.type, event.element_id) for event in driver.history]
    assert told == [
        ("instance-started", None),
        ("activity-completed", "start"),
        ("sequence-flow-taken", "start-to-a"),
        ("activity-started", "a"),
        ("variables-changed", "a"),
        ("activity-completed", "a"),
        ("sequence-flow-taken", "a-to-ok"),
        ("activity-completed", "ok"),
        ("sequence-flow-taken", "ok-to-yes"),
        ("activity-completed", "yes"),
        ("instance-completed", None),
    ]


def test_history_says_what_changed_from_what_to_what(run: Run) -> None:
    driver = run(process("told", start() >> user_task("a") >> end()), {"x": 1, "y": 2}).complete(
        "a", x=3, y=2
    )
    change = [event for event in driver.history if event.type == "variables-changed"][-1]
    assert change.data == {"values": {"x": 3}, "old": {"x": 1}}, "what stays as it was is no change"


def test_cancelled_activities_are_told_too(run: Run) -> None:
    drawn = process(
        "told",
        start() >> user_task("a") >> end(),
        boundary("late", "a", timer("PT1H")) >> end("e2"),
    )
    driver = run(drawn).fire_timer("late")
    told = [event.type for event in driver.history if event.element_id in ("a", "late")]
    assert told == ["activity-started", "timer-fired", "activity-cancelled", "activity-completed"]


def test_the_same_history_is_told_whatever_happens_between_the_steps() -> None:
    drawn = process("told", start() >> user_task("a", multi=each("xs")) >> user_task("b") >> end())
    kept, restored = Driver(drawn), Driver(drawn, restored=True)
    for driver in (kept, restored):
        driver.start(xs=[1, 2]).complete("a").complete("a").complete("b")
    assert kept.history == restored.history


def test_what_opens_and_closes_within_one_step_does_not_appear(run: Run) -> None:
    inside = start("s") >> parallel("fork") >> user_task("never-seen") >> end("e")
    drawn = process(
        "brief",
        start() >> subprocess("sub", inside, path("fork", throw("up", signal("Stop")), end("e2"))) >> end(),
        boundary("stopped", "sub", signal("Stop")) >> user_task("after") >> end("e3"),
    )
    driver = run(drawn)
    assert driver.last is not None
    assert [task.element_id for task in driver.last.user_tasks_opened] == ["after"]
    assert driver.last.user_tasks_closed == ()
    assert driver.last.signals_opened == ()


# ---- where the tokens are


def test_active_activities_are_where_the_tokens_rest(run: Run) -> None:
    inside = start("s") >> user_task("inner", name="内") >> end("e")
    drawn = process(
        "active",
        start() >> parallel("split") >> subprocess("sub", inside) >> parallel("join") >> end(),
        path("split", "join"),
        path("split", catch("wait", timer("PT1H")), "join"),
    )
    driver = run(drawn)
    active = {found.element_id: found for found in runner.active_activities(driver.state, driver.host)}
    assert set(active) == {"sub", "inner", "join", "wait"}
    assert active["inner"].scope_id == active["sub"].activity_id
    assert (active["inner"].name, active["inner"].element_type) == ("内", "userTask")
    assert not any(found.incident for found in active.values())


def test_variables_of_an_inner_scope_can_be_changed_from_outside(run: Run) -> None:
    inside = start("s") >> user_task("a") >> end("e")
    drawn = process("scoped", start() >> subprocess("sub", inside, inputs={"x": "1"}) >> end())
    driver = run(drawn, {"x": 0})
    scope = driver.task("a").scope_id
    runner.modify_variables(driver.state, driver.host, scope, {"x": 5})
    outcome = runner.modify_variables(driver.state, driver.host, scope, {"x": 5})
    number = driver.task("a").activity_id
    assert runner.variables(outcome.state, driver.host, number)["x"] == 5
    assert runner.variables(outcome.state, driver.host)["x"] == 0
    with pytest.raises(ActivityNotFound):
        runner.modify_variables(driver.state, driver.host, 999, {"x": 5})


def test_a_stimulus_that_is_refused_leaves_the_state_as_it_was(run: Run) -> None:
    driver = run(process("p", start() >> user_task("a") >> end()))
    before = driver.state
    with pytest.raises(ActivityNotFound):
        driver.deliver(12345, {})
    assert driver.state == before
    assert driver.complete("a").done


# ---- timers computed again


def test_timers_follow_their_expression_when_it_is_computed_again(run: Run) -> None:
    drawn = process(
        "again",
        start() >> user_task("a", due="=deadline") >> end(),
        boundary("late", "a", timer(date="=deadline")) >> end("e2"),
    )
    driver = run(drawn, {"deadline": "2026-03-09T09:00:00+08:00"})
    driver.set(deadline="2026-03-10T09:00:00+08:00")
    (old,) = driver.open_timers.values()
    outcome = runner.recompute_timers(driver.state, driver.host, {})
    (new,) = outcome.timers_opened
    assert outcome.timers_closed == (old.subscription_id,)
    assert new.due_at - old.due_at == timedelta(days=1)
    (task,) = outcome.user_tasks_opened
    assert task.activity_id == driver.task("a").activity_id
    assert task.due_at == datetime.fromisoformat("2026-03-10T09:00:00+08:00")


@pytest.mark.parametrize(
    ("text", "after", "due"),
    [
        ("PT1H", None, START + timedelta(hours=1)),
        ("PT1H", START, None),
        ("R3/PT1H", None, START + timedelta(hours=1)),
        ("R/P1D", START, START + timedelta(days=1)),
        ("2026-05-01T00:00:00+08:00", None, datetime.fromisoformat("2026-05-01T00:00:00+08:00")),
        ("0 0 8 * * *", START, datetime.fromisoformat("2026-03-03T08:00:00+08:00")),
    ],
)
def test_the_next_due_time_of_a_start_timer(text: str, after: datetime | None, due: datetime | None) -> None:
    host = Driver(process("p", start() >> end())).host
    assert runner.next_timer_due(text, host, after=after) == due


# ---- what documents only


def test_data_objects_stores_annotations_and_groups_do_not_run(run: Run) -> None:
    documents = Raw(
        '<bpmn:dataObject id="form-data"/><bpmn:dataObjectReference id="form" dataObjectRef="form-data"/>'
        '<bpmn:dataStoreReference id="registry" name="台账"/>'
        '<bpmn:textAnnotation id="note"><bpmn:text>依据</bpmn:text></bpmn:textAnnotation>'
        '<bpmn:association id="points" sourceRef="a" targetRef="note"/><bpmn:group id="phase"/>'
    )
    drawn = process("noted", start() >> user_task("a") >> script_task("s", "n", "1") >> end(), documents)
    assert run(drawn).complete("a").done


def test_lanes_name_who_works_without_changing_how(run: Run) -> None:
    drawn = process(
        "lanes",
        start() >> user_task("apply") >> user_task("review") >> end(),
        lanes={"申请人": ["start", "apply"], "科室": ["review", "end"]},
    )
    driver = run(drawn)
    assert driver.task("apply").lane == "申请人"
    assert driver.complete("apply").task("review").lane == "科室"


def test_an_io_specification_documents_an_activity_and_maps_nothing(run: Run) -> None:
    documented = Raw(
        '<bpmn:userTask id="a"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>'
        '<bpmn:ioSpecification id="io"><bpmn:dataInput id="in"/><bpmn:dataOutput id="out"/>'
        '<bpmn:inputSet id="ins"><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet>'
        '<bpmn:outputSet id="outs"><bpmn:dataOutputRefs>out</bpmn:dataOutputRefs></bpmn:outputSet>'
        "</bpmn:ioSpecification></bpmn:userTask>"
    )
    drawn = process(
        "documented", start(), documented, end(), flow("start", "a", id="f1"), flow("a", "end", id="f2")
    )
    assert run(drawn).complete("a", out=1).variables == {"out": 1}
