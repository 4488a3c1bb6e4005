"""The report comes, the purchaser decides, the result is public, and nobody can challenge it any more."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from engine.actions import ActionContext, action
from workflows.documents.words import day
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.preparation import KEY, METHOD
from workflows.procurement_consultation.rules import last_day
from workflows.procurement_plan.projects import CONTRACT_PROCESS, RESTART_PROCESS, give_up, start_next
from workflows.registries.challenges import is_paused
from workflows.registries.contracts import next_candidate
from workflows.registries.purchases import AWARDS, advance_bid, advance_project
from workflows.registries.register import Row, change, page
from workflows.tendering import awarding
from workflows.tendering.case import Given, announce, paper, project, session_of, today
from workflows.tendering.desk import find_tender
from workflows.tendering.errors import TenderNotFound
from workflows.tendering.opening import return_bids
from workflows.tendering.reporting import take_report

_MOST: Final = 200
RESTART, OTHER_METHOD, END = "RESTART", "OTHER_METHOD", "END"
#: What may follow while the project and its money live on.
GOES_ON: Final = {RESTART: "修改磋商文件后重新采购", OTHER_METHOD: "依法改用其他采购方式"}


@action(f"{KEY}.receive-report", input=schemas.ReportInput, output=schemas.ReportOutput)
def receive_report(context: ActionContext, given: Given) -> Given:
    """The ranked candidates, and a report that counts its members instead of naming them."""
    return take_report(context, given["projectId"], given["evaluation_report"], given["ranking"], METHOD)


@action(f"{KEY}.record-award", input=schemas.AwardInput, output=schemas.AwardOutput)
def record_award(context: ActionContext, given: Given) -> Given:
    """The supplier that was chosen, and whoever comes next should it not sign."""
    return {"winner": awarding.record_award(context, given["projectId"], given["ranking"], given["award"])}


@action(f"{KEY}.announce-result", input=schemas.ResultInput, output=schemas.ResultOutput)
def announce_result(context: ActionContext, given: Given) -> Given:
    """The result with the names of the group, the letter, and to each other supplier its points and rank."""
    this, ranked = project(session_of(context), given["projectId"]), given["ranking"]
    result = _announce(context, given, this, given["winner"])
    awarding.tell_losers(context, this, ranked, given["round"])
    committee_id, scoring = given["committee_id"], given["scoring"]
    awarding.close_committee(context, this, committee_id, ranked, scoring, given["rules_on"])
    return result


@action(f"{KEY}.award-next", input=schemas.ResultInput, output=schemas.NextOutput)
def award_next(context: ActionContext, given: Given) -> Given:
    """A challenge against the winner was upheld: the next candidate is taken, and announced."""
    session = session_of(context)
    this = project(session, given["projectId"])
    awarded = next_candidate(
        session, context.actor, this["id"], "质疑成立，改定下一候选人", instance_id=context.instance_id
    )
    rows = given["ranking"]
    winner = next((row for row in rows if awarded and _is(row, awarded["organization_id"])), given["winner"])
    if winner is not given["winner"]:
        for row, state in ((given["winner"], "LOST"), (winner, "WON")):
            advance_bid(session, context.actor, int(row["bid"]), state, instance_id=context.instance_id)
    return {**_announce(context, given, this, winner), "winner": winner}


@action(f"{KEY}.check-pause", input=schemas.CaseInput, output=schemas.PauseOutput)
def check_pause(context: ActionContext, given: Given) -> Given:
    """Whether a challenge or complaint holds the purchase up when its window is over."""
    return {"is_paused": is_paused(session_of(context), given["projectId"])}


@action(f"{KEY}.start-contract", input=schemas.ContractInput, output=schemas.ContractOutput)
def start_contract(context: ActionContext, given: Given) -> Given:
    """The contract's case begins when nobody can challenge the result any more."""
    session = session_of(context)
    this = project(session, given["projectId"])
    started = start_next(
        session, context.actor, CONTRACT_PROCESS, this, given["rules_on"], given["requirement"]
    )
    return {"contract_instance": str(started.instance_id)}


@action(f"{KEY}.fail", input=schemas.FailureInput)
def fail(context: ActionContext, given: Given) -> None:
    """The consultation ends (DOC-417): held again, by another method, or given up with its money free.

    What is sealed goes back as it came."""
    session, decision = session_of(context), given["failure_decision"] or {}
    _return_sealed(context, given["projectId"])
    _cancel_awards(context, given["projectId"])
    reason = str(decision.get("reason") or given["failure_reason"] or "终止采购")
    following = str(decision.get("next") or END)
    if following in GOES_ON:
        this = advance_project(
            session,
            context.actor,
            given["projectId"],
            "FAILED",
            reason=reason,
            instance_id=context.instance_id,
        )
    else:
        this = give_up(context, given["projectId"], reason)
    if following == RESTART:
        advance_project(session, context.actor, this["id"], "DOCUMENTING", instance_id=context.instance_id)
    next_step = GOES_ON.get(following) or f"{day(today(context))}起不再采购本项目"
    content = {"outcome": "终止", "reason": reason, "next_step": next_step}
    paper(context, "DOC-417", this, content)
    announce(context, "TENDER_FAILED", this, content)


@action(f"{KEY}.repeat", input=schemas.RepeatInput)
def repeat(context: ActionContext, given: Given) -> None:
    """A case anew for the same project, or one in which another method is proposed (P4x)."""
    session, decision = session_of(context), given["failure_decision"] or {}
    this = project(session, given["projectId"])
    rules_on, requirement = given["rules_on"], given["requirement"]
    if decision.get("next") != OTHER_METHOD:
        start_next(session, context.actor, KEY, this, rules_on, requirement)
        return
    proposal = {"step": OTHER_METHOD, "reason": decision.get("reason"), "documents_sound": True}
    start_next(session, context.actor, RESTART_PROCESS, this, rules_on, requirement, proposal=proposal)


def _cancel_awards(context: ActionContext, project_id: int) -> None:
    """An award that a challenge overturned is none any more."""
    session = session_of(context)
    for row in page(session, AWARDS, project_id=project_id, limit=_MOST).rows:
        if row["state"] in ("DECIDED", "CANDIDATE"):
            values = {"state": "CANCELLED"}
            change(session, context.actor, AWARDS, row["id"], values, instance_id=context.instance_id)


def _return_sealed(context: ActionContext, project_id: int) -> None:
    session = session_of(context)
    try:
        find_tender(session, project_id)
    except TenderNotFound:
        return  # it ended before its notice: there is nothing to give back
    return_bids(session, context.actor, project_id, instance_id=context.instance_id)


def _announce(context: ActionContext, given: Given, this: Row, winner: Given) -> dict[str, Any]:
    last = partial(last_day, on=given["rules_on"])
    return awarding.announce_award(context, this, winner, given["committee_id"], last)


def _is(row: Given, organization_id: int) -> bool:
    return int(row["organization_id"]) == organization_id
