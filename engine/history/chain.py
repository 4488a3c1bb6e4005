"""The hash chain of history: what is hashed, and how one row leans on the one before it.

Every process instance has a chain of its own, numbered from 1 without gaps; acts without an instance
(deployments, settings) go to the administrative chain of their tenant, under instance id 0. A row's hash is

    sha256(hash of the row before || canonical bytes of the row)

and the row before the first is :data:`GENESIS`. The canonical bytes are a JSON object in UTF-8 without
blanks, its keys sorted, ``at`` in UTC with six decimals, ``data`` as the *text* stored in its column. Since
the text itself is hashed, nothing needs to be parsed to verify a row, and no driver, locale or JSON library
can change a hash. Anyone with ``sha256`` and a JSON printer can recompute the chain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple, Protocol

import orjson

#: The head of an empty chain.
GENESIS: Final = bytes(32)

#: The instance id of a tenant's administrative chain. Real instance ids are positive.
ADMINISTRATION: Final = 0

#: Columns of a chained row, in the order of the tuples :func:`chain_rows` returns.
ROW_COLUMNS: Final = (
    "tenant_id",
    "instance_id",
    "seq",
    "at",
    "actor",
    "on_behalf_of",
    "type",
    "element_id",
    "activity_id",
    "scope_id",
    "data",
    "prev_hash",
    "hash",
)


class ChainableEvent(Protocol):
    """What happened; :class:`engine.spiff.border.HistoryEvent` and :class:`Event` both fit."""

    @property
    def type(self) -> str: ...
    @property
    def element_id(self) -> str | None: ...
    @property
    def activity_id(self) -> int | None: ...
    @property
    def scope_id(self) -> int: ...
    @property
    def data(self) -> Mapping[str, Any]: ...


class Event(NamedTuple):
    """A line of history written by a command or a job, not by the interpreter."""

    type: str
    data: Mapping[str, Any] = {}
    element_id: str | None = None
    activity_id: int | None = None
    scope_id: int = 0


ChainedRow = tuple[str, int, int, Any, str, str | None, str, str | None, int | None, int, str, bytes, bytes]


def canonical_bytes(
    tenant_id: str,
    instance_id: int,
    seq: int,
    at: str,
    actor: str,
    on_behalf_of: str | None,
    type: str,
    element_id: str | None,
    activity_id: int | None,
    scope_id: int,
    data: str,
) -> bytes:
    """The bytes that are hashed; ``at`` as :func:`instant` writes it, ``data`` the stored JSON text."""
    # The keys stand in sorted order, which spares orjson the sorting.
    return orjson.dumps(
        {
            "activity_id": activity_id,
            "actor": actor,
            "at": at,
            "data": data,
            "element_id": element_id,
            "instance_id": instance_id,
            "on_behalf_of": on_behalf_of,
            "scope_id": scope_id,
            "seq": seq,
            "tenant": tenant_id,
            "type": type,
        }
    )


def instant(at: datetime) -> str:
    """The one spelling of a moment in the chain: ``2025-03-01T01:02:03.000004Z``."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def data_text(data: Mapping[str, Any]) -> str:
    """The JSON text stored in the ``data`` column; values JSON does not know are written as their text."""
    if not data:
        return "{}"
    try:
        return orjson.dumps(data, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:
        # Integers beyond 64 bits and lone surrogates: history must never be the reason a command fails.
        return json.dumps(data, default=str, separators=(",", ":"))


def chain_rows(
    head: bytes,
    first_seq: int,
    events: Iterable[ChainableEvent],
    *,
    tenant_id: str,
    instance_id: int,
    at: datetime,
    actor: str,
    on_behalf_of: str | None = None,
    stored_at: object = None,
) -> tuple[list[ChainedRow], bytes]:
    """Number and hash the events of one command: the rows to insert (:data:`ROW_COLUMNS`) and the new head.

    ``head`` and ``first_seq`` are the instance's ``event_head`` (:data:`GENESIS` when it has none) and
    ``event_seq + 1``, read under the instance's lock. ``stored_at``: ``at`` in the form the driver wants."""
    when = instant(at)
    column_at = at if stored_at is None else stored_at
    rows: list[ChainedRow] = []
    seq = first_seq
    for event in events:
        type_, element_id, activity_id = event.type, event.element_id, event.activity_id
        scope_id, data = event.scope_id, data_text(event.data)
        canonical = canonical_bytes(
            tenant_id, instance_id, seq, when, actor, on_behalf_of,
            type_, element_id, activity_id, scope_id, data,
        )  # fmt: skip
        hash_ = sha256(head + canonical).digest()
        rows.append(
            (
                tenant_id, instance_id, seq, column_at, actor, on_behalf_of,
                type_, element_id, activity_id, scope_id, data, head, hash_,
            )
        )  # fmt: skip
        head = hash_
        seq += 1
    return rows, head
