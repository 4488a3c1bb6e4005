"""Rounds of a purchase: what failed is begun anew under the same project."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate

revision = "registries_0016"
down_revision = "registries_0015"
branch_labels = None
depends_on = None


#: Rounds that were held before projects counted them: bids and desks did.
HELD = """
UPDATE purchase_project SET round = (
  SELECT MAX(held.round) FROM (
    SELECT tenant_id, project_id, round FROM bid
    UNION ALL SELECT tenant_id, project_id, round FROM sealed_tender
  ) held WHERE held.tenant_id = purchase_project.tenant_id AND held.project_id = purchase_project.id
) WHERE EXISTS (
  SELECT 1 FROM bid b
  WHERE b.tenant_id = purchase_project.tenant_id AND b.project_id = purchase_project.id
) OR EXISTS (
  SELECT 1 FROM sealed_tender s
  WHERE s.tenant_id = purchase_project.tenant_id AND s.project_id = purchase_project.id
)
"""
AWARDED = """
UPDATE award SET round = (
  SELECT p.round FROM purchase_project p WHERE p.tenant_id = award.tenant_id AND p.id = award.project_id
) WHERE state IN ('DECIDED', 'CANDIDATE') AND EXISTS (
  SELECT 1 FROM purchase_project p WHERE p.tenant_id = award.tenant_id AND p.id = award.project_id
)
"""


def upgrade() -> None:
    for table in ("purchase_project", "award"):
        op.add_column(table, sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.execute(HELD)
    op.execute(AWARDED)
    op.create_table(
        "purchase_round",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=32), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("ended_on", LegalDate(), nullable=False),
        sa.Column("next_step", sa.String(length=16), nullable=True),
        sa.Column("decided_on", LegalDate(), nullable=True),
        sa.Column("restart_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="purchase_round_pk"),
    )
    op.create_index(
        "purchase_round_project_key", "purchase_round", ["tenant_id", "project_id", "round"], unique=True
    )


def downgrade() -> None:
    op.drop_table("purchase_round")
    for table in ("award", "purchase_project"):
        op.drop_column(table, "round")
