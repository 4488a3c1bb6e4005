"""Messages: exactly one taker, by name and key; kept for their time to live."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from engine.commands.instances import resume_process_instance, suspend_process_instance
from engine.errors import TextTooLong
from engine.persistence.database import transaction
from engine.persistence.messages import delete_expired
from tests.support.desk import WANG, Desk
from tests.support.diagrams import (
    boundary,
    catch,
    end,
    event_gateway,
    message,
    path,
    process,
    start,
    throw,
    timer,
    user_task,
)
from tests.support.drawing import Process

Move = Callable[[timedelta], datetime]


def waiting() -> Process:
    return process("p", start() >> catch("wait", message("paid", key="order")) >> user_task("ship") >> end())


def test_the_instance_with_the_key_gets_the_message_and_its_variables(desk: Desk) -> None:
    desk.deploy(waiting())
    instances = {order: desk.start("p", {"order": order}).instance_id for order in ("A", "B")}
    result = desk.publish("paid", "B", variables={"amount": 5})
    assert (result.outcome, result.instance_id) == ("correlated", instances["B"])
    assert desk.variables(instances["B"]) == {"order": "B", "amount": 5}
    assert desk.variables(instances["A"]) == {"order": "A"}


def test_of_several_that_wait_the_oldest_gets_it(desk: Desk, clock: Move) -> None:
    desk.deploy(waiting())
    first = desk.start("p", {"order": "A"})
    clock(timedelta(minutes=1))
    second = desk.start("p", {"order": "A"})
    assert desk.publish("paid", "A").instance_id == first.instance_id
    assert desk.publish("paid", "A").instance_id == second.instance_id
    assert desk.publish("paid", "A").outcome == "buffered"


def test_a_message_nobody_waits_for_is_kept_for_the_one_who_comes(desk: Desk) -> None:
    desk.deploy(waiting())
    assert desk.publish("paid", "A", variables={"amount": 5}).outcome == "buffered"
    late = desk.start("p", {"order": "A"})
    assert desk.open_tasks == ["ship"]
    assert desk.variables(late.instance_id)["amount"] == 5
    assert desk.all("SELECT id FROM message") == []


def test_buffered_messages_are_taken_in_the_order_they_came(desk: Desk, clock: Move) -> None:
    for number in (1, 2):
        desk.publish("paid", "A", variables={"number": number})
        clock(timedelta(seconds=1))
    desk.deploy(waiting())
    numbers = [desk.variables(desk.start("p", {"order": "A"}).instance_id)["number"] for _ in range(2)]
    assert numbers == [1, 2]


def test_one_instance_takes_several_buffered_messages_one_after_the_other(desk: Desk) -> None:
    drawn = process(
        "p",
        start() >> catch("one", message("go", key='"k"')) >> catch("two", message("on", key='"k"')) >> end(),
    )
    desk.publish("on", "k")
    desk.publish("go", "k")
    assert desk.status(desk.run(drawn)) == "completed"


def test_an_expired_message_reaches_nobody(desk: Desk, clock: Move) -> None:
    desk.deploy(waiting())
    desk.publish("paid", "A", time_to_live=timedelta(minutes=5))
    clock(timedelta(minutes=5))
    desk.start("p", {"order": "A"})
    assert desk.open_tasks == []
    with transaction(desk.database) as session:
        assert delete_expired(session) == 1
        assert delete_expired(session) == 0


def test_a_message_without_time_to_live_is_discarded(desk: Desk) -> None:
    assert desk.publish("paid", "A", time_to_live=timedelta(0)).outcome == "discarded"
    assert desk.all("SELECT id FROM message") == []


def test_a_message_starts_the_newest_version_when_nobody_waits(desk: Desk) -> None:
    for task in ("old", "new"):
        desk.deploy(process("p", start("asked", message("ask")) >> user_task(task) >> end()))
    result = desk.publish("ask", "k", variables={"x": 1})
    assert result.outcome == "started"
    assert desk.open_tasks == ["new"]
    assert result.instance_id is not None
    assert desk.variables(result.instance_id) == {"x": 1}


def test_who_waits_comes_before_a_start_event(desk: Desk) -> None:
    drawn = process("p", start("asked", message("ask")) >> catch("again", message("ask", key='"k"')) >> end())
    desk.deploy(drawn)
    first = desk.publish("ask", "k")
    second = desk.publish("ask", "k")
    assert (first.outcome, second.outcome) == ("started", "correlated")


def test_a_suspended_instance_takes_its_message_when_it_is_resumed(desk: Desk) -> None:
    desk.deploy(waiting())
    instance = desk.start("p", {"order": "A"}).instance_id
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, instance)
    assert desk.publish("paid", "A").outcome == "buffered"
    assert desk.open_tasks == []
    with transaction(desk.database) as session:
        resume_process_instance(session, WANG, instance)
    assert desk.open_tasks == ["ship"]
    assert desk.all("SELECT id FROM message") == []


def test_while_one_is_suspended_the_next_gets_the_message(desk: Desk, clock: Move) -> None:
    desk.deploy(waiting())
    first = desk.start("p", {"order": "A"}).instance_id
    clock(timedelta(minutes=1))
    second = desk.start("p", {"order": "A"}).instance_id
    with transaction(desk.database) as session:
        suspend_process_instance(session, WANG, first)
    assert desk.publish("paid", "A").instance_id == second


def test_a_non_interrupting_event_takes_every_buffered_message(desk: Desk) -> None:
    drawn = process(
        "p",
        start() >> user_task("work") >> end(),
        boundary("note", "work", message("note", key='"k"'), interrupting=False),
        path("note", user_task("read"), end("noted")),
    )
    for _ in range(3):
        desk.publish("note", "k")
    desk.run(drawn)
    assert desk.open_tasks == ["read", "read", "read", "work"]


def test_the_event_that_comes_first_closes_the_others(desk: Desk) -> None:
    drawn = process(
        "p",
        start()
        >> event_gateway("first")
        >> catch("paid", message("paid", key='"k"'))
        >> user_task("a")
        >> end(),
        path("first", catch("late", timer("P1D")), end("expired")),
    )
    desk.run(drawn)
    desk.publish("paid", "k")
    assert desk.open_tasks == ["a"]
    assert desk.jobs("timer") == []


def test_a_thrown_message_is_a_job_after_the_commit(desk: Desk) -> None:
    desk.run(process("p", start() >> throw("tell", message("paid", key='"A"', time_to_live="PT5M")) >> end()))
    payload = desk.value("SELECT payload FROM job WHERE kind = 'message-publish'")
    assert '"name":"paid"' in payload
    assert '"correlation_key":"A"' in payload


@pytest.mark.parametrize(("name", "key"), [("x" * 256, "k"), ("n", "x" * 256), ("n", "a\0b")])
def test_names_no_column_can_hold_are_refused(desk: Desk, name: str, key: str) -> None:
    with pytest.raises(TextTooLong):
        desk.publish(name, key)
