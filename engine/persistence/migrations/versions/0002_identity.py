"""Units, posts, people and how they sign in, from the SQL file beside this one."""

from __future__ import annotations

from alembic import op

from engine.persistence.migrations.sql_file import create_tables, drop_tables

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(__file__)


def downgrade() -> None:
    op.drop_index("user_task_represented_idx")
    drop_tables(__file__)
