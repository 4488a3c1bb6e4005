"""Kinds of user tasks, search terms, changes of inboxes and drafts, from the SQL file beside this one."""

from __future__ import annotations

from engine.persistence.migrations.sql_file import create_tables, drop_tables

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(__file__)


def downgrade() -> None:
    drop_tables(__file__)
