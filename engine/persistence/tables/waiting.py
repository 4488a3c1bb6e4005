"""What waits: jobs, subscriptions, messages, incidents, and the keys of commands done."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import (
    at_column,
    id_column,
    key_column,
    metadata,
    name_column,
    one_of,
    partial_index,
    tenant_column,
)

job = Table(
    "job",
    metadata,
    tenant_column(),
    key_column("id"),
    # timer, service, external, message-publish, signal-broadcast, signal-deliver, timer-start ...
    Column("kind", String(32), nullable=False),
    id_column("instance_id"),
    Column("activity_id", Integer),
    #: what the interpreter calls it: the timer's subscription, or the activity itself for service work;
    #: null for work nobody waits for (outbox). Numbers of both come from one counter.
    Column("subscription_id", Integer),
    name_column("element_id"),
    name_column("type"),
    at_column("due_at", nullable=False),
    Column("retries", Integer, nullable=False),
    name_column("lock_owner"),
    at_column("lock_expires_at"),
    #: JSON
    Column("payload", Text, nullable=False),
    Column("error", Text),
    #: its process instance is suspended
    Column("held", Boolean, nullable=False),
    at_column("created_at", nullable=False),
    # closes, holds and releases the jobs of an instance
    Index(None, "tenant_id", "instance_id", "subscription_id"),
)
# what the executor asks each tick: its cost must not depend on what is not due, nor on external work
partial_index(
    "job_due_idx", "due_at", "id", table=job, where="retries > 0 AND NOT held AND kind <> 'external'"
)
# what an external worker asks: work of my type
partial_index(
    "job_external_idx",
    "tenant_id", "type", "due_at", "id",
    table=job,
    where="retries > 0 AND NOT held AND kind = 'external'",
)  # fmt: skip
# graceful stop gives leases back
partial_index("job_lock_owner_idx", "lock_owner", table=job, where="lock_owner IS NOT NULL")

message_subscription = Table(
    "message_subscription",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("subscription_id", Integer, primary_key=True, autoincrement=False),
    Column("activity_id", Integer, nullable=False),
    name_column("element_id", nullable=False),
    name_column("name", nullable=False),
    name_column("correlation_key", nullable=False),
    at_column("created_at", nullable=False),
    # the oldest that waits for this name and key
    Index(
        "message_subscription_waiting_idx",
        "tenant_id", "name", "correlation_key", "created_at", "instance_id", "subscription_id",
    ),
)  # fmt: skip

#: Published messages nobody wanted yet.
message = Table(
    "message",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("name", nullable=False),
    name_column("correlation_key", nullable=False),
    Column("variables", Text, nullable=False),
    at_column("published_at", nullable=False),
    name_column("published_by", nullable=False),
    at_column("expires_at", nullable=False),
    Index(None, "tenant_id", "name", "correlation_key", "published_at", "id"),
    Index(None, "expires_at"),
)

#: Rows to lock: a message that nobody waits for and a subscription that finds no message must see each other.
correlation_lock = Table(
    "correlation_lock",
    metadata,
    tenant_column(),
    Column("bucket", Integer, primary_key=True, autoincrement=False),
)

signal_subscription = Table(
    "signal_subscription",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("subscription_id", Integer, primary_key=True, autoincrement=False),
    Column("activity_id", Integer, nullable=False),
    name_column("element_id", nullable=False),
    name_column("name", nullable=False),
    at_column("created_at", nullable=False),
    Index(None, "tenant_id", "name", "instance_id"),
)

incident = Table(
    "incident",
    metadata,
    tenant_column(),
    key_column("id"),
    #: null for jobs without an instance
    id_column("instance_id"),
    Column("activity_id", Integer),
    #: the job that ran out of retries; null when the interpreter raised it
    id_column("job_id"),
    name_column("element_id"),
    Column("kind", String(32), nullable=False),
    name_column("message_key", nullable=False),
    Column("params", Text, nullable=False),
    Column("detail", Text),
    # open -> resolved
    one_of("status", "open", "resolved", nullable=False),
    at_column("created_at", nullable=False),
    at_column("resolved_at"),
    name_column("resolved_by"),
    Index(None, "tenant_id", "instance_id", "activity_id"),
)
partial_index("incident_open_idx", "tenant_id", "id", table=incident, where="status = 'open'")
partial_index("incident_job_idx", "tenant_id", "job_id", table=incident, where="job_id IS NOT NULL")


idempotency_key = Table(
    "idempotency_key",
    metadata,
    tenant_column(),
    name_column("key", primary_key=True),
    Column("command_hash", String(64), nullable=False),
    #: JSON; null while the command runs, which nobody else can see
    Column("result", Text),
    at_column("created_at", nullable=False),
    Index(None, "created_at"),
)
