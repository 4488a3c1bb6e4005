"""The engine in process, as the benchmarks drive it: start, list, complete; each its own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from benchmarks.common import temporary_database_url
from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import complete_task
from engine.deployment import deploy
from engine.persistence.database import Database, connect, reading, transaction
from engine.persistence.migrate import migrate
from engine.persistence.session import Session

ACTOR = Actor(user_id="bench")


class Bench:
    """One migrated database with one process deployed."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def deploy(self, name: str, diagram: bytes) -> None:
        with transaction(self.database) as session:
            deploy(session, ACTOR, {name: diagram})

    def start(self, key: str, variables: Mapping[str, Any]) -> int:
        with transaction(self.database) as session:
            return start_process_instance(session, ACTOR, key, variables).instance_id

    def complete(self, task_id: str, variables: Mapping[str, Any]) -> float:
        """Complete a user task; gives the seconds it took, commit included."""
        begun = perf_counter()
        with transaction(self.database) as session:
            complete_task(session, ACTOR, task_id, variables)
        return perf_counter() - begun

    def open_tasks(self, instance_id: int) -> list[str]:
        """The ids of the open user tasks of an instance, oldest first.

        Candidates are there only while a task is open. The tasks themselves are all there, and reading
        through the twenty thousand of an old instance would leave the next measurement a cold processor."""
        with reading(self.database) as session:
            return _open_tasks(session, instance_id)

    def advance(self, instance_id: int, submissions: Iterable[Mapping[str, Any]]) -> None:
        """Complete the one open user task of an instance once for each submission, in one transaction.

        For what is only prepared: nobody waits for the disk each time."""
        with transaction(self.database) as session:
            for variables in submissions:
                (task,) = _open_tasks(session, instance_id)
                complete_task(session, ACTOR, task, variables)

    def state_size(self, instance_id: int) -> int:
        """Bytes of the stored state of an instance."""
        with reading(self.database) as session:
            row = session.one(
                "SELECT state FROM process_instance WHERE tenant_id = ? AND id = ?",
                (session.tenant_id, instance_id),
            )
        assert row is not None
        return len(row[0])


def _open_tasks(session: Session, instance_id: int) -> list[str]:
    rows = session.all(
        "SELECT DISTINCT activity_id FROM user_task_candidate "
        "WHERE tenant_id = ? AND instance_id = ? ORDER BY activity_id",
        (session.tenant_id, instance_id),
    )
    return [f"{instance_id}-{activity_id}" for (activity_id,) in rows]


@contextmanager
def bench_on(dialect: str) -> Iterator[Bench]:
    with temporary_database_url(dialect) as url:
        database = connect(url)
        try:
            migrate(database)
            yield Bench(database)
        finally:
            database.close()


def median(samples: list[float]) -> float:
    return sorted(samples)[len(samples) // 2]
