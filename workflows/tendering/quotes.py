"""Final quotes (最后报价): a second desk of the same keyholders, for the suppliers that negotiated.

They are opened beside the bids they belong to; a bid keeps the hash of its first response and takes the last
price (财库〔2014〕214号 21).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.proof import attest, attested
from workflows.registries.purchases import bids
from workflows.registries.tables.sealed_bids import final_quote
from workflows.tendering.desk import BID, QUOTE, find_tender, holders_of, open_desk
from workflows.tendering.opening import unseal_all

attested(final_quote)

_MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalQuote:
    """A quote that came; ``price`` in yuan, None when the envelope could not be opened (``problem``)."""

    bid_id: int
    organization_id: int
    received_at: str
    sealed_hash: str
    price: Decimal | None
    problem: str | None


def open_quote_desk(
    session: Session,
    *,
    project_id: int,
    closes_at: datetime,
    envelope_bytes: int,
    invited: Sequence[int],
    terms: Mapping[str, Any],
) -> int:
    """A desk like that of the first stage, which only ``invited`` organisations come to; gives its id.

    Raises TenderNotFound when there was no first stage."""
    first = find_tender(session, project_id, stage=BID)
    return open_desk(
        session,
        project_id=project_id,
        round=first.round,
        closes_at=closes_at,
        envelope_bytes=envelope_bytes,
        slot_count=first.slot_count,
        threshold=first.threshold,
        holders=holders_of(session, first.id),
        instance_id=first.instance_id,
        document_id=first.document_id,
        terms={**first.terms, **terms},
        stage=QUOTE,
        invited=invited,
    )


def open_quotes(
    session: Session, actor: Actor, project_id: int, *, instance_id: int | None
) -> tuple[FinalQuote, ...]:
    """Open every final quote by the shares that were given. Raises OpeningTooEarly, SharesMissing."""
    tender, unsealed = unseal_all(session, project_id)
    rows = bids(session, project_id, limit=_MOST, round=tender.round).rows
    bid_of = {row["organization_id"]: row["id"] for row in rows}
    found = []
    for each in unsealed:
        bid_id = bid_of[each.organization_id]
        content = None if each.content is None else json.dumps(each.content, ensure_ascii=False)
        values = {
            "bid_id": bid_id,
            "received_at": datetime.fromisoformat(each.received_at),
            "sealed_hash": bytes.fromhex(each.sealed_hash),
            "content": content,
            "problem": each.problem,
        }
        session.core.execute(final_quote.insert().values(tenant_id=session.tenant_id, **values))
        attest(session, actor, final_quote, values, instance_id)
        found.append(
            FinalQuote(
                bid_id=bid_id,
                organization_id=each.organization_id,
                received_at=each.received_at,
                sealed_hash=each.sealed_hash,
                price=None if each.content is None else Decimal(str(each.content["price"])),
                problem=each.problem,
            )
        )
    return tuple(found)


def quote_of(session: Session, bid_id: int) -> dict[str, Any] | None:
    """What the final quote of a bid says; None without one that could be opened."""
    row = session.core.execute(
        select(final_quote.c.content).where(
            final_quote.c.tenant_id == session.tenant_id, final_quote.c.bid_id == bid_id
        )
    ).first()
    if row is None or row[0] is None:
        return None
    found: dict[str, Any] = json.loads(row[0])
    return found
