"""Transactions: one place commits, locks are fair, hooks run after the end."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from sqlalchemy import insert, select

from engine.errors import DatabaseBusy
from engine.persistence import migrate as migrations
from engine.persistence.database import Database, connect, look, reading, transaction
from engine.persistence.ids import new_id
from engine.persistence.migrate import is_current, migrate
from engine.persistence.schema import job

AT = datetime(2026, 3, 2, 1, 2, 3, 456789, tzinfo=UTC)
COLUMNS = ("tenant_id", "id", "kind", "due_at", "retries", "payload", "held", "created_at")


def row(number: int, kind: str = "timer") -> tuple[object, ...]:
    return ("default", number, kind, AT, 3, "{}", False, AT)


def numbers(database: Database) -> list[int]:
    with reading(database) as session:
        return [id for (id,) in session.all("SELECT id FROM job ORDER BY id")]


def test_queued_writes_are_committed_in_order(database: Database) -> None:
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(n) for n in range(1, 41)])
        session.write("DELETE FROM job WHERE id > ?", (39,))
    assert numbers(database) == list(range(1, 40))


def test_a_failure_rolls_everything_back(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), transaction(database) as session:
        session.execute("DELETE FROM job")
        session.insert("job", COLUMNS, [row(1)])
        session.flush()
        raise ZeroDivisionError
    assert numbers(database) == []


def test_a_failing_statement_in_the_last_flush_commits_nothing(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"), transaction(database) as session:
        session.insert("job", COLUMNS, [row(1)])
        session.insert("job", COLUMNS, [row(1)])
    assert numbers(database) == []
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(2)])
    assert numbers(database) == [2]


def test_times_and_booleans_come_back_as_they_went_in(database: Database) -> None:
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(1)])
        assert session.one("SELECT due_at, held, lock_expires_at FROM job") == (AT, False, None)
        assert session.core.execute(select(job.c.due_at, job.c.held)).one() == (AT, False)
        values = dict(zip(COLUMNS, row(2), strict=True))
        session.core.execute(insert(job).values(**values))
        assert (
            session.all("SELECT due_at, held FROM job WHERE due_at <= ? AND NOT held", (AT,))
            == [(AT, False)] * 2
        )


def test_a_savepoint_undoes_its_block_alone(database: Database) -> None:
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(1)])
        with pytest.raises(ZeroDivisionError), session.savepoint():
            session.insert("job", COLUMNS, [row(2)])
            session.flush()
            raise ZeroDivisionError
        with pytest.raises(Exception, match=r"(?i)unique"), session.savepoint():
            session.insert("job", COLUMNS, [row(1)])
        with session.savepoint():
            session.insert("job", COLUMNS, [row(3)])
    assert numbers(database) == [1, 3]


def test_workers_are_woken_after_the_commit_and_only_then(database: Database) -> None:
    woken: list[tuple[datetime, list[int]]] = []
    database.wake_ups.append(lambda due: woken.append((due, numbers(database))))
    with pytest.raises(ZeroDivisionError), transaction(database) as session:
        session.wake(AT)
        raise ZeroDivisionError
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(1)])
        session.wake(AT)
    assert woken == [(AT, [1])]


def test_a_failing_hook_does_not_fail_what_is_committed(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(1)])
        session.afterwards(lambda: 1 // 0)
    assert numbers(database) == [1]
    assert "hook" in caplog.text


def test_a_lock_held_too_long_is_reported_as_busy(database: Database) -> None:
    from dataclasses import replace
    from datetime import timedelta

    impatient = connect(
        database.settings.database_url, replace(database.settings, lock_timeout=timedelta(seconds=0.05))
    )
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(1)])
        session.flush()
        with pytest.raises(DatabaseBusy), transaction(impatient) as second:
            second.insert("job", COLUMNS, [row(1)])
    impatient.close()


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    with transaction(database) as session:
        session.insert("job", COLUMNS, [row(1)])
        session.flush()
        seen: list[list[int]] = []
        reader = Thread(target=lambda: seen.append(numbers(database)))
        reader.start()
        reader.join(120)
        assert seen == [[]]


def test_ids_grow_and_fit_63_bits() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert ids == sorted(set(ids))
    assert ids[-1] < 2**63


def test_migrating_twice_changes_nothing(database: Database) -> None:
    assert is_current(database)
    migrate(database)
    assert is_current(database)


def test_a_package_with_migrations_of_its_own_is_part_of_what_is_current(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "_directories", [*migrations._directories])
    (tmp_path / "parks_0001_parks.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\n"
        "revision, down_revision = 'parks_0001', None\n"
        "branch_labels, depends_on = ('parks',), '0001'\n"
        "def upgrade():\n    op.create_table('park', sa.Column('id', sa.Integer, primary_key=True))\n"
    )
    migrations.register_migrations(tmp_path)
    assert not is_current(database)
    migrate(database)
    assert is_current(database)
    with reading(database) as session:
        assert session.all("SELECT id FROM park") == []


def test_a_database_newer_than_the_program_is_not_current(database: Database) -> None:
    with transaction(database) as session:
        session.execute("DELETE FROM alembic_version")  # a row for each branch
        session.execute("INSERT INTO alembic_version (version_num) VALUES ('9999')")
    assert not is_current(database)


def test_a_server_that_cut_its_connections_is_not_noticed_by_the_next_command(
    postgresql_database: Database, postgresql_server: str
) -> None:
    database = postgresql_database
    with ExitStack() as stack:  # three connections in the pool
        for _ in range(3):
            stack.enter_context(reading(database))
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [database.sql.url.database],
        )
    for number in (1, 2, 3):
        with transaction(database) as session:
            session.insert("job", COLUMNS, [row(number)])
    assert numbers(database) == [1, 2, 3]


def test_a_look_asks_again_when_the_server_had_cut_the_connection(
    postgresql_database: Database, postgresql_server: str
) -> None:
    database = postgresql_database
    assert look(database, lambda session: session.one("SELECT 1")) == (1,)
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [database.sql.url.database],
        )
    assert look(database, lambda session: session.one("SELECT 2")) == (2,)


def test_a_look_leaves_no_transaction_behind(database: Database) -> None:
    asked: list[str] = []
    database.recorder = lambda sql, params: asked.append(sql)
    look(database, lambda session: session.one("SELECT 1"))
    assert asked == (["BEGIN", "SELECT 1", "COMMIT"] if database.is_sqlite else ["SELECT 1"])


def test_a_connection_lost_within_a_transaction_is_an_error(
    postgresql_database: Database, postgresql_server: str
) -> None:
    database = postgresql_database
    with pytest.raises(psycopg.OperationalError), transaction(database) as session:
        (pid,) = session.one("SELECT pg_backend_pid()") or (0,)
        with psycopg.connect(postgresql_server, autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(%s)", [pid])
        session.insert("job", COLUMNS, [row(1)])
    assert numbers(database) == []
