"""``http``: start an instance and complete its four user tasks, eight clients, ``gongzhi serve``, PostgreSQL.

A client is a process with one keep-alive connection. It knows the keys of the tasks that follow each other in
a straight process, as a page does that was just told of them; nothing is looked up in between.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

from benchmarks.common import Emit, available_dialects, temporary_database_url
from benchmarks.diagrams import approval
from benchmarks.http_client import START, SUBMITTED
from benchmarks.http_floor import SCRIPTS, Recorded
from engine.actor import SYSTEM, Actor
from engine.deployment import deploy
from engine.identity.api_tokens import issue_api_token
from engine.identity.roles import READ, WRITE
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, connect, transaction
from engine.persistence.ids import new_id
from engine.persistence.migrate import migrate

STEPS: Final = 4
CLIENTS: Final = 8
INSTANCES: Final = 25  # each client's, in each round
ROUNDS: Final = 4
#: Completions a second of the engine people would otherwise take, on this class of machine.
SPIFF_ARENA: Final = 15.4
_PATIENCE: Final = 60.0


def run(emit: Emit) -> None:
    """Completions a second, and those of the floor, in rounds that take turns."""
    if "postgresql" not in available_dialects():
        return
    with ExitStack() as stack:
        url = stack.enter_context(temporary_database_url("postgresql"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gongzhi-bench-")))
        token, scripts, activities = _prepare(url)
        (folder / "scripts").write_bytes(pickle.dumps(scripts))
        environment = {
            **server_environment(url, str(folder / "var")), SCRIPTS: str(folder / "scripts"),
        }  # fmt: skip
        ours = stack.enter_context(served(serving_command(), environment))
        floor = stack.enter_context(served([sys.executable, "-m", "benchmarks.http_floor"], environment))
        clients = _Clients(stack)
        rounds = [
            (clients.round(ours, token, activities), clients.round(floor, "", ())) for _ in range(1 + ROUNDS)
        ]
    figures = rounds[1:]  # the first warms up
    reached, possible = (sorted(column)[ROUNDS // 2] for column in zip(*figures, strict=True))
    emit(bench="http", case="completions, 8 clients", value=reached, unit="1/s", floor=possible)
    emit(bench="http", case="beside SpiffArena", value=reached, unit="1/s", floor=SPIFF_ARENA)


# -- what is recorded --------------------------------------------------------------------------------------


def _prepare(url: str) -> tuple[str, list[Recorded], tuple[str, ...]]:
    """Fill the database; gives a token, the statements of each request, and the tasks' numbers."""
    from api.app import create_app
    from api.logs import start_logging
    from api.runtime import runtime_of
    from engine.config import Settings

    start_logging()  # to standard error: figures alone go to standard output
    app = create_app(Settings(database_url=url))
    database = runtime_of(app).database
    migrate(database)
    token = _worker(database)
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    scripts = [_recorded(database, client, "/v2/process-instances", START, 0)]
    instance = int(scripts[0].answer["processInstanceKey"])
    activities: list[str] = []
    for _ in range(STEPS):
        activities.append(_open_activity(url, instance))
        path = f"/v2/user-tasks/{instance}-{activities[-1]}/completion"
        scripts.append(_recorded(database, client, path, {"variables": SUBMITTED}, instance))
    database.close()
    return token, scripts, tuple(activities)


def _worker(database: Database) -> str:
    """Somebody in every group of the process; gives a token."""
    groups = [f"group-step-{number}" for number in range(1, STEPS + 1)]
    document = {
        "groups": [{"key": group, "name": group} for group in groups],
        "people": [{"id": "bench", "name": "bench", "groups": groups}],
    }
    with transaction(database) as session:
        deploy(session, SYSTEM, {"approval.bpmn": approval(STEPS)})
        import_identities(session, SYSTEM, document)
    with transaction(database) as session:
        return issue_api_token(session, Actor(user_id="bench"), "bench", [READ, WRITE]).secret


def _recorded(database: Database, client: Any, path: str, body: Mapping[str, Any], origin: int) -> Recorded:
    # once before, for what is compiled and remembered at the first time, where that can be
    if not origin:
        client.post(path, json=body)
    statements: list[tuple[str, Any]] = []
    begun = new_id()
    database.recorder = lambda sql, params: statements.append((sql, list(params)))
    try:
        answer = client.post(path, json=body)
    finally:
        database.recorder = None
    if answer.status_code != 200:
        raise RuntimeError(answer.get_data(as_text=True))
    return Recorded(statements, begun, answer.get_json(), origin)


def _open_activity(url: str, instance: int) -> str:
    database = connect(url)
    with transaction(database) as session:
        row = session.one(
            "SELECT activity_id FROM user_task WHERE tenant_id = ? AND instance_id = ? AND status = 'open'",
            (session.tenant_id, instance),
        )
    database.close()
    assert row is not None
    return str(row[0])


# -- servers and clients -----------------------------------------------------------------------------------


def server_environment(url: str, var: str) -> dict[str, str]:
    """This process's, with a database and a folder of its own."""
    return {**os.environ, "GONGZHI_DATABASE_URL": url, "GONGZHI_VAR_DIRECTORY": var}


def serving_command() -> list[str]:
    """``gongzhi serve``, without the number of the port."""
    return [str(Path(sys.executable).with_name("gongzhi")), "serve", "--no-deploy", "--port"]


@contextmanager
def served(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[int]:
    """A server on a free port; gives the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen(
        [*command, str(port)], env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = monotonic() + _PATIENCE
        while not _listens(port):
            if process.poll() is not None or monotonic() > deadline:
                raise RuntimeError(f"{command[0]} does not serve")
            sleep(0.05)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_PATIENCE)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class _Clients:
    """The client processes, alive over all rounds."""

    def __init__(self, stack: ExitStack) -> None:
        command = [sys.executable, "-m", "benchmarks.http_client"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self._processes: list[subprocess.Popen[str]] = [
            stack.enter_context(subprocess.Popen(command, **pipes))  # type: ignore[call-overload]
            for _ in range(CLIENTS)
        ]

    def round(self, port: int, token: str, activities: Sequence[str]) -> float:
        """Completions a second of all clients together."""
        work = {
            "port": port, "token": token, "activities": activities, "instances": INSTANCES, "steps": STEPS,
        }  # fmt: skip
        self._tell(json.dumps(work))
        self._hear()
        self._tell("go")
        spans = [json.loads(line) for line in self._hear()]
        seconds: float = max(end for _, end in spans) - min(begun for begun, _ in spans)
        return CLIENTS * INSTANCES * STEPS / seconds

    def _tell(self, line: str) -> None:
        for process in self._processes:
            assert process.stdin is not None
            process.stdin.write(f"{line}\n")
            process.stdin.flush()

    def _hear(self) -> list[str]:
        lines = [process.stdout.readline() for process in self._processes if process.stdout is not None]
        if not all(lines):
            raise RuntimeError("a client failed")
        return lines
