"""PostgreSQL databases to borrow: as new for each test, without creating one each time.

Creating and dropping a database costs an eighth of a second of a core; emptying the tables that a test wrote,
some milliseconds. A database whose schema was changed is thrown away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

import psycopg

#: Number of rows and youngest transaction of a table: another one after any insert, update or delete.
Mark = tuple[int, int]

#: Bytes from which the space of deleted rows is given back.
LARGE: Final = 128 * 1024

#: The schema of a template in which what it was filled with is kept.
ORIGINAL: Final = "original"

_SHAPE: Final = """
SELECT
  (SELECT md5(string_agg(
            concat_ws(',', relname, relkind, relnatts, relhasrules, relhastriggers), ';' ORDER BY oid))
     FROM pg_class WHERE relnamespace = 'public'::regnamespace),
  (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_attribute WHERE attrelid >= 16384),
  (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_trigger),
  (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_constraint),
  (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_proc),
  (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE d.datname = current_database()),
  (SELECT string_agg(concat_ws(',', sequencename, last_value), ';' ORDER BY sequencename) FROM pg_sequences)
"""

_FILLED: Final = """
SELECT relname, pg_relation_size(oid) FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
"""


@dataclass
class _Borrowed:
    shape: Any
    marks: dict[str, Mark]


@dataclass
class Pool:
    """Copies of one template database on the server at ``server`` (URL of its maintenance database), for the
    process of the run that is called ``owner``."""

    server: str
    template: str
    owner: str
    _idle: list[str] = field(default_factory=list)
    _known: dict[str, _Borrowed] = field(default_factory=dict)
    _created: int = 0

    def url(self, name: str) -> str:
        return self.server.replace("/postgres?", f"/{name}?")

    def take(self) -> str:
        """The name of a database that is as the template is, nobody else's until :meth:`give_back`."""
        if self._idle:
            return self._idle.pop()
        self._created += 1
        name = f"{self.template}_{self.owner}_{self._created}"
        self._maintain(f"CREATE DATABASE {name} TEMPLATE {self.template}")
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            marks = _marks(connection, _filled(connection))
            self._known[name] = _Borrowed(
                _shape(connection), {t: mark for t, mark in marks.items() if mark[0]}
            )
        return name

    def give_back(self, name: str) -> None:
        """Make it as new again; drop it when what is in it is not enough to know that."""
        self._maintain(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            as_new = self._restore(connection, self._known[name])
        if as_new:
            self._idle.append(name)
        else:
            del self._known[name]
            self._maintain(f"DROP DATABASE {name} WITH (FORCE)")

    def _restore(self, connection: psycopg.Connection, known: _Borrowed) -> bool:
        if _shape(connection) != known.shape:
            return False
        sizes = _filled(connection)
        now = _marks(connection, sizes)
        filled = [table for table, mark in known.marks.items() if now.get(table) != mark]
        written = filled + [table for table, (rows, _) in now.items() if rows and table not in known.marks]
        if not written:
            return True
        # as a replica: neither foreign keys nor the triggers that keep the history are asked
        again = ["SET session_replication_role = replica"]
        again += [f'DELETE FROM "{table}"' for table in written]
        again += [f'INSERT INTO "{table}" SELECT * FROM {ORIGINAL}."{table}"' for table in filled]
        connection.execute(";".join(again))  # type: ignore[arg-type]
        large = [f'"{table}"' for table in written if sizes.get(table, 0) > LARGE]
        if large:
            connection.execute(f"VACUUM {', '.join(large)}")  # type: ignore[arg-type]
        known.marks |= _marks(connection, filled)
        return True

    def _maintain(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]


def keep_original(url: str) -> None:
    """Copy what a template is filled with beside it, for the databases made of it to be filled again."""
    with psycopg.connect(url, autocommit=True) as connection:
        # a template made from another one brings the other's along
        connection.execute(f"DROP SCHEMA IF EXISTS {ORIGINAL} CASCADE; CREATE SCHEMA {ORIGINAL}")  # type: ignore[arg-type]
        for table in _filled(connection):
            connection.execute(f'CREATE TABLE {ORIGINAL}."{table}" AS TABLE "{table}"')  # type: ignore[arg-type]


def _shape(connection: psycopg.Connection) -> Any:
    return connection.execute(_SHAPE).fetchone()


def _filled(connection: psycopg.Connection) -> dict[str, int]:
    """Bytes of each table that holds or held rows."""
    return dict(connection.execute(_FILLED).fetchall())


def _marks(connection: psycopg.Connection, tables: Collection[str]) -> dict[str, Mark]:
    if not tables:
        return {}
    asked = " UNION ALL ".join(
        f"SELECT '{table}', count(*), coalesce(max(xmin::text::bigint), 0) FROM \"{table}\""
        for table in tables
    )
    rows = connection.execute(asked).fetchall()  # type: ignore[arg-type]
    return {table: (count, youngest) for table, count, youngest in rows}
