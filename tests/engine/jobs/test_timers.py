from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from engine.commands.instances import (
    cancel_process_instance,
    resume_process_instance,
    suspend_process_instance,
)
from engine.jobs.execute import run_job
from engine.jobs.lease import Job, acquire
from engine.persistence.database import Database, transaction
from tests.engine.jobs.conftest import Later
from tests.support.desk import WANG, Desk
from tests.support.diagrams import boundary, catch, end, path, process, start, timer, user_task
from tests.support.drawing import Process

Clock = Callable[[timedelta], datetime]


def lease(database: Database, clock: Clock) -> Job:
    """Move to the due time of the only timer and lease it."""
    clock(timedelta(hours=1))
    (job,) = acquire(database, "worker", 9)
    return job


def waiting() -> Process:
    return process("wait", start() >> catch("pause", timer("PT1H")) >> user_task("after") >> end())


def reminded() -> Process:
    """A task with an hourly reminder that does not interrupt it, twice."""
    return process(
        "remind",
        start() >> user_task("work") >> end(),
        boundary("hourly", "work", timer(cycle="R2/PT1H"), interrupting=False),
        path("hourly", user_task("hurry"), end("hurried")),
    )


def test_a_timer_fires_when_it_is_due_and_not_before(desk: Desk, later: Later) -> None:
    desk.run(waiting())
    assert later(minutes=59) == 0
    assert desk.open_tasks == []
    assert later(minutes=1) == 1
    assert desk.open_tasks == ["after"]
    assert [event["actor"] for event in desk.events("timer-fired")] == ["system"]
    assert desk.jobs("timer") == []


def test_a_cycle_fires_as_often_as_it_says(desk: Desk, later: Later) -> None:
    desk.run(reminded())
    assert [later(hours=1) for _ in range(4)] == [1, 1, 0, 0]
    assert desk.open_tasks == ["hurry", "hurry", "work"]


def test_a_clock_that_jumps_fires_every_turn_of_a_cycle(desk: Desk, later: Later) -> None:
    desk.run(reminded())
    assert later(hours=5) == 2
    assert desk.open_tasks == ["hurry", "hurry", "work"]


def test_a_completed_task_takes_its_timer_along(desk: Desk, later: Later) -> None:
    desk.run(reminded())
    desk.complete("work")
    assert later(hours=5) == 0


def test_a_suspended_instance_holds_its_timers_until_it_is_resumed(
    desk: Desk, later: Later, database: Database
) -> None:
    instance = desk.run(waiting())
    with transaction(database) as session:
        suspend_process_instance(session, WANG, instance)
    assert later(hours=2) == 0
    with transaction(database) as session:
        resume_process_instance(session, WANG, instance)
    assert later() == 1
    assert desk.open_tasks == ["after"]


def test_a_timer_leased_before_the_suspension_does_not_fire_in_it(
    desk: Desk, later: Later, database: Database, clock: Clock
) -> None:
    instance = desk.run(waiting())
    leased = lease(database, clock)
    with transaction(database) as session:
        suspend_process_instance(session, WANG, instance)
    assert run_job(database, leased) == "held"
    assert desk.events("timer-fired") == []
    with transaction(database) as session:
        resume_process_instance(session, WANG, instance)
    assert later() == 1


def test_a_timer_of_an_instance_cancelled_meanwhile_is_lost(
    desk: Desk, database: Database, clock: Clock
) -> None:
    instance = desk.run(waiting())
    leased = lease(database, clock)
    with transaction(database) as session:
        cancel_process_instance(session, WANG, instance)
    assert run_job(database, leased) == "lost"
    assert desk.events("timer-fired") == []


def test_a_timer_run_twice_fires_once(desk: Desk, database: Database, clock: Clock) -> None:
    desk.run(waiting())
    leased = lease(database, clock)
    assert [run_job(database, leased), run_job(database, leased)] == ["done", "lost"]
    assert len(desk.events("timer-fired")) == 1


def test_a_job_that_missed_the_suspension_waits_like_the_others(
    desk: Desk, later: Later, database: Database
) -> None:
    instance = desk.run(waiting())
    with transaction(database) as session:
        suspend_process_instance(session, WANG, instance)
        session.write("UPDATE job SET held = ?", (False,))
    assert later(hours=1) == 1
    assert later() == 0
    with transaction(database) as session:
        resume_process_instance(session, WANG, instance)
    assert later() == 1
    assert desk.open_tasks == ["after"]
