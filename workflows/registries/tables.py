"""Tables of the registers. Legal facts are never deleted: a row ends by its status.

They have metadata and a migration branch of their own (``registries``), beside the engine's tables in the
same database and the same transaction.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Dialect, Index, Integer, MetaData, String, Table, Text, text
from sqlalchemy.types import TypeDecorator, TypeEngine

from engine.persistence.tables.base import at_column, id_column, key_column, name_column, tenant_column
from engine.persistence.tables.base import metadata as engine_metadata

metadata = MetaData(naming_convention=engine_metadata.naming_convention)


class LegalDate(TypeDecorator[date]):
    """A day without time: ``date``, on SQLite ISO text (its driver's own conversion is deprecated)."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(10) if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


def day_column(name: str) -> Column[Any]:
    return Column(name, LegalDate)


def _kept_by() -> tuple[Column[Any], ...]:
    return (
        at_column("created_at", nullable=False),
        name_column("created_by", nullable=False),
        at_column("updated_at", nullable=False),
        Column("version", Integer, nullable=False, server_default=text("1")),
    )


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
    *_kept_by(),
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
    day_column("published_on"),
    day_column("reported_on"),
    Column("closed_reason", Text),
    id_column("organization_id"),
    *_kept_by(),
    Index("so_filing_receipt_no_key", "tenant_id", "receipt_no", unique=True),
    Index("so_filing_filing_no_key", "tenant_id", "filing_no", unique=True),
    Index(None, "tenant_id", "street", "state"),
)

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
    *_kept_by(),
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
    *_kept_by(),
    Index(None, "tenant_id", "kind", "published_on"),
)
