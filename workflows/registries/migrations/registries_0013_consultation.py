"""Desks of a second stage, by invitation: the final quotes of a consultation, and what they said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp

revision = "registries_0013"
down_revision = "registries_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "sealed_tender",
        sa.Column("stage", sa.String(length=8), server_default=sa.text("'BID'"), nullable=False),
    )
    op.add_column("sealed_tender", sa.Column("invited", sa.Text(), nullable=True))
    op.drop_index("sealed_tender_round_key", table_name="sealed_tender")
    op.create_index(
        "sealed_tender_stage_key", "sealed_tender", ["tenant_id", "project_id", "round", "stage"], unique=True
    )
    op.create_table(
        "final_quote",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("bid_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("received_at", UtcTimestamp(), nullable=False),
        sa.Column("sealed_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("problem", sa.String(length=255), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "bid_id", name="final_quote_pk"),
    )


def downgrade() -> None:
    op.drop_table("final_quote")
    # a second stage has no place in the older schema
    for table in ("sealed_slot", "tender_keyholder", "opening_share"):
        op.execute(
            f"DELETE FROM {table} WHERE EXISTS (SELECT 1 FROM sealed_tender t"
            f" WHERE t.tenant_id = {table}.tenant_id AND t.id = {table}.tender_id AND t.stage <> 'BID')"
        )
    op.execute("DELETE FROM sealed_tender WHERE stage <> 'BID'")
    op.drop_index("sealed_tender_stage_key", table_name="sealed_tender")
    op.create_index(
        "sealed_tender_round_key", "sealed_tender", ["tenant_id", "project_id", "round"], unique=True
    )
    op.drop_column("sealed_tender", "invited")
    op.drop_column("sealed_tender", "stage")
