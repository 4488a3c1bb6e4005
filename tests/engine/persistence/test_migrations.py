"""The migrations make exactly the tables the code knows."""

from __future__ import annotations

import json
import re
from pathlib import Path

from engine.persistence.database import Database, connect, reading, transaction
from engine.persistence.migrate import migrate
from engine.persistence.schema import metadata
from tests.support.desk import Desk
from tests.support.diagrams import catch, end, process, start, timer
from tests.support.watching import watch

_POSTGRESQL = """
    SELECT 'column', table_name, column_name, data_type, is_nullable, character_maximum_length::text
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT 'index', tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', ''
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""


def tables_of(database: Database) -> set[tuple[str, ...]]:
    with reading(database) as session:
        if not database.is_sqlite:
            rows = session.all(_POSTGRESQL)
        else:
            rows = session.all("SELECT type, tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    # other packages may have registered tables of their own in the same run
    return {tuple(_plain(str(value)) for value in row) for row in rows if row[1] in metadata.tables}


def _plain(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", re.sub(r"\s+", " ", sql.replace('"', "")))


def created_by_code(database: Database, tmp_path: Path) -> Database:
    """An empty database of the same kind with the tables of the metadata."""
    if database.is_sqlite:
        fresh = connect(f"sqlite:///{tmp_path}/code.db")
    else:
        with database.sql.connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE made_by_code TEMPLATE template0")
        name = database.sql.url.database or ""
        fresh = connect(database.settings.database_url.replace(f"/{name}?", "/made_by_code?"))
    metadata.create_all(fresh.sql)
    return fresh


def test_migrations_make_the_tables_of_the_code(database: Database, tmp_path: Path) -> None:
    fresh = created_by_code(database, tmp_path)
    try:
        made, wanted = tables_of(database), tables_of(fresh)
        assert made == wanted
        assert {"process_instance", "event", "job"} <= {row[1] for row in made}
    finally:
        fresh.close()
        if not database.is_sqlite:
            with database.sql.connect() as connection:
                connection.exec_driver_sql("DROP DATABASE made_by_code")


def test_every_table_is_led_by_its_tenant() -> None:
    for table in metadata.tables.values():
        assert next(column.name for column in table.primary_key) == "tenant_id", table.name


def test_every_name_fits_every_database() -> None:
    names = [index.name for table in metadata.tables.values() for index in table.indexes]
    assert all(name and len(name) <= 63 for name in names)


def test_cases_begun_before_summaries_were_searched_are_found_by_them(database: Database) -> None:
    """As a house of the release before has them: tasks with summaries, and no terms of them."""
    shown = json.dumps([["名称", "莲新合唱队"], ["受理号", "SQ-2026-0042"], ["人数", 12]], ensure_ascii=False)
    columns = ("instance_id", "activity_id", "scope_id", "definition_id", "element_id", "name", "status")
    rest = ("priority", "properties", "created_at", "summary")
    with transaction(database) as session:
        now = session.now
        rows = [
            ("default", number, 1, 0, 1, "review", "审核", "completed", 50, "{}", now, summary)
            for number, summary in (
                (1, shown),
                (2, None),
                (3, "no JSON"),
                *((n, shown) for n in range(4, 900)),
            )
        ]
        session.insert("user_task", ("tenant_id", *columns, *rest), rows)
        session.write("ALTER TABLE event DROP COLUMN written", ())
        session.write("UPDATE alembic_version SET version_num = '0008' WHERE version_num = '0011'", ())
    migrate(database)
    migrate(database)
    with reading(database) as session:
        sql = "SELECT instance_id FROM search_term WHERE tenant_id = 'default' AND term LIKE ? ORDER BY 1"
        found = {term: {row[0] for row in session.all(sql, (f"{term}%",))} for term in ("合唱", "42", "莲新")}
    assert all(cases == {1, *range(4, 900)} for cases in found.values())


def test_cases_begun_before_that_had_no_task_yet_are_found_too(database: Database) -> None:
    desk = Desk(database)
    desk.deploy(watch())
    desk.deploy(process("untold", start() >> catch("rest", timer("P1Y")) >> end()))
    named = [desk.start("watch", {"name": f"莲新合唱队{number}"}).instance_id for number in range(3)]
    desk.start("untold", {"name": "莲新合唱队"})
    with transaction(database) as session:
        session.write("DELETE FROM search_term", ())
        session.write("UPDATE process_instance SET state = ? WHERE id = ?", (b"[", named[0]))
        session.write("UPDATE alembic_version SET version_num = '0010' WHERE version_num = '0011'", ())
    migrate(database)
    migrate(database)
    with reading(database) as session:
        found = session.all("SELECT instance_id FROM search_term WHERE term LIKE ? ORDER BY 1", ("合唱%",))
    assert [row[0] for row in found] == named[1:], "of a state that nothing reads there is nothing to say"
