"""What a grant needs beside its sums: its case, its review, its account; who decided, and who is barred."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate, Money

revision = "registries_0007"
down_revision = "registries_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("funding_round", sa.Column("instance_id", sa.BigInteger(), autoincrement=False))
    for column in (
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False),
        sa.Column("street", sa.String(length=16)),
        sa.Column("ceiling", Money()),
        sa.Column("score", sa.Integer()),
        sa.Column("rank", sa.Integer()),
        sa.Column("proposed", Money()),
        sa.Column("level", sa.String(length=16)),
        sa.Column("period_from", LegalDate()),
        sa.Column("period_to", LegalDate()),
        sa.Column("account_name", sa.String(length=255)),
        sa.Column("bank", sa.String(length=255)),
        sa.Column("account_masked", sa.String(length=64)),
        sa.Column("account_sealed", sa.String(length=32)),
        sa.Column("grade", sa.String(length=16)),
        sa.Column("closed_reason", sa.Text()),
        sa.Column("content", sa.Text()),
    ):
        op.add_column("grant_award", column)
    op.create_index(
        "grant_award_tenant_id_organization_id_idx", "grant_award", ["tenant_id", "organization_id"]
    )
    _create_meetings()
    op.create_table(
        "funding_remark",
        *_keys(),
        sa.Column("score_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("suggested", Money(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="funding_remark_pk"),
    )
    op.create_index("funding_remark_score_key", "funding_remark", ["tenant_id", "score_id"], unique=True)
    op.create_table(
        "funding_bar",
        *_keys(),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("grant_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("valid_from", LegalDate(), nullable=False),
        sa.Column("valid_to", LegalDate(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="funding_bar_pk"),
    )
    op.create_index(
        "funding_bar_tenant_id_organization_id_idx", "funding_bar", ["tenant_id", "organization_id"]
    )


def _create_meetings() -> None:
    op.create_table(
        "funding_meeting",
        *_keys(),
        sa.Column("round_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("held_on", LegalDate(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="funding_meeting_pk"),
    )
    op.create_index("funding_meeting_tenant_id_round_id_idx", "funding_meeting", ["tenant_id", "round_id"])
    op.create_table(
        "funding_vote",
        *_keys(),
        sa.Column("meeting_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("grant_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("choice", sa.String(length=8), nullable=False),
        *_kept_by(),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="funding_vote_pk"),
    )
    op.create_index(
        "funding_vote_account_key",
        "funding_vote",
        ["tenant_id", "meeting_id", "grant_id", "account"],
        unique=True,
    )


def _keys() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
    )


def _kept_by() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
    )
