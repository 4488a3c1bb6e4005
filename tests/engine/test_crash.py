"""Many processes on one database, some killed: nothing acknowledged is lost, nothing happens twice."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from engine import clock
from engine.commands.instances import start_process_instance
from engine.commands.tasks import complete_task
from engine.history.seal import Vault
from engine.history.verify import verify
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database, transaction
from tests.support import crowd
from tests.support.depth import usually
from tests.support.desk import WANG, Desk
from tests.support.diagrams import catch, end, process, start, timer, user_task
from tests.support.drawing import Process

#: Seconds of work under fire, for each database.
UNDER_FIRE = usually(4, deep=7)


def two_steps() -> Process:
    return process(
        "two-steps",
        start() >> user_task("first") >> catch("pause", timer("PT0.05S")) >> user_task("second") >> end(),
    )


def start_many(database: Database, process_key: str, count: int) -> None:
    for begin in range(0, count, 50):
        with transaction(database) as session:
            for _ in range(begin, min(begin + 50, count)):
                start_process_instance(session, WANG, process_key)


def is_intact(database: Database) -> bool:
    report = verify(database, Vault(Path(database.settings.var_directory)))
    assert report.findings == []
    return report.is_intact


@pytest.mark.slow
def test_a_thousand_due_timers_fire_once_each_in_two_worker_processes(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(process("due", start() >> catch("pause", timer("PT0S")) >> user_task("after") >> end()))
    start_many(database, "due", 1000)
    workers = [crowd.begin(crowd.run_timers, database.settings) for _ in range(2)]
    for worker in workers:
        worker.join(240)
        assert worker.exitcode == 0
    fired = Counter(row[0] for row in desk.all("SELECT instance_id FROM event WHERE type = 'timer-fired'"))
    assert len(fired) == 1000 and set(fired.values()) == {1}
    assert desk.value("SELECT count(*) FROM user_task WHERE status = 'open'") == 1000
    assert desk.value("SELECT count(*) FROM job WHERE lock_owner IS NOT NULL") == 0
    assert is_intact(database)


@pytest.mark.slow
def test_processes_killed_at_any_moment_lose_nothing_and_double_nothing(
    database: Database, tmp_path: Path
) -> None:
    desk, random = Desk(database), Random(20260302)
    desk.deploy(two_steps())
    start_many(database, "two-steps", 50)
    notes = tmp_path / "acknowledged"
    kills = _work_under_fire(database, notes, random)
    lines = [line.split() for line in notes.read_text().splitlines()]
    started = {int(subject) for what, subject, _ in lines if what == "started"}
    # pairs, not a dictionary: a lost completion that somebody repeated would hide behind the second
    acknowledged = {(subject, token) for what, subject, token in lines if what == "completed"}
    assert kills >= 5
    assert len(started) >= 20 and len(acknowledged) >= 50

    _finish(database)

    completed = {
        f"{instance}-{activity}": event["variables"]["token"]
        for (instance, activity), event in zip(
            desk.all(
                "SELECT instance_id, activity_id FROM event WHERE type = 'user-task-completed'"
                " ORDER BY instance_id, seq"
            ),
            desk.events("user-task-completed"),
            strict=True,
        )
    }
    lost = {(task, token) for task, token in acknowledged if completed.get(task) != token}
    assert lost == set()
    instances = {row[0] for row in desk.all("SELECT id FROM process_instance")}
    assert started <= instances
    for type_, each in (("user-task-completed", 2), ("timer-fired", 1), ("instance-completed", 1)):
        rows = desk.all("SELECT instance_id FROM event WHERE type = ?", type_)
        times = Counter(row[0] for row in rows)
        assert set(times) == instances and set(times.values()) == {each}, type_
    assert desk.all("SELECT DISTINCT status FROM process_instance") == [("completed",)]
    assert desk.jobs("timer") == []
    assert is_intact(database)


def _work_under_fire(database: Database, notes: Path, random: Random) -> int:
    """Three processes at work; one of them is killed every fraction of a second and replaced."""
    begun, kills = monotonic(), 0
    crew = [
        crowd.begin(crowd.work_until_killed, database.settings, notes, "two-steps", seed)
        for seed in (1, 2, 3)
    ]
    try:
        while monotonic() - begun < UNDER_FIRE:
            victim = random.randrange(len(crew))
            crew[victim].join(random.uniform(0.05, 0.6))
            assert crew[victim].exitcode is None, "a worker ended by itself"
            crew[victim].kill()
            crew[victim].join()
            kills += 1
            crew[victim] = crowd.begin(
                crowd.work_until_killed, database.settings, notes, "two-steps", 10 + kills
            )
    finally:
        for one in crew:
            one.kill()
            one.join()
    return kills


def _finish(database: Database) -> None:
    """Do in peace what is left, when the leases of the dead are over."""
    before = clock._clock
    clock.advance(timedelta(minutes=5))
    try:
        while True:
            ran = run_due_jobs(database)
            tasks = crowd.open_tasks(database)
            if not ran and not tasks:
                return
            with transaction(database) as session:
                for task in tasks:
                    complete_task(session, WANG, task, {"token": "in-peace"})
            clock.advance(timedelta(seconds=1))
    finally:
        clock.set_clock(before)
