"""Totals, ranks and the report: sheets are opened only when every one of them is locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.procurement_evaluation import schemas
from workflows.procurement_evaluation.seating import KEY
from workflows.registries.committees import all_sheets, points
from workflows.registries.purchases import bids
from workflows.registries.register import Row
from workflows.tendering.case import Given, organization_name, paper, project, session_of, today
from workflows.tendering.scoring import mean, rank

_MOST: Final = 200


@action(f"{KEY}.rank", input=schemas.RankInput, output=schemas.RankOutput)
def rank_bids(context: ActionContext, given: Given) -> Given:
    """The mean of all sheets and the points for the price; ties by the lower price (57, 64)."""
    session = session_of(context)
    totals = _totals(all_sheets(session, given["committee_id"]))
    means = {bid: mean(list(by_seat.values())) for bid, by_seat in totals.items()}
    price = {str(row["bid"]): Decimal(str(row["points"])) for row in given["price_points"]}
    known = {str(bid["bid"]): bid for bid in given["valid_bids"]}
    ranked = rank(given["valid_bids"], means, price, given["tie_rule"] or "TECHNICAL")
    return {
        "ranking": [
            {
                "rank": each.rank,
                "bid": each.bid,
                "bidder": known[each.bid]["bidder"],
                "organization_id": known[each.bid]["organization_id"],
                "price": float(each.price),
                "price_points": float(each.price_points),
                "mean": float(each.mean),
                "total": float(each.total),
                "joint": each.is_joint,
            }
            for each in ranked
        ]
    }


@action(f"{KEY}.finish", input=schemas.FinishInput, output=schemas.FinishOutput)
def finish(context: ActionContext, given: Given) -> Given:
    """The report with its names (DOC-413) stays here; the tender gets it without them."""
    session = session_of(context)
    this = project(session, given["projectId"])
    labels = {int(member["seat"]): str(member["label"]) for member in given["members"]}
    dissent = _dissent(given, labels)
    opening = f"共{len(given['bids'])}家供应商通过资格审查，{len(given['ranking'])}家进入评分"
    void = _void_bids(session, given)
    report = {
        "evaluated_on": today(context).isoformat(),
        "size": len(given["members"]),
        "opening": opening,
        "void_bids": void,
        # what is said counts, who says it is told with the names of all
        "dissent": "；".join(text for _, text in dissent) or None,
    }
    content = {
        "method": this["method"],
        "evaluated_on": today(context),
        "members": list(labels.values()),
        "opening": opening,
        "rows": [[row["rank"], row["bidder"], row["price"], row["total"]] for row in given["ranking"]],
        "void_bids": void,
        "dissent": "；".join(f"{label}：{text}" for label, text in dissent) or None,
    }
    paper(context, "DOC-413", this, content)
    return {"report": report}


def _totals(sheets: Sequence[Row]) -> dict[str, dict[int, Decimal]]:
    """Bid -> seat -> points."""
    found: dict[str, dict[int, Decimal]] = {}
    for sheet in sheets:
        found.setdefault(str(sheet["candidate_id"]), {})[sheet["seat_id"]] = points(sheet["total"])
    return found


def _dissent(given: Given, labels: Mapping[int, str]) -> list[tuple[str, str]]:
    by_user = {str(member["user"]): labels[int(member["seat"])] for member in given["members"]}
    return [
        (by_user[str(row["user"])], str(row["dissent"]).strip())
        for row in given["signatures"]
        if row.get("agrees") == "DISAGREE"
    ]


def _void_bids(session: Session, given: Given) -> str | None:
    rows = bids(session, given["projectId"], limit=_MOST, round=given["tender_round"], state="VOID").rows
    return (
        "；".join(
            f"{organization_name(session, row['organization_id'])}：{row['void_reason']}" for row in rows
        )
        or None
    )
