"""From the report to the letter of award, and what a challenge may make of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.procurement_open_tender import schemas
from workflows.procurement_open_tender.preparation import KEY, METHOD
from workflows.registries.challenges import is_paused
from workflows.registries.committees import COMMITTEES, advance_committee
from workflows.registries.contracts import next_candidate
from workflows.registries.purchases import AWARDS, BIDS, advance_bid, advance_project, bids, register_award
from workflows.registries.register import Row, change, find, page
from workflows.tendering import committee
from workflows.tendering.case import (
    Given,
    announce,
    last_day,
    organization_name,
    paper,
    project,
    session_of,
    today,
)
from workflows.tendering.reporting import take_report
from workflows.tendering.sheets import issue_sheets

_MOST: Final = 200


@action(f"{KEY}.receive-report", input=schemas.ReportInput, output=schemas.ReportOutput)
def receive_report(context: ActionContext, given: Given) -> Given:
    """The ranked candidates, and a report that counts its members instead of naming them."""
    return take_report(context, given["projectId"], given["evaluation_report"], given["candidates"], METHOD)


@action(f"{KEY}.record-award", input=schemas.AwardInput, output=schemas.AwardOutput)
def record_award(context: ActionContext, given: Given) -> Given:
    """The winner, and whoever comes next should the winner not sign (实施条例 49)."""
    session, on = session_of(context), today(context)
    rank = int(given["award"]["rank"])
    winner = next(row for row in given["candidates"] if int(row["rank"]) == rank)
    for row in given["candidates"]:
        won = row is winner
        if int(row["rank"]) >= rank:
            register_award(
                session,
                context.actor,
                project_id=given["projectId"],
                organization_id=int(row["organization_id"]),
                rank=int(row["rank"]),
                price=Decimal(str(row["price"])),
                decided_on=on,
                state="DECIDED" if won else "CANDIDATE",
                instance_id=context.instance_id,
            )
        state = "WON" if won else "LOST"
        advance_bid(session, context.actor, int(row["bid"]), state, instance_id=context.instance_id)
    reason = given["award"].get("reason") or None
    advance_project(
        session, context.actor, given["projectId"], "AWARDED", reason=reason, instance_id=context.instance_id
    )
    return {"awarded_on": on, "winner": winner}


@action(f"{KEY}.announce-result", input=schemas.ResultInput, output=schemas.ResultOutput)
def announce_result(context: ActionContext, given: Given) -> Given:
    """The result, the letter of award, and to each loser its own points and rank, on one day (69)."""
    session = session_of(context)
    this = project(session, given["projectId"])
    result = _announce(context, given, this, given["winner"])
    _tell_losers(context, given, this)
    issue_sheets(
        context,
        this,
        given["committee_id"],
        scoring=given["scoring"],
        bidders={int(row["bid"]): str(row["bidder"]) for row in given["candidates"]},
        rules_on=given["rules_on"],
    )
    if find(session, COMMITTEES, given["committee_id"])["state"] == "SEATED":
        advance_committee(session, context.actor, given["committee_id"], "CLOSED")
    return result


@action(f"{KEY}.award-next", input=schemas.ResultInput, output=schemas.NextOutput)
def award_next(context: ActionContext, given: Given) -> Given:
    """A challenge was upheld against the winner: the next candidate is taken, and announced (94号令)."""
    session = session_of(context)
    this = project(session, given["projectId"])
    awarded = next_candidate(
        session, context.actor, this["id"], "质疑成立，改定下一候选人", instance_id=context.instance_id
    )
    if awarded is None:
        return {**_standing(given), "winner": given["winner"]}
    lost, won = _bid_of(session, this["id"], given["winner"]), _bid_of(session, this["id"], awarded)
    advance_bid(session, context.actor, lost["id"], "LOST", instance_id=context.instance_id)
    advance_bid(session, context.actor, won["id"], "WON", instance_id=context.instance_id)
    winner = next(
        row for row in given["candidates"] if int(row["organization_id"]) == awarded["organization_id"]
    )
    return {**_announce(context, given, this, winner), "winner": winner}


@action(f"{KEY}.check-pause", input=schemas.CaseInput, output=schemas.PauseOutput)
def check_pause(context: ActionContext, given: Given) -> Given:
    """Whether a challenge or complaint holds the purchase up when its window is over."""
    return {"is_paused": is_paused(session_of(context), given["projectId"])}


def _announce(context: ActionContext, given: Given, this: Row, winner: Mapping[str, Any]) -> dict[str, Any]:
    session, on = session_of(context), today(context)
    sign_by = last_day("contract-period", on, given["rules_on"])
    content = {
        "org_name": winner["bidder"],
        "price": Decimal(str(winner["price"])),
        "members": _members(session, given["committee_id"]),
    }
    _, period = announce(context, "AWARD_RESULT", this, content)
    assert period is not None, "results have a period"
    paper(context, "DOC-414", this, {**content, "period_from": on, "period_to": period.end})
    letter = {"price": content["price"], "sign_by": sign_by}
    issued = paper(context, "DOC-415", this, letter, addressee=str(winner["bidder"]))
    standstill_to = last_day("challenge-period", period.end, given["rules_on"])
    for row in page(session, AWARDS, project_id=this["id"], state="DECIDED", limit=_MOST).rows:
        values = {"standstill_to": standstill_to}
        change(session, context.actor, AWARDS, row["id"], values, instance_id=context.instance_id)
    return {
        "announced_on": on,
        "result_period_end": period.end,
        "standstill_to": standstill_to,
        "award_letter_no": issued.number,
    }


def _tell_losers(context: ActionContext, given: Given, this: Row) -> None:
    session = session_of(context)
    ranked = {int(row["bid"]): row for row in given["candidates"]}
    for row in bids(session, this["id"], limit=_MOST, round=given["tender_round"]).rows:
        if row["state"] == "WON":
            continue
        own = ranked.get(row["id"])
        content = {
            "total": own["total"] if own else "未参加评分",
            "rank": own["rank"] if own else "无",
            "reason": row["void_reason"] or "",
        }
        name = organization_name(session, row["organization_id"])
        paper(context, "DOC-416", this, content, addressee=name)


def _members(session: Session, committee_id: int) -> list[str]:
    """Names of who judged, now public; the purchaser's representatives are named as such."""
    held = [seat for seat in committee.sitting(session, committee_id) if seat["state"] == "SEATED"]
    names = committee.names(session, [seat["user_id"] for seat in held])
    return [
        names[seat["user_id"]] + ("（采购人代表）" if seat["role"] == committee.PURCHASER else "")
        for seat in held
    ]


def _bid_of(session: Session, project_id: int, whose: Mapping[str, Any]) -> Row:
    rows = page(session, BIDS, project_id=project_id, limit=_MOST).rows
    own = [row for row in rows if row["organization_id"] == int(whose["organization_id"])]
    return own[-1]


def _standing(given: Given) -> dict[str, Any]:
    """What was announced, when there is nobody left to award to."""
    return {name: given.get(name) for name in ("announced_on", "result_period_end", "standstill_to")} | {
        "award_letter_no": None
    }
