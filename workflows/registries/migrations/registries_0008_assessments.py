"""Experts, seats, sheets and meetings of assessments; votes by account; what supervision found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate

revision = "registries_0008"
down_revision = "registries_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # no release wrote votes: they were of natural persons, who do not sign in
    op.drop_index("vote_person_key", "vote")
    op.drop_table("vote")
    op.add_column("assessment_batch", sa.Column("opens_on", LegalDate(), nullable=True))
    op.add_column("assessment_batch", sa.Column("closes_on", LegalDate(), nullable=True))
    op.add_column("assessment_case", sa.Column("grade", sa.String(length=8), nullable=True))
    op.add_column("rating", sa.Column("downgraded_on", LegalDate(), nullable=True))
    op.add_column("rating", sa.Column("reminded_on", LegalDate(), nullable=True))
    op.create_table(
        "assessment_draw",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("pool", sa.Text(), nullable=False),
        sa.Column("excluded", sa.Text(), nullable=False),
        sa.Column("drawn", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_draw_pk")),
    )
    op.create_index(
        "assessment_draw_number_key", "assessment_draw", ["tenant_id", "case_id", "number"], unique=True
    )
    op.create_table(
        "assessment_expert",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("specialty", sa.String(length=255), nullable=False),
        sa.Column("employer", sa.String(length=255), nullable=True),
        sa.Column("is_finance", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_expert_pk")),
    )
    op.create_index(
        "assessment_expert_account_key", "assessment_expert", ["tenant_id", "account"], unique=True
    )
    op.create_table(
        "assessment_meeting",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("held_on", LegalDate(), nullable=False),
        sa.Column("chair", sa.String(length=255), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("grade", sa.String(length=8), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("closed_at", UtcTimestamp(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_meeting_pk")),
    )
    op.create_index(
        "assessment_meeting_number_key",
        "assessment_meeting",
        ["tenant_id", "case_id", "kind", "number"],
        unique=True,
    )
    op.create_table(
        "assessment_score",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("round", sa.String(length=16), nullable=False),
        sa.Column("section", sa.String(length=32), nullable=False),
        sa.Column("indicator", sa.String(length=32), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("locked_at", UtcTimestamp(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_score_pk")),
    )
    op.create_index(
        "assessment_score_indicator_key",
        "assessment_score",
        ["tenant_id", "case_id", "round", "account", "indicator"],
        unique=True,
    )
    op.create_table(
        "assessment_seat",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("is_finance", sa.Boolean(), nullable=False),
        sa.Column("sections", sa.String(length=255), nullable=True),
        sa.Column("declaration", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_seat_pk")),
    )
    op.create_index(
        "assessment_seat_account_key", "assessment_seat", ["tenant_id", "case_id", "account"], unique=True
    )
    op.create_table(
        "assessment_tie",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.Column("ended_on", LegalDate(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_tie_pk")),
    )
    op.create_index(
        ("assessment_tie_tenant_id_organization_id_account_idx"),
        "assessment_tie",
        ["tenant_id", "organization_id", "account"],
        unique=False,
    )
    op.create_table(
        "supervision_record",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(length=32), nullable=False),
        sa.Column("starts_on", LegalDate(), nullable=False),
        sa.Column("ends_on", LegalDate(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("supervision_record_pk")),
    )
    op.create_index(
        ("supervision_record_tenant_id_organization_id_kind_idx"),
        "supervision_record",
        ["tenant_id", "organization_id", "kind"],
        unique=False,
    )
    op.create_table(
        "vote",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("meeting_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("choice", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("vote_pk")),
    )
    op.create_index("vote_account_key", "vote", ["tenant_id", "meeting_id", "account"], unique=True)
