"""The opening, and what it finds: enough bids, what they say, who is qualified."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from engine.actions import ActionContext, action
from workflows.procurement_open_tender import schemas
from workflows.procurement_open_tender.preparation import KEY
from workflows.registries.purchases import advance_bid, advance_project, register_opening
from workflows.tendering.case import (
    Given,
    moment,
    organization_name,
    paper,
    project,
    rule,
    session_of,
    shown_moment,
    today,
)
from workflows.tendering.eligibility import review_rows
from workflows.tendering.opening import OpenedBid, close_desk, open_bids
from workflows.tendering.reporting import failures, issue_review

TOO_FEW: Final = {"reason": "TOO_FEW", "text": "投标人不足三家，不得开标"}
TOO_FEW_QUALIFIED: Final = {"reason": "TOO_FEW", "text": "合格投标人不足三家，不得评标"}


@action(f"{KEY}.close-bidding", input=schemas.CaseInput, output=schemas.CloseOutput)
def close_bidding(context: ActionContext, given: Given) -> Given:
    """At the deadline: whether there are enough bids, and no word more (87号令 41)."""
    least = int(rule("least-bidders", given["rules_on"]))
    enough = close_desk(session_of(context), given["projectId"], least)
    return {"enough_bidders": enough, "failure": None if enough else dict(TOO_FEW)}


@action(f"{KEY}.open-bids", input=schemas.OpenInput, output=schemas.OpenOutput)
def open_all(context: ActionContext, given: Given) -> Given:
    """The quorum's shares open every bid; names and prices are read out (87号令 40, 41)."""
    session = session_of(context)
    opened = open_bids(session, context.actor, given["projectId"], instance_id=context.instance_id)
    advance_project(session, context.actor, given["projectId"], "OPENED", instance_id=context.instance_id)
    names = {each.bid_id: organization_name(session, each.organization_id) for each in opened}
    this = project(session, given["projectId"])
    for each in opened:
        # what the bidder has had in hand since then enters the file now that it may be known (DOC-408)
        name = names[each.bid_id]
        stated = {"org_name": name, "received_at": each.received_at, "sealed_hash": each.sealed_hash}
        paper(context, "DOC-408", this, stated, addressee=name)
    return {
        "opened_at": context.now.isoformat(),
        "bid_rows": [_read_out(each, names[each.bid_id]) for each in opened],
        "qualification_rows": review_rows(
            session,
            [(each.bid_id, each.organization_id, names[each.bid_id]) for each in opened],
            {each.bid_id for each in opened if each.content is None},
            [str(row["requirement"]) for row in given["qualification"]],
            given["projectId"],
            today(context),
        ),
    }


@action(f"{KEY}.issue-opening-record", input=schemas.OpeningRecordInput)
def issue_opening_record(context: ActionContext, given: Given) -> None:
    """The record of the opening (DOC-409, F4k)."""
    session, record = session_of(context), given["opening"]
    this = project(session, given["projectId"])
    present = [f"{row['name']}（{row['unit']}）" for row in record["present"]]
    objections = "；".join(
        f"{row['bidder']}：{row['text']}（{row['handling']}）" for row in record.get("objections") or []
    )
    rows = [[row["bidder"], row["price"], row["period"], row["sealOk"]] for row in given["bid_rows"]]
    content = {
        "opened_at": given["opened_at"],
        "present": present,
        "rows": rows,
        "objections": objections or None,
    }
    paper(context, "DOC-409", this, {**content, "opened_at": shown_moment(moment(given["opened_at"]))})
    register_opening(
        session,
        context.actor,
        this["id"],
        context.now,
        {**content, "recording": record.get("recording")},
        round=given["tender_round"],
        instance_id=context.instance_id,
    )


@action(f"{KEY}.apply-qualification", input=schemas.QualificationInput, output=schemas.QualificationOutput)
def apply_qualification(context: ActionContext, given: Given) -> Given:
    """Whoever fails one requirement is out, with the reason (DOC-410); fewer than three: no evaluation."""
    session, checks = session_of(context), given["qualification_checks"]
    this = project(session, given["projectId"])
    failed = failures(checks)
    for bid_id, reason in failed.items():
        if reason:
            advance_bid(
                session,
                context.actor,
                int(bid_id),
                "UNQUALIFIED",
                void_reason=reason,
                instance_id=context.instance_id,
            )
    issue_review(context, this, checks, given["credit_queried_at"])
    qualified = sum(1 for reason in failed.values() if not reason)
    enough = qualified >= int(rule("least-bidders", given["rules_on"]))
    return {"enough_qualified": enough, "failure": None if enough else dict(TOO_FEW_QUALIFIED)}


def _read_out(each: OpenedBid, name: str) -> dict[str, Any]:
    content: Mapping[str, Any] = each.content or {}
    return {
        "bidId": str(each.bid_id),
        "bidder": name,
        "price": float(content["price"]) if content else None,
        "period": str(content.get("period") or ""),
        "sealOk": each.problem or f"密封完好（{each.sealed_hash[:16]}）",
    }
