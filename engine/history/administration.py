"""The chain of acts that belong to no process instance: deployments, settings, failed starts."""

from __future__ import annotations

from collections.abc import Iterable

from engine.actor import Actor
from engine.history.chain import ADMINISTRATION, GENESIS, ROW_COLUMNS, ChainableEvent, chain_rows
from engine.persistence.session import Session


def record_administrative(session: Session, actor: Actor, events: Iterable[ChainableEvent]) -> None:
    """Append to the tenant's administrative chain; held by this transaction until it ends."""
    tenant = session.tenant_id
    # The insert makes sure there is a row to lock; the first two acts of a tenant may come at once.
    session.execute(
        "INSERT INTO administrative_chain (tenant_id, event_seq, event_head) VALUES (?, 0, ?)"
        " ON CONFLICT (tenant_id) DO NOTHING",
        (tenant, GENESIS),
    )
    lock = "" if session.is_sqlite else " FOR UPDATE"
    row = session.one(
        f"SELECT event_seq, event_head FROM administrative_chain WHERE tenant_id = ?{lock}", (tenant,)
    )
    assert row is not None
    seq, head = row
    rows, head = chain_rows(
        head,
        seq + 1,
        events,
        tenant_id=tenant,
        instance_id=ADMINISTRATION,
        at=session.now,
        actor=actor.user_id,
        on_behalf_of=actor.on_behalf_of,
    )
    session.insert("event", ROW_COLUMNS, rows)
    session.write(
        "UPDATE administrative_chain SET event_seq = ?, event_head = ? WHERE tenant_id = ?",
        (seq + len(rows), head, tenant),
    )
