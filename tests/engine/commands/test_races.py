"""Several processes at once: one wins, the others hear it, nothing is doubled or lost."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from itertools import pairwise
from threading import Thread
from typing import Any

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.commands.messages import publish_message
from engine.commands.tasks import complete_task
from engine.config import Settings
from engine.errors import EngineError
from engine.persistence.database import Database, connect, transaction
from tests.support.desk import Desk
from tests.support.diagrams import catch, end, message, parallel, path, process, start, user_task
from tests.support.drawing import Process

SPAWN = multiprocessing.get_context("spawn")
Work = Callable[..., Any]


def at_once(database: Database, work: Work, arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Run ``work(database, *arguments)`` in a process for each, all let go at the same moment."""
    barrier, results = SPAWN.Barrier(len(arguments)), SPAWN.Queue()
    processes = [
        SPAWN.Process(target=_worker, args=(database.settings, work, each, barrier, results))
        for each in arguments
    ]
    for each in processes:
        each.start()
    answers = [results.get(timeout=240) for _ in processes]
    for each in processes:
        each.join(240)
        assert each.exitcode == 0
    return [answer for _, answer in sorted(answers, key=lambda pair: pair[0])]


def _worker(settings: Settings, work: Work, arguments: tuple[Any, ...], barrier: Any, results: Any) -> None:
    database = connect(settings.database_url, settings)
    with transaction(database):
        pass  # connected before the start
    barrier.wait(240)
    try:
        answer = work(database, *arguments)
    except EngineError as error:
        answer = type(error).__name__
    results.put((arguments, answer))
    database.close()


def chain_is_whole(desk: Desk) -> bool:
    instances = desk.all("SELECT id, event_seq, event_head FROM process_instance")
    for id, seq, head in instances:
        rows = desk.all("SELECT seq, prev_hash, hash FROM event WHERE instance_id = ? ORDER BY seq", id)
        linked = all(later[1] == earlier[2] for earlier, later in pairwise(rows))
        if [row[0] for row in rows] != list(range(1, seq + 1)) or rows[-1][2] != head or not linked:
            return False
    return bool(instances)


# -- one task ----------------------------------------------------------------------------------------------


def complete(database: Database, user: str, task_id: str) -> str:
    with transaction(database) as session:
        return complete_task(session, Actor(user_id=user), task_id, {"by": user}).instance_status


def test_of_two_processes_completing_one_task_one_wins(database: Database) -> None:
    desk = Desk(database)
    instance = desk.run(process("p", start() >> user_task("first") >> user_task("second") >> end()))
    task = desk.task("first")
    answers = at_once(database, complete, [("li", task), ("wang", task), ("zhao", task)])
    assert sorted(answers) == [
        "TaskAlreadyCompleted",
        "TaskAlreadyCompleted",
        "active",
    ]  # nobody waited for a lock in vain: that would be DatabaseBusy
    (event,) = desk.events("user-task-completed")
    assert desk.variables(instance) == {"by": event["actor"]}
    assert desk.open_tasks == ["second"]
    assert chain_is_whole(desk)


def test_parallel_tasks_completed_at_once_are_both_done(database: Database) -> None:
    desk = Desk(database)
    branches = [f"t{number}" for number in range(4)]
    instance = desk.run(
        process(
            "p",
            start() >> parallel("split"),
            *(path("split", user_task(name), "join") for name in branches),
            parallel("join") >> user_task("after") >> end(),
        )
    )
    answers = at_once(database, complete, [(name, desk.task(name)) for name in branches])
    assert answers == ["active"] * 4
    assert desk.open_tasks == ["after"]
    assert len(desk.events("user-task-completed")) == 4
    assert desk.status(instance) == "active"
    assert chain_is_whole(desk)


# -- one key -----------------------------------------------------------------------------------------------


def begin(database: Database, number: int) -> int:
    with transaction(database) as session:
        return start_process_instance(session, Actor(user_id="li"), "p", idempotency_key="k").instance_id


def test_one_key_sent_by_several_at_once_starts_one_instance(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(process("p", start() >> user_task("a") >> end()))
    answers = at_once(database, begin, [(1,), (2,), (3,)])
    assert len(set(answers)) == 1
    assert desk.value("SELECT count(*) FROM process_instance") == 1


# -- one message -------------------------------------------------------------------------------------------


def waiting() -> Process:
    return process("p", start() >> catch("wait", message("paid", key="order")) >> user_task("ship") >> end())


ROUNDS = 40


def publish_all(database: Database, role: str) -> list[str]:
    answers = []
    for number in range(ROUNDS):
        with transaction(database) as session:
            if role == "publisher":
                result = publish_message(session, Actor(user_id="bank"), "paid", f"order-{number}")
                answers.append(result.outcome)
            else:
                start_process_instance(session, Actor(user_id="li"), "p", {"order": f"order-{number}"})
    return answers


def test_a_message_and_its_subscription_never_pass_each_other_unseen(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(waiting())
    at_once(database, publish_all, [("publisher",), ("starter",)])
    assert desk.value("SELECT count(*) FROM user_task WHERE status = 'open'") == ROUNDS
    assert desk.all("SELECT id FROM message") == []
    assert desk.all("SELECT name FROM message_subscription") == []
    assert chain_is_whole(desk)


def test_a_publisher_waits_for_a_subscription_about_to_be_committed(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(waiting())
    outcomes: list[str] = []
    publisher = Thread(target=lambda: outcomes.append(desk.publish("paid", "A").outcome))
    with transaction(database) as session:
        start_process_instance(session, Actor(user_id="li"), "p", {"order": "A"})
        session.flush()
        publisher.start()
        publisher.join(0.3)  # long enough to pass by, did nothing hold it
        assert outcomes == []
    publisher.join(240)
    assert outcomes == ["correlated"]
    assert desk.open_tasks == ["ship"]


def test_a_subscriber_waits_for_a_message_about_to_be_committed(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(waiting())
    starter = Thread(target=lambda: desk.start("p", {"order": "A"}))
    with transaction(database) as session:
        publish_message(session, Actor(user_id="bank"), "paid", "A")
        session.flush()
        starter.start()
        starter.join(0.3)
    starter.join(240)
    assert desk.open_tasks == ["ship"]


def publish_same(database: Database, number: int) -> list[str]:
    answers = []
    for _ in range(10):
        with transaction(database) as session:
            answers.append(publish_message(session, Actor(user_id="bank"), "paid", "A").outcome)
    return answers


def test_messages_published_at_once_each_reach_one_instance(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(waiting())
    for _ in range(15):
        desk.start("p", {"order": "A"})
    answers = at_once(database, publish_same, [(1,), (2,)])
    outcomes = [outcome for each in answers for outcome in each]
    assert outcomes.count("correlated") == 15
    assert outcomes.count("buffered") == 5
    assert desk.value("SELECT count(*) FROM user_task WHERE status = 'open'") == 15
    assert len(desk.events("message-received")) == 15


def test_threads_of_one_process_share_a_database(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(process("p", start() >> user_task("a") >> user_task("b") >> end()))
    done: list[str] = []

    def work() -> None:
        for _ in range(10):
            started = desk.start("p").instance_id
            ((activity,),) = desk.all("SELECT activity_id FROM user_task WHERE instance_id = ?", started)
            done.append(complete(database, "li", f"{started}-{activity}"))

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
    assert done == ["active"] * 40
    assert desk.value("SELECT count(*) FROM user_task WHERE status = 'open' AND element_id = 'b'") == 40
    assert chain_is_whole(desk)
