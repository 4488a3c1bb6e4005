"""Contracts and payments, grants, assessments, certificates, rule versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate, Money

revision = "registries_0004"
down_revision = "registries_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "acceptance",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("accepted_on", LegalDate(), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("user_opinions", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("acceptance_pk")),
    )
    op.create_index(
        ("acceptance_tenant_id_contract_id_idx"), "acceptance", ["tenant_id", "contract_id"], unique=False
    )
    op.create_table(
        "assessment_batch",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("batch_no", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("announced_on", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_batch_pk")),
    )
    op.create_index("assessment_batch_no_key", "assessment_batch", ["tenant_id", "batch_no"], unique=True)
    op.create_table(
        "assessment_case",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("batch_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("indicator_set", sa.String(length=32), nullable=False),
        sa.Column("self_score", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("suggested", sa.String(length=8), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("assessment_case_pk")),
    )
    op.create_index(
        "assessment_case_organization_key",
        "assessment_case",
        ["tenant_id", "batch_id", "organization_id"],
        unique=True,
    )
    op.create_table(
        "certificate",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("certificate_no", sa.String(length=64), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("valid_from", LegalDate(), nullable=False),
        sa.Column("valid_to", LegalDate(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("document_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("certificate_pk")),
    )
    op.create_index("certificate_no_key", "certificate", ["tenant_id", "kind", "certificate_no"], unique=True)
    op.create_index(
        ("certificate_tenant_id_organization_id_idx"),
        "certificate",
        ["tenant_id", "organization_id"],
        unique=False,
    )
    op.create_table(
        "contract",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_no", sa.String(length=64), nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("budget_line_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("supplements", Money(), nullable=False),
        sa.Column("signed_on", LegalDate(), nullable=False),
        sa.Column("valid_from", LegalDate(), nullable=True),
        sa.Column("valid_to", LegalDate(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "amount > 0 AND supplements >= 0 AND supplements * 10 <= amount",
            name=("contract_supplements_check"),
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("contract_pk")),
    )
    op.create_index("contract_no_key", "contract", ["tenant_id", "contract_no"], unique=True)
    op.create_index(
        ("contract_tenant_id_project_id_idx"), "contract", ["tenant_id", "project_id"], unique=False
    )
    op.create_table(
        "funding_round",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("batch_no", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("budget_line_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("total", Money(), nullable=False),
        sa.Column("opens_on", LegalDate(), nullable=False),
        sa.Column("closes_on", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("funding_round_pk")),
    )
    op.create_index("funding_round_no_key", "funding_round", ["tenant_id", "batch_no"], unique=True)
    op.create_table(
        "grant_award",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("grant_no", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("support_type", sa.String(length=32), nullable=False),
        sa.Column("project_name", sa.String(length=255), nullable=False),
        sa.Column("requested", Money(), nullable=False),
        sa.Column("approved", Money(), nullable=True),
        sa.Column("paid", Money(), nullable=False),
        sa.Column("recovered", Money(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "recovered <= paid AND (approved IS NULL OR paid <= approved)", name=("grant_award_sums_check")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("grant_award_pk")),
    )
    op.create_index("grant_award_no_key", "grant_award", ["tenant_id", "grant_no"], unique=True)
    op.create_index(
        "grant_award_type_key",
        "grant_award",
        ["tenant_id", "round_id", "organization_id", "support_type"],
        unique=True,
    )
    op.create_table(
        "milestone",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("due_on", LegalDate(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("milestone_pk")),
    )
    op.create_index("milestone_number_key", "milestone", ["tenant_id", "contract_id", "number"], unique=True)
    op.create_table(
        "payment",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("milestone_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("paid_on", LegalDate(), nullable=False),
        sa.Column("voucher", sa.String(length=255), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("amount > 0", name=("payment_positive_check")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("payment_pk")),
    )
    op.create_index("payment_milestone_key", "payment", ["tenant_id", "milestone_id"], unique=True)
    op.create_index(
        ("payment_tenant_id_contract_id_idx"), "payment", ["tenant_id", "contract_id"], unique=False
    )
    op.create_table(
        "project_evaluation",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("phase", sa.String(length=8), nullable=False),
        sa.Column("evaluator", sa.String(length=255), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(length=16), nullable=False),
        sa.Column("evaluated_on", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("project_evaluation_pk")),
    )
    op.create_index(
        "project_evaluation_phase_key",
        "project_evaluation",
        ["tenant_id", "contract_id", "phase"],
        unique=True,
    )
    op.create_table(
        "rating",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("grade", sa.String(length=8), nullable=False),
        sa.Column("valid_from", LegalDate(), nullable=False),
        sa.Column("valid_to", LegalDate(), nullable=False),
        sa.Column("downgraded_from", sa.String(length=8), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("rating_pk")),
    )
    op.create_index(
        ("rating_tenant_id_organization_id_idx"), "rating", ["tenant_id", "organization_id"], unique=False
    )
    op.create_table(
        "rule_version",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("effective_from", LegalDate(), nullable=False),
        sa.Column("effective_to", LegalDate(), nullable=True),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("verified_tag", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.String(length=255), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("rule_version_pk")),
    )
    op.create_index(
        "rule_version_from_key", "rule_version", ["tenant_id", "key", "effective_from"], unique=True
    )
    op.create_table(
        "service_log",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("served_on", LegalDate(), nullable=False),
        sa.Column("activity", sa.String(length=255), nullable=False),
        sa.Column("place", sa.String(length=255), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=False),
        sa.Column("spent", Money(), nullable=False),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("service_log_pk")),
    )
    op.create_index(
        ("service_log_tenant_id_contract_id_served_on_idx"),
        "service_log",
        ["tenant_id", "contract_id", "served_on"],
        unique=False,
    )
    op.create_table(
        "vote",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("committee_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("choice", sa.String(length=8), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("vote_pk")),
    )
    op.create_index(
        "vote_person_key", "vote", ["tenant_id", "committee_id", "case_id", "person_id"], unique=True
    )


def downgrade() -> None:
    for table in (
        "vote",
        "service_log",
        "rule_version",
        "rating",
        "project_evaluation",
        "payment",
        "milestone",
        "grant_award",
        "funding_round",
        "contract",
        "certificate",
        "assessment_case",
        "assessment_batch",
        "acceptance",
    ):
        op.drop_table(table)
