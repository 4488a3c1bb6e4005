"""Walk every chain of a tenant once, in key order, and name the first bad row of each.

Reads in batches by key (no server-side cursor, which not every database offers), so memory does not depend
on the number of events. What a bad row *is* (changed, deleted, inserted, reordered, truncated) is found out
by :func:`_classify` from the hashes around it; whatever it says, the chain is broken from there on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from engine.history import signed
from engine.history.chain import ADMINISTRATION, GENESIS, canonical_bytes, instant
from engine.history.written import Cover, is_of_before
from engine.persistence.session import Session

BATCH: Final = 5000

#: How far away the place is looked for that a moved row came from.
NEIGHBOURHOOD: Final = 64

_LOWEST_ID: Final = -(2**63)

Problem = Literal[
    "changed",
    "deleted",
    "inserted",
    "reordered",
    "truncated",
    "signature-wrong",
    "unwritten",
    "checkpoint-changed",
    "checkpoint-missing",
    "copy-damaged",
    "key-missing",
    # of rows that history tells of, found by whoever keeps them (engine.history.verify.also_verify)
    "entry-changed",
    "entry-missing",
    "entry-inserted",
    "sums-wrong",
    "proof-key-missing",
]


class Finding(NamedTuple):
    """One broken place. ``seq`` is the first bad row; ``detail`` is technical."""

    tenant_id: str
    instance_id: int | None
    seq: int | None
    problem: Problem
    detail: str
    #: the table and key of a row, where it is none of a chain's
    register: str | None = None
    row_id: int | str | None = None
    #: what of the row is wrong, where that is known
    columns: tuple[str, ...] = ()
    #: what history leaves these columns with, and what they hold; of hidden ones their keyed hashes
    expected: Mapping[str, Any] = MappingProxyType({})
    found: Mapping[str, Any] = MappingProxyType({})


class Head(NamedTuple):
    """Where a chain ends according to its instance."""

    instance_id: int
    seq: int
    hash: bytes


class EventRow(NamedTuple):
    """A stored event; on SQLite a tampered row may hold anything anywhere."""

    instance_id: Any
    seq: Any
    at: Any
    actor: Any
    on_behalf_of: Any
    type: Any
    element_id: Any
    activity_id: Any
    scope_id: Any
    data: Any
    prev_hash: Any
    hash: Any
    written: Any = None


class Walked:
    """What has been read so far; filled by :func:`walk`."""

    def __init__(self) -> None:
        self.events = 0
        self.chains = 0
        #: of those, signatures whose digest was computed again
        self.signatures = 0
        #: whether steps were proved with a key that is not here
        self.is_unknown = False


def walk(session: Session, tenant_id: str, walked: Walked) -> Iterator[Finding]:
    """Yield the first bad row of every broken chain of the tenant, by instance id."""
    events = _events(session, tenant_id)
    heads = _heads(session, tenant_id)
    row, head = next(events, None), next(heads, None)
    while row is not None or head is not None:
        if row is not None and not isinstance(row.instance_id, int):
            yield Finding(tenant_id, None, None, "inserted", f"instance id {row.instance_id!r} is no number")
            return  # sorts behind every number: nothing of ours follows
        if head is None or (row is not None and row.instance_id < head.instance_id):
            assert row is not None
            instance_id = row.instance_id
            yield Finding(
                tenant_id, instance_id, row.seq, "inserted", "events of a process instance that is not there"
            )
            row = _skip(events, row, instance_id, walked)
            continue
        finding, row = _walk_chain(session, tenant_id, head, row, events, walked)
        walked.chains += 1
        if finding is not None:
            yield finding
        head = next(heads, None)


def walk_instance(session: Session, instance_id: int, walked: Walked) -> Finding | None:
    """The first bad row of one chain of the session's tenant, or None, as for one that is not there."""
    tenant_id = session.tenant_id
    head = session.one(
        "SELECT id, event_seq, event_head FROM process_instance WHERE tenant_id = ? AND id = ?",
        (tenant_id, instance_id),
    )
    if head is None:
        return None
    events = _events_of(session, tenant_id, instance_id)
    finding, _ = _walk_chain(session, tenant_id, Head._make(head), next(events, None), events, walked)
    walked.chains += 1
    return finding


