"""What opened bids say, for the code that judges them; people read by ``workflows.tendering.reading``."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from engine.persistence.session import Session
from workflows.registries.tables.sealed_bids import bid_content
from workflows.tendering.errors import NotOpenedYet


def content_of(session: Session, bid_id: int) -> dict[str, Any]:
    """Raises NotOpenedYet for a bid that was never opened."""
    row = session.core.execute(
        select(bid_content.c.content).where(
            bid_content.c.tenant_id == session.tenant_id, bid_content.c.bid_id == bid_id
        )
    ).first()
    if row is None:
        raise NotOpenedYet()
    found: dict[str, Any] = json.loads(row[0])
    return found
