"""Processes that work on one database at once; a test may kill any of them at any moment.

They come from a fork server that has everything imported, so that a new one works within milliseconds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import count
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from typing import Any

from engine.commands.instances import start_process_instance
from engine.commands.tasks import complete_task
from engine.config import Settings
from engine.errors import Conflict
from engine.jobs.worker import Worker
from engine.persistence.database import Database, connect, reading, transaction
from engine.sealing import use_sealer
from tests.support.desk import WANG
from workflows.registries.sealing import VaultSealer

# every program of a house proves its steps with the same key
use_sealer(VaultSealer())
_context = get_context("forkserver")
_context.set_forkserver_preload([__name__])

#: Short enough that the jobs of a killed worker are taken over within the test.
QUICK = {"job_lease": timedelta(seconds=1), "job_poll": timedelta(seconds=0.1), "job_threads": 2}


def begin(target: Callable[..., None], *arguments: Any) -> ForkServerProcess:
    """Start a process with this function."""
    process = _context.Process(target=target, args=arguments)
    process.start()
    return process


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database in a new process: connections are never inherited."""
    database = connect(settings.database_url, replace(settings, **QUICK))
    try:
        yield database
    finally:
        database.close()


def run_timers(settings: Settings) -> None:
    """A worker that stops when no timer is left."""
    with opened(settings) as database:
        worker = Worker(database)
        worker.start()
        while _count(database, "SELECT count(*) FROM job WHERE kind = 'timer'"):
            _context.Event().wait(0.05)
        worker.stop()


def work_until_killed(settings: Settings, acknowledged: Path, process_key: str, seed: int) -> None:
    """Start instances and complete tasks at random beside a worker; write down what was committed."""
    random = Random(seed)
    note = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with opened(settings) as database:
        worker = Worker(database)
        worker.start()
        for turn in count():
            tasks = open_tasks(database)
            token = f"{os.getpid()}-{turn}"
            if not tasks or random.random() < 0.25:
                with transaction(database) as session:
                    id = start_process_instance(session, WANG, process_key).instance_id
                line = f"started {id} {token}\n"
            else:
                task = random.choice(tasks)
                try:
                    with transaction(database) as session:
                        complete_task(session, WANG, task, {"token": token})
                except Conflict:
                    continue
                line = f"completed {task} {token}\n"
            # one write call: the line is in the file whole or not at all, whenever we are killed
            os.write(note, line.encode())


def open_tasks(database: Database) -> list[str]:
    """The public keys of the first open user tasks."""
    with reading(database) as session:
        rows = session.all(
            "SELECT instance_id, activity_id FROM user_task WHERE tenant_id = ? AND status = 'open'"
            " ORDER BY created_at, instance_id, activity_id LIMIT 50",
            (session.tenant_id,),
        )
    return [f"{instance}-{activity}" for instance, activity in rows]


def _count(database: Database, sql: str) -> int:
    with reading(database) as session:
        row = session.one(sql)
    return int(row[0]) if row else 0
