"""The migrations of the registers make exactly the tables the code knows."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from engine.persistence.database import Database
from engine.persistence.migrate import is_current, migrate
from workflows.registries.tables import metadata


def test_the_tables_made_are_those_of_the_code(registers: Database) -> None:
    with registers.sql.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                # SQLite reads our own types back as text
                "compare_type": not registers.is_sqlite,
                "include_name": lambda name, kind, parents: kind != "table" or name in metadata.tables,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(registers: Database) -> None:
    assert is_current(registers)
    migrate(registers)
    assert is_current(registers)
