"""What plans, contracts and challenges need beside their registers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate, Money

revision = "registries_0009"
down_revision = "registries_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("milestone", sa.Column("stage", sa.String(length=16), nullable=True))
    op.create_table(
        "archive_entry",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("archived_on", LegalDate(), nullable=False),
        sa.Column("keep_until", LegalDate(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="archive_entry_pk"),
    )
    op.create_index("archive_entry_contract_key", "archive_entry", ["tenant_id", "contract_id"], unique=True)
    op.create_table(
        "challenge_letter",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("challenge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("earlier_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("known_on", LegalDate(), nullable=True),
        sa.Column("last_day", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="challenge_letter_pk"),
    )
    op.create_index(
        "challenge_letter_challenge_key", "challenge_letter", ["tenant_id", "challenge_id"], unique=True
    )
    op.create_table(
        "conduct_record",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_on", LegalDate(), nullable=False),
        sa.Column("barred_to", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="conduct_record_pk"),
    )
    op.create_index(
        "conduct_record_tenant_id_organization_id_idx",
        "conduct_record",
        ["tenant_id", "organization_id"],
        unique=False,
    )
    op.create_table(
        "contract_change",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("signed_on", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("amount > 0", name="contract_change_positive_check"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="contract_change_pk"),
    )
    op.create_index(
        "contract_change_number_key", "contract_change", ["tenant_id", "contract_id", "number"], unique=True
    )
    op.create_table(
        "contract_report",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("period_to", LegalDate(), nullable=False),
        sa.Column("submitted_on", LegalDate(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="contract_report_pk"),
    )
    op.create_index(
        "contract_report_number_key", "contract_report", ["tenant_id", "contract_id", "number"], unique=True
    )
    op.create_table(
        "performance_bond",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("voucher", sa.String(length=255), nullable=False),
        sa.Column("received_on", LegalDate(), nullable=False),
        sa.Column("returned_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("amount > 0", name="performance_bond_positive_check"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="performance_bond_pk"),
    )
    op.create_index(
        "performance_bond_contract_key", "performance_bond", ["tenant_id", "contract_id"], unique=True
    )
    op.create_table(
        "purchase_pause",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("challenge_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("paused_from", LegalDate(), nullable=False),
        sa.Column("paused_until", LegalDate(), nullable=True),
        sa.Column("resumed_on", LegalDate(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("effect", sa.String(length=16), nullable=True),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="purchase_pause_pk"),
    )
    op.create_index(
        "purchase_pause_challenge_key", "purchase_pause", ["tenant_id", "challenge_id"], unique=True
    )
    op.create_index(
        "purchase_pause_tenant_id_project_id_idx", "purchase_pause", ["tenant_id", "project_id"], unique=False
    )
    op.create_table(
        "purchase_terms",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("requirements", sa.Text(), nullable=False),
        sa.Column("service_targets", sa.Text(), nullable=True),
        sa.Column("period_months", sa.Integer(), nullable=True),
        sa.Column("payment_plan", sa.Text(), nullable=False),
        sa.Column("acceptance_plan", sa.Text(), nullable=False),
        sa.Column("indicators", sa.Text(), nullable=False),
        sa.Column("subcontract_allowed", sa.Boolean(), nullable=False),
        sa.Column("rules_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="purchase_terms_pk"),
    )
    op.create_index("purchase_terms_project_key", "purchase_terms", ["tenant_id", "project_id"], unique=True)
    op.create_table(
        "supplier_inquiry",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("received_on", LegalDate(), nullable=False),
        sa.Column("due_on", LegalDate(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="supplier_inquiry_pk"),
    )
    op.create_index(
        "supplier_inquiry_tenant_id_project_id_idx",
        "supplier_inquiry",
        ["tenant_id", "project_id"],
        unique=False,
    )
