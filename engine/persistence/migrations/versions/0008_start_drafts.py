"""Drafts of applications, and the uploads that drafts name, from the SQL file beside this one."""

from __future__ import annotations

from alembic import op

from engine.persistence.migrations.sql_file import create_tables, drop_tables

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(__file__)


def downgrade() -> None:
    op.drop_index("task_draft_tenant_id_user_id_idx")
    op.drop_column("task_draft", "files")
    drop_tables(__file__)
