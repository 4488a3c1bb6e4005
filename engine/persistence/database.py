"""Connections and transactions: one place that begins, commits and rolls back.

SQLAlchemy keeps the pool; transactions are begun and ended by statements of ours on the driver's connection,
so that SQLite locks for writing at once and PostgreSQL gets writes and COMMIT in one flush.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from logging import getLogger
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

import psycopg
import psycopg.errors
from psycopg.types.numeric import Int8BinaryDumper
from sqlalchemy import Engine, create_engine, event, make_url

from engine.config import Settings
from engine.errors import DatabaseBusy
from engine.persistence.session import Session
from engine.persistence.types import register_sqlite_types

_log = getLogger(__name__)

#: Statements each connection keeps prepared.
PREPARED: Final = 400
_POSTGRESQL_BUSY = (
    psycopg.errors.LockNotAvailable,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
)

WakeUp = Callable[[datetime], None]
Answer = TypeVar("Answer")


class Database:
    """A pool, the dialect of the database behind it, and what this process keeps for it."""

    def __init__(self, sql: Engine, settings: Settings) -> None:
        self.sql = sql
        self.settings = settings
        self.is_sqlite = sql.dialect.name == "sqlite"
        #: called after a commit that made jobs, with the earliest time one is due; must not block
        self.wake_ups: list[WakeUp] = []
        #: compiled programs, decisions and the like: immutable, by the id of their definition
        self.cache: dict[Any, Any] = {}
        #: called with every statement sent, by benchmarks that replay them
        self.recorder: Callable[[str, Any], None] | None = None
        # SQLite has one writer. Threads of one process queue here instead of polling the file's lock.
        self.writer = Lock()

    def close(self) -> None:
        """Close the pooled connections."""
        self.sql.dispose()


def connect(url: str, settings: Settings | None = None) -> Database:
    """Open a pool on ``sqlite:///file`` or ``postgresql://…``; nothing is created or migrated.

    Raises ValueError for any other database and for SQLite in memory, which threads cannot share.
    """
    settings = settings or Settings(database_url=url)
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        if not target.database or target.database == ":memory:":
            raise ValueError("SQLite needs a file: sqlite:///path")
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
        sql = _sqlite(target.set(drivername="sqlite+pysqlite"), settings)
    elif target.get_backend_name() in ("postgresql", "postgres"):
        sql = _postgresql(target.set(drivername="postgresql+psycopg"), settings)
    else:
        raise ValueError(f"{target.get_backend_name()} is not supported: use SQLite or PostgreSQL")
    return Database(sql, settings)


def _sqlite(url: Any, settings: Settings) -> Engine:
    register_sqlite_types()
    seconds = settings.lock_timeout.total_seconds()
    sql = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_size=settings.pool_size,
        max_overflow=-1,
        connect_args={
            "timeout": seconds,
            "detect_types": sqlite3.PARSE_DECLTYPES,
            "cached_statements": PREPARED,
            "check_same_thread": False,
        },
    )

    @event.listens_for(sql, "connect")
    def configure(connection: sqlite3.Connection, record: object) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {settings.sqlite_synchronous}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -65536")

    return sql


def _postgresql(url: Any, settings: Settings) -> Engine:
    milliseconds = int(settings.lock_timeout.total_seconds() * 1000)
    sql = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_size=settings.pool_size,
        max_overflow=-1,
        connect_args={"options": f"-c timezone=UTC -c lock_timeout={milliseconds}", "prepare_threshold": 0},
    )

    @event.listens_for(sql, "connect")
    def configure(connection: psycopg.Connection[Any], record: object) -> None:
        connection.autocommit = True
        connection.prepared_max = PREPARED
        # one type for all integers: psycopg would prepare a statement once for each size of them
        connection.adapters.register_dumper(int, Int8BinaryDumper)

    return sql


@contextmanager
def transaction(database: Database, tenant_id: str | None = None) -> Iterator[Session]:
    """One unit of work: commits when the block ends, rolls back when it raises, retries nothing.

    Raises DatabaseBusy when another transaction holds the same rows for longer than the lock timeout, or a
    deadlock was broken. Hooks of the session run after the end, outside the transaction.
    """
    session = None
    try:
        begin = "BEGIN IMMEDIATE" if database.is_sqlite else "BEGIN"
        with _writing(database), _begun(database, tenant_id, begin) as session:
            yield session
            session.commit()
    except _POSTGRESQL_BUSY as error:
        raise DatabaseBusy() from error
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise DatabaseBusy() from error
        raise
    finally:
        if session is not None:
            _after(session, database)


@contextmanager
def reading(database: Database, tenant_id: str | None = None) -> Iterator[Session]:
    """Queries only; on SQLite they see one snapshot and never wait for a writer."""
    with _begun(database, tenant_id, "BEGIN" if database.is_sqlite else "BEGIN READ ONLY") as session:
        yield session
        # after a ROLLBACK psycopg forgets every statement the connection has prepared
        session.end_reading()


def look(database: Database, ask: Callable[[Session], Answer]) -> Answer:
    """The answer to a question of one or two short queries, without the price of a transaction.

    On PostgreSQL every statement sees what is committed when it begins, as in :func:`reading`; nothing is
    begun or committed around it. ``ask`` must not write, and is asked again when the connection was dead.
    """
    if database.is_sqlite:
        with reading(database) as session:
            return ask(session)
    try:
        return _ask(database, ask)
    except psycopg.OperationalError:
        # as when a transaction begins: the server was restarted, or cut an idle connection
        database.sql.dispose()
        return _ask(database, ask)


def _ask(database: Database, ask: Callable[[Session], Answer]) -> Answer:
    with database.sql.connect() as connection:
        try:
            return ask(Session(database, connection, database.settings.tenant_id))
        except psycopg.OperationalError:
            connection.invalidate()
            raise


@contextmanager
def _begun(database: Database, tenant_id: str | None, begin: str) -> Iterator[Session]:
    """A session whose transaction has begun; what is not committed at the end is rolled back."""
    with ExitStack() as stack:
        session = _open(database, stack, tenant_id)
        try:
            session.begin(begin)
        except psycopg.OperationalError:
            # The server was restarted, or cut an idle connection. Nothing was sent yet: take a new one.
            session.rollback()
            session = _open(database, stack, tenant_id)
            session.begin(begin)
        try:
            yield session
        finally:
            if not session.ended:
                session.rollback()


def _open(database: Database, stack: ExitStack, tenant_id: str | None) -> Session:
    connection = stack.enter_context(database.sql.connect())
    return Session(database, connection, tenant_id or database.settings.tenant_id)


@contextmanager
def _writing(database: Database) -> Iterator[None]:
    if not database.is_sqlite:
        yield
        return
    if not database.writer.acquire(timeout=database.settings.lock_timeout.total_seconds()):
        raise DatabaseBusy()
    try:
        yield
    finally:
        database.writer.release()


def _after(session: Session, database: Database) -> None:
    """Run the hooks; what is committed stays acknowledged even if one of them fails."""
    calls: list[Callable[[], Any]] = list(session.hooks)
    if session.ended == "committed" and session.wake_at is not None:
        due = session.wake_at
        calls += [lambda wake=wake: wake(due) for wake in database.wake_ups]  # type: ignore[misc]
    for call in calls:
        try:
            call()
        except Exception:
            _log.exception("a hook after the transaction failed")
