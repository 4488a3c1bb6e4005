"""``contested``: eight clients complete one user task at once; how long the seven wait who come too late.

The floor is the slowest of eight who complete tasks of their own at the same moment, on the same server:
whoever loses a race shall not wait longer than whoever has none.
"""

from __future__ import annotations

import http.client
import json
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from threading import Barrier, Thread
from time import perf_counter
from typing import Final

import workflows
from benchmarks.common import Emit, available_dialects, temporary_database_url
from benchmarks.diagrams import approval
from benchmarks.http import CLIENTS, served, server_environment, serving_command
from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.deployment import deploy
from engine.identity.api_tokens import issue_api_token
from engine.identity.roles import READ, WRITE
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, connect, transaction
from engine.persistence.migrate import migrate

ROUNDS: Final = 15
_KEY: Final = "bench-approval"
_PATIENCE: Final = 60.0


def run(emit: Emit) -> None:
    """Milliseconds until the last of the losers has its 409, beside eight winners."""
    if "postgresql" not in available_dialects():
        return
    with ExitStack() as stack:
        url = stack.enter_context(temporary_database_url("postgresql"))
        var = stack.enter_context(tempfile.TemporaryDirectory(prefix="gongzhi-bench-"))
        database = connect(url)
        stack.callback(database.close)
        tokens = _prepare(database)
        port = stack.enter_context(served(serving_command(), server_environment(url, var)))
        connections = [
            http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE) for _ in range(CLIENTS)
        ]
        told, alone = [], []
        for number in range(ROUNDS + 1):
            losers = _race(connections, tokens, _tasks(database, 1) * CLIENTS, [200] + [409] * (CLIENTS - 1))
            winners = _race(connections, tokens, _tasks(database, CLIENTS), [200] * CLIENTS)
            if number:  # the first warms up
                told.append(max(losers))
                alone.append(max(winners))
    value, floor = (sorted(column)[ROUNDS // 2] * 1e3 for column in (told, alone))
    emit(bench="contested", case="the last of 7 losers is told", value=value, unit="ms", floor=floor)


def _prepare(database: Database) -> list[str]:
    """A token of each of eight people who may complete the task."""
    workflows.load()  # the registers have tables of their own
    migrate(database)
    people = [f"bench-{number}" for number in range(CLIENTS)]
    document = {
        "groups": [{"key": "group-step-1", "name": "group-step-1"}],
        "people": [{"id": person, "name": person, "groups": ["group-step-1"]} for person in people],
    }
    with transaction(database) as session:
        deploy(session, SYSTEM, {"approval.bpmn": approval(1)})
        import_identities(session, SYSTEM, document)
    with transaction(database) as session:
        return [
            issue_api_token(session, Actor(user_id=person), "bench", [READ, WRITE]).secret
            for person in people
        ]


def _tasks(database: Database, count: int) -> list[str]:
    """The keys of so many fresh user tasks."""
    keys = []
    for _ in range(count):
        with transaction(database) as session:
            instance_id = start_process_instance(session, SYSTEM, _KEY, {}).instance_id
        with transaction(database) as session:
            rows = session.all(
                "SELECT activity_id FROM user_task WHERE tenant_id = ? AND instance_id = ?",
                (session.tenant_id, instance_id),
            )
        keys.append(f"{instance_id}-{rows[0][0]}")
    return keys


def _race(
    connections: Sequence[http.client.HTTPConnection],
    tokens: Sequence[str],
    tasks: Sequence[str],
    expected: list[int],
) -> list[float]:
    """Seconds of the answers with the last of the statuses expected; raises RuntimeError for others."""
    barrier = Barrier(len(tasks))
    answers: list[tuple[int, float]] = []

    def complete(connection: http.client.HTTPConnection, token: str, task: str) -> None:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        body = json.dumps({"variables": {"approved": True}})
        barrier.wait()
        begun = perf_counter()
        connection.request("POST", f"/v2/user-tasks/{task}/completion", body, headers)
        answer = connection.getresponse()
        answer.read()
        answers.append((answer.status, perf_counter() - begun))

    threads = [Thread(target=complete, args=each) for each in zip(connections, tokens, tasks, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if sorted(status for status, _ in answers) != expected:
        raise RuntimeError(f"answered {sorted(status for status, _ in answers)}")
    return [seconds for status, seconds in answers if status == expected[-1]]
