"""A change of somebody's lists is seen from their version; everybody else's stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.instances import (
    cancel_process_instance,
    resume_process_instance,
    suspend_process_instance,
)
from engine.commands.tasks import assign_task, change_task, claim_task, unclaim_task
from engine.jobs.execute import run_due_jobs
from engine.jobs.recurring import ensure_recurring
from engine.persistence.database import reading, transaction
from engine.persistence.inbox import sum_up_changes
from engine.queries.inbox_version import inbox_version
from engine.queries.inbox_ways import Person
from tests.support.desk import WANG, Desk
from tests.support.diagrams import boundary, end, process, start, timer, user_task
from tests.support.drawing import Process

LI = Actor(user_id="li", groups=frozenset({"clerks"}))
CLERK = Person(user="li", groups=("clerks",))
OTHER_CLERK = Person(user="zhao", groups=("clerks",))
HEAD = Person(user="qian", groups=("heads",))
STARTER = Person(user="wang")
STRANGER = Person(user="sun", groups=("others",))
EVERYBODY = (CLERK, OTHER_CLERK, HEAD, STARTER, STRANGER)


def review() -> Process:
    check = user_task("check", groups=["clerks"])
    sign = user_task("sign", groups=["heads"])
    return process(
        "p",
        start() >> check >> sign >> end(),
        boundary("late", "check", timer("P1D")) >> end("e2"),
    )


def version(desk: Desk, person: Person) -> str:
    with reading(desk.database) as session:
        return inbox_version(session, person)


def changed(desk: Desk, command: Callable[..., Any], *arguments: Any) -> list[Person]:
    """Whose version a command changes."""
    before = [version(desk, person) for person in EVERYBODY]
    with transaction(desk.database) as session:
        command(session, *arguments)
    return [person for person, old in zip(EVERYBODY, before, strict=True) if version(desk, person) != old]


def test_every_change_of_a_task_is_seen_by_all_who_see_the_task(desk: Desk) -> None:
    desk.deploy(review())
    before = [version(desk, person) for person in EVERYBODY]
    instance = desk.start("p").instance_id
    assert [version(desk, person) != old for person, old in zip(EVERYBODY, before, strict=True)] == [
        True, True, False, True, False,
    ]  # fmt: skip
    task, clerks = desk.task("check"), [CLERK, OTHER_CLERK]
    assert changed(desk, claim_task, LI, task) == clerks
    assert changed(desk, claim_task, LI, task) == []
    assert changed(desk, change_task, LI, task, {"priority": 80}) == clerks
    assert changed(desk, unclaim_task, LI, task) == clerks
    assert changed(desk, assign_task, WANG, task, "sun") == [*clerks, STRANGER]
    assert changed(desk, assign_task, WANG, task, "qian") == [*clerks, HEAD, STRANGER]
    assert changed(desk, suspend_process_instance, WANG, instance) == [*clerks, HEAD]
    assert changed(desk, resume_process_instance, WANG, instance) == [*clerks, HEAD]
    assert changed(desk, cancel_process_instance, WANG, instance) == [*clerks, HEAD, STARTER]


def test_completing_a_task_is_seen_by_those_before_and_those_after(desk: Desk) -> None:
    desk.run(review())
    before = [version(desk, person) for person in EVERYBODY]
    desk.complete("check", actor=LI)
    assert [version(desk, person) != old for person, old in zip(EVERYBODY, before, strict=True)] == [
        True, True, True, True, False,
    ]  # fmt: skip


def test_a_task_that_a_timer_took_away_is_seen(desk: Desk, clock: Callable[..., Any]) -> None:
    desk.run(review())
    before = version(desk, CLERK)
    clock(timedelta(days=2))
    run_due_jobs(desk.database)
    assert version(desk, CLERK) != before


def test_a_new_group_is_a_change(desk: Desk) -> None:
    assert version(desk, CLERK) != version(desk, Person(user="li", groups=("clerks", "heads")))
    assert version(desk, CLERK) == version(desk, Person(user="li", groups=("clerks", "clerks")))


def test_a_refused_command_changes_nothing(desk: Desk) -> None:
    desk.run(review())

    @contextmanager
    def failing() -> Any:
        with pytest.raises(RuntimeError), transaction(desk.database) as session:
            yield session
            raise RuntimeError

    before = version(desk, CLERK)
    with failing() as session:
        claim_task(session, LI, desk.task("check"))
    assert version(desk, CLERK) == before


def test_adding_up_keeps_every_version(desk: Desk) -> None:
    desk.run(review())
    desk.complete("check", actor=LI)
    for _ in range(3):
        before = [version(desk, person) for person in EVERYBODY]
        with transaction(desk.database) as session:
            sum_up_changes(session)
        assert [version(desk, person) for person in EVERYBODY] == before
        desk.start("p")
    refs = desk.value("SELECT count(*) FROM (SELECT DISTINCT kind, ref FROM inbox_change) AS refs")
    with transaction(desk.database) as session:
        sum_up_changes(session)
    assert desk.value("SELECT count(*) FROM inbox_change") == refs


def test_a_job_adds_up(desk: Desk) -> None:
    ensure_recurring(desk.database)
    desk.run(review())
    run_due_jobs(desk.database)
    assert desk.value("SELECT count(*) FROM inbox_change WHERE id > 0") == 0
    assert desk.value("SELECT count(*) FROM job WHERE kind = 'inbox-sums'") == 1
