"""Drafts: kept for who may complete the task, gone when it is closed; follow-up date and priority."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.drafts import LIMIT, Draft, delete_draft, draft_of, save_draft
from engine.commands.files import forget_uploads, record_upload
from engine.commands.instances import cancel_process_instance
from engine.commands.tasks import change_task, claim_task
from engine.errors import (
    DraftTooLarge,
    InvalidVariables,
    NotACandidate,
    TaskAlreadyCompleted,
    TaskAssignedToAnother,
    TaskNotFound,
)
from engine.guards import Attempt, guard, withdraw_guard
from engine.persistence.database import reading, transaction
from forms.files import StoredFile
from tests.support.desk import WANG, Desk
from tests.support.diagrams import boundary, each, end, message, path, process, start, user_task
from tests.support.drawing import Process

LI = Actor(user_id="li", groups=frozenset({"clerks"}))
ZHAO = Actor(user_id="zhao", groups=frozenset({"clerks"}))
STRANGER = Actor(user_id="sun", groups=frozenset())
LATER = datetime(2026, 4, 1, tzinfo=UTC)


def review() -> Process:
    return process("p", start() >> user_task("check", groups=["clerks"]) >> user_task("sign") >> end())


def act(desk: Desk, command: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
    with transaction(desk.database) as session:
        return command(session, *arguments, **more)


def kept(desk: Desk, actor: Actor, task_id: str) -> Draft | None:
    with reading(desk.database) as session:
        return draft_of(session, actor, task_id)


def test_a_draft_is_its_writers_alone_and_the_last_one_counts(desk: Desk) -> None:
    desk.run(review())
    task = desk.task("check")
    act(desk, save_draft, LI, task, {"opinion": "perhaps"})
    act(desk, save_draft, LI, task, {"opinion": "同意", "amount": 3.5})
    found = kept(desk, LI, task)
    assert found is not None and found.variables == {"opinion": "同意", "amount": 3.5}
    assert kept(desk, ZHAO, task) is None


def test_completing_or_cancelling_forgets_every_draft_of_the_task(desk: Desk) -> None:
    first, second = desk.run(review()), desk.run(review())
    for task in (f"{id}-{row[0]}" for id in (first, second) for row in activities(desk, id)):
        act(desk, save_draft, LI, task, {})
        act(desk, save_draft, ZHAO, task, {})
    assert desk.value("SELECT count(*) FROM task_draft") == 4
    desk.complete("check", actor=LI)
    assert desk.value("SELECT count(*) FROM task_draft") == 2
    act(desk, cancel_process_instance, WANG, second)
    assert desk.value("SELECT count(*) FROM task_draft") == 0


def activities(desk: Desk, instance: int) -> list[Any]:
    return desk.all("SELECT activity_id FROM user_task WHERE instance_id = ?", instance)


def letters() -> Process:
    """Letters are entered until the period is over; what comes online goes to another step and returns."""
    return process(
        "letters",
        start() >> user_task("enter", groups=["clerks"]) >> user_task("answer", groups=["clerks"]) >> "enter",
        boundary("online", "enter", message("objection", key='"k"')),
        path("online", "answer"),
    )


def interrupted(desk: Desk) -> None:
    """Something came online, and was answered."""
    desk.publish("objection", "k")
    desk.complete("answer", actor=ZHAO)


def test_what_was_filled_in_of_a_task_that_an_event_took_away_is_there_when_it_comes_back(desk: Desk) -> None:
    instance = desk.run(letters())
    act(desk, save_draft, LI, desk.task("enter"), {"letter": "1"})
    interrupted(desk)
    found = kept(desk, LI, desk.task("enter"))
    assert found is not None and (found.task_id, found.variables) == (desk.task("enter"), {"letter": "1"})
    assert kept(desk, ZHAO, desk.task("enter")) is None
    interrupted(desk)
    act(desk, save_draft, LI, desk.task("enter"), {"letter": "1, more of it"})
    assert desk.value("SELECT count(*) FROM task_draft") == 1, "the new one stands in its place"
    interrupted(desk)
    act(desk, delete_draft, LI, desk.task("enter"))
    assert kept(desk, LI, desk.task("enter")) is None
    act(desk, save_draft, LI, desk.task("enter"), {"letter": "2"})
    interrupted(desk)
    act(desk, cancel_process_instance, WANG, instance)
    assert desk.value("SELECT count(*) FROM task_draft") == 0


def test_what_was_submitted_meanwhile_is_no_draft_any_more(desk: Desk) -> None:
    desk.run(letters())
    act(desk, save_draft, LI, desk.task("enter"), {"letter": "1"})
    interrupted(desk)
    desk.complete("enter", {"letter": "1"}, actor=LI)
    desk.complete("answer", actor=ZHAO)
    assert kept(desk, LI, desk.task("enter")) is None


@pytest.mark.parametrize("sequential", [False, True])
def test_a_draft_does_not_come_back_for_another_item(desk: Desk, sequential: bool) -> None:
    desk.run(
        process(
            "seats",
            start()
            >> user_task("score", groups=["clerks"], multi=each("items", "item", sequential=sequential))
            >> end(),
            boundary("again", "score", message("again", key='"k"')),
            path("again", "score"),
        ),
        {"items": [1, 2]},
    )
    first, *_ = desk.all("SELECT instance_id, activity_id FROM user_task ORDER BY activity_id")
    act(desk, save_draft, LI, f"{first[0]}-{first[1]}", {"points": 1})
    desk.publish("again", "k")
    opened = desk.all("SELECT instance_id, activity_id FROM user_task WHERE status = 'open'")
    assert [kept(desk, LI, f"{row[0]}-{row[1]}") for row in opened] == [None] * (1 if sequential else 2)


def test_a_draft_can_be_thrown_away(desk: Desk) -> None:
    desk.run(review())
    task = desk.task("check")
    act(desk, save_draft, LI, task, {"a": 1})
    act(desk, save_draft, ZHAO, task, {"a": 2})
    act(desk, delete_draft, LI, task)
    act(desk, delete_draft, LI, task)
    assert kept(desk, LI, task) is None
    assert kept(desk, ZHAO, task) is not None


def test_what_a_draft_names_is_kept_until_the_task_is_closed(
    desk: Desk, clock: Callable[[timedelta], datetime]
) -> None:
    desk.run(review())
    stored = StoredFile(sha256="0" * 64, name="a.pdf", type="pdf", size=1)
    file = act(desk, record_upload, LI, stored)
    act(desk, save_draft, LI, desk.task("check"), {"rows": [{"proof": [file.id]}], "phone": "13800000001"})
    clock(timedelta(days=100))
    act(desk, forget_uploads, 10)
    assert desk.value("SELECT count(*) FROM file") == 1
    desk.complete("check", actor=LI)
    act(desk, forget_uploads, 10)
    assert desk.value("SELECT count(*) FROM file") == 0


def test_only_who_may_complete_the_task_keeps_a_draft_of_it(desk: Desk) -> None:
    desk.run(review())
    task = desk.task("check")
    with pytest.raises(NotACandidate):
        act(desk, save_draft, STRANGER, task, {})
    act(desk, claim_task, LI, task)
    with pytest.raises(TaskAssignedToAnother):
        act(desk, save_draft, ZHAO, task, {})
    desk.complete("check", actor=LI)
    with pytest.raises(TaskAlreadyCompleted):
        act(desk, save_draft, LI, task, {})
    with pytest.raises(TaskNotFound):
        act(desk, save_draft, LI, "1-1", {})


def test_a_draft_need_not_be_complete(desk: Desk) -> None:
    @guard("all-there", "complete")
    def refuse_incomplete(attempt: Attempt) -> None:
        raise NotACandidate(task_id="")

    desk.run(review())
    try:
        act(desk, save_draft, LI, desk.task("check"), {})
    finally:
        withdraw_guard("all-there")


@pytest.mark.parametrize(
    ("variables", "error"),
    [({"a": "x" * LIMIT}, DraftTooLarge), ({"a": float("nan")}, InvalidVariables)],
)
def test_a_draft_is_bounded(desk: Desk, variables: Any, error: Any) -> None:
    desk.run(review())
    with pytest.raises(error):
        act(desk, save_draft, LI, desk.task("check"), variables)


def test_follow_up_date_and_priority_can_be_changed_and_are_history(desk: Desk) -> None:
    desk.run(review())
    task = desk.task("check")
    for _ in range(2):
        act(desk, change_task, LI, task, {"follow_up_at": LATER, "priority": 90}, idempotency_key="once")
    act(desk, change_task, LI, task, {"priority": 90})
    assert desk.all("SELECT follow_up_at, priority FROM user_task WHERE element_id = 'check'") == [
        (LATER, 90)
    ]
    assert desk.value("SELECT priority FROM user_task_candidate") == 90
    (event,) = desk.events("user-task-updated")
    assert event["priority"] == {"old": 50, "new": 90}
    with pytest.raises(NotACandidate):
        act(desk, change_task, STRANGER, task, {"priority": 1})
