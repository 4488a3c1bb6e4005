"""From the report to the letter of award, and what a challenge may make of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.procurement_open_tender import schemas
from workflows.procurement_open_tender.preparation import KEY, METHOD
from workflows.registries.challenges import is_paused
from workflows.registries.contracts import next_candidate
from workflows.registries.purchases import BIDS, advance_bid
from workflows.registries.register import Row, page
from workflows.tendering import awarding
from workflows.tendering.case import Given, last_day, project, session_of, today
from workflows.tendering.reporting import take_report

_MOST: Final = 200


@action(f"{KEY}.receive-report", input=schemas.ReportInput, output=schemas.ReportOutput)
def receive_report(context: ActionContext, given: Given) -> Given:
    """The ranked candidates, and a report that counts its members instead of naming them."""
    return take_report(context, given["projectId"], given["evaluation_report"], given["candidates"], METHOD)


@action(f"{KEY}.record-award", input=schemas.AwardInput, output=schemas.AwardOutput)
def record_award(context: ActionContext, given: Given) -> Given:
    """The winner, and whoever comes next should the winner not sign (实施条例 49)."""
    winner = awarding.record_award(context, given["projectId"], given["candidates"], given["award"])
    return {"awarded_on": today(context), "winner": winner}


@action(f"{KEY}.announce-result", input=schemas.ResultInput, output=schemas.ResultOutput)
def announce_result(context: ActionContext, given: Given) -> Given:
    """The result, the letter of award, and to each loser its own points and rank, on one day (69)."""
    this, ranked = project(session_of(context), given["projectId"]), given["candidates"]
    result = _announce(context, given, this, given["winner"])
    awarding.tell_losers(context, this, ranked, given["tender_round"])
    committee_id, scoring = given["committee_id"], given["scoring"]
    awarding.close_committee(context, this, committee_id, ranked, scoring, given["rules_on"])
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


def _announce(context: ActionContext, given: Given, this: Row, winner: Given) -> dict[str, Any]:
    last = partial(last_day, on=given["rules_on"])
    return awarding.announce_award(context, this, winner, given["committee_id"], last)


def _bid_of(session: Session, project_id: int, whose: Mapping[str, Any]) -> Row:
    rows = page(session, BIDS, project_id=project_id, limit=_MOST).rows
    own = [row for row in rows if row["organization_id"] == int(whose["organization_id"])]
    return own[-1]


def _standing(given: Given) -> dict[str, Any]:
    """What was announced, when there is nobody left to award to."""
    return {name: given.get(name) for name in ("announced_on", "result_period_end", "standstill_to")} | {
        "award_letter_no": None
    }
