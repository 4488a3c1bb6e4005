"""When and how a session was confirmed, from the SQL file beside this one."""

from __future__ import annotations

from engine.persistence.migrations.sql_file import create_tables, drop_tables

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(__file__)


def downgrade() -> None:
    drop_tables(__file__)
