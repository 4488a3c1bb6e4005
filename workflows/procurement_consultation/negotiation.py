"""Responses are opened, changes told to all at once, final quotes entered, sheets summed up."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import Any, Final

from engine.actions import ActionContext, action
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.preparation import KEY, METHOD, enough
from workflows.procurement_consultation.suppliers import supplier
from workflows.registries.committees import all_sheets, points
from workflows.registries.purchases import (
    BIDS,
    advance_bid,
    advance_project,
    register_bid,
    register_opening,
)
from workflows.registries.register import Row, change
from workflows.tendering.case import (
    Given,
    moment,
    paper,
    project,
    session_of,
    shown_moment,
    today,
)
from workflows.tendering.eligibility import findings
from workflows.tendering.scoring import factors, mean, price_weight, rank

_POINT: Final = Decimal("0.01")
#: Of equal totals and prices the better plan comes first.
_TIE_RULE: Final = "TECHNICAL"


@action(f"{KEY}.record-opening", input=schemas.OpeningInput, output=schemas.OpeningOutput)
def record_opening(context: ActionContext, given: Given) -> Given:
    """Every response enters the register; who is not qualified is out, with the ground (DOC-409)."""
    session = session_of(context)
    this = advance_project(
        session, context.actor, given["projectId"], "OPENED", instance_id=context.instance_id
    )
    named = [(row, supplier(session, str(row["uscc"]))) for row in given["openings"]]
    found = [(row, organization) for row, organization in named if organization is not None]
    at = {str(row["uscc"]): row["receivedAt"] for row in given["received"]}
    remaining = []
    for row, organization in found:
        rivals = [other["id"] for _, other in found if other["id"] != organization["id"]]
        grounds = findings(session, organization["id"], rivals, this["id"], today(context))
        ground = next(iter(grounds.values()), None) or (None if row["qualified"] else str(row["reason"]))
        bid_id = _enter(context, given, row, organization, at[str(row["uscc"])], ground)
        if ground is None:
            remaining.append(_shown(bid_id, organization))
    record = {
        "opened_at": shown_moment(context.now),
        "present": [given["witness"]],
        # first prices are nobody else's business: they are negotiated
        "rows": [[organization["name"], "—", "", "完好"] for _, organization in found] or [["—"] * 4],
        "objections": None,
    }
    paper(context, "DOC-409", this, record)
    register_opening(
        session,
        context.actor,
        this["id"],
        context.now,
        record,
        round=given["round"],
        instance_id=context.instance_id,
    )
    return {"suppliers": remaining, **enough(len(remaining), given)}


@action(f"{KEY}.tell-changes", input=schemas.ChangeInput)
def tell_changes(context: ActionContext, given: Given) -> None:
    """A substantive change is told in writing to all who negotiate, at once (DOC-407; 214号20)."""
    this = project(session_of(context), given["projectId"])
    lines = [[row["article"], row["before"], row["after"]] for row in given["changes"]]
    deadline = shown_moment(moment(given["documents"]["response_deadline"]))
    for each in given["suppliers"]:
        paper(context, "DOC-407", this, {"rows": lines, "deadline": deadline}, addressee=each["supplier"])


@action(f"{KEY}.record-quotes", input=schemas.QuotesInput, output=schemas.QuotesOutput)
def record_quotes(context: ActionContext, given: Given) -> Given:
    """The final quotes: who gave none has left, who is above the highest price is void."""
    session, ceiling = session_of(context), Decimal(str(given["price_ceiling"]))
    quoted = {str(row["uscc"]).strip().upper(): row for row in given["quotes"]}
    valid = []
    for each in given["suppliers"]:
        row, bid_id = quoted.get(each["uscc"]), int(each["bid"])
        if row is None:
            advance_bid(session, context.actor, bid_id, "LOST", instance_id=context.instance_id)
            continue
        price = Decimal(str(row["price"]))
        if price > ceiling:
            advance_bid(
                session,
                context.actor,
                bid_id,
                "VOID",
                price=price,
                void_reason="最后报价超过最高限价",
                instance_id=context.instance_id,
            )
            continue
        advance_bid(session, context.actor, bid_id, "VALID", price=price, instance_id=context.instance_id)
        _keep_hash(context, given, bid_id, row)
        valid.append({**each, "price": float(price)})
    rows = [
        {
            "bidId": bid["bid"],
            "bidder": bid["supplier"],
            "factor": factor.name,
            "most": float(factor.most),
            "score": None,
        }
        for bid in valid
        for factor in factors(given["scoring"])
        if not factor.is_price
    ]
    return {"valid_bids": valid, "sheet_rows": rows, **enough(len(valid), given)}


@action(f"{KEY}.sum-up", input=schemas.RankInput, output=schemas.RankOutput)
def sum_up(context: ActionContext, given: Given) -> Given:
    """Every sheet is locked: points of the price, means, ranks, the report (DOC-412, DOC-413)."""
    session = session_of(context)
    this = project(session, given["projectId"])
    sheets = all_sheets(session, given["committee_id"])
    sums: dict[str, list[Decimal]] = {}
    for sheet in sheets:
        sums.setdefault(str(sheet["candidate_id"]), []).append(points(sheet["total"]))
    known = {bid["bid"]: bid for bid in given["valid_bids"]}
    lowest = min(Decimal(str(bid["price"])) for bid in known.values())
    weight = price_weight(given["scoring"])
    price = {
        bid: (lowest / Decimal(str(each["price"])) * weight).quantize(_POINT, ROUND_HALF_UP)
        for bid, each in known.items()
    }
    rows = [{"bid": bid, "price": each["price"]} for bid, each in known.items()]
    ranked = rank(rows, {bid: mean(each) for bid, each in sums.items()}, price, _TIE_RULE)
    ranking = [
        {
            "rank": each.rank,
            "bid": each.bid,
            "supplier": known[each.bid]["supplier"],
            "organization_id": known[each.bid]["organization_id"],
            "price": float(each.price),
            "price_points": float(each.price_points),
            "mean": float(each.mean),
            "total": float(each.total),
        }
        for each in ranked
    ]
    _issue_sheets(context, given, this, sheets)
    content = {
        "method": METHOD,
        "evaluated_on": today(context),
        "members": [str(member["label"]) for member in given["members"]],
        "opening": f"{len(ranking)}家供应商提交有效的最后报价",
        "rows": [[row["rank"], row["supplier"], row["price"], row["total"]] for row in ranking],
    }
    paper(context, "DOC-413", this, content)
    for row in ranking:
        advance_bid(session, context.actor, int(row["bid"]), "CANDIDATE", instance_id=context.instance_id)
    advance_project(session, context.actor, this["id"], "EVALUATED", instance_id=context.instance_id)
    return {"ranking": ranking, "report_received_on": today(context)}


def _enter(
    context: ActionContext,
    given: Given,
    row: Given,
    organization: Row,
    received_at: Any,
    ground: str | None,
) -> int:
    session, actor, instance_id = session_of(context), context.actor, context.instance_id
    bid_id = register_bid(
        session,
        actor,
        project_id=given["projectId"],
        organization_id=organization["id"],
        received_at=moment(received_at),
        sealed_hash=_hash({"uscc": organization["uscc"], "received": str(received_at)}),
        round=given["round"],
        instance_id=instance_id,
    )
    advance_bid(session, actor, bid_id, "OPENED", instance_id=instance_id)
    if ground is not None:
        advance_bid(session, actor, bid_id, "UNQUALIFIED", void_reason=ground, instance_id=instance_id)
    return bid_id


def _keep_hash(context: ActionContext, given: Given, bid_id: int, row: Given) -> None:
    """The final quote takes the place of the first response: what counts is what was sealed last."""
    values = {"sealed_hash": _hash({"uscc": row["uscc"], "price": str(row["price"])})}
    change(session_of(context), context.actor, BIDS, bid_id, values, instance_id=context.instance_id)


def _hash(value: Given) -> bytes:
    return sha256(json.dumps(value, sort_keys=True).encode()).digest()


def _shown(bid_id: int, organization: Row) -> dict[str, Any]:
    return {
        "bid": str(bid_id),
        "organization_id": str(organization["id"]),
        "uscc": organization["uscc"],
        "supplier": organization["name"],
    }


def _issue_sheets(context: ActionContext, given: Given, this: Row, sheets: tuple[Row, ...]) -> None:
    labels = {int(member["seat"]): str(member["label"]) for member in given["members"]}
    names = {int(bid["bid"]): bid["supplier"] for bid in given["valid_bids"]}
    for sheet in sheets:
        items = json.loads(sheet["items"])
        rows = [
            [each.name, each.most, items[each.name], ""]
            for each in factors(given["scoring"])
            if each.name in items
        ]
        content = {
            "org_name": names[sheet["candidate_id"]],
            "rows": rows,
            "total": points(sheet["total"]),
        }
        paper(context, "DOC-412", this, content, addressee=labels[sheet["seat_id"]])
