"""Personal data that came with a form and is not, or not only, in the register of persons."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, String, Table

from engine.persistence.tables.base import at_column, id_column, key_column, tenant_column
from workflows.registries.tables.base import metadata

#: Variables and history hold the id and a mask; what has to be forgotten is forgotten with its row.
sealed_value = Table(
    "sealed_value",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("instance_id", nullable=False),
    Column("kind", String(32), nullable=False),
    Column("cipher", LargeBinary, nullable=False),
    at_column("sealed_at", nullable=False),
    Index(None, "tenant_id", "instance_id"),
)
