"""A keyed proof of each step in its last event, from the SQL file beside this one."""

from __future__ import annotations

from alembic import op

from engine.persistence.migrations.sql_file import create_tables

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(__file__)


def downgrade() -> None:
    op.drop_column("event", "written")