def _walk_chain(
    session: Session,
    tenant_id: str,
    head: Head,
    row: EventRow | None,
    events: Iterator[EventRow],
    walked: Walked,
) -> tuple[Finding | None, EventRow | None]:
    """Follow one chain from its first row; gives the finding and the first row of the next chain."""
    instance_id = head.instance_id
    running: bytes = GENESIS
    expected = 1
    unsigned: Finding | None = None
    cover = Cover(session, tenant_id, instance_id)
    while row is not None and row.instance_id == instance_id:
        digest = _digest(running, tenant_id, row, row.seq) if row.prev_hash == running else None
        if digest is None or digest != row.hash or row.seq != expected or expected > head.seq:
            finding = _classify(session, tenant_id, row, running, expected, head)
            return finding, _skip(events, row, instance_id, walked)
        running, expected = digest, expected + 1
        walked.events += 1
        cover.follow(row.seq, row.hash, row.written)
        if row.type == signed.EVENT and unsigned is None:
            unsigned = _signature(tenant_id, row, walked)
        row = next(events, None)
    last = expected - 1
    # Starting an instance is an event: a chain without any has lost them, whatever its head says.
    if last < head.seq or (last == 0 and instance_id != ADMINISTRATION):
        detail = f"rows {last + 1} to {max(head.seq, last + 1)} are missing at the end"
        return Finding(tenant_id, instance_id, last + 1, "truncated", detail), row
    if running != head.hash:
        detail = "the last row is not the one its process instance ended its chain with"
        return Finding(tenant_id, instance_id, last, "changed", detail), row
    return unsigned or _unwritten(session, tenant_id, instance_id, cover, last, walked), row


def _unwritten(
    session: Session, tenant_id: str, instance_id: int, cover: Cover, last: int, walked: Walked
) -> Finding | None:
    """The first event of a whole chain that this house did not write."""
    cover.end(last)
    walked.is_unknown = walked.is_unknown or cover.is_unknown
    seq = cover.unwritten
    if seq is None and cover.bare and not is_of_before(session, tenant_id, instance_id, cover.bare):
        seq = 1
    if seq is None:
        return None
    return Finding(tenant_id, instance_id, seq, "unwritten", "no step of this house has a proof of it")


def _signature(tenant_id: str, row: EventRow, walked: Walked) -> Finding | None:
    """What is wrong with the signature on a row that the chain vouches for: it was written that way."""
    if f'"{signed.MEMBER}"' not in row.data:
        return None
    try:
        found = signed.is_true(row.instance_id, row.activity_id, row.actor, row.on_behalf_of, row.data)
    except (TypeError, ValueError, AttributeError):
        found = False
    walked.signatures += found is not None
    if found is not False:
        return None
    detail = "the signature is not one on what was submitted"
    return Finding(tenant_id, row.instance_id, row.seq, "signature-wrong", detail)


def _classify(
    session: Session, tenant_id: str, row: EventRow, running: bytes, expected: int, head: Head
) -> Finding:
    """What happened to the first row that does not fit behind the hash ``running``."""

    def found(seq: int, problem: Problem, detail: str) -> Finding:
        return Finding(tenant_id, head.instance_id, seq, problem, detail)

    if not isinstance(row.seq, int) or row.seq < expected:
        return found(expected, "inserted", f"row number {row.seq!r} is none of ours")
    if expected > head.seq:
        return found(expected, "inserted", f"the chain ends at row {head.seq}")
    if row.seq > expected:
        return found(expected, "deleted", f"rows {expected} to {row.seq - 1} are missing")
    if _digest(row.prev_hash, tenant_id, row, row.seq) == row.hash:
        # Genuine in itself, but it stood behind another row: that one was rewritten, hash and all.
        if expected == 1:
            return found(1, "changed", "the first row claims a row before it")
        return found(expected - 1, "changed", f"row {expected} was chained to another row {expected - 1}")
    original = _original_seq(tenant_id, row)
    if original is None:
        following = _row(session, tenant_id, head.instance_id, "seq", expected + 1)
        if following is not None and following.prev_hash == running:
            return found(expected, "inserted", "the rows around it are chained to each other")
        return found(expected, "changed", "its content does not have its hash")
    if original < expected:
        twin = _row(session, tenant_id, head.instance_id, "seq", original)
        if twin is not None and twin.hash == row.hash:
            return found(expected, "inserted", f"it is a copy of row {original}")
        return found(original, "inserted", f"row {expected} was row {original} when it was written")
    detail = f"it was row {original} when it was written"
    if _row(session, tenant_id, head.instance_id, "hash", row.prev_hash) is not None:
        return found(expected, "reordered", detail)
    return found(expected, "deleted", detail)


