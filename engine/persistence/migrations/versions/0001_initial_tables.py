"""Initial tables, from the SQL file beside this one."""

from __future__ import annotations

from engine.persistence.migrations.sql_file import create_tables, drop_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(__file__)


def downgrade() -> None:
    drop_tables(__file__)
