"""Signals: everyone who waits, each in a transaction of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.commands.instances import cancel_process_instance, suspend_process_instance
from engine.commands.signals import broadcast_signal, deliver_signal
from engine.errors import ProcessInstanceSuspended
from engine.persistence.database import transaction
from tests.support.desk import WANG, Desk
from tests.support.diagrams import catch, end, process, signal, start, user_task
from tests.support.drawing import Process


def listening() -> Process:
    return process("p", start() >> catch("wait", signal("alarm")) >> user_task("run") >> end())


def broadcast(desk: Desk, **variables: Any) -> tuple[int, int]:
    with transaction(desk.database) as session:
        result = broadcast_signal(session, WANG, "alarm", variables)
    return result.instances, result.start_events


def test_each_waiting_instance_gets_a_job_of_its_own(desk: Desk) -> None:
    desk.deploy(listening())
    instances = sorted(desk.start("p").instance_id for _ in range(3))
    assert broadcast(desk, x=1) == (3, 0)
    rows = desk.all("SELECT instance_id, payload FROM job WHERE kind = 'signal-deliver' ORDER BY instance_id")
    assert [row[0] for row in rows] == instances
    assert json.loads(rows[0][1]) == {"name": "alarm", "variables": {"x": 1}, "actor": "wang"}


def test_delivering_lets_the_instance_catch_it(desk: Desk) -> None:
    instance = desk.run(listening())
    with transaction(desk.database) as session:
        deliver_signal(session, WANG, instance, "alarm", {"x": 1})
    assert desk.open_tasks == ["run"]
    assert desk.variables(instance) == {"x": 1}


def test_delivering_to_one_who_waits_no_more_does_nothing(desk: Desk) -> None:
    instance = desk.run(listening())
    for _ in range(2):
        with transaction(desk.database) as session:
            deliver_signal(session, WANG, instance, "alarm", {})
    with transaction(desk.database) as session:
        cancel_process_instance(session, WANG, instance)
    with transaction(desk.database) as session:
        deliver_signal(session, WANG, instance, "alarm", {})
    assert desk.open_tasks == []


def test_a_suspended_instance_gets_its_signal_later(desk: Desk) -> None:
    instance = desk.run(listening())
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, instance)
    broadcast(desk)
    assert desk.all("SELECT held FROM job WHERE kind = 'signal-deliver'") == [(True,)]
    with pytest.raises(ProcessInstanceSuspended), transaction(desk.database) as session:
        deliver_signal(session, WANG, instance, "alarm", {})


def test_every_process_that_starts_with_it_gets_a_job(desk: Desk) -> None:
    for key in ("a", "b", "b"):
        desk.deploy(process(key, start("rung", signal("alarm")) >> end()))
    assert broadcast(desk) == (0, 2)


def test_a_signal_end_event_is_broadcast_after_the_commit(desk: Desk) -> None:
    desk.run(process("p", start() >> end("ring", signal("alarm"))))
    assert len(desk.jobs("signal-broadcast")) == 1
