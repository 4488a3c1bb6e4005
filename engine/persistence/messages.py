"""Messages and the subscriptions that wait for them, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zlib import crc32

from engine.persistence.ids import new_id
from engine.persistence.jobs import json_text
from engine.persistence.session import Session
from engine.spiff.values import decode

#: Rows of correlation_lock in use; more lets more keys go on side by side.
BUCKETS = 1024


class BufferedMessage(NamedTuple):
    """A published message that nobody wanted yet."""

    id: int
    variables: Mapping[str, Any]
    published_by: str


class Waiting(NamedTuple):
    """A subscription of an active instance."""

    instance_id: int
    subscription_id: int


def lock_correlations(session: Session, correlations: Iterable[tuple[str, str]]) -> None:
    """Hold names and keys until the transaction ends, in one order everywhere.

    Without it a publisher that finds no subscription and an instance that finds no message could pass each
    other unseen. Who holds one waits for no instance, so there is no circle to wait in. SQLite has one
    writer and needs none of this.
    """
    if session.is_sqlite:
        return
    buckets = sorted({crc32(f"{name}\0{key}".encode()) % BUCKETS for name, key in correlations})
    for bucket in buckets:
        session.write(
            "INSERT INTO correlation_lock (tenant_id, bucket) VALUES (?, ?)"
            " ON CONFLICT (tenant_id, bucket) DO NOTHING",
            (session.tenant_id, bucket),
        )
    for bucket in buckets:
        session.write(
            "SELECT bucket FROM correlation_lock WHERE tenant_id = ? AND bucket = ? FOR UPDATE",
            (session.tenant_id, bucket),
        )
    session.flush()


def oldest_waiting(session: Session, name: str, correlation_key: str) -> Waiting | None:
    """The subscription that waits longest for this message; those of suspended instances do not count."""
    row = session.one(
        "SELECT s.instance_id, s.subscription_id FROM message_subscription s JOIN process_instance i"
        " ON i.tenant_id = s.tenant_id AND i.id = s.instance_id"
        " WHERE s.tenant_id = ? AND s.name = ? AND s.correlation_key = ? AND i.status = 'active'"
        " ORDER BY s.created_at, s.instance_id, s.subscription_id LIMIT 1",
        (session.tenant_id, name, correlation_key),
    )
    return Waiting(*row) if row else None


def is_waiting(session: Session, waiting: Waiting) -> bool:
    """Whether the subscription is still there; asked again under the lock of its instance."""
    return (
        session.one(
            "SELECT 1 FROM message_subscription"
            " WHERE tenant_id = ? AND instance_id = ? AND subscription_id = ?",
            (session.tenant_id, *waiting),
        )
        is not None
    )


def subscriptions_of(session: Session, instance_id: int) -> list[tuple[int, str, str]]:
    """Subscription id, name and key of everything an instance waits for, oldest first."""
    return [
        (row[0], row[1], row[2])
        for row in session.all(
            "SELECT subscription_id, name, correlation_key FROM message_subscription"
            " WHERE tenant_id = ? AND instance_id = ? ORDER BY subscription_id",
            (session.tenant_id, instance_id),
        )
    ]


def message_start_event(session: Session, name: str) -> tuple[int, str] | None:
    """Definition and element of the start event for this message, of the process deployed first."""
    row = session.one(
        "SELECT definition_id, element_id FROM start_subscription"
        " WHERE tenant_id = ? AND kind = 'message' AND name = ? ORDER BY process_key, element_id LIMIT 1",
        (session.tenant_id, name),
    )
    return (row[0], row[1]) if row else None


def buffer_message(
    session: Session,
    name: str,
    correlation_key: str,
    variables: Mapping[str, Any],
    published_by: str,
    expires_at: datetime,
) -> int:
    """Keep a message until somebody subscribes or it expires; gives its id."""
    id = new_id()
    session.write(
        "INSERT INTO message (tenant_id, id, name, correlation_key, variables, published_at, published_by,"
        " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            session.tenant_id, id, name, correlation_key, json_text(variables), session.now, published_by,
            expires_at,
        ),
    )  # fmt: skip
    return id


def take_buffered(session: Session, name: str, correlation_key: str) -> BufferedMessage | None:
    """Remove and give the oldest unexpired message; the caller holds the correlation."""
    row = session.one(
        "SELECT id, variables, published_by FROM message"
        " WHERE tenant_id = ? AND name = ? AND correlation_key = ? AND expires_at > ?"
        " ORDER BY published_at, id LIMIT 1",
        (session.tenant_id, name, correlation_key, session.now),
    )
    if row is None:
        return None
    session.write("DELETE FROM message WHERE tenant_id = ? AND id = ?", (session.tenant_id, row[0]))
    return BufferedMessage(row[0], decode(row[1].encode()), row[2])


def delete_expired(session: Session, limit: int = 1000) -> int:
    """Remove messages whose time is over, of every tenant; gives how many."""
    return session.execute(
        "DELETE FROM message WHERE (tenant_id, id) IN"
        " (SELECT tenant_id, id FROM message WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)",
        (session.now, limit),
    )
