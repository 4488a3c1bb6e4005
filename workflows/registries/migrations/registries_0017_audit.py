"""What a register held on a day is found by the day from which it holds; findings of auditors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate

revision = "registries_0017"
down_revision = "registries_0016"
branch_labels = None
depends_on = None

_INDEX = "register_history_tenant_id_register_effective_on_idx"


def upgrade() -> None:
    op.create_index(_INDEX, "register_history", ["tenant_id", "register", "effective_on"])
    op.create_table(
        "audit_finding",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("finding_no", sa.String(length=32), nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("found_in", sa.String(length=32), nullable=True),
        sa.Column("unit_key", sa.String(length=255), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.String(length=255), nullable=False),
        sa.Column("raised_on", LegalDate(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=True),
        sa.Column("verification", sa.Text(), nullable=True),
        sa.Column("closed_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="audit_finding_pk"),
    )
    op.create_index("audit_finding_no_key", "audit_finding", ["tenant_id", "finding_no"], unique=True)
    op.create_index("audit_finding_instance_key", "audit_finding", ["tenant_id", "instance_id"], unique=True)
    for column in ("unit_key", "subject_id"):
        op.create_index(f"audit_finding_tenant_id_{column}_idx", "audit_finding", ["tenant_id", column])


def downgrade() -> None:
    op.drop_table("audit_finding")
    op.drop_index(_INDEX, table_name="register_history")