def _original_seq(tenant_id: str, row: EventRow) -> int | None:
    """The number under which the row's hash is right, if it is near."""
    for distance in range(1, NEIGHBOURHOOD):
        for seq in (row.seq - distance, row.seq + distance):
            if seq > 0 and _digest(row.prev_hash, tenant_id, row, seq) == row.hash:
                return int(seq)
    return None


def _digest(previous: bytes, tenant_id: str, row: EventRow, seq: int) -> bytes | None:
    """The hash the row should have behind ``previous``; None when its values are not of our types."""
    try:
        canonical = canonical_bytes(
            tenant_id, row.instance_id, seq, _spelled(row.at), row.actor, row.on_behalf_of, row.type,
            row.element_id, row.activity_id, row.scope_id, row.data,
        )  # fmt: skip
        return sha256(previous + canonical).digest()
    except (TypeError, ValueError):
        return None


def _spelled(at: datetime | str) -> str:
    """The chain's spelling of a stored moment (text on SQLite, see :func:`_select`)."""
    if isinstance(at, datetime):
        return instant(at)
    if len(at) == 32 and at.endswith("+00:00"):
        return at[:26] + "Z"
    return instant(datetime.fromisoformat(at))


def _select(session: Session) -> str:
    # Time read as text cannot break the reading itself, whatever a tampered SQLite row holds.
    at = "CAST(at AS TEXT)" if session.is_sqlite else "at"
    return (
        f"SELECT instance_id, seq, {at}, actor, on_behalf_of, type, element_id, activity_id, scope_id, data,"
        " prev_hash, hash, written FROM event WHERE tenant_id = ?"
    )


def _row(session: Session, tenant_id: str, instance_id: int, column: str, value: object) -> EventRow | None:
    row = session.one(
        f"{_select(session)} AND instance_id = ? AND {column} = ? LIMIT 1", (tenant_id, instance_id, value)
    )
    return None if row is None else EventRow._make(row)


def _events(session: Session, tenant_id: str) -> Iterator[EventRow]:
    page = f"{_select(session)} AND (instance_id, seq) > (?, ?) ORDER BY instance_id, seq LIMIT {BATCH}"
    last: tuple[int, int] = (_LOWEST_ID, 0)
    while True:
        rows = session.all(page, (tenant_id, *last))
        yield from map(EventRow._make, rows)
        if len(rows) < BATCH:
            return
        last = rows[-1][:2]


def _events_of(session: Session, tenant_id: str, instance_id: int) -> Iterator[EventRow]:
    page = f"{_select(session)} AND instance_id = ? AND seq > ? ORDER BY seq LIMIT {BATCH}"
    last = 0
    while True:
        rows = session.all(page, (tenant_id, instance_id, last))
        yield from map(EventRow._make, rows)
        if len(rows) < BATCH:
            return
        last = rows[-1][1]


def _heads(session: Session, tenant_id: str) -> Iterator[Head]:
    chain = "SELECT event_seq, event_head FROM administrative_chain WHERE tenant_id = ?"
    administration = session.one(chain, (tenant_id,))
    if administration is not None:
        yield Head(ADMINISTRATION, *administration)
    page = (
        "SELECT id, event_seq, event_head FROM process_instance WHERE tenant_id = ? AND id > ?"
        f" ORDER BY id LIMIT {BATCH}"
    )
    last = ADMINISTRATION
    while True:
        rows = session.all(page, (tenant_id, last))
        yield from map(Head._make, rows)
        if len(rows) < BATCH:
            return
        last = rows[-1][0]


def _skip(
    events: Iterator[EventRow], row: EventRow | None, instance_id: int, walked: Walked
) -> EventRow | None:
    """The first row of the next chain; what is skipped counts as read."""
    while row is not None and row.instance_id == instance_id:
        walked.events += 1
        row = next(events, None)
    return row
