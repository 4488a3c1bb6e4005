"""When and how a session was confirmed, from the SQL file beside this one."""

from __future__ import annotations

import re
from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NAMES = {
    "sqlite": {"timestamp": "UTC_TEXT"},
    "postgresql": {"timestamp": "TIMESTAMP WITH TIME ZONE"},
}


def _statements() -> list[str]:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("--"))
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]


def upgrade() -> None:
    names = _NAMES[op.get_context().dialect.name]
    for statement in _statements():
        op.execute(statement.format(**names))


def downgrade() -> None:
    tables = [
        found[1] for found in (re.match(r"\s*CREATE TABLE (\w+)", each) for each in _statements()) if found
    ]
    for table in reversed(tables):
        op.drop_table(table)
