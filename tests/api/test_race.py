"""Eight clients complete one user task at once. How soon a loser hears it is ``gongzhi bench contested``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from threading import Barrier, Thread, get_ident
from typing import NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.runtime import runtime_of
from engine.history.seal import Vault
from engine.history.verify import verify
from engine.persistence.database import Database
from tests.api.people import add_person, client_with
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

CLIENTS = 8
ROUNDS = 5


class Attempt(NamedTuple):
    status: int
    code: str
    #: what it sent to the database
    statements: int


def race(app: Flask, clients: list[FlaskClient], task: str) -> list[Attempt]:
    """Each client's attempt, from a thread of its own."""
    barrier, results, sent = Barrier(len(clients)), list[Attempt](), Counter[int]()
    database = runtime_of(app).database
    database.recorder = lambda _sql, _params: sent.update((get_ident(),))

    def run(client: FlaskClient) -> None:
        barrier.wait()
        answer = client.post(f"/v2/user-tasks/{task}/completion", json={"variables": {"agreed": True}})
        code = (answer.get_json(force=True) or {}).get("code", "")
        results.append(Attempt(answer.status_code, code, sent[get_ident()]))

    threads = [Thread(target=run, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database.recorder = None
    return results


@pytest.mark.slow
def test_one_wins_seven_are_told_without_a_second_try_and_the_instance_is_unharmed(
    app: Flask, database: Database, tmp_path: Path
) -> None:
    people = [add_person(database, f"clerk-{number}", groups=["clerks"]) for number in range(CLIENTS)]
    clients = [client_with(app, token) for token in people]
    desk = Desk(database)
    drawn = process(
        "contested", start() >> user_task("agree", groups=["clerks"]) >> user_task("then") >> end()
    )
    for finished in range(1, ROUNDS + 1):
        instance = desk.run(drawn)
        results = race(app, clients, desk.task("agree"))
        assert sorted(attempt.status for attempt in results) == [200] + [409] * (CLIENTS - 1)
        assert {attempt.code for attempt in results if attempt.status == 409} == {"task-already-completed"}
        (won,) = (attempt.statements for attempt in results if attempt.status == 200)
        # who tried again, or looked at more than that the task is done, would have asked for more
        assert all(0 < attempt.statements < won for attempt in results if attempt.status == 409), results
        assert desk.status(instance) == "active"
        assert desk.open_tasks.count("then") == finished
        assert desk.variables(instance) == {"agreed": True}
    assert verify(database, Vault(tmp_path / "vault")).is_intact
