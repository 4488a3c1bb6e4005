"""Uploaded files: what is known of them; their contents are kept outside the database, by hash."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, String, Table, Text

from engine.persistence.tables.base import (
    at_column,
    id_column,
    key_column,
    metadata,
    name_column,
    tenant_column,
)

file = Table(
    "file",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("sha256", String(64), nullable=False),
    #: the user's, for showing only
    Column("name", Text, nullable=False),
    Column("type", String(16), nullable=False),
    #: bytes
    Column("size", BigInteger, nullable=False),
    name_column("uploaded_by", nullable=False),
    at_column("uploaded_at", nullable=False),
    #: null until a form that names it is accepted
    id_column("instance_id"),
    # what an instance holds, and how much
    Index(None, "tenant_id", "instance_id"),
)
