"""Personal data of forms, sealed apart from variables and history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp

revision = "registries_0012"
down_revision = "registries_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sealed_value",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("cipher", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", UtcTimestamp(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="sealed_value_pk"),
    )
    op.create_index("sealed_value_tenant_id_instance_id_idx", "sealed_value", ["tenant_id", "instance_id"])
