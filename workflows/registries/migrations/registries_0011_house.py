"""Working days that administrators load, and rule versions that wait for approval."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate

revision = "registries_0011"
down_revision = "registries_0010"
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
        "calendar_year",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=255), nullable=False),
        sa.Column("holidays", sa.Text(), nullable=False),
        sa.Column("makeup_days", sa.Text(), nullable=False),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "year", name="calendar_year_pk"),
    )
    op.create_table(
        "rule_proposal",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.String(length=255), nullable=True),
        sa.Column("decided_on", LegalDate(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=True),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="rule_proposal_pk"),
    )
    op.create_index("rule_proposal_tenant_id_state_idx", "rule_proposal", ["tenant_id", "state"])
