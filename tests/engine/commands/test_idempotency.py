"""The same command sent twice with one key acts once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.actor import Actor
from engine.commands.tasks import claim_task, complete_task
from engine.errors import IdempotencyKeyReused, InvalidIdempotencyKey, TaskAlreadyCompleted
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import catch, end, message, process, start, user_task
from tests.support.drawing import Process


def two_tasks() -> Process:
    return process("p", start() >> user_task("first") >> user_task("second") >> end())


def test_starting_twice_starts_once(desk: Desk) -> None:
    desk.deploy(two_tasks())
    results = [desk.start("p", {"x": 1}, idempotency_key="k") for _ in range(2)]
    assert results[0] == results[1]
    assert desk.value("SELECT count(*) FROM process_instance") == 1


def test_completing_twice_gives_the_same_answer_instead_of_a_refusal(desk: Desk) -> None:
    desk.run(two_tasks())
    task = desk.task("first")
    results = []
    for _ in range(2):
        with transaction(desk.database) as session:
            results.append(complete_task(session, WANG, task, {"x": 1}, idempotency_key="k"))
    assert results[0] == results[1]
    assert len(desk.events("user-task-completed")) == 1
    with pytest.raises(TaskAlreadyCompleted), transaction(desk.database) as session:
        complete_task(session, WANG, task, {"x": 1}, idempotency_key="another")


def test_a_message_sent_twice_arrives_once(desk: Desk) -> None:
    drawn = process(
        "p",
        start() >> catch("one", message("go", key='"k"')) >> catch("two", message("go", key='"k"')) >> end(),
    )
    instance = desk.run(drawn)
    for _ in range(2):
        result = desk.publish("go", "k", idempotency_key="m1", time_to_live=timedelta(hours=1))
        assert result.instance_id == instance
    assert desk.status(instance) == "active"


def test_a_key_belongs_to_one_command(desk: Desk) -> None:
    desk.run(two_tasks())
    task = desk.task("first")
    with transaction(desk.database) as session:
        claim_task(session, WANG, task, idempotency_key="k")
    for actor, variables in ((WANG, {"x": 2}), (Actor(user_id="li"), {})):
        with pytest.raises(IdempotencyKeyReused), transaction(desk.database) as session:
            complete_task(session, actor, task, variables, idempotency_key="k")
    with pytest.raises(IdempotencyKeyReused), transaction(desk.database) as session:
        claim_task(session, Actor(user_id="li"), task, idempotency_key="k")


def test_a_command_that_failed_may_be_sent_again_with_its_key(desk: Desk) -> None:
    desk.run(two_tasks())
    task = desk.task("first")
    with pytest.raises(ZeroDivisionError), transaction(desk.database) as session:
        complete_task(session, WANG, task, idempotency_key="k")
        raise ZeroDivisionError
    with transaction(desk.database) as session:
        complete_task(session, WANG, task, idempotency_key="k")
    assert desk.open_tasks == ["second"]


def test_keys_of_two_tenants_do_not_meet(desk: Desk) -> None:
    for tenant in ("east", "west"):
        desk.deploy(two_tasks(), tenant_id=tenant)
        from engine.commands.instances import start_process_instance

        with transaction(desk.database, tenant) as session:
            start_process_instance(session, WANG, "p", idempotency_key="k")
    assert desk.value("SELECT count(*) FROM process_instance") == 2


@pytest.mark.parametrize("key", ["", "x" * 256, "a\0"])
def test_a_key_no_column_can_hold_is_refused(desk: Desk, key: str) -> None:
    desk.deploy(two_tasks())
    with pytest.raises(InvalidIdempotencyKey):
        desk.start("p", idempotency_key=key)
