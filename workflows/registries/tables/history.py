"""What was written into a register, version by version."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text

from engine.persistence.tables.base import at_column, id_column, key_column, name_column, tenant_column
from workflows.registries.tables.base import day_column, metadata

#: Append-only; the rows of one entry are chained by their hashes, so that none can be changed or left out.
register_history = Table(
    "register_history",
    metadata,
    tenant_column(),
    Column("register", String(64), primary_key=True),
    key_column("row_id"),
    Column("version", Integer, primary_key=True, autoincrement=False),
    at_column("at", nullable=False),
    name_column("actor", nullable=False),
    name_column("on_behalf_of"),
    #: the case it happened in, if any
    id_column("instance_id"),
    #: the day from which it holds
    day_column("effective_on", nullable=False),
    Column("reason", Text),
    #: JSON: column -> [old, new]
    Column("changes", Text, nullable=False),
    Column("prev_hash", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    # what holds only from a day after the one that is asked for
    Index(None, "tenant_id", "register", "effective_on"),
)
