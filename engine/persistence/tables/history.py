"""History: the chained events and the seals over them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from engine.persistence.tables.base import (
    at_column,
    key_column,
    metadata,
    name_column,
    partial_index,
    tenant_column,
)

#: Append-only. Instance 0 is the administrative chain of the tenant.
event = Table(
    "event",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    at_column("at", nullable=False),
    name_column("actor", nullable=False),
    name_column("on_behalf_of"),
    Column("type", String(64), nullable=False),
    name_column("element_id"),
    Column("activity_id", Integer),
    Column("scope_id", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("prev_hash", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    #: of the last event of a step, where the step begins and its proof (engine.history.written)
    Column("written", String(128)),
    Index(None, "tenant_id", "at"),
)

# asked for at every claim and completion, however long the history of the case is
partial_index("event_refused_idx", "tenant_id", "instance_id", table=event, where="type = 'command-refused'")

#: The head of the chain of administrative acts: what event_seq and event_head are to an instance.
administrative_chain = Table(
    "administrative_chain",
    metadata,
    tenant_column(),
    Column("event_seq", Integer, nullable=False),
    Column("event_head", LargeBinary(32), nullable=False),
)

#: A signed Merkle root over the chain heads that moved since the one before.
checkpoint = Table(
    "checkpoint",
    metadata,
    tenant_column(),
    key_column("id"),
    Column("number", Integer, nullable=False),
    at_column("sealed_at", nullable=False),
    #: events up to this instant are covered
    at_column("covers_until", nullable=False),
    Column("leaf_count", Integer, nullable=False),
    Column("root", LargeBinary(32), nullable=False),
    Column("previous_root", LargeBinary(32), nullable=False),
    name_column("key_id", nullable=False),
    Column("signature", LargeBinary, nullable=False),
    UniqueConstraint("tenant_id", "number"),
)

checkpoint_leaf = Table(
    "checkpoint_leaf",
    metadata,
    tenant_column(),
    key_column("checkpoint_id"),
    key_column("instance_id"),
    Column("event_seq", Integer, nullable=False),
    Column("event_head", LargeBinary(32), nullable=False),
    Index(None, "tenant_id", "instance_id"),
)
