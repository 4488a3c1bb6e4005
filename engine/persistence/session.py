"""A transaction as commands see it: driver-level SQL with ``?`` for parameters on every database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection

from engine import clock

if TYPE_CHECKING:
    from engine.persistence.case_events import CaseEvent
    from engine.persistence.database import Database

Row = tuple[Any, ...]
Params = Sequence[Any]

#: Rows written by one statement at most; longer lists take several.
ROWS_PER_INSERT = 16
#: psycopg splits a statement anew each time when it has more parameters; several short ones are cheaper.
PARAMS_PER_INSERT = 50


class Session:
    """What a command works with. Reads run at once; writes wait in a queue and are sent together.

    A read, a savepoint and the commit send the queue first, so that order is kept. Commands never commit.
    """

    def __init__(self, database: Database, connection: Connection, tenant_id: str) -> None:
        self.database = database
        self.tenant_id = tenant_id
        self.is_sqlite = database.is_sqlite
        self.hooks: list[Callable[[], Any]] = []
        #: called before the commit, inside the transaction
        self.before_commit: list[Callable[[], Any]] = []
        #: what waits for its place in the history of a case
        self.case_events: list[CaseEvent] = []
        self.wake_at: datetime | None = None
        self.ended: Literal["", "committed", "rolled back"] = ""
        self._connection = connection
        driver: Any = connection.connection.driver_connection
        self._driver = driver
        self._cursor: Any = driver.cursor() if database.is_sqlite else driver.cursor(binary=True)
        self._queue: list[tuple[str, Params]] = []
        self._now: datetime | None = None
        self._savepoints = 0

    @property
    def now(self) -> datetime:
        """The engine's clock: read once, after the first lock is held; the same instant for the command."""
        if self._now is None:
            self._now = clock.now()
        return self._now

    @property
    def core(self) -> Connection:
        """SQLAlchemy Core in the same transaction, for cold paths."""
        self.flush()
        return self._connection

    # -- statements ----------------------------------------------------------------------------------------

    def all(self, sql: str, params: Params = ()) -> list[Row]:
        """Every row of a query."""
        self._run(sql, params)
        rows: list[Row] = self._cursor.fetchall()
        return rows

    def one(self, sql: str, params: Params = ()) -> Row | None:
        """The first row of a query, or None."""
        self._run(sql, params)
        row: Row | None = self._cursor.fetchone()
        return row

    def execute(self, sql: str, params: Params = ()) -> int:
        """Write at once; gives the number of rows touched."""
        self._run(sql, params)
        count: int = self._cursor.rowcount
        return count

    def write(self, sql: str, params: Params = ()) -> None:
        """Write with the next flush; its row count is not known."""
        self._queue.append((sql, params))

    def insert(self, table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Insert rows with the next flush, several in each statement."""
        size = ROWS_PER_INSERT if self.is_sqlite else max(1, PARAMS_PER_INSERT // len(columns))
        for start in range(0, len(rows), size):
            chunk = rows[start : start + size]
            params = chunk[0] if len(chunk) == 1 else [value for row in chunk for value in row]
            self._queue.append((_insert_sql(table, columns, len(chunk)), params))

    def flush(self) -> None:
        """Send what waits in the queue."""
        if not self._queue:
            return
        queue, self._queue = self._queue, []
        if self.is_sqlite or len(queue) == 1:
            for sql, params in queue:
                self._send(sql, params)
            return
        with self._driver.pipeline():
            for sql, params in queue:
                self._send(sql, params)

    def _run(self, sql: str, params: Params) -> None:
        if self._queue:
            self.flush()
        self._send(sql, params)

    def _send(self, sql: str, params: Params) -> None:
        if not self.is_sqlite:
            sql = _pyformat(sql)
        if self.database.recorder is not None:
            self.database.recorder(sql, params)
        self._cursor.execute(sql, params)

    # -- beginning and end ---------------------------------------------------------------------------------

    def begin(self, statement: str) -> None:
        self._send(statement, ())

    def commit(self) -> None:
        """Send the queue and COMMIT in one flush; for ``transaction()`` alone."""
        for ending in self.before_commit:
            ending()
        self._queue.append(("COMMIT", ()))
        self.flush()
        self.ended = "committed"

    def end_reading(self) -> None:
        """End a transaction that only read; what waits in the queue is not sent. For ``reading()`` alone."""
        self._queue.clear()
        self._send("COMMIT", ())
        self.ended = "committed"

    def rollback(self) -> None:
        self._queue.clear()
        self.ended = "rolled back"
        try:
            if not self.is_sqlite or self._driver.in_transaction:
                self._send("ROLLBACK", ())
        except Exception:
            # of no use to the next transaction, and those in the pool may have lost their server too
            self._connection.invalidate()
            self.database.sql.dispose()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A block that can fail without taking the transaction with it; the error flies on."""
        self._savepoints += 1
        name = f"s{self._savepoints}"
        self.execute(f"SAVEPOINT {name}")
        hooks, wake_at, case_events = len(self.hooks), self.wake_at, tuple(self.case_events)
        try:
            yield
            self.flush()
        except BaseException:
            self._queue.clear()
            del self.hooks[hooks:]
            self.wake_at = wake_at
            self.case_events[:] = case_events
            self.execute(f"ROLLBACK TO SAVEPOINT {name}")
            raise
        finally:
            self.write(f"RELEASE SAVEPOINT {name}")

    # -- afterwards ----------------------------------------------------------------------------------------

    def wake(self, due_at: datetime) -> None:
        """After the commit, tell the workers of this process that a job is due then."""
        if self.wake_at is None or due_at < self.wake_at:
            self.wake_at = due_at

    def afterwards(self, hook: Callable[[], Any]) -> None:
        """Call ``hook`` once the transaction has ended, committed or not, outside of it."""
        self.hooks.append(hook)


@lru_cache(maxsize=2048)
def _pyformat(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


@lru_cache(maxsize=1024)
def _insert_sql(table: str, columns: tuple[str, ...], count: int) -> str:
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * count)}"
