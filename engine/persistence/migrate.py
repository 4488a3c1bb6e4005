"""Bring a database to the tables of this version.

A new migration is written with ``python -m engine.persistence.migrate "what changes"``, then read and
corrected by a person. Packages with tables of their own add their directory with
:func:`register_migrations`; their first revision names a branch label and depends on one of ours.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError, to_tuple
from sqlalchemy import Connection

from engine.persistence.database import Database, connect

_HERE = Path(__file__).parent / "migrations"
_directories: list[Path] = [_HERE / "versions"]

#: Any number that nobody else takes for a lock of the same database.
_LOCK = 4_210_977_001


def register_migrations(directory: Path) -> None:
    """Let :func:`migrate` run the revisions of another package too."""
    if directory not in _directories:
        _directories.append(directory)


def migrate(database: Database) -> None:
    """Create or upgrade the tables, all or nothing; a second process waits and finds nothing to do."""
    with database.sql.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if database.is_sqlite else "BEGIN")
        try:
            if not database.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            command.upgrade(_config(connection), "heads")
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise


def is_current(database: Database) -> bool:
    """Whether the database has exactly the tables of this version, and of the packages registered."""
    with database.sql.connect() as connection:
        script = ScriptDirectory.from_config(_config(connection))
        try:
            return set(script.get_heads()) <= _done(script, connection)
        except CommandError:
            return False  # a revision we do not know: the database is newer than this program


def _done(script: ScriptDirectory, connection: Connection) -> set[str]:
    """Every revision the database went through; it names only the last of each branch."""
    found: set[str] = set()
    ahead: list[str] = list(MigrationContext.configure(connection).get_current_heads())
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found.add(name)
        for revision in script.get_revisions(name):
            if revision is not None:
                ahead += [*to_tuple(revision.down_revision, ()), *to_tuple(revision.dependencies, ())]
    return found


def write_migration(message: str, branch: str | None = None) -> None:
    """Write the revision that leads from the migrations so far to the tables in the code."""
    with tempfile.TemporaryDirectory() as directory:
        database = connect(f"sqlite:///{directory}/new.db")
        migrate(database)
        with database.sql.connect() as connection:
            config = _config(connection)
            number = f"{len(list(_HERE.glob('versions/[0-9]*.py'))) + 1:04d}"
            command.revision(config, message, autogenerate=True, rev_id=number, head=branch or "head")
        database.close()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(directory) for directory in _directories))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


if __name__ == "__main__":
    write_migration(sys.argv[1])
