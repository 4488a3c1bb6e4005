"""The final quotes: asked of all who negotiated, sealed until the same moment, opened by the keyholders."""

from __future__ import annotations

from decimal import Decimal

from engine.actions import ActionContext, action
from workflows.documents.procedures import QUOTE
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.preparation import KEY, enough, verdict
from workflows.procurement_consultation.rules import least_suppliers, rule
from workflows.registries.purchases import BIDS, advance_bid, bids
from workflows.registries.register import change
from workflows.tendering.case import Given, moment, organization_name, paper, project, session_of
from workflows.tendering.opening import close_desk
from workflows.tendering.quotes import FinalQuote, open_quote_desk, open_quotes

_MOST = 200


@action(f"{KEY}.open-quotes", input=schemas.QuoteCallInput)
def open_desk(context: ActionContext, given: Given) -> None:
    """A desk for the last prices of those that are left, until one moment for all (214号21)."""
    session = session_of(context)
    rows = bids(session, given["projectId"], limit=_MOST, round=given["round"], state="VALID").rows
    open_quote_desk(
        session,
        project_id=given["projectId"],
        closes_at=moment(given["quote_deadline"]),
        envelope_bytes=int(rule("quote-envelope-size", given["rules_on"])),
        invited=[row["organization_id"] for row in rows],
        # what was changed binds the quotes
        terms={"changes": given["changes"] or []},
    )


@action(f"{KEY}.close-quotes", input=schemas.CountInput, output=schemas.CountOutput)
def close_quotes(context: ActionContext, given: Given) -> Given:
    """At the deadline: enough quotes, or they stay sealed (T14)."""
    least = least_suppliers(bool(given["documents"]["is_service"]), given["rules_on"])
    return verdict(close_desk(session_of(context), given["projectId"], least), least)


@action(f"{KEY}.record-quotes", input=schemas.QuotesInput, output=schemas.CountOutput)
def record_quotes(context: ActionContext, given: Given) -> Given:
    """The final quotes: who gave none has left, who is above the highest price is void."""
    session, ceiling = session_of(context), Decimal(str(given["price_ceiling"]))
    this = project(session, given["projectId"])
    opened = open_quotes(session, context.actor, this["id"], instance_id=context.instance_id)
    quoted = {each.bid_id: each for each in opened}
    valid = 0
    for row in bids(session, this["id"], limit=_MOST, round=given["round"], state="VALID").rows:
        quote = quoted.get(row["id"])
        if quote is None:
            advance_bid(session, context.actor, row["id"], "LOST", instance_id=context.instance_id)
            continue
        name = organization_name(session, row["organization_id"])
        stated = {"org_name": name, "received_at": quote.received_at, "sealed_hash": quote.sealed_hash}
        paper(context, "DOC-408", this, {**stated, "stage": QUOTE}, addressee=name)
        valid += _take(context, quote, ceiling)
    return enough(valid, given)


def _take(context: ActionContext, quote: FinalQuote, ceiling: Decimal) -> bool:
    """Whether the quote counts; a bid takes the last price, be it void or not."""
    session, case_id = session_of(context), context.instance_id
    reason = quote.problem
    if quote.price is not None and quote.price > ceiling:
        reason = "最后报价超过最高限价"
    if reason is not None:
        advance_bid(
            session,
            context.actor,
            quote.bid_id,
            "VOID",
            price=quote.price,
            void_reason=reason,
            instance_id=case_id,
        )
        return False
    change(session, context.actor, BIDS, quote.bid_id, {"price": quote.price}, instance_id=case_id)
    return True
