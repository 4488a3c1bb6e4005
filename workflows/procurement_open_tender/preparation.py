"""From the plan to the notice: the case is opened, documents go out, the desk is set up, experts drawn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from engine.actions import ActionContext, action
from workflows.documents.words import day
from workflows.posts import single_units
from workflows.procurement_open_tender import schemas
from workflows.procurement_open_tender.errors import ProjectNotReady
from workflows.registries import notices
from workflows.registries.purchases import advance_project
from workflows.registries.register import Row
from workflows.registries.terms import terms_of
from workflows.tendering import committee
from workflows.tendering.case import (
    Given,
    announce,
    moment,
    paper,
    project,
    rule,
    session_of,
    shown_moment,
    today,
)
from workflows.tendering.clarifying import issue_clarification
from workflows.tendering.desk import open_desk
from workflows.tendering.keyholding import holders_of_case, keyholder_posts

KEY: Final = "procurement-open-tender"
METHOD: Final = "OPEN_TENDER"
REPLAY_ROLE: Final = "replay"
RATES: Final = ("mean", "second", "ceiling")


@action(f"{KEY}.begin", input=schemas.StartInput, output=schemas.StartOutput)
def begin(context: ActionContext, given: Given) -> Given:
    """The project must be planned as an open tender; its keyholders are named by their posts."""
    session = session_of(context)
    this = project(session, given["projectId"])
    # messages find the case by its business key
    if (
        this["state"] != "DOCUMENTING"
        or this["method"] != METHOD
        or context.business_key != this["project_no"]
    ):
        raise ProjectNotReady(project=this["project_no"], state=this["state"], method=this["method"])
    requirement, units = given["requirement"] or {}, single_units()
    rules_on = _rules_on(context, given)
    return {
        "projectId": this["id"],
        "project_no": this["project_no"],
        "project_name": this["name"],
        "purchaser": this["purchaser"],
        "budget": float(this["budget"]),
        "price_ceiling": float(this["max_price"] or this["budget"]),
        "rules_on": rules_on,
        "tender_round": this["round"],
        "keyholder_posts": keyholder_posts(this["purchaser"]),
        "opening_quorum": int(rule("opening-quorum", rules_on)),
        "agency_manager": f"agency-manager:{units['agency']}",
        "agency_staff": f"agency-staff:{units['agency']}",
        # what was planned is what the form of the documents begins with
        "qualification": requirement.get("qualification") or [],
        "scoring": requirement.get("scoring") or [],
        "bid_deadline": None,
    }


@action(f"{KEY}.issue-notice", input=schemas.NoticeInput, output=schemas.NoticeOutput)
def issue_notice(context: ActionContext, given: Given) -> Given:
    """The documents (DOC-405) and the notice (DOC-406) go out, and the bid desk is set up behind them."""
    session, on = session_of(context), today(context)
    this = project(session, given["projectId"])
    closes_at = moment(given["bid_deadline"])
    document = paper(context, "DOC-405", this, _documents(this, given, shown_moment(closes_at)))
    period = notices.least_period("TENDER_NOTICE", on)
    assert period is not None, "tender notices have a period"
    content = _notice(this, given, closes_at, period)
    paper(context, "DOC-406", this, content)
    announce(context, "TENDER_NOTICE", this, content)
    rates = _rates(given)
    holders = holders_of_case(session, context.instance_id)
    open_desk(
        session,
        project_id=this["id"],
        round=given["tender_round"],
        closes_at=closes_at,
        envelope_bytes=int(rule("envelope-size", given["rules_on"])),
        slot_count=int(rule("desk-slots", given["rules_on"])),
        threshold=given["opening_quorum"],
        holders=holders,
        instance_id=context.instance_id,
        document_id=document.document_id,
        terms={
            "qualification": given["qualification"],
            "scoring": given["scoring"],
            "documents": given["documents"],
            "rates": rates,
        },
    )
    advance_project(session, context.actor, this["id"], "NOTICED", instance_id=context.instance_id)
    return {
        "bid_deadline": closes_at.isoformat(),
        "noticed_on": on,
        "notice_period_end": period.end,
        "keyholders": [holder.user_id for holder in holders],
        "low_price_rates": rates,
    }


@action(f"{KEY}.issue-clarification", input=schemas.ClarificationInput, output=schemas.ClarificationOutput)
def clarify(context: ActionContext, given: Given) -> Given:
    """A clarification is part of the documents (DOC-407); it may move the deadline."""
    deadline = issue_clarification(
        context,
        project(session_of(context), given["projectId"]),
        given["clarification_rows"],
        deadline=given["bid_deadline"],
        moved_to=given["clarified_deadline"],
    )
    return {"bid_deadline": deadline}


@action(f"{KEY}.draw-committee", input=schemas.DrawInput, output=schemas.DrawOutput)
def draw_committee(context: ActionContext, given: Given) -> Given:
    """Experts by lot, the purchaser's representatives beside them; the case learns a number, no name."""
    session, draw = session_of(context), given["draw"]
    this = project(session, given["projectId"])
    own = committee.purchaser_people(session, this["purchaser"])
    pool = committee.drawable(session, specialty=draw.get("specialty") or None, besides=own)
    reps = committee.draw_reps(session, this["purchaser"], int(draw.get("reps") or 0))
    committee_id = committee.form(
        session,
        context.actor,
        "TENDER",
        this["id"],
        experts=committee.draw_experts(pool, int(draw["experts"])),
        reps=reps,
    )
    return {"committee_id": committee_id}


def _rules_on(context: ActionContext, given: Given) -> Any:
    """The day whose rules bind the project: that of its plan; a replay, or a tender repeated, names it."""
    terms = terms_of(session_of(context), given["projectId"])
    if terms is not None and terms.rules_on is not None:
        return terms.rules_on
    return (given["rules_on"] if REPLAY_ROLE in context.actor.roles else None) or today(context)


def _rates(given: Given) -> dict[str, float]:
    """Percentages below which a price must be explained: the rules', or the higher ones of the documents."""
    chosen = given["documents"].get("rates") or {}
    return {name: float(chosen.get(name) or rule(f"low-price-{name}", given["rules_on"])) for name in RATES}


def _documents(this: Row, given: Given, deadline: str) -> dict[str, Any]:
    documents = given["documents"]
    return {
        "method": METHOD,
        "max_price": this["max_price"] or this["budget"],
        "deadline": deadline,
        "qualification": [row["requirement"] for row in given["qualification"]] or ["符合采购法第二十二条"],
        "requirements": documents["services"],
        "rows": [[row["factor"], row["weight"], row.get("levels") or ""] for row in given["scoring"]],
        "terms": documents["contract_text"],
    }


def _notice(this: Row, given: Given, closes_at: Any, period: notices.Period) -> dict[str, Any]:
    notice = given["notice"]
    offered = f"{notice['obtain']}；提供期限至{day(notice['documents_until'])}"
    return {
        "method": METHOD,
        "budget": this["budget"],
        "max_price": this["max_price"] or this["budget"],
        "obtain": offered,
        "deadline": f"{shown_moment(closes_at)}（{notice['place']}）",
        "contact": notice["contact"],
        "period_from": period.start + timedelta(days=1),
        "period_to": period.end,
        # for the page of whoever wants to bid
        "project_id": str(this["id"]),
    }
