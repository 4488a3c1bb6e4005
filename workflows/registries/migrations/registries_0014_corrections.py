"""Corrections by two people; warnings of separation of duty."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate

revision = "registries_0014"
down_revision = "registries_0013"
branch_labels = None
depends_on = None


def _kept_by() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
    )


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("expires_on", LegalDate(), nullable=False),
        sa.Column("decided_by", sa.String(length=255), nullable=True),
        sa.Column("decided_on", LegalDate(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=True),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="correction_pk"),
    )
    op.create_index("correction_tenant_id_state_idx", "correction", ["tenant_id", "state"])
    op.create_index("correction_tenant_id_instance_id_idx", "correction", ["tenant_id", "instance_id"])
    op.create_table(
        "duty_warning",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("ground", sa.String(length=16), nullable=False),
        sa.Column("warned_on", LegalDate(), nullable=False),
        sa.Column("user_id", sa.String(length=255), nullable=True),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("unit_key", sa.String(length=255), nullable=False),
        sa.Column("pool", sa.String(length=16), nullable=False),
        sa.Column("seat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("allowed", sa.Integer(), nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=True),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="duty_warning_pk"),
    )
    op.create_index(
        "duty_warning_seat_key",
        "duty_warning",
        ["tenant_id", "seat_id", "rule", "ground"],
        unique=True,
    )
    op.create_index("duty_warning_tenant_id_warned_on_idx", "duty_warning", ["tenant_id", "warned_on"])


def downgrade() -> None:
    op.drop_table("duty_warning")
    op.drop_table("correction")
