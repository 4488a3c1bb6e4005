"""Histories written without an interpreter: a chain needs nothing but rows."""

from __future__ import annotations

from typing import Any

from engine.history.chain import ADMINISTRATION, GENESIS, Event, chain_rows
from engine.history.written import STORED_COLUMNS, proven_rows
from engine.persistence.database import Database, transaction
from engine.persistence.session import Session

INSTANCE_COLUMNS = (
    "tenant_id", "id", "definition_id", "process_key", "status", "started_at", "started_by",
    "state", "state_format", "revision", "event_seq", "event_head", "incident_count",
)  # fmt: skip


class Scribe:
    """Writes chains as commands do, and lets a test tamper with them as a database administrator could."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.heads: dict[int, tuple[int, bytes]] = {}

    def write(self, instance_id: int, count: int, *, tenant_id: str = "default") -> None:
        """Append ``count`` events to the chain of an instance, which is made if it is not there."""
        seq, head = self.heads.get(instance_id, (0, GENESIS))
        with transaction(self.database, tenant_id) as session:
            events = [Event("activity-completed", {"n": seq + n}, "审核", n) for n in range(count)]
            rows, head = chain_rows(
                head, seq + 1, events,
                tenant_id=tenant_id, instance_id=instance_id, at=session.now, actor="zhang",
            )  # fmt: skip
            session.insert("event", STORED_COLUMNS, proven_rows(session, instance_id, rows))
            self.set_head(session, instance_id, seq + count, head, is_new=seq == 0)
        self.heads[instance_id] = (seq + count, head)

    def set_head(self, session: Session, instance_id: int, seq: int, head: bytes, *, is_new: bool) -> None:
        """Say where a chain ends."""
        tenant = session.tenant_id
        if instance_id == ADMINISTRATION:
            if is_new:
                columns = ("tenant_id", "event_seq", "event_head")
                session.insert("administrative_chain", columns, [(tenant, seq, head)])
            else:
                sql = "UPDATE administrative_chain SET event_seq = ?, event_head = ? WHERE tenant_id = ?"
                session.write(sql, (seq, head, tenant))
        elif is_new:
            row = (tenant, instance_id, 1, "p", "active", session.now, "li", b"", 1, 1, seq, head, 0)
            session.insert("process_instance", INSTANCE_COLUMNS, [row])
        else:
            sql = "UPDATE process_instance SET event_seq = ?, event_head = ? WHERE tenant_id = ? AND id = ?"
            session.write(sql, (seq, head, tenant, instance_id))

    def tamper(self, sql: str, *params: Any) -> None:
        """Change what is stored, behind the engine's back; it must touch something."""
        with transaction(self.database) as session:
            assert session.execute(sql, params)
