"""Process instances: started, suspended, resumed, cancelled, corrected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from engine import clock
from engine.actor import Actor
from engine.commands.instances import (
    cancel_process_instance,
    modify_variables,
    recompute_due_dates,
    resume_process_instance,
    start_process_instance,
    suspend_process_instance,
)
from engine.commands.tasks import change_task
from engine.errors import (
    InvalidVariables,
    NoStartEvent,
    ProcessCannotStart,
    ProcessDefinitionNotFound,
    ProcessInstanceEnded,
    ProcessInstanceNotFound,
    ProcessInstanceNotSuspended,
    ProcessInstanceSuspended,
    ScopeNotFound,
    TextTooLong,
)
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import (
    boundary,
    call,
    catch,
    diagram,
    each,
    end,
    event_subprocess,
    message,
    path,
    process,
    start,
    subprocess,
    timer,
    user_task,
)
from tests.support.drawing import Process


def simple(key: str = "simple", task: str = "do") -> Process:
    return process(key, start() >> user_task(task) >> end())


def deadline() -> Process:
    return process(
        "deadline",
        start() >> user_task("do", groups=["clerks"]) >> end(),
        boundary("late", "do", timer("PT1H")),
        path("late", end("expired")),
    )


def test_the_newest_version_is_started_and_running_instances_stay_on_theirs(desk: Desk) -> None:
    desk.deploy(simple(task="old"))
    first = desk.start("simple")
    desk.deploy(simple(task="new"))
    second = desk.start("simple")
    assert first.definition_id != second.definition_id
    assert desk.open_tasks == ["new", "old"]
    desk.complete("old")
    assert desk.status(first.instance_id) == "completed"


def test_who_started_it_and_when_is_kept(desk: Desk) -> None:
    desk.deploy(simple())
    instance = desk.start("simple", {"x": 1}, business_key="SO-2026-001")
    ((key, by, at),) = desk.all("SELECT business_key, started_by, started_at FROM process_instance")
    assert (key, by, at.isoformat()) == ("SO-2026-001", "wang", "2026-03-02T01:00:00+00:00")
    assert instance.business_key == "SO-2026-001"
    assert desk.variables(instance.instance_id) == {"x": 1}


@pytest.mark.parametrize(("given", "sent", "seen"), [("A", None, "A"), (None, None, None), ("A", "B", "A")])
def test_the_business_key_is_a_variable_from_the_first_moment(
    desk: Desk, given: str | None, sent: str | None, seen: str | None
) -> None:
    desk.deploy(process("p", start() >> catch("wait", message("go", key="business_key")) >> end()))
    variables = {} if sent is None else {"business_key": sent}
    instance = desk.start("p", variables, business_key=given)
    waits_for = desk.value("SELECT correlation_key FROM message_subscription")
    assert waits_for == (seen or str(instance.instance_id))


def test_an_unknown_process_cannot_be_started(desk: Desk) -> None:
    with pytest.raises(ProcessDefinitionNotFound, match="nothing"):
        desk.start("nothing")
    with pytest.raises(ProcessDefinitionNotFound), transaction(desk.database) as session:
        start_process_instance(session, WANG, definition_id=4711)


def test_a_process_begun_by_a_message_has_no_start_of_its_own(desk: Desk) -> None:
    desk.deploy(process("p", start("asked", message("ask")) >> end()))
    with pytest.raises(NoStartEvent):
        desk.start("p")
    with pytest.raises(NoStartEvent):
        desk.start("p", start_event="nowhere")
    assert desk.start("p", start_event="asked").status == "completed"


def test_what_cannot_be_stored_is_refused_before_anything_runs(desk: Desk) -> None:
    desk.deploy(simple())
    with pytest.raises(TextTooLong):
        desk.start("simple", business_key="x" * 256)
    with pytest.raises(InvalidVariables):
        desk.start("simple", {"x": object()})
    assert desk.all("SELECT id FROM process_instance") == []


def test_large_variables_are_kept_in_rows_of_their_own(desk: Desk) -> None:
    large = {"rows": ["x" * 100] * 500}
    instance = desk.run(simple(), {"form": large})
    assert desk.variables(instance) == {"form": large}
    assert len(desk.value("SELECT state FROM process_instance")) < 2000
    desk.complete("do", {"form": "small now"})
    assert desk.variables(instance) == {"form": "small now"}
    assert desk.all("SELECT name FROM variable") == []


# -- suspend, resume ---------------------------------------------------------------------------------------


def test_a_suspended_instance_holds_its_jobs_and_gives_them_back(desk: Desk) -> None:
    instance = desk.run(deadline())
    with transaction(desk.database) as session:
        assert suspend_process_instance(session, WANG, instance, reason="audit").status == "suspended"
    assert desk.all("SELECT held FROM job") == [(True,)]
    with transaction(desk.database) as session:
        assert resume_process_instance(session, WANG, instance).status == "active"
    assert desk.all("SELECT held FROM job") == [(False,)]
    assert [event["reason"] for event in desk.events("instance-suspended")] == ["audit"]
    assert len(desk.events("instance-resumed")) == 1


def test_suspending_and_resuming_ask_for_the_right_state(desk: Desk) -> None:
    instance = desk.run(simple())
    with pytest.raises(ProcessInstanceNotSuspended), transaction(desk.database) as session:
        resume_process_instance(session, WANG, instance)
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, instance)
    with pytest.raises(ProcessInstanceSuspended), transaction(desk.database) as session:
        suspend_process_instance(session, WANG, instance)
    with transaction(desk.database) as session:
        resume_process_instance(session, WANG, instance)
    desk.complete("do")
    for command in (suspend_process_instance, resume_process_instance, cancel_process_instance):
        with pytest.raises(ProcessInstanceEnded), transaction(desk.database) as session:
            command(session, WANG, instance)
    with pytest.raises(ProcessInstanceNotFound), transaction(desk.database) as session:
        suspend_process_instance(session, WANG, 4711)


# -- cancel ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suspended", [False, True])
def test_cancelling_leaves_nothing_open(desk: Desk, suspended: bool) -> None:
    drawn = process(
        "p",
        start() >> subprocess("sub", start("s") >> user_task("do", groups=["clerks"]) >> end("e")) >> end(),
        boundary("late", "sub", timer("PT1H")),
        boundary("told", "sub", message("stop", key='"k"')),
        path("late", end("expired")),
        path("told", end("stopped")),
    )
    instance = desk.run(drawn)
    if suspended:
        with transaction(desk.database) as session:
            suspend_process_instance(session, WANG, instance)
    with transaction(desk.database) as session:
        status = cancel_process_instance(session, WANG, instance, reason="withdrawn").status
    assert status == desk.status(instance) == "cancelled"
    for table in ("job", "message_subscription", "signal_subscription", "user_task_candidate"):
        assert desk.all(f"SELECT * FROM {table}") == [], table
    assert desk.all("SELECT status, completed_by FROM user_task") == [("cancelled", None)]
    assert [event["reason"] for event in desk.events("instance-cancelled")] == ["withdrawn"]
    assert desk.value("SELECT ended_at FROM process_instance").isoformat() == "2026-03-02T01:00:00+00:00"


# -- variables ---------------------------------------------------------------------------------------------


def test_correcting_a_variable_is_history_with_old_and_new(desk: Desk) -> None:
    instance = desk.run(simple(), {"amount": 5})
    with transaction(desk.database) as session:
        modify_variables(session, Actor(user_id="admin"), instance, {"amount": 7, "note": "typo"})
    assert desk.variables(instance) == {"amount": 7, "note": "typo"}
    (event,) = desk.events("variables-modified")
    assert (event["names"], event["actor"]) == (["amount", "note"], "admin")
    assert desk.events("variables-changed")[-1]["actor"] == "admin"


def test_a_scope_that_is_over_has_no_variables_to_correct(desk: Desk) -> None:
    instance = desk.run(simple())
    with pytest.raises(ScopeNotFound), transaction(desk.database) as session:
        modify_variables(session, WANG, instance, {"x": 1}, scope_id=99)


def test_a_suspended_instance_can_be_corrected(desk: Desk) -> None:
    instance = desk.run(simple(), {"amount": 5})
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, instance)
        modify_variables(session, WANG, instance, {"amount": 7})
    assert desk.status(instance) == "suspended"
    assert desk.variables(instance) == {"amount": 7}


# -- call activities ---------------------------------------------------------------------------------------


def test_a_call_activity_starts_the_newest_version_of_the_moment(desk: Desk) -> None:
    desk.deploy(simple("child", task="old"))
    desk.run(process("parent", start() >> call("sub", "child") >> end()))
    desk.deploy(simple("child", task="new"))
    desk.start("parent")
    assert desk.open_tasks == ["new", "old"]


def test_a_call_bound_to_the_deployment_stays_with_what_was_deployed_beside_it(desk: Desk) -> None:
    parent = process("parent", start() >> call("sub", "child", binding="deployment") >> end())
    desk.deploy(diagram(parent, simple("child", task="beside")))
    desk.deploy(simple("child", task="newer"))
    desk.start("parent")
    assert desk.open_tasks == ["beside"]


def test_a_call_by_version_tag_finds_the_tagged_version(desk: Desk) -> None:
    tagged = process("child", start() >> user_task("tagged") >> end(), version_tag="2026")
    desk.deploy(tagged)
    desk.deploy(simple("child", task="newer"))
    desk.run(
        process("parent", start() >> call("sub", "child", binding="versionTag", version_tag="2026") >> end())
    )
    assert desk.open_tasks == ["tagged"]


def test_calling_what_is_not_deployed_is_an_incident_until_it_is(desk: Desk) -> None:
    desk.run(process("parent", start() >> call("sub", "child") >> end()))
    (incident,) = desk.incidents()
    desk.deploy(simple("child"))
    assert desk.retry(incident).resolved
    assert desk.open_tasks == ["do"]


def test_two_tenants_do_not_see_each_other(desk: Desk) -> None:
    desk.deploy(simple(), tenant_id="east")
    with pytest.raises(ProcessDefinitionNotFound):
        desk.start("simple")
    with transaction(desk.database, "east") as session:
        east = start_process_instance(session, WANG, "simple")
    with pytest.raises(ProcessInstanceNotFound), transaction(desk.database) as session:
        cancel_process_instance(session, WANG, east.instance_id)


def test_a_job_is_announced_after_the_commit(desk: Desk) -> None:
    woken = []
    desk.database.wake_ups.append(woken.append)
    desk.run(deadline())
    (due,) = {row[0] for row in desk.all("SELECT due_at FROM job")}
    assert woken == [due]
    assert due - desk.value("SELECT started_at FROM process_instance") == timedelta(hours=1)


def test_when_the_calendar_changes_due_dates_move_and_history_says_so(desk: Desk) -> None:
    due = '=if later then @"2026-03-09T00:00:00Z" else @"2026-03-05T00:00:00Z"'
    instance = desk.run(
        process("p", start() >> user_task("do", groups=["g"], due=due) >> end()), {"later": False}
    )
    with transaction(desk.database) as session:
        modify_variables(session, WANG, instance, {"later": True})
        recompute_due_dates(session, WANG, instance)
    for table in ("user_task", "user_task_candidate"):
        assert desk.value(f"SELECT due_at FROM {table}").isoformat() == "2026-03-09T00:00:00+00:00"
    (event,) = desk.events("due-date-changed")
    assert (event["old"], event["new"]) == ("2026-03-05T00:00:00+00:00", "2026-03-09T00:00:00+00:00")
    assert len(desk.events("user-task-created")) == 1
    desk.complete("do")
    assert desk.status(instance) == "completed"


def test_no_period_begins_anew_because_a_calendar_changed(desk: Desk) -> None:
    """What was late stays late: today() in a date is the day on which the date was computed first."""
    due = '=date and time(today() + duration("P3D"), time("00:00:00Z"))'
    wait = catch("wait", timer(date=due))
    drawn = process("p", start() >> user_task("do", groups=["g"], due=due) >> wait >> end())
    began = datetime(2026, 3, 2, 1, tzinfo=UTC)
    with clock.frozen(began):
        instance = desk.run(drawn)
        with transaction(desk.database) as session:
            change_task(session, WANG, desk.task("do"), {"follow_up_at": began})
        clock.advance(timedelta(days=10))
        with transaction(desk.database) as session:
            recompute_due_dates(session, WANG, instance)
        assert desk.value("SELECT due_at FROM user_task").isoformat() == "2026-03-05T00:00:00+00:00"
        assert desk.value("SELECT follow_up_at FROM user_task") == began
        assert desk.events("due-date-changed") == []
        desk.complete("do")
        clock.advance(timedelta(days=1))
        with transaction(desk.database) as session:
            recompute_due_dates(session, WANG, instance)
        assert desk.value("SELECT due_at FROM job").isoformat() == "2026-03-15T00:00:00+00:00"


def test_many_instances_of_an_activity_open_at_once(desk: Desk) -> None:
    drawn = process(
        "p", start() >> user_task("judge", assignee="=item", multi=each("judges", "item")) >> end()
    )
    instance = desk.run(drawn, {"judges": [f"j{number}" for number in range(70)]})
    assert desk.value("SELECT count(DISTINCT assignee) FROM user_task WHERE status = 'open'") == 70
    with transaction(desk.database) as session:
        cancel_process_instance(session, WANG, instance)
    assert desk.open_tasks == []


@pytest.mark.parametrize(
    "drawn",
    [
        process("p", start() >> user_task("do", assignee="=who") >> end()),
        process("p", start() >> user_task("do", groups="=[who]") >> end()),
        process("p", start() >> catch("do", message("go", key="who")) >> end()),
    ],
    ids=["assignee", "group", "correlation key"],
)
@pytest.mark.parametrize("who", ["x" * 256, "a\0b"])
def test_a_key_no_column_can_hold_refuses_the_command(desk: Desk, drawn: Process, who: str) -> None:
    desk.deploy(drawn)
    with pytest.raises(TextTooLong):
        desk.start("p", {"who": who})
    assert desk.all("SELECT id FROM process_instance") == []


def test_a_zero_character_in_a_variable_is_kept(desk: Desk) -> None:
    instance = desk.run(simple(), {"text": "a\0b"})
    desk.complete("do", {"more": "\0"})
    assert desk.variables(instance) == {"text": "a\0b", "more": "\0"}
    with pytest.raises(TextTooLong):
        desk.start("simple", {"x" * 256: 1})


def test_what_fails_before_the_first_token_refuses_the_start_with_its_reason(desk: Desk) -> None:
    drawn = process(
        "p",
        start() >> user_task("do") >> end(),
        event_subprocess("withdrawn", start("told", message("stop", key="missing")) >> end("stopped")),
    )
    desk.deploy(drawn)
    with pytest.raises(ProcessCannotStart) as refusal:
        desk.start("p")
    assert "missing" in refusal.value.message("en")
    assert refusal.value.message("zh-CN") != refusal.value.message("en")
    assert desk.all("SELECT id FROM process_instance") == []


@pytest.mark.parametrize(
    "value", [1.5, -0.0, 1e300, 10**30 + 1, 2**63, [0.1, {"a": 2.5}], True, None, "", [], {}]
)
def test_a_value_comes_back_as_it_was_sent(desk: Desk, value: object) -> None:
    instance = desk.run(simple(), {"x": value})
    desk.complete("do", {"y": [value]})
    found = desk.variables(instance)
    assert (found["x"], found["y"]) == (value, [value])
    assert type(found["x"]) is type(value) or isinstance(value, int)
