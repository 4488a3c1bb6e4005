"""The chain of administrative acts of a tenant: what happens to no process instance in particular."""

from __future__ import annotations

from collections.abc import Iterable

from engine.actor import Actor
from engine.history.chain import ADMINISTRATION, GENESIS, ChainableEvent, chain_rows
from engine.history.written import STORED_COLUMNS, proven_rows
from engine.persistence.session import Session


def lock_administration(session: Session) -> tuple[int, bytes]:
    """Hold the tenant's administrative chain until the transaction ends; gives its length and head.

    It also serves as the lock of deployments, which must not number versions at the same time."""
    session.execute(
        "INSERT INTO administrative_chain (tenant_id, event_seq, event_head) VALUES (?, ?, ?)"
        " ON CONFLICT (tenant_id) DO NOTHING",
        (session.tenant_id, 0, GENESIS),
    )
    # SQLite has begun the transaction for writing: nobody else is in
    lock = "" if session.is_sqlite else " FOR UPDATE"
    row = session.one(
        f"SELECT event_seq, event_head FROM administrative_chain WHERE tenant_id = ?{lock}",
        (session.tenant_id,),
    )
    assert row is not None
    return int(row[0]), bytes(row[1])


def record_administrative(session: Session, actor: Actor, events: Iterable[ChainableEvent]) -> None:
    """Append events to the administrative chain; takes its lock, which a transaction may take again."""
    seq, head = lock_administration(session)
    rows, new_head = chain_rows(
        head,
        seq + 1,
        events,
        tenant_id=session.tenant_id,
        instance_id=ADMINISTRATION,
        at=session.now,
        actor=actor.user_id,
        on_behalf_of=actor.on_behalf_of,
    )
    session.insert("event", STORED_COLUMNS, proven_rows(session, ADMINISTRATION, rows))
    session.write(
        "UPDATE administrative_chain SET event_seq = ?, event_head = ? WHERE tenant_id = ?",
        (seq + len(rows), new_head, session.tenant_id),
    )
