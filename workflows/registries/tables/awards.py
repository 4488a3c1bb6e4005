"""Assessments and their ratings, certificates, and rule versions an administrator loaded."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

assessment_batch = Table(
    "assessment_batch",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("batch_no", String(32), nullable=False),
    Column("year", Integer, nullable=False),
    day_column("announced_on", nullable=False),
    day_column("opens_on"),
    day_column("closes_on"),
    *kept_by(),
    Index("assessment_batch_no_key", "tenant_id", "batch_no", unique=True),
)

assessment_case = Table(
    "assessment_case",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("batch_id", nullable=False),
    id_column("organization_id", nullable=False),
    Column("indicator_set", String(32), nullable=False),
    #: in thousandths of a point
    Column("self_score", Integer),
    Column("score", Integer),
    #: what the office suggests, and what the committees made of it
    Column("suggested", String(8)),
    Column("grade", String(8)),
    Column("state", String(16), nullable=False),
    id_column("instance_id"),
    *kept_by(),
    Index("assessment_case_organization_key", "tenant_id", "batch_id", "organization_id", unique=True),
)

#: A recorded vote by name.
vote = Table(
    "vote",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("meeting_id", nullable=False),
    id_column("case_id", nullable=False),
    name_column("account", nullable=False),
    Column("choice", String(8), nullable=False),
    Column("reason", Text),
    *kept_by(),
    Index("vote_account_key", "tenant_id", "meeting_id", "account", unique=True),
)

rating = Table(
    "rating",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("organization_id", nullable=False),
    id_column("case_id"),
    Column("grade", String(8), nullable=False),
    day_column("valid_from", nullable=False),
    day_column("valid_to", nullable=False),
    Column("downgraded_from", String(8)),
    day_column("downgraded_on"),
    #: when the organisation was told that the grade runs out
    day_column("reminded_on"),
    Column("state", String(16), nullable=False),
    *kept_by(),
    Index(None, "tenant_id", "organization_id"),
)

certificate = Table(
    "certificate",
    metadata,
    tenant_column(),
    key_column("id"),
    #: FILING, REGISTRATION, RATING ...
    Column("kind", String(32), nullable=False),
    Column("certificate_no", String(64), nullable=False),
    id_column("organization_id", nullable=False),
    day_column("valid_from", nullable=False),
    day_column("valid_to"),
    Column("state", String(16), nullable=False),
    id_column("document_id"),
    *kept_by(),
    Index("certificate_no_key", "tenant_id", "kind", "certificate_no", unique=True),
    Index(None, "tenant_id", "organization_id"),
)

#: A version loaded here wins over the shipped one from its first day.
rule_version = Table(
    "rule_version",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("key", String(128), nullable=False),
    Column("value", Text, nullable=False),
    Column("unit", String(16), nullable=False),
    day_column("effective_from", nullable=False),
    day_column("effective_to"),
    Column("legal_basis", Text, nullable=False),
    Column("verified_tag", String(16), nullable=False),
    Column("text", Text, nullable=False),
    name_column("approved_by", nullable=False),
    *kept_by(),
    Index("rule_version_from_key", "tenant_id", "key", "effective_from", unique=True),
)
