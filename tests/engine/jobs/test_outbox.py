from __future__ import annotations

from engine.actor import SYSTEM
from engine.jobs.execute import run_job
from engine.jobs.lease import acquire, release
from engine.persistence.database import Database
from tests.engine.jobs.conftest import Later
from tests.support.desk import Desk
from tests.support.diagrams import catch, end, message, process, signal, start, throw, user_task
from tests.support.drawing import Process


def asking() -> Process:
    return process(
        "ask", start() >> throw("send", message("question", "=number", time_to_live="PT1H")) >> end()
    )


def answering() -> Process:
    return process(
        "answer", start() >> catch("hear", message("question", "=number")) >> user_task("reply") >> end()
    )


def alarmed(id: str = "alarmed") -> Process:
    return process(id, start() >> catch("hear", signal("fire")) >> user_task(f"leave-{id}") >> end())


def test_a_thrown_message_reaches_the_instance_that_waits_for_it(desk: Desk, later: Later) -> None:
    desk.deploy(answering())
    desk.deploy(asking())
    desk.start("answer", {"number": "7"})
    desk.start("answer", {"number": "8"})
    desk.start("ask", {"number": "8"})
    assert desk.open_tasks == []
    assert later() == 1
    assert desk.open_tasks == ["reply"]
    assert desk.value("SELECT count(*) FROM message_subscription") == 1
    assert desk.jobs("message-publish") == []


def test_a_thrown_message_nobody_waits_for_is_kept_for_its_time(desk: Desk, later: Later) -> None:
    desk.deploy(answering())
    desk.deploy(asking())
    desk.start("ask", {"number": "8"})
    assert later() == 1
    desk.start("answer", {"number": "8"})
    assert desk.open_tasks == ["reply"]


def test_a_message_sent_twice_by_a_lost_lease_arrives_once(
    desk: Desk, later: Later, database: Database
) -> None:
    desk.deploy(answering())
    desk.deploy(asking())
    for _ in range(2):
        desk.start("answer", {"number": "8"})
    desk.start("ask", {"number": "8"})
    (mine,) = acquire(database, "me", 9)
    release(database, "me")
    (theirs,) = acquire(database, "them", 9)
    assert [run_job(database, mine), run_job(database, theirs), run_job(database, theirs)] == [
        "lost", "done", "lost",
    ]  # fmt: skip
    assert desk.open_tasks == ["reply"]


def test_a_signal_reaches_everyone_who_waits_and_starts_processes(desk: Desk, later: Later) -> None:
    desk.deploy(alarmed())
    desk.deploy(alarmed("alarmed-too"))
    desk.deploy(process("drill", start("on-fire", signal("fire")) >> user_task("count") >> end()))
    desk.deploy(process("arson", start() >> throw("burn", signal("fire")) >> end()))
    desk.start("alarmed")
    desk.start("alarmed-too")
    desk.start("arson")
    assert later() == 4
    assert desk.open_tasks == ["count", "leave-alarmed", "leave-alarmed-too"]
    assert desk.value("SELECT started_by FROM process_instance WHERE process_key = 'drill'") == SYSTEM.user_id
