"""Findings of auditors."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

audit_finding = Table(
    "audit_finding",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("finding_no", String(32), nullable=False),
    #: the case in which it is answered
    id_column("instance_id", nullable=False),
    #: the case it is about, if one
    id_column("subject_id"),
    #: the standing list whose line it was
    Column("found_in", String(32)),
    name_column("unit_key", nullable=False),
    name_column("title", nullable=False),
    Column("facts", Text, nullable=False),
    Column("legal_basis", Text, nullable=False),
    name_column("raised_by", nullable=False),
    day_column("raised_on", nullable=False),
    #: RAISED, RECTIFYING, RECTIFIED, EXPLAINED
    Column("state", String(16), nullable=False),
    Column("judgement", Text),
    Column("verification", Text),
    day_column("closed_on"),
    *kept_by(),
    Index("audit_finding_no_key", "tenant_id", "finding_no", unique=True),
    Index("audit_finding_instance_key", "tenant_id", "instance_id", unique=True),
    Index(None, "tenant_id", "unit_key"),
    Index(None, "tenant_id", "subject_id"),
)
