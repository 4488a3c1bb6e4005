"""Number sequences, organisations, filings, documents, publications."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables import LegalDate

revision = "registries_0001"
down_revision = None
branch_labels = ("registries",)
depends_on = ("0001",)


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("addressee", sa.String(length=255), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("issued_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="document_pk"),
    )
    op.create_index("document_number_key", "document", ["tenant_id", "code", "number"], unique=True)
    op.create_index(
        "document_tenant_id_instance_id_idx", "document", ["tenant_id", "instance_id"], unique=False
    )
    op.create_table(
        "number_sequence",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "name", name="number_sequence_pk"),
    )
    op.create_table(
        "organization",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("filed_class", sa.String(length=32), nullable=True),
        sa.Column("street", sa.String(length=16), nullable=False),
        sa.Column("community", sa.String(length=255), nullable=True),
        sa.Column("founded_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="organization_pk"),
    )
    op.create_index(
        "organization_filed_name_key",
        "organization",
        ["tenant_id", "street", "name"],
        unique=True,
        sqlite_where=sa.text("status = 'FILED'"),
        postgresql_where=sa.text("status = 'FILED'"),
    )
    op.create_index(
        "organization_tenant_id_street_status_idx",
        "organization",
        ["tenant_id", "street", "status"],
        unique=False,
    )
    op.create_table(
        "publication",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("published_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="publication_pk"),
    )
    op.create_index(
        "publication_tenant_id_kind_published_on_idx",
        "publication",
        ["tenant_id", "kind", "published_on"],
        unique=False,
    )
    op.create_table(
        "so_filing",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("receipt_no", sa.String(length=32), nullable=False),
        sa.Column("applicant", sa.String(length=255), nullable=False),
        sa.Column("org_name", sa.String(length=255), nullable=False),
        sa.Column("filed_class", sa.String(length=32), nullable=False),
        sa.Column("street", sa.String(length=16), nullable=False),
        sa.Column("community", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("received_on", LegalDate(), nullable=True),
        sa.Column("accepted_on", LegalDate(), nullable=True),
        sa.Column("acceptance_mode", sa.String(length=16), nullable=True),
        sa.Column("correction_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("decided_on", LegalDate(), nullable=True),
        sa.Column("filing_no", sa.String(length=32), nullable=True),
        sa.Column("document_no", sa.String(length=64), nullable=True),
        sa.Column("valid_to", LegalDate(), nullable=True),
        sa.Column("published_on", LegalDate(), nullable=True),
        sa.Column("reported_on", LegalDate(), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "instance_id", name="so_filing_pk"),
    )
    op.create_index("so_filing_filing_no_key", "so_filing", ["tenant_id", "filing_no"], unique=True)
    op.create_index("so_filing_receipt_no_key", "so_filing", ["tenant_id", "receipt_no"], unique=True)
    op.create_index(
        "so_filing_tenant_id_street_state_idx", "so_filing", ["tenant_id", "street", "state"], unique=False
    )


def downgrade() -> None:
    for table in ("publication", "document", "so_filing", "organization", "number_sequence"):
        op.drop_table(table)
