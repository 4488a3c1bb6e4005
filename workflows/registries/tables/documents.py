"""Official documents and what the public may see."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, String, Table, Text

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

document = Table(
    "document",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("instance_id", nullable=False),
    Column("code", String(16), nullable=False),
    Column("number", String(64)),
    name_column("addressee", nullable=False),
    Column("content", Text, nullable=False),
    day_column("issued_on"),
    name_column("title"),
    name_column("signer"),
    name_column("issuing_unit"),
    # the sheet as it was issued: made once, its bytes never change
    Column("html", Text),
    Column("sha256", String(64)),
    Column("pdf", LargeBinary),
    Column("pdf_sha256", String(64)),
    name_column("delivery_method"),
    day_column("delivered_on"),
    # who took it, and what proves it (送达回证)
    name_column("delivery_receiver"),
    name_column("delivery_receipt"),
    *kept_by(),
    Index(None, "tenant_id", "instance_id"),
    Index("document_number_key", "tenant_id", "code", "number", unique=True),
)

# A frozen copy of what the public may see; the page never asks the tables of cases.
publication = Table(
    "publication",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("instance_id", nullable=False),
    Column("kind", String(32), nullable=False),
    name_column("subject", nullable=False),
    Column("content", Text, nullable=False),
    day_column("published_on"),
    # 公示 waits for objections until the end of its last day; 公告 and lists have no period
    day_column("period_end"),
    day_column("withdrawn_on"),
    Column("withdrawn_reason", Text),
    *kept_by(),
    Index(None, "tenant_id", "kind", "published_on"),
)
