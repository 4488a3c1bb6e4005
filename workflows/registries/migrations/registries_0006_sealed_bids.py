"""Sealed bids and their openings; accounts of experts and committee seats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp

revision = "registries_0006"
down_revision = "registries_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bid_content",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("bid_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "bid_id", name=("bid_content_pk")),
    )
    op.create_table(
        "bid_question",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("bid_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_at", UtcTimestamp(), nullable=False),
        sa.Column("due_at", UtcTimestamp(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", UtcTimestamp(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("bid_question_pk")),
    )
    op.create_index(
        ("bid_question_tenant_id_bid_id_idx"), "bid_question", ["tenant_id", "bid_id"], unique=False
    )
    op.create_table(
        "opening_key",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.String(length=255), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped_private_key", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("opening_key_pk")),
    )
    op.create_index(
        ("opening_key_tenant_id_user_id_idx"), "opening_key", ["tenant_id", "user_id"], unique=False
    )
    op.create_table(
        "opening_share",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("tender_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("holder", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("share", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "tender_id", "holder", "slot", name=("opening_share_pk")),
    )
    op.create_table(
        "sealed_slot",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("tender_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "tender_id", "number", name=("sealed_slot_pk")),
    )
    op.create_table(
        "sealed_tender",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("project_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("closes_at", UtcTimestamp(), nullable=False),
        sa.Column("envelope_bytes", sa.Integer(), nullable=False),
        sa.Column("slot_count", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=("sealed_tender_pk")),
    )
    op.create_index(
        "sealed_tender_round_key", "sealed_tender", ["tenant_id", "project_id", "round"], unique=True
    )
    op.create_table(
        "tender_keyholder",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("tender_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.String(length=255), nullable=False),
        sa.Column("opening_key_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "tender_id", "number", name=("tender_keyholder_pk")),
    )
    op.add_column("bid", sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.drop_index(("bid_organization_key"), table_name="bid")
    op.create_index(
        "bid_organization_key", "bid", ["tenant_id", "project_id", "round", "organization_id"], unique=True
    )
    op.add_column(
        "bid_opening", sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False)
    )
    op.drop_index(("bid_opening_project_key"), table_name="bid_opening")
    op.create_index(
        "bid_opening_project_key", "bid_opening", ["tenant_id", "project_id", "round"], unique=True
    )
    with op.batch_alter_table("committee_seat") as seats:
        seats.add_column(sa.Column("user_id", sa.String(length=255), nullable=True))
        seats.alter_column("person_id", existing_type=sa.BigInteger(), nullable=True)
    op.create_index(
        "committee_seat_user_key", "committee_seat", ["tenant_id", "committee_id", "user_id"], unique=True
    )
    op.add_column("expert", sa.Column("user_id", sa.String(length=255), nullable=True))


def downgrade() -> None:
    op.drop_index("committee_seat_user_key", table_name="committee_seat")
    for table in ("expert", "committee_seat"):
        op.drop_column(table, "user_id")
    for index, table, *columns in (
        ("bid_opening_project_key", "bid_opening", "project_id"),
        ("bid_organization_key", "bid", "project_id", "organization_id"),
    ):
        op.drop_index(index, table_name=table)
        op.drop_column(table, "round")
        op.create_index(index, table, ["tenant_id", *columns], unique=True)
    for table in (
        "tender_keyholder",
        "sealed_tender",
        "sealed_slot",
        "opening_share",
        "opening_key",
        "bid_question",
        "bid_content",
    ):
        op.drop_table(table)
