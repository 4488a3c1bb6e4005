"""Counters, organisations and filings."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

# One row a counter: its lock keeps numbers without gaps or doubles, so it is taken as late as possible.
number_sequence = Table(
    "number_sequence",
    metadata,
    tenant_column(),
    name_column("name", primary_key=True),
    Column("value", BigInteger, nullable=False),
)

organization = Table(
    "organization",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("name", nullable=False),
    Column("form", String(32), nullable=False),
    Column("status", String(32), nullable=False),
    Column("filed_class", String(32)),
    Column("street", String(16), nullable=False),
    name_column("community"),
    day_column("founded_on"),
    # unified social credit code: filed groups have none (DOMAIN.md 0.3)
    Column("uscc", String(18)),
    name_column("supervising_dept"),
    name_column("domicile"),
    Column("purpose", Text),
    id_column("legal_rep_id"),
    # NONE, CANDIDATE (somebody should look whether a party cell is due), COVERED
    Column("party_coverage", String(16), nullable=False, server_default=text("'NONE'")),
    name_column("status_reason"),
    *kept_by(),
    Index("organization_uscc_key", "tenant_id", "uscc", unique=True),
    Index(None, "tenant_id", "street", "status"),
    # this prevents two filed groups of one name in one street (D-NAME)
    Index(
        "organization_filed_name_key",
        "tenant_id",
        "street",
        "name",
        unique=True,
        sqlite_where=text("status = 'FILED'"),
        postgresql_where=text("status = 'FILED'"),
    ),
)

# One row an application, kept whatever became of it; filing_no is given at issue only.
so_filing = Table(
    "so_filing",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("receipt_no", String(32), nullable=False),
    name_column("applicant", nullable=False),
    name_column("org_name", nullable=False),
    Column("filed_class", String(32), nullable=False),
    Column("street", String(16), nullable=False),
    name_column("community", nullable=False),
    Column("state", String(16), nullable=False),
    Column("outcome", String(16)),
    day_column("received_on"),
    day_column("accepted_on"),
    Column("acceptance_mode", String(16)),
    Column("correction_count", Integer, nullable=False, server_default=text("0")),
    day_column("decided_on"),
    Column("filing_no", String(32)),
    Column("document_no", String(64)),
    day_column("valid_to"),
    # of a filing that was granted: VALID, EXPIRED, CANCELLED, REVOKED, and since when
    Column("standing", String(16)),
    day_column("ended_on"),
    day_column("published_on"),
    day_column("reported_on"),
    Column("closed_reason", Text),
    id_column("organization_id"),
    *kept_by(),
    Index("so_filing_receipt_no_key", "tenant_id", "receipt_no", unique=True),
    Index("so_filing_filing_no_key", "tenant_id", "filing_no", unique=True),
    Index(None, "tenant_id", "street", "state"),
)
