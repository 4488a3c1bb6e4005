"""The worker in threads of its own, on the machine's clock: tests wait for events, never for time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from engine.actions import ActionContext
from engine.jobs.lease import acquire
from engine.jobs.worker import Worker
from engine.observability.metrics import Metrics
from engine.persistence.database import Database, reading, transaction
from engine.persistence.jobs import insert_jobs, job_row
from tests.support.desk import Desk
from tests.support.diagrams import catch, end, process, service_task, start, timer, user_task
from tests.support.drawing import Process

PATIENCE = 20.0


class Signals:
    """An action that tells the test when it ran, and waits until the test lets it go on."""

    def __init__(self) -> None:
        self.began, self.may_end = Event(), Event()

    def __call__(self, context: ActionContext, variables: Mapping[str, Any]) -> None:
        self.began.set()
        assert self.may_end.wait(PATIENCE)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def workers(database: Database) -> Iterator[Callable[..., Worker]]:
    """Workers with these settings; stopped after the test."""
    started: list[Worker] = []
    before = database.settings

    def begin(metrics: Metrics | None = None, **settings: Any) -> Worker:
        database.settings = replace(before, **settings)
        started.append(Worker(database, metrics))
        started[-1].start()
        return started[-1]

    yield begin
    for worker in started:
        worker.stop(PATIENCE)


def noted(type_: str = "note") -> Process:
    return process(
        "noted",
        start()
        >> catch("pause", timer("PT0.2S"))
        >> service_task("note", type_)
        >> user_task("after")
        >> end(),
    )


def test_a_timer_and_the_job_behind_it_run_without_being_asked(
    desk: Desk, workers: Callable[..., Worker], job_action: Callable[..., None]
) -> None:
    signals = Signals()
    signals.may_end.set()
    job_action("note", signals)
    registry = CollectorRegistry()
    worker = workers(Metrics(registry))
    instance = desk.run(noted())
    assert signals.began.wait(PATIENCE)
    worker.stop(PATIENCE)
    assert desk.open_tasks == ["after"]
    assert desk.status(instance) == "active"
    done = {"kind": "service", "result": "done"}
    assert registry.get_sample_value("gongzhi_jobs_total", done) == 1
    lag = registry.get_sample_value("gongzhi_job_lag_seconds_sum", {"kind": "timer"})
    assert lag is not None and lag < 5


def test_a_commit_wakes_the_worker_long_before_its_next_look(
    desk: Desk, workers: Callable[..., Worker], job_action: Callable[..., None]
) -> None:
    signals = Signals()
    signals.may_end.set()
    job_action("note", signals)
    workers(job_poll=timedelta(hours=1))
    desk.run(process("now", start() >> service_task("note", "note") >> end()))
    assert signals.began.wait(PATIENCE)


def test_stopping_waits_for_what_runs_and_gives_back_what_does_not(
    desk: Desk, database: Database, workers: Callable[..., Worker], job_action: Callable[..., None]
) -> None:
    signals = Signals()
    job_action("note", signals)
    worker = workers(job_threads=1)
    desk.deploy(process("now", start() >> service_task("note", "note") >> user_task("after") >> end()))
    for _ in range(5):
        desk.start("now")
    assert signals.began.wait(PATIENCE)
    signals.may_end.set()
    worker.stop(PATIENCE)
    done, left = len(desk.open_tasks), desk.jobs("service")
    assert done >= 1 and done + len(left) == 5
    assert desk.value("SELECT count(*) FROM job WHERE lock_owner IS NOT NULL") == 0


def test_a_job_that_outlives_the_grace_finds_its_lease_gone(
    desk: Desk, database: Database, workers: Callable[..., Worker], job_action: Callable[..., None]
) -> None:
    signals = Signals()
    job_action("note", signals)
    worker = workers(job_threads=1)
    desk.run(process("now", start() >> service_task("note", "note") >> user_task("after") >> end()))
    assert signals.began.wait(PATIENCE)
    worker.stop(grace=0.0)
    (job,) = acquire(database, "another", 1)
    signals.may_end.set()
    worker.stop(PATIENCE)
    assert job.kind == "service"
    assert desk.open_tasks == []
    assert desk.jobs("service") == [job.id]


def test_jobs_do_not_wait_behind_a_slow_one_where_others_could_run_them(
    desk: Desk, database: Database, workers: Callable[..., Worker], job_action: Callable[..., None]
) -> None:
    slow, quick = Signals(), Signals()
    quick.may_end.set()
    job_action("slow", slow)
    job_action("quick", quick)
    desk.deploy(process("slow", start() >> service_task("work", "slow") >> end()))
    desk.deploy(process("quick", start() >> service_task("work", "quick") >> end()))
    desk.start("slow")
    for _ in range(3):
        desk.start("quick")
    workers(job_threads=1)
    try:
        assert slow.began.wait(PATIENCE)
        workers(job_threads=1)
        assert quick.began.wait(PATIENCE)
    finally:
        slow.may_end.set()


def test_a_database_that_is_away_for_a_while_is_survived(
    desk: Desk, database: Database, workers: Callable[..., Worker], job_action: Callable[..., None]
) -> None:
    failed, signals = Event(), Signals()
    signals.may_end.set()
    job_action("note", signals)
    connect, broken = database.sql.connect, [True]

    def flaky() -> Any:
        if broken:
            failed.set()
            raise ConnectionError("database away")
        return connect()

    workers(job_poll=timedelta(seconds=0.05))
    database.sql.connect = flaky  # type: ignore[method-assign]
    assert failed.wait(PATIENCE)
    broken.clear()
    desk.run(process("now", start() >> service_task("note", "note") >> end()))
    assert signals.began.wait(PATIENCE)


def test_jobs_of_a_worker_that_died_are_taken_over_when_the_lease_is_over(
    desk: Desk, database: Database, workers: Callable[..., Worker], job_action: Callable[..., None]
) -> None:
    signals = Signals()
    signals.may_end.set()
    job_action("note", signals)
    database.settings = replace(database.settings, job_lease=timedelta(seconds=0.3))
    desk.run(process("now", start() >> service_task("note", "note") >> end()))
    assert [job.kind for job in acquire(database, "dead", 1)] == ["service"]
    workers(job_poll=timedelta(seconds=0.05))
    assert signals.began.wait(PATIENCE)


def test_jobs_of_another_tenant_run_in_its_name(
    desk: Desk, database: Database, workers: Callable[..., Worker]
) -> None:
    with transaction(database, "other") as session:
        insert_jobs(session, [job_row(session, "unknown", session.now)])
    worker = workers()
    failed = Event()
    database.wake_ups.append(lambda due: failed.set())
    assert failed.wait(PATIENCE)
    worker.stop(PATIENCE)
    with reading(database) as session:
        row = session.one("SELECT tenant_id, retries FROM job WHERE kind = 'unknown'")
    assert row == ("other", 2)
