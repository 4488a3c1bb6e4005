from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from engine import actions
from engine.actions import ActionFunction
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import Database
from tests.support.desk import Desk

Later = Callable[..., int]


@pytest.fixture
def desk(database: Database, clock: object) -> Desk:
    """Commands on a database of each kind, while the clock stands still."""
    return Desk(database)


@pytest.fixture
def later(database: Database, clock: Callable[[timedelta], datetime]) -> Later:
    """Move the clock by ``timedelta(**arguments)`` and run what is due then; gives how many jobs ran."""

    def run(**by: float) -> int:
        clock(timedelta(**by))
        return run_due_jobs(database)

    return run


@pytest.fixture
def job_action() -> Iterator[Callable[..., None]]:
    """Register a function for a task type that runs as a job; forgotten after the test."""
    registered: list[str] = []

    def register(type_: str, function: ActionFunction, *, errors: tuple[str, ...] = ()) -> None:
        actions.action(type_, mode="job", errors=errors)(function)
        registered.append(type_)

    yield register
    actions.withdraw(*registered)
