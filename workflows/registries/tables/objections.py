"""Objections (异议) to what stands before the public, and their answers."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

objection = Table(
    "objection",
    metadata,
    tenant_column(),
    key_column("id"),
    #: the case that answers it
    id_column("instance_id", nullable=False),
    #: of the notice objected to
    Column("kind", String(32), nullable=False),
    #: what the notice is about: the number of a purchase or of a grant, and its name
    Column("reference", String(64), nullable=False),
    name_column("subject", nullable=False),
    #: who has to answer
    name_column("unit_key", nullable=False),
    name_column("objector", nullable=False),
    #: the account that raised it; none for a letter on paper
    name_column("account"),
    Column("text", Text, nullable=False),
    day_column("raised_on", nullable=False),
    day_column("due_on"),
    #: RAISED, ANSWERED
    Column("state", String(16), nullable=False),
    #: UPHELD, REJECTED, ENDED: what was objected to goes on no longer
    Column("result", String(16)),
    Column("answer", Text),
    day_column("answered_on"),
    id_column("document_id"),
    *kept_by(),
    Index(None, "tenant_id", "account"),
    Index(None, "tenant_id", "instance_id"),
    Index(None, "tenant_id", "document_id"),
)
