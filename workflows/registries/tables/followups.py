"""What follows a filing: stopped clocks, changes, renewals, endings, reminders, quarterly figures."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

_OPEN_STOP = text("state IN ('PROPOSED', 'RUNNING')")
_UNDECIDED = text("decided_on IS NULL")

#: One row each time somebody proposed to stop the statutory clock of a case (T9), whatever became of it.
clock_stop = Table(
    "clock_stop",
    metadata,
    tenant_column(),
    key_column("id"),
    #: the case whose clock it is, and the case in which two people decide on it
    id_column("instance_id", nullable=False),
    id_column("stop_instance_id", nullable=False),
    name_column("process_key", nullable=False),
    name_column("case_no"),
    Column("reason", String(32), nullable=False),
    Column("legal_basis", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    day_column("expected_until"),
    # PROPOSED -> RUNNING -> ENDED, or PROPOSED -> REFUSED
    Column("state", String(16), nullable=False),
    #: what the register of the case said before
    Column("state_before", String(16)),
    name_column("proposed_by", nullable=False),
    day_column("proposed_on", nullable=False),
    name_column("decided_by"),
    Column("decision_text", Text),
    day_column("paused_from"),
    name_column("resumption_proposed_by"),
    Column("resumption_reason", Text),
    name_column("resumed_by"),
    day_column("paused_to"),
    *kept_by(),
    Index(None, "tenant_id", "instance_id"),
    # a clock stands still once at a time
    Index(
        "clock_stop_open_key", "tenant_id", "instance_id", unique=True,
        sqlite_where=_OPEN_STOP, postgresql_where=_OPEN_STOP,
    ),
)  # fmt: skip

#: One row a procedure about a filing that is in force: change, renewal, cancellation, revocation, correction.
filing_followup = Table(
    "filing_followup",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("receipt_no", String(32), nullable=False),
    # CHANGE, RENEWAL, CANCELLATION, REVOCATION, CORRECTION
    Column("kind", String(16), nullable=False),
    id_column("filing_id", nullable=False),
    id_column("organization_id", nullable=False),
    Column("filing_no", String(32), nullable=False),
    name_column("org_name", nullable=False),
    Column("street", String(16), nullable=False),
    name_column("applicant", nullable=False),
    #: what is asked for, JSON without personal data
    Column("asked", Text, nullable=False),
    #: sent in after the last day of the rule
    Column("is_late", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("outcome", String(16)),
    day_column("received_on", nullable=False),
    day_column("accepted_on"),
    Column("acceptance_mode", String(16)),
    Column("correction_count", Integer, nullable=False, server_default=text("0")),
    day_column("decided_on"),
    Column("document_no", String(64)),
    Column("closed_reason", Text),
    *kept_by(),
    Index("filing_followup_receipt_no_key", "tenant_id", "receipt_no", unique=True),
    Index(None, "tenant_id", "street", "state"),
    Index(
        "filing_followup_open_key", "tenant_id", "filing_id", "kind", unique=True,
        sqlite_where=_UNDECIDED, postgresql_where=_UNDECIDED,
    ),
)  # fmt: skip

#: One row a reminder that a filing is about to end.
filing_reminder = Table(
    "filing_reminder",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("filing_id", nullable=False),
    #: days before the end
    Column("days_before", Integer, nullable=False),
    day_column("reminded_on", nullable=False),
    day_column("valid_to", nullable=False),
    *kept_by(),
    Index("filing_reminder_once_key", "tenant_id", "filing_id", "valid_to", "days_before", unique=True),
)

#: One row a street and quarter: the table of its filings (DOC-110), with the query that counted them.
filing_report = Table(
    "filing_report",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("instance_id", nullable=False),
    Column("street", String(16), nullable=False),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    day_column("period_from", nullable=False),
    day_column("period_to", nullable=False),
    day_column("due_on", nullable=False),
    Column("received", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("granted", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("in_force", Integer, nullable=False),
    #: the SQL with its parameters named, as it was asked
    Column("query", Text, nullable=False),
    # PREPARED -> SENT -> RECEIVED
    Column("state", String(16), nullable=False),
    Column("remark", Text),
    day_column("sent_on"),
    name_column("sent_by"),
    day_column("received_on"),
    name_column("received_by"),
    *kept_by(),
    Index("filing_report_quarter_key", "tenant_id", "street", "year", "quarter", unique=True),
)
