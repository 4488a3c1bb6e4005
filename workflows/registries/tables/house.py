"""What administrators keep in force: working days of a year, and rule versions somebody proposed."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

#: A year's notice of the State Council; it wins over the table that comes with the program.
calendar_year = Table(
    "calendar_year",
    metadata,
    tenant_column(),
    Column("year", Integer, primary_key=True, autoincrement=False),
    name_column("source", nullable=False),
    # JSON: day -> occasion
    Column("holidays", Text, nullable=False),
    Column("makeup_days", Text, nullable=False),
    *kept_by(),
)

#: Rule versions wait here for a second person (SoD-18); what was decided stays.
rule_proposal = Table(
    "rule_proposal",
    metadata,
    tenant_column(),
    key_column("id"),
    # the file as it was proposed, in the form of the shipped ones
    Column("content", Text, nullable=False),
    Column("reason", Text, nullable=False),
    #: PROPOSED, APPROVED, REJECTED
    Column("state", String(16), nullable=False),
    name_column("decided_by"),
    day_column("decided_on"),
    Column("opinion", Text),
    *kept_by(),
    Index(None, "tenant_id", "state"),
)
