"""The refused commands of a case without reading its history, from the SQL file beside this one."""

from __future__ import annotations

from alembic import op

from engine.persistence.migrations.sql_file import create_tables

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_tables(__file__)


def downgrade() -> None:
    op.drop_index("event_refused_idx")
