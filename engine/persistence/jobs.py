"""Rows of jobs: work the engine owes, written in the transaction that owes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from engine.persistence.ids import new_id
from engine.persistence.session import Row, Session
from engine.persistence.store import StoredInstance
from engine.spiff.values import encode, normalise

_JOB_COLUMNS = (
    "tenant_id", "id", "kind", "instance_id", "activity_id", "subscription_id", "element_id", "type",
    "due_at", "retries", "payload", "held", "created_at",
)  # fmt: skip


def job_row(
    session: Session,
    kind: str,
    due_at: datetime,
    *,
    instance: StoredInstance | None = None,
    instance_id: int | None = None,
    activity_id: int | None = None,
    subscription_id: int | None = None,
    element_id: str | None = None,
    type: str | None = None,
    retries: int = 3,
    payload: Any = None,
    held: bool = False,
) -> Row:
    """A row for :func:`insert_jobs`; after the commit the workers of this process hear when it is due."""
    if kind != "external" and not held:
        session.wake(due_at)
    return (
        session.tenant_id, new_id(), kind, instance.id if instance else instance_id, activity_id,
        subscription_id, element_id, type, due_at, retries, json_text(payload) if payload else "{}", held,
        session.now,
    )  # fmt: skip


def insert_jobs(session: Session, rows: Sequence[Row]) -> None:
    """Queue rows made by :func:`job_row`."""
    session.insert("job", _JOB_COLUMNS, rows)


def json_text(value: Any) -> str:
    """JSON with exact numbers, as :mod:`engine.spiff.values` reads it."""
    return encode(normalise(value)).decode()
