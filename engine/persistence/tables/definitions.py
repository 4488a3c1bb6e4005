"""What is deployed: resources and the immutable definitions made of them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from engine.persistence.tables.base import (
    at_column,
    id_column,
    key_column,
    metadata,
    name_column,
    one_of,
    tenant_column,
)

deployment = Table(
    "deployment",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("name", nullable=False),
    at_column("deployed_at", nullable=False),
    name_column("deployed_by", nullable=False),
)

resource = Table(
    "resource",
    metadata,
    tenant_column(),
    key_column("deployment_id"),
    name_column("name", primary_key=True),
    one_of("kind", "bpmn", "dmn", "form", nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# Rows of the three definition tables are never changed once written: running instances stay on theirs.
process_definition = Table(
    "process_definition",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("key", nullable=False),
    Column("version", Integer, nullable=False),
    name_column("version_tag"),
    name_column("name", nullable=False),
    id_column("deployment_id", nullable=False),
    name_column("resource_name", nullable=False),
    Column("content_hash", String(64), nullable=False),
    at_column("created_at", nullable=False),
    # two deployments at once must not both become the next version
    UniqueConstraint("tenant_id", "key", "version"),
    Index(None, "tenant_id", "deployment_id"),
    Index(None, "tenant_id", "key", "version_tag"),
)

decision_definition = Table(
    "decision_definition",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("key", nullable=False),
    Column("version", Integer, nullable=False),
    name_column("name", nullable=False),
    id_column("deployment_id", nullable=False),
    name_column("resource_name", nullable=False),
    Column("content_hash", String(64), nullable=False),
    at_column("created_at", nullable=False),
    UniqueConstraint("tenant_id", "key", "version"),
    Index(None, "tenant_id", "deployment_id"),
)

form_definition = Table(
    "form_definition",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("key", nullable=False),
    Column("version", Integer, nullable=False),
    id_column("deployment_id", nullable=False),
    name_column("resource_name", nullable=False),
    Column("content_hash", String(64), nullable=False),
    at_column("created_at", nullable=False),
    UniqueConstraint("tenant_id", "key", "version"),
    Index(None, "tenant_id", "deployment_id"),
)

#: The message, signal and timer start events of the newest version of each process.
start_subscription = Table(
    "start_subscription",
    metadata,
    tenant_column(),
    key_column("definition_id"),
    name_column("element_id", primary_key=True),
    name_column("process_key", nullable=False),
    one_of(
        "kind",
        "message",
        "signal",
        "timer",
        nullable=False,
    ),
    #: the message's or signal's name; a timer's ISO 8601 text or FEEL
    Column("name", Text, nullable=False),
    at_column("created_at", nullable=False),
    Index(None, "tenant_id", "kind", "name"),
    Index(None, "tenant_id", "process_key"),
)
