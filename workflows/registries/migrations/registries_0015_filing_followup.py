"""Stopped clocks, follow-ups of a filing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate

revision = "registries_0015"
down_revision = "registries_0014"
branch_labels = None
depends_on = None

_OPEN_STOP = sa.text("state IN ('PROPOSED', 'RUNNING')")
_UNDECIDED = sa.text("decided_on IS NULL")


def upgrade() -> None:
    op.add_column("so_filing", sa.Column("standing", sa.String(length=16), nullable=True))
    op.add_column("so_filing", sa.Column("ended_on", LegalDate(), nullable=True))
    op.execute("UPDATE so_filing SET standing = 'VALID' WHERE outcome = 'GRANTED'")
    _stops_and_followups()
    _reminders_and_reports()


def downgrade() -> None:
    for table in ("filing_report", "filing_reminder", "filing_followup", "clock_stop"):
        op.drop_table(table)
    op.drop_column("so_filing", "ended_on")
    op.drop_column("so_filing", "standing")


def _stops_and_followups() -> None:
    op.create_table(
        "clock_stop",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stop_instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("process_key", sa.String(length=255), nullable=False),
        sa.Column("case_no", sa.String(length=255), nullable=True),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("expected_until", LegalDate(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_before", sa.String(length=16), nullable=True),
        sa.Column("proposed_by", sa.String(length=255), nullable=False),
        sa.Column("proposed_on", LegalDate(), nullable=False),
        sa.Column("decided_by", sa.String(length=255), nullable=True),
        sa.Column("decision_text", sa.Text(), nullable=True),
        sa.Column("paused_from", LegalDate(), nullable=True),
        sa.Column("resumption_proposed_by", sa.String(length=255), nullable=True),
        sa.Column("resumption_reason", sa.Text(), nullable=True),
        sa.Column("resumed_by", sa.String(length=255), nullable=True),
        sa.Column("paused_to", LegalDate(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="clock_stop_pk"),
    )
    op.create_index(
        "clock_stop_open_key",
        "clock_stop",
        ["tenant_id", "instance_id"],
        unique=True,
        sqlite_where=_OPEN_STOP,
        postgresql_where=_OPEN_STOP,
    )
    op.create_index(
        "clock_stop_tenant_id_instance_id_idx", "clock_stop", ["tenant_id", "instance_id"], unique=False
    )
    op.create_table(
        "filing_followup",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("receipt_no", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("filing_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("filing_no", sa.String(length=32), nullable=False),
        sa.Column("org_name", sa.String(length=255), nullable=False),
        sa.Column("street", sa.String(length=16), nullable=False),
        sa.Column("applicant", sa.String(length=255), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("received_on", LegalDate(), nullable=False),
        sa.Column("accepted_on", LegalDate(), nullable=True),
        sa.Column("acceptance_mode", sa.String(length=16), nullable=True),
        sa.Column("correction_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("decided_on", LegalDate(), nullable=True),
        sa.Column("document_no", sa.String(length=64), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "instance_id", name="filing_followup_pk"),
    )
    op.create_index(
        "filing_followup_open_key",
        "filing_followup",
        ["tenant_id", "filing_id", "kind"],
        unique=True,
        sqlite_where=_UNDECIDED,
        postgresql_where=_UNDECIDED,
    )
    op.create_index(
        "filing_followup_receipt_no_key", "filing_followup", ["tenant_id", "receipt_no"], unique=True
    )
    op.create_index(
        "filing_followup_tenant_id_street_state_idx",
        "filing_followup",
        ["tenant_id", "street", "state"],
        unique=False,
    )


def _reminders_and_reports() -> None:
    op.create_table(
        "filing_reminder",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("filing_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("reminded_on", LegalDate(), nullable=False),
        sa.Column("valid_to", LegalDate(), nullable=False),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="filing_reminder_pk"),
    )
    op.create_index(
        "filing_reminder_once_key",
        "filing_reminder",
        ["tenant_id", "filing_id", "valid_to", "days_before"],
        unique=True,
    )
    op.create_table(
        "filing_report",
        sa.Column("tenant_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("instance_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("street", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("period_from", LegalDate(), nullable=False),
        sa.Column("period_to", LegalDate(), nullable=False),
        sa.Column("due_on", LegalDate(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("in_force", sa.Integer(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("sent_on", LegalDate(), nullable=True),
        sa.Column("sent_by", sa.String(length=255), nullable=True),
        sa.Column("received_on", LegalDate(), nullable=True),
        sa.Column("received_by", sa.String(length=255), nullable=True),
        sa.Column("created_at", UtcTimestamp(), nullable=False),
        sa.Column("created_by", sa.String(length=255), nullable=False),
        sa.Column("updated_at", UtcTimestamp(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="filing_report_pk"),
    )
    op.create_index(
        "filing_report_quarter_key", "filing_report", ["tenant_id", "street", "year", "quarter"], unique=True
    )
