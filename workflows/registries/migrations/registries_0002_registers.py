"""History, people, budget lines; what organisations, documents and publications were lacking."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate, Money

revision = "registries_0002"
down_revision = "registries_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "budget_claim",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("line_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reference", sa.String(length=255), nullable=False),
        sa.Column("reserved", Money(), nullable=False),
        sa.Column("committed", Money(), nullable=False),
        sa.Column("paid", Money(), nullable=False),
        sa.CheckConstraint(
            "reserved >= 0 AND committed >= 0 AND paid >= 0", name=("budget_claim_not_negative_check")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "line_id", "reference", name=("budget_claim_pk")),
    )
    op.create_table(
        "budget_line",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("unit_key", sa.String(length=255), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("reserved", Money(), nullable=False),
        sa.Column("committed", Money(), nullable=False),
        sa.Column("paid", Money(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("reserved + committed + paid <= amount", name=("budget_line_not_overspent_check")),
        sa.CheckConstraint(
            "reserved >= 0 AND committed >= 0 AND paid >= 0", name=("budget_line_not_negative_check")
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("budget_line_pk")),
    )
    op.create_index(
        "budget_line_code_key", "budget_line", ["tenant_id", "unit_key", "year", "code"], unique=True
    )
    op.create_table(
        "budget_movement",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("line_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reference", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("booked_on", LegalDate(), nullable=False),
        sa.Column("at", UtcTimestamp(), nullable=False),
        sa.Column("actor", sa.String(length=255), nullable=False),
        sa.CheckConstraint(
            "kind IN ('RESERVE', 'COMMIT', 'PAY', 'RELEASE', 'UNCOMMIT', 'REFUND')",
            name=("budget_movement_kind_check"),
        ),
        sa.CheckConstraint("amount > 0", name=("budget_movement_positive_check")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("budget_movement_pk")),
    )
    op.create_index(
        ("budget_movement_tenant_id_line_id_idx"), "budget_movement", ["tenant_id", "line_id"], unique=False
    )
    op.create_table(
        "natural_person",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("id_type", sa.String(length=32), nullable=False),
        sa.Column("id_no_cipher", sa.LargeBinary(), nullable=False),
        sa.Column("id_no_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("id_no_masked", sa.String(length=32), nullable=False),
        sa.Column("phone_cipher", sa.LargeBinary(), nullable=True),
        sa.Column("phone_masked", sa.String(length=16), nullable=True),
        sa.Column("address_cipher", sa.LargeBinary(), nullable=True),
        sa.Column("political_status_cipher", sa.LargeBinary(), nullable=True),
        sa.Column("gender", sa.String(length=8), nullable=True),
        sa.Column("birth_date", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("natural_person_pk")),
    )
    op.create_index(
        "natural_person_id_no_key", "natural_person", ["tenant_id", "id_type", "id_no_index"], unique=True
    )
    op.create_table(
        "org_member",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("valid_from", LegalDate(), nullable=False),
        sa.Column("valid_to", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("org_member_pk")),
    )
    op.create_index(
        ("org_member_tenant_id_organization_id_idx"),
        "org_member",
        ["tenant_id", "organization_id"],
        unique=False,
    )
    op.create_index(
        ("org_member_tenant_id_person_id_idx"), "org_member", ["tenant_id", "person_id"], unique=False
    )
    op.create_table(
        "register_history",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("register", sa.String(length=64), nullable=False),
        sa.Column("row_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcTimestamp(), nullable=False),
        sa.Column("actor", sa.String(length=255), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=255), nullable=True),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("effective_on", LegalDate(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "register", "row_id", "version", name=("register_history_pk")),
    )
    op.add_column("document", sa.Column("title", sa.String(length=255), nullable=True))
    op.add_column("document", sa.Column("signer", sa.String(length=255), nullable=True))
    op.add_column("document", sa.Column("issuing_unit", sa.String(length=255), nullable=True))
    op.add_column("document", sa.Column("html", sa.Text(), nullable=True))
    op.add_column("document", sa.Column("sha256", sa.String(length=64), nullable=True))
    op.add_column("document", sa.Column("pdf", sa.LargeBinary(), nullable=True))
    op.add_column("document", sa.Column("pdf_sha256", sa.String(length=64), nullable=True))
    op.add_column("document", sa.Column("delivery_method", sa.String(length=255), nullable=True))
    op.add_column("document", sa.Column("delivered_on", LegalDate(), nullable=True))
    op.add_column("organization", sa.Column("uscc", sa.String(length=18), nullable=True))
    op.add_column("organization", sa.Column("supervising_dept", sa.String(length=255), nullable=True))
    op.add_column("organization", sa.Column("domicile", sa.String(length=255), nullable=True))
    op.add_column("organization", sa.Column("purpose", sa.Text(), nullable=True))
    op.add_column(
        "organization", sa.Column("legal_rep_id", sa.BigInteger(), autoincrement=False, nullable=True)
    )
    op.add_column(
        "organization",
        sa.Column("party_coverage", sa.String(length=16), server_default=sa.text("'NONE'"), nullable=False),
    )
    op.add_column("organization", sa.Column("status_reason", sa.String(length=255), nullable=True))
    op.create_index("organization_uscc_key", "organization", ["tenant_id", "uscc"], unique=True)
    op.add_column("publication", sa.Column("period_end", LegalDate(), nullable=True))
    op.add_column("publication", sa.Column("withdrawn_on", LegalDate(), nullable=True))
    op.add_column("publication", sa.Column("withdrawn_reason", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_index("organization_uscc_key", "organization")
    op.drop_column("document", "title")
    op.drop_column("document", "signer")
    op.drop_column("document", "issuing_unit")
    op.drop_column("document", "html")
    op.drop_column("document", "sha256")
    op.drop_column("document", "pdf")
    op.drop_column("document", "pdf_sha256")
    op.drop_column("document", "delivery_method")
    op.drop_column("document", "delivered_on")
    op.drop_column("organization", "uscc")
    op.drop_column("organization", "supervising_dept")
    op.drop_column("organization", "domicile")
    op.drop_column("organization", "purpose")
    op.drop_column("organization", "legal_rep_id")
    op.drop_column("organization", "party_coverage")
    op.drop_column("organization", "status_reason")
    op.drop_column("publication", "period_end")
    op.drop_column("publication", "withdrawn_on")
    op.drop_column("publication", "withdrawn_reason")
    for table in (
        "register_history",
        "org_member",
        "natural_person",
        "budget_movement",
        "budget_line",
        "budget_claim",
    ):
        op.drop_table(table)
