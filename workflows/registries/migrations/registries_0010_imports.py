"""Imported history: the pilot, Party organisations, regulations under consultation, Doumen's registers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate, Money

revision = "registries_0010"
down_revision = "registries_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _district()
    _community()


def _district() -> None:
    op.create_table(
        "consultation_comment",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("regulation_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("commenter", sa.String(length=255), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("received_on", LegalDate(), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="consultation_comment_pk"),
    )
    op.create_index(
        "consultation_comment_number_key",
        "consultation_comment",
        ["tenant_id", "regulation_id", "number"],
        unique=True,
    )
    op.create_table(
        "evaluation_scheme",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("body", sa.String(length=255), nullable=False),
        sa.Column("established_on", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="evaluation_scheme_pk"),
    )
    op.create_index("evaluation_scheme_kind_key", "evaluation_scheme", ["tenant_id", "kind"], unique=True)
    op.create_table(
        "party_link",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("party_org_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("valid_from", LegalDate(), nullable=False),
        sa.Column("valid_to", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="party_link_pk"),
    )
    op.create_index(
        "party_link_organization_key",
        "party_link",
        ["tenant_id", "party_org_id", "organization_id"],
        unique=True,
    )
    op.create_index(
        "party_link_tenant_id_organization_id_idx",
        "party_link",
        ["tenant_id", "organization_id"],
        unique=False,
    )
    op.create_table(
        "party_org",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("party_no", sa.String(length=32), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("street", sa.String(length=16), nullable=False),
        sa.Column("lead_organization_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("formed_on", LegalDate(), nullable=False),
        sa.Column("dissolved_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("members >= 0", name="party_org_members_check"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="party_org_pk"),
    )
    op.create_index("party_org_no_key", "party_org", ["tenant_id", "party_no"], unique=True)
    op.create_index("party_org_tenant_id_street_idx", "party_org", ["tenant_id", "street"], unique=False)
    op.create_table(
        "pilot_program",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("street", sa.String(length=16), nullable=False),
        sa.Column("centre", sa.String(length=255), nullable=True),
        sa.Column("starts_on", LegalDate(), nullable=False),
        sa.Column("ends_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pilot_program_pk"),
    )
    op.create_index("pilot_program_street_key", "pilot_program", ["tenant_id", "street"], unique=True)
    op.create_table(
        "regulation",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("drafter", sa.String(length=255), nullable=True),
        sa.Column("issued_on", LegalDate(), nullable=True),
        sa.Column("issued_text", sa.String(length=255), nullable=True),
        sa.Column("consult_from", LegalDate(), nullable=True),
        sa.Column("consult_to", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "consult_to IS NULL OR consult_from <= consult_to", name="regulation_consultation_check"
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="regulation_pk"),
    )
    op.create_index("regulation_edition_key", "regulation", ["tenant_id", "title", "edition"], unique=True)


def _community() -> None:
    op.create_table(
        "community_affair_item",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item_no", sa.String(length=32), nullable=False),
        sa.Column("department", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=False),
        sa.Column("decided_on", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="community_affair_item_pk"),
    )
    op.create_index(
        "community_affair_item_no_key", "community_affair_item", ["tenant_id", "item_no"], unique=True
    )
    op.create_table(
        "consultation_ticket",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ticket_no", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("asked_by", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("asked_on", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("quantity > 0", name="consultation_ticket_quantity_check"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="consultation_ticket_pk"),
    )
    op.create_index(
        "consultation_ticket_no_key", "consultation_ticket", ["tenant_id", "ticket_no"], unique=True
    )
    op.create_table(
        "credit_line",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("federation", sa.String(length=255), nullable=False),
        sa.Column("amount", Money(), nullable=False),
        sa.Column("banks", sa.String(length=255), nullable=False),
        sa.Column("more_banks", sa.Boolean(), nullable=False),
        sa.Column("counsel", sa.String(length=255), nullable=True),
        sa.Column("granted_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("amount > 0", name="credit_line_amount_check"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="credit_line_pk"),
    )
    op.create_table(
        "function_transfer_item",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item_no", sa.String(length=32), nullable=False),
        sa.Column("department", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("publicised_from", LegalDate(), nullable=False),
        sa.Column("publicised_to", LegalDate(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="function_transfer_item_pk"),
    )
    op.create_index(
        "function_transfer_item_no_key", "function_transfer_item", ["tenant_id", "item_no"], unique=True
    )
    op.create_table(
        "petition_case",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_no", sa.String(length=32), nullable=False),
        sa.Column("accepted_on", LegalDate(), nullable=False),
        sa.Column("category", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("petitioner", sa.String(length=16), nullable=False),
        sa.Column("representatives", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(length=255), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("opinion_no", sa.String(length=64), nullable=True),
        sa.Column("opinion_on", LegalDate(), nullable=True),
        sa.Column("closed_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("representatives > 0", name="petition_case_representatives_check"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="petition_case_pk"),
    )
    op.create_index("petition_case_no_key", "petition_case", ["tenant_id", "case_no"], unique=True)
    op.create_table(
        "volunteer",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("volunteer_no", sa.String(length=32), nullable=False),
        sa.Column("team_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("joined_on", LegalDate(), nullable=False),
        sa.Column("left_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="volunteer_pk"),
    )
    op.create_index("volunteer_no_key", "volunteer", ["tenant_id", "volunteer_no"], unique=True)
    op.create_index("volunteer_tenant_id_team_id_idx", "volunteer", ["tenant_id", "team_id"], unique=False)
    op.create_table(
        "volunteer_team",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("community", sa.String(length=255), nullable=False),
        sa.Column("partner", sa.String(length=255), nullable=True),
        sa.Column("founded_on", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="volunteer_team_pk"),
    )
    op.create_index("volunteer_team_name_key", "volunteer_team", ["tenant_id", "name"], unique=True)
