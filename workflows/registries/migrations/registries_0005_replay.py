"""Steps of a replay that are done; settings of a house."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp

revision = "registries_0005"
down_revision = "registries_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "replay_step",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("at", UtcTimestamp(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "key", name="replay_step_pk"),
    )
    op.create_table(
        "tenant_setting",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "key", name="tenant_setting_pk"),
    )
