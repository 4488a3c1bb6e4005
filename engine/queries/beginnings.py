"""Which processes people begin: those with a start event that waits for nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from engine.bpmn.references import begins_by_hand
from engine.persistence.session import Session

_CACHE_SIZE: Final = 2_000


def begun_by_hand(session: Session, definition_ids: Iterable[int]) -> frozenset[int]:
    """Those of these definitions that have a none start event.

    One statement for all whose files this process has not read yet: a version never changes."""
    cache, tenant = session.database.cache, session.tenant_id
    wanted = set(definition_ids)
    unread = [id for id in wanted if ("by-hand", tenant, id) not in cache]
    if unread:
        if len(cache) + len(unread) >= _CACHE_SIZE:
            cache.clear()
            unread = list(wanted)
        rows = session.all(
            "SELECT d.id, d.key, r.content FROM process_definition d JOIN resource r"
            " ON r.tenant_id = d.tenant_id AND r.deployment_id = d.deployment_id AND r.name = d.resource_name"
            f" WHERE d.tenant_id = ? AND d.id IN ({', '.join('?' * len(unread))})",
            (tenant, *unread),
        )
        for id, key, content in rows:
            cache["by-hand", tenant, id] = begins_by_hand(bytes(content), key)
    return frozenset(id for id in wanted if cache.get(("by-hand", tenant, id)))
