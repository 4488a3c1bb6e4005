"""Natural persons, as far as a case needs them; the engine's ``person`` are the people who work here."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, String, Table

from engine.persistence.tables.base import id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, kept_by, metadata

#: Numbers, telephone, address and political status are ciphertext; equality is sought by the blind index.
natural_person = Table(
    "natural_person",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("name", nullable=False),
    Column("id_type", String(32), nullable=False),
    Column("id_no_cipher", LargeBinary, nullable=False),
    Column("id_no_index", LargeBinary(32), nullable=False),
    Column("id_no_masked", String(32), nullable=False),
    Column("phone_cipher", LargeBinary),
    Column("phone_masked", String(16)),
    Column("address_cipher", LargeBinary),
    Column("political_status_cipher", LargeBinary),
    Column("gender", String(8)),
    day_column("birth_date"),
    *kept_by(),
    Index("natural_person_id_no_key", "tenant_id", "id_type", "id_no_index", unique=True),
)

#: Members and officers of an organisation; a term that ended stays.
org_member = Table(
    "org_member",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("organization_id", nullable=False),
    id_column("person_id", nullable=False),
    Column("role", String(32), nullable=False),
    day_column("valid_from", nullable=False),
    day_column("valid_to"),
    *kept_by(),
    Index(None, "tenant_id", "organization_id"),
    Index(None, "tenant_id", "person_id"),
)
