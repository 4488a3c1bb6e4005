"""User tasks: who may do what, in which state, and what history says of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.instances import suspend_process_instance
from engine.commands.tasks import assign_task, claim_task, complete_task, unclaim_task
from engine.errors import (
    InvalidVariables,
    NotACandidate,
    ProcessInstanceSuspended,
    Refused,
    TaskAlreadyClaimed,
    TaskAlreadyCompleted,
    TaskAssignedToAnother,
    TaskCancelled,
    TaskNotClaimed,
    TaskNotFound,
    TextTooLong,
)
from engine.guards import Attempt, guard, withdraw_guard
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import boundary, end, message, parallel, path, process, start, user_task
from tests.support.drawing import Process

LI = Actor(user_id="li")


def reviewed() -> Process:
    return process(
        "review",
        start() >> user_task("check", groups=["clerks"], users=["zhao"]) >> user_task("sign") >> end(),
    )


def test_completing_a_task_opens_the_next(desk: Desk) -> None:
    instance = desk.run(reviewed())
    assert desk.open_tasks == ["check"]
    result = desk.complete("check", {"ok": True})
    assert (result.instance_id, result.instance_status) == (instance, "active")
    assert desk.open_tasks == ["sign"]
    assert desk.complete("sign").instance_status == "completed"
    assert desk.status(instance) == "completed"
    assert desk.variables(instance) == {"ok": True}


def test_the_submission_is_history_with_who_and_for_whom(desk: Desk) -> None:
    desk.run(reviewed())
    desk.complete("check", {"意见": "同意"}, actor=Actor(user_id="li", on_behalf_of="zhao"))
    assert desk.events("user-task-completed") == [
        {"variables": {"意见": "同意"}, "element": "check", "actor": "li", "for": "zhao"}
    ]
    row = desk.all("SELECT completed_by, completed_on_behalf_of FROM user_task WHERE status = 'completed'")
    assert row == [("li", "zhao")]


def test_candidates_leave_the_inbox_when_the_task_closes(desk: Desk) -> None:
    desk.run(reviewed())
    candidates = "SELECT kind, ref, is_claimed FROM user_task_candidate ORDER BY kind"
    assert desk.all(candidates) == [("group", "clerks", False), ("user", "zhao", False)]
    desk.complete("check")
    assert desk.all(candidates) == []


def test_a_completed_task_says_who_completed_it(desk: Desk) -> None:
    desk.run(reviewed())
    task = desk.task("check")
    desk.complete("check")
    with pytest.raises(TaskAlreadyCompleted) as refusal, transaction(desk.database) as session:
        complete_task(session, LI, task)
    assert "wang" in refusal.value.message()
    assert desk.open_tasks == ["sign"]


def test_a_task_the_process_took_away_is_cancelled(desk: Desk) -> None:
    desk.run(
        process(
            "p",
            start() >> user_task("wait") >> end(),
            boundary("stop", "wait", message("stop", key='"k"')),
            path("stop", end("stopped")),
        )
    )
    task = desk.task("wait")
    desk.publish("stop", "k")
    for command in (complete_task, claim_task):
        with pytest.raises(TaskCancelled), transaction(desk.database) as session:
            command(session, WANG, task)


@pytest.mark.parametrize(
    "task_id", ["", "-", "1", "1-2", "x-y", "1-2-3", "²-1", "9" * 30 + "-1", "1-99999999999"]
)
def test_a_key_of_no_task_is_not_found(desk: Desk, task_id: str) -> None:
    with pytest.raises(TaskNotFound), transaction(desk.database) as session:
        complete_task(session, WANG, task_id)


def test_an_instance_without_such_a_task_is_not_found(desk: Desk) -> None:
    instance = desk.run(reviewed())
    with pytest.raises(TaskNotFound), transaction(desk.database) as session:
        complete_task(session, WANG, f"{instance}-4711")


def test_nothing_is_completed_while_suspended(desk: Desk) -> None:
    instance = desk.run(reviewed())
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, instance)
    with pytest.raises(ProcessInstanceSuspended):
        desk.complete("check")
    assert desk.open_tasks == ["check"]


def nested(levels: int) -> Any:
    return [nested(levels - 1)] if levels else 1


@pytest.mark.parametrize(
    "value",
    [object(), float("nan"), float("inf"), "\ud800", {1: 2}, [{"deep": b"bytes"}], nested(500), {1, 2}],
)
def test_variables_that_are_not_json_are_named(desk: Desk, value: Any) -> None:
    desk.run(reviewed())
    with pytest.raises(InvalidVariables, match="when"):
        desk.complete("check", {"when": value})
    assert desk.open_tasks == ["check"]


def test_a_command_that_fails_leaves_nothing(desk: Desk) -> None:
    desk.run(reviewed())
    task, before = desk.task("check"), desk.all("SELECT * FROM event")
    with pytest.raises(ZeroDivisionError), transaction(desk.database) as session:
        complete_task(session, WANG, task, {"ok": True})
        raise ZeroDivisionError
    assert desk.open_tasks == ["check"]
    assert desk.all("SELECT * FROM event") == before


# -- claiming ----------------------------------------------------------------------------------------------


def test_a_claimed_task_is_for_its_holder_alone(desk: Desk) -> None:
    desk.run(reviewed())
    task = desk.task("check")
    with transaction(desk.database) as session:
        assert claim_task(session, WANG, task).assignee == "wang"
    with pytest.raises(TaskAssignedToAnother), transaction(desk.database) as session:
        complete_task(session, LI, task)
    with pytest.raises(TaskAlreadyClaimed), transaction(desk.database) as session:
        claim_task(session, LI, task)
    desk.complete("check", actor=WANG)
    assert desk.open_tasks == ["sign"]


def test_a_deputy_completes_in_the_holders_name(desk: Desk) -> None:
    desk.run(reviewed())
    with transaction(desk.database) as session:
        claim_task(session, WANG, desk.task("check"))
    desk.complete("check", actor=Actor(user_id="li", on_behalf_of="wang"))
    assert desk.open_tasks == ["sign"]


def test_claiming_ones_own_task_again_changes_nothing(desk: Desk) -> None:
    desk.run(reviewed())
    for _ in range(2):
        with transaction(desk.database) as session:
            claim_task(session, WANG, desk.task("check"))
    assert len(desk.events("user-task-claimed")) == 1


def test_claiming_hides_the_task_from_the_group_and_releasing_shows_it(desk: Desk) -> None:
    desk.run(reviewed())
    task = desk.task("check")
    claimed = "SELECT DISTINCT is_claimed FROM user_task_candidate"
    with transaction(desk.database) as session:
        claim_task(session, WANG, task)
    assert desk.all(claimed) == [(True,)]
    with pytest.raises(TaskNotClaimed), transaction(desk.database) as session:
        unclaim_task(session, LI, task)
    with transaction(desk.database) as session:
        assert unclaim_task(session, WANG, task).assignee is None
    assert desk.all(claimed) == [(False,)]
    changes = [event["assignee"] for event in desk.events("user-task-unclaimed")]
    assert changes == [{"old": "wang", "new": None}]


def test_an_assigned_task_belongs_to_the_new_assignee(desk: Desk) -> None:
    desk.run(reviewed())
    with transaction(desk.database) as session:
        assign_task(session, WANG, desk.task("check"), "li", reason="leave")
    with pytest.raises(TaskAssignedToAnother):
        desk.complete("check", actor=WANG)
    desk.complete("check", actor=LI)
    (event,) = desk.events("user-task-assigned")
    assert (event["assignee"], event["reason"]) == ({"old": None, "new": "li"}, "leave")


def test_an_assignee_no_column_can_hold_is_refused(desk: Desk) -> None:
    desk.run(reviewed())
    with pytest.raises(TextTooLong), transaction(desk.database) as session:
        assign_task(session, WANG, desk.task("check"), "x" * 256)


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (Actor(user_id="sun", groups=frozenset({"clerks"})), True),
        (Actor(user_id="zhao", groups=frozenset()), True),
        (Actor(user_id="sun", on_behalf_of="zhao", groups=frozenset()), True),
        (Actor(user_id="sun", groups=frozenset({"heads"})), False),
        (Actor(user_id="sun", groups=None), True),
    ],
)
def test_only_candidates_claim_and_complete(desk: Desk, actor: Actor, allowed: bool) -> None:
    desk.run(reviewed())
    task = desk.task("check")
    for command in (claim_task, complete_task):
        if allowed:
            with transaction(desk.database) as session:
                command(session, actor, task)
        else:
            with pytest.raises(NotACandidate), transaction(desk.database) as session:
                command(session, actor, task)
    assert desk.open_tasks == (["sign"] if allowed else ["check"])


# -- guards ------------------------------------------------------------------------------------------------


class SamePerson(Refused):
    """Who made it may not approve it."""


@pytest.fixture
def separation() -> Iterator[None]:
    @guard("separation-of-duty", "complete")
    def check(attempt: Attempt) -> None:
        if attempt.task.element_id == "sign" and attempt.variables.get("approver") == attempt.actor.user_id:
            raise SamePerson(user=attempt.actor.user_id)

    yield
    withdraw_guard("separation-of-duty")


@pytest.mark.usefixtures("separation")
def test_a_refusal_by_a_rule_is_history_although_the_command_is_rolled_back(desk: Desk) -> None:
    desk.run(reviewed())
    desk.complete("check")
    with pytest.raises(SamePerson):
        desk.complete("sign", {"approver": "wang"})
    assert desk.open_tasks == ["sign"]
    (event,) = desk.events("command-refused")
    assert (event["command"], event["rule"], event["element"]) == ("complete", "separation-of-duty", "sign")
    assert (event["actor"], event["params"]) == ("wang", {"user": "wang"})
    desk.complete("sign", {"approver": "wang"}, actor=LI)
    assert desk.open_tasks == []


def test_a_rule_that_names_its_user_tasks_is_asked_at_these_alone(desk: Desk) -> None:
    asked: list[tuple[str, bool]] = []

    @guard("signing", "complete", at={"review": ("sign",), "elsewhere": ("check",)})
    def note(attempt: Attempt) -> None:
        assert attempt.is_at("sign") and not attempt.is_at("check")
        asked.append((attempt.task.element_id, attempt.task.has_refusals))
        if len(asked) == 1:
            raise SamePerson(user=attempt.actor.user_id)

    try:
        desk.run(reviewed())
        desk.complete("check")
        assert asked == []
        with pytest.raises(SamePerson):
            desk.complete("sign")
        desk.complete("sign")
    finally:
        withdraw_guard("signing")
    assert asked == [("sign", False), ("sign", True)]
    desk.run(reviewed())
    desk.complete("check")
    desk.complete("sign")
    assert len(asked) == 2, "withdrawn"


def test_a_refusal_keeps_the_chain_whole(desk: Desk) -> None:
    instance = desk.run(reviewed())
    with pytest.raises(NotACandidate):
        desk.complete("check", actor=Actor(user_id="sun", groups=frozenset()))
    desk.complete("check")
    hashes = desk.all("SELECT prev_hash, hash FROM event WHERE instance_id = ? ORDER BY seq", instance)
    assert all(later[0] == earlier[1] for earlier, later in pairwise(hashes))
    row = desk.all("SELECT event_seq, event_head FROM process_instance")
    assert row == [(len(hashes), hashes[-1][1])]


def test_parallel_tasks_are_completed_in_any_order(desk: Desk) -> None:
    drawn = process(
        "both",
        start() >> parallel("split") >> user_task("a") >> parallel("join") >> user_task("after") >> end(),
        path("split", user_task("b"), "join"),
    )
    desk.run(drawn)
    desk.complete("b")
    assert desk.open_tasks == ["a"]
    desk.complete("a")
    assert desk.open_tasks == ["after"]
