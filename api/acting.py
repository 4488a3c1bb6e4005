"""Who calls, in one transaction: what every view begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from flask import request

from api.auth import current_actor
from api.runtime import runtime
from engine.actor import Actor
from engine.errors import InvalidIdempotencyKey
from engine.identity.visibility import record_reading
from engine.persistence.database import reading, transaction
from engine.persistence.session import Session

#: A body, a query or a form after its schema.
Loaded = Mapping[str, Any]

IDEMPOTENCY_KEY: Final = "Idempotency-Key"


@dataclass(frozen=True, slots=True)
class Call:
    """A transaction, and whoever it is done for."""

    session: Session
    actor: Actor
    #: cases whose content was looked at, and what of it
    read: list[tuple[int, str]] = field(default_factory=list)

    @property
    def key(self) -> str | None:
        """The caller's idempotency key. Raises InvalidIdempotencyKey."""
        found = request.headers.get(IDEMPOTENCY_KEY)
        if found == "":
            raise InvalidIdempotencyKey()
        return found


@contextmanager
def command(name: str) -> Iterator[Call]:
    """A transaction that commits when the block ends, timed under the command's name."""
    actor, running = current_actor(), runtime()
    with running.metrics.command(name), transaction(running.database) as session:
        yield Call(session, actor)


@contextmanager
def query() -> Iterator[Call]:
    """A transaction that only reads. What an auditor looked at is recorded before it is shown."""
    actor, database = current_actor(), runtime().database
    with reading(database) as session:
        call = Call(session, actor)
        yield call
    for instance_id, what in call.read:
        record_reading(database, actor, instance_id, what)


def wanted(body: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments a search body means for a query: its filters, limit and cursor."""
    page = body["page"]
    return {**body["filter"], "limit": page["limit"], "cursor": page["after"]}
