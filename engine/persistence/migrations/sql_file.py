"""Tables of a migration that stand, as SQL, in the file beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from alembic import op

#: What the files leave open, by dialect.
_NAMES: Final = {
    "sqlite": {"timestamp": "UTC_TEXT", "bytes": "BLOB", "collate": ""},
    "postgresql": {
        "timestamp": "TIMESTAMP WITH TIME ZONE",
        "bytes": "BYTEA",
        "collate": ' COLLATE "C"',
    },
}


def create_tables(migration: str) -> None:
    """Run every statement of the ``.sql`` file of ``migration``, the path of its module."""
    names = _NAMES[op.get_context().dialect.name]
    for statement in _statements(migration):
        op.execute(statement.format(**names))


def drop_tables(migration: str) -> None:
    """Drop the tables that :func:`create_tables` made, the last first."""
    created = (re.match(r"\s*CREATE TABLE (\w+)", statement) for statement in _statements(migration))
    for table in reversed([found[1] for found in created if found]):
        op.drop_table(table)


def _statements(migration: str) -> list[str]:
    text = Path(migration).with_suffix(".sql").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("--"))
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]
