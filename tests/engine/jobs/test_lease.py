from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from engine.commands.jobs import complete_job
from engine.errors import JobNotLocked
from engine.jobs.lease import (
    JobLost,
    acquire,
    acquire_external,
    is_due,
    new_owner,
    next_due,
    release,
    renew,
    take,
)
from engine.persistence.database import Database, reading, transaction
from engine.persistence.jobs import insert_jobs, job_row
from tests.support.desk import WANG, Desk
from tests.support.diagrams import end, process, service_task, start, user_task

Clock = Callable[[timedelta], datetime]


def owe(database: Database, *delays: float, kind: str = "timer", held: bool = False) -> None:
    """Jobs due so many seconds from now."""
    with transaction(database) as session:
        rows = [
            job_row(session, kind, session.now + timedelta(seconds=delay), held=held, instance_id=1)
            for delay in delays
        ]
        insert_jobs(session, rows)


def test_due_jobs_are_leased_longest_due_first_and_only_once(desk: Desk, database: Database) -> None:
    owe(database, -1, -3, -2, 10)
    first, second = acquire(database, "a", 2), acquire(database, "b", 9)
    assert [(job.due_at - desk_now(database)).total_seconds() for job in first] == [-3, -2]
    assert [(job.due_at - desk_now(database)).total_seconds() for job in second] == [-1]
    assert acquire(database, "c", 9) == []


def desk_now(database: Database) -> datetime:
    with reading(database) as session:
        return session.now


def test_held_external_and_exhausted_jobs_are_not_ours_to_run(desk: Desk, database: Database) -> None:
    owe(database, -1, held=True)
    owe(database, -1, kind="external")
    owe(database, -1)
    with transaction(database) as session:
        session.execute("UPDATE job SET retries = 0 WHERE NOT held AND kind = 'timer'")
    assert acquire(database, "a", 9) == []
    assert is_due(database) == (False, None)


def test_an_expired_lease_is_anybodys(desk: Desk, database: Database, clock: Clock) -> None:
    owe(database, 0)
    assert len(acquire(database, "a", 9)) == 1
    clock(database.settings.job_lease - timedelta(seconds=1))
    assert acquire(database, "b", 9) == []
    clock(timedelta(seconds=1))
    assert len(acquire(database, "b", 9)) == 1


def test_a_renewed_lease_lasts(desk: Desk, database: Database, clock: Clock) -> None:
    owe(database, 0)
    acquire(database, "a", 9)
    clock(database.settings.job_lease - timedelta(seconds=1))
    assert renew(database, "a") == 1
    clock(timedelta(seconds=2))
    assert acquire(database, "b", 9) == []


def test_leases_given_back_are_free_at_once(desk: Desk, database: Database) -> None:
    owe(database, 0, 0, 0)
    jobs = acquire(database, "a", 9)
    assert release(database, "a", jobs[:1]) == 1
    assert [job.id for job in acquire(database, "b", 9)] == [jobs[0].id]
    assert release(database, "a") == 2
    assert len(acquire(database, "c", 9)) == 2


def test_only_the_holder_of_the_lease_can_take_the_job(desk: Desk, database: Database, clock: Clock) -> None:
    owe(database, 0)
    (mine,) = acquire(database, "a", 9)
    clock(database.settings.job_lease)
    (theirs,) = acquire(database, "b", 9)
    with pytest.raises(JobLost), transaction(database) as session:
        take(session, mine)
    with transaction(database) as session:
        take(session, theirs)
    assert desk.jobs("timer") == []


def test_the_next_due_time_is_that_of_the_first_free_job(desk: Desk, database: Database) -> None:
    assert is_due(database) == (False, None)
    owe(database, 7.5, 90)
    assert is_due(database) == (False, 7.5)
    owe(database, 0)
    assert is_due(database) == (True, 0.0)
    acquire(database, "a", 9)
    assert is_due(database) == (False, 7.5)


def test_work_of_others_is_leased_by_type_and_reported_by_its_holder(
    desk: Desk, database: Database, clock: Clock
) -> None:
    for type_ in ("print", "weigh"):
        desk.deploy(
            process(type_, start() >> service_task("work", type_) >> user_task(f"{type_}ed") >> end())
        )
        for _ in range(2):
            desk.start(type_, {"weight": 3})
    lease = timedelta(minutes=5)
    with transaction(database) as session:
        jobs = acquire_external(session, "printer", ["print", "stamp"], 9, lease)
        assert [job.type for job in jobs] == ["print", "print"]
        assert jobs[0].data["variables"]["weight"] == 3
        assert acquire_external(session, "second printer", ["print"], 9, lease) == []
        assert len(acquire_external(session, "scales", ["weigh", "print"], 1, lease)) == 1
    assert acquire(database, "ours", 9) == []
    with transaction(database) as session:
        complete_job(session, WANG, jobs[0].id, lock_owner="printer")
    assert desk.open_tasks == ["printed"]
    clock(lease)
    with transaction(database) as session:
        (late,) = acquire_external(session, "second printer", ["print"], 9, lease)
    with pytest.raises(JobNotLocked), transaction(database) as session:
        complete_job(session, WANG, late.id, lock_owner="printer")


def test_no_two_workers_have_one_name() -> None:
    assert len({new_owner() for _ in range(50)}) == 50


def test_looking_for_due_jobs_reads_an_index_and_not_the_table(desk: Desk, database: Database) -> None:
    owe(database, *range(100, 2100))
    with transaction(database) as session:
        session.execute("ANALYZE")
    seen: list[str] = []
    database.recorder = lambda sql, params: seen.append(sql)
    with reading(database) as session:
        next_due(session)
    database.recorder = None
    (probe,) = (sql for sql in seen if "FROM job" in sql)
    now = desk_now(database)
    with reading(database) as session:
        explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
        plan = " ".join(str(row) for row in session.all(explain + probe.replace("%s", "?"), (now,)))
    assert "job_due_idx" in plan
    assert "Sort" not in plan and "TEMP B-TREE" not in plan
