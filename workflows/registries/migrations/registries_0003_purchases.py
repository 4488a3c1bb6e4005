"""Service catalogue, purchases, bids, committees, scores, awards, challenges."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate, Money

revision = "registries_0003"
down_revision = "registries_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "award",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("price", Money(), nullable=False),
        sa.Column("decided_on", LegalDate(), nullable=False),
        sa.Column("standstill_to", LegalDate(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("award_pk")),
    )
    op.create_index(("award_tenant_id_project_id_idx"), "award", ["tenant_id", "project_id"], unique=False)
    op.create_table(
        "bid",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("received_at", UtcTimestamp(), nullable=False),
        sa.Column("sealed_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("price", Money(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("bid_pk")),
    )
    op.create_index(
        "bid_organization_key", "bid", ["tenant_id", "project_id", "organization_id"], unique=True
    )
    op.create_table(
        "bid_opening",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("opened_at", UtcTimestamp(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("bid_opening_pk")),
    )
    op.create_index("bid_opening_project_key", "bid_opening", ["tenant_id", "project_id"], unique=True)
    op.create_table(
        "challenge",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("challenge_no", sa.String(length=64), nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("received_on", LegalDate(), nullable=False),
        sa.Column("due_on", LegalDate(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("effect", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("challenge_pk")),
    )
    op.create_index("challenge_no_key", "challenge", ["tenant_id", "challenge_no"], unique=True)
    op.create_table(
        "committee",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("committee_pk")),
    )
    op.create_index(
        ("committee_tenant_id_kind_subject_id_idx"),
        "committee",
        ["tenant_id", "kind", "subject_id"],
        unique=False,
    )
    op.create_table(
        "committee_seat",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("committee_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("is_chair", sa.Boolean(), nullable=False),
        sa.Column("declaration", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("committee_seat_pk")),
    )
    op.create_index(
        "committee_seat_person_key", "committee_seat", ["tenant_id", "committee_id", "person_id"], unique=True
    )
    op.create_table(
        "expert",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("specialty", sa.String(length=255), nullable=False),
        sa.Column("employer", sa.String(length=255), nullable=True),
        sa.Column("is_finance", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("expert_pk")),
    )
    op.create_index("expert_person_key", "expert", ["tenant_id", "person_id"], unique=True)
    op.create_table(
        "purchase_project",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_no", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("purchaser", sa.String(length=255), nullable=False),
        sa.Column("catalog_code", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=8), nullable=False),
        sa.Column("budget_line_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("budget", Money(), nullable=False),
        sa.Column("max_price", Money(), nullable=True),
        sa.Column("method", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("rule_versions", sa.Text(), nullable=True),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "budget > 0 AND (max_price IS NULL OR max_price <= budget)", name=("purchase_project_price_check")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("purchase_project_pk")),
    )
    op.create_index("purchase_project_no_key", "purchase_project", ["tenant_id", "project_no"], unique=True)
    op.create_index(
        ("purchase_project_tenant_id_purchaser_year_idx"),
        "purchase_project",
        ["tenant_id", "purchaser", "year"],
        unique=False,
    )
    op.create_index(
        ("purchase_project_tenant_id_state_idx"), "purchase_project", ["tenant_id", "state"], unique=False
    )
    op.create_table(
        "score",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("committee_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("locked_at", UtcTimestamp(), nullable=True),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("score_pk")),
    )
    op.create_index("score_sheet_key", "score", ["tenant_id", "seat_id", "candidate_id"], unique=True)
    op.create_index(
        ("score_tenant_id_committee_id_idx"), "score", ["tenant_id", "committee_id"], unique=False
    )
    op.create_table(
        "service_catalog",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("catalog_version", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=8), nullable=False),
        sa.Column("level1", sa.String(length=255), nullable=False),
        sa.Column("level2", sa.String(length=255), nullable=True),
        sa.Column("level3", sa.String(length=255), nullable=True),
        sa.Column("is_negative", sa.Boolean(), nullable=False),
        sa.Column("effective_from", LegalDate(), nullable=False),
        sa.Column("effective_to", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("service_catalog_pk")),
    )
    op.create_index(
        "service_catalog_code_key", "service_catalog", ["tenant_id", "code", "catalog_version"], unique=True
    )


def downgrade() -> None:
    for table in (
        "service_catalog",
        "score",
        "purchase_project",
        "expert",
        "committee_seat",
        "committee",
        "challenge",
        "bid_opening",
        "bid",
        "award",
    ):
        op.drop_table(table)
