from __future__ import annotations

from datetime import timedelta

from engine.persistence.database import Database, transaction
from engine.persistence.jobs import insert_jobs, job_row
from tests.engine.jobs.conftest import Later
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, timer, user_task
from tests.support.drawing import Process


def yearly(cycle: str = "R3/PT1H") -> Process:
    return process("yearly", start("each", timer(cycle=cycle)) >> user_task("report") >> end())


def schedule(database: Database, definition_id: int, timer: str, *, remaining: int | None) -> None:
    """As a deployment does: the first firing an hour from now."""
    payload = {
        "definition_id": definition_id, "element_id": "each", "process_key": "yearly", "timer": timer,
        "remaining": remaining,
    }  # fmt: skip
    with transaction(database) as session:
        due_at = session.now + timedelta(hours=1)
        insert_jobs(session, [job_row(session, "timer-start", due_at, element_id="each", payload=payload)])


def test_a_timer_start_event_starts_an_instance_each_time(
    desk: Desk, later: Later, database: Database
) -> None:
    (definition,) = desk.deploy(yearly())
    schedule(database, definition, "R3/PT1H", remaining=2)
    assert [later(hours=1) for _ in range(5)] == [1, 1, 1, 0, 0]
    assert desk.open_tasks == ["report"] * 3
    assert desk.jobs("timer-start") == []


def test_a_cycle_without_end_goes_on_and_catches_up_after_a_stop(
    desk: Desk, later: Later, database: Database
) -> None:
    (definition,) = desk.deploy(yearly("R/PT1H"))
    schedule(database, definition, "R/PT1H", remaining=None)
    assert later(hours=4) == 4
    assert later(minutes=59) == 0
    assert later(minutes=1) == 1
    assert desk.open_tasks == ["report"] * 5


def test_the_timer_of_an_older_version_starts_nothing(desk: Desk, later: Later, database: Database) -> None:
    (old,) = desk.deploy(yearly("R/PT1H"))
    schedule(database, old, "R/PT1H", remaining=None)
    desk.deploy(process("yearly", start() >> user_task("report") >> end()))
    assert later(hours=4) == 1
    assert desk.open_tasks == []
    assert desk.jobs("timer-start") == []


def test_a_start_that_fails_does_not_move_the_timer_on(desk: Desk, later: Later, database: Database) -> None:
    (definition,) = desk.deploy(yearly())
    schedule(database, definition, "R3/PT1H", remaining=2)
    with transaction(database) as session:
        session.execute("UPDATE resource SET content = ?", (b"<broken/>",))
    database.cache.clear()
    assert later(hours=1) == 1
    assert desk.value("SELECT retries FROM job") == 2
    assert [event["kind"] for event in desk.events("job-failed")] == ["timer-start"]
