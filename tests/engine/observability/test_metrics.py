from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from engine.observability.backlog import Backlog
from engine.observability.metrics import Metrics
from engine.persistence.database import Database, transaction
from engine.persistence.jobs import insert_jobs, job_row


def test_commands_are_timed_with_their_result() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    with metrics.command("complete-task"):
        pass
    with pytest.raises(ValueError), metrics.command("complete-task"):
        raise ValueError
    for result in ("ok", "ValueError"):
        labels = {"command": "complete-task", "result": result}
        assert registry.get_sample_value("gongzhi_command_duration_seconds_count", labels) == 1


def test_the_backlog_tells_how_late_jobs_are_without_any_worker(
    database: Database, clock: Callable[[timedelta], Any]
) -> None:
    registry = CollectorRegistry()
    registry.register(Backlog(database))
    assert registry.get_sample_value("gongzhi_job_oldest_due_seconds") == 0
    with transaction(database) as session:
        insert_jobs(session, [job_row(session, "timer", session.now + timedelta(hours=1))])
    assert registry.get_sample_value("gongzhi_job_oldest_due_seconds") == 0
    clock(timedelta(hours=3))
    assert registry.get_sample_value("gongzhi_job_oldest_due_seconds") == 7200
    assert registry.get_sample_value("gongzhi_incidents_open") == 0


def test_a_database_that_is_away_leaves_a_gap_and_not_a_failed_scrape(database: Database) -> None:
    registry = CollectorRegistry()
    Metrics(registry)
    registry.register(Backlog(database))

    def away() -> Any:
        raise ConnectionError("database away")

    database.sql.connect = away  # type: ignore[method-assign]
    page = generate_latest(registry).decode()
    assert "gongzhi_worker_ticks_total" in page
    assert "gongzhi_incidents_open" not in page
