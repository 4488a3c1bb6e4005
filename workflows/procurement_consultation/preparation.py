"""The project is taken up, the documents go out, the responses that came are counted."""

from __future__ import annotations

from typing import Any, Final

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.documents.words import day
from workflows.posts import single_units
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.errors import ConsultationNotPossible
from workflows.procurement_consultation.rules import least_suppliers
from workflows.registries import notices
from workflows.registries.purchases import advance_project, bids
from workflows.tendering.case import (
    Given,
    announce,
    moment,
    paper,
    project,
    session_of,
    shown_moment,
    today,
)

KEY: Final = "procurement-consultation"
METHOD: Final = "CONSULTATION"
REPLAY_ROLE: Final = "replay"
TOO_FEW: Final = "符合要求的供应商不足"


@action(f"{KEY}.begin", input=schemas.BeginInput, output=schemas.BeginOutput)
def begin(context: ActionContext, given: Given) -> Given:
    """The project as its plan left it. Raises ConsultationNotPossible, EntryNotFound."""
    this = project(session_of(context), given["projectId"])
    # challenges find the case by its business key
    is_named = context.business_key == this["project_no"]
    if this["state"] != "DOCUMENTING" or this["method"] != METHOD or not is_named:
        raise ConsultationNotPossible(
            project_no=this["project_no"], state=this["state"], method=this["method"] or "-"
        )
    requirement = given["requirement"] or {}
    return {
        "projectName": this["name"],
        "project_no": this["project_no"],
        "purchaser": this["purchaser"],
        "budget": this["budget"],
        "price_ceiling": this["max_price"] or this["budget"],
        "rules_on": given["rules_on"] or today(context),
        "round": _next_round(session_of(context), this["id"]),
        "agency_manager": f"agency-manager:{single_units()['agency']}",
        "qualification": requirement.get("qualification") or [],
        "scoring": requirement.get("scoring") or [],
    }


@action(f"{KEY}.issue-notice", input=schemas.NoticeInput, output=schemas.NoticeOutput)
def issue_notice(context: ActionContext, given: Given) -> Given:
    """The documents (DOC-405) and the notice; suppliers that were recommended are asked by name."""
    session, documents = session_of(context), given["documents"]
    this = advance_project(
        session, context.actor, given["projectId"], "NOTICED", instance_id=context.instance_id
    )
    deadline = shown_moment(moment(documents["response_deadline"]))
    asked = [row["requirement"] for row in given["qualification"] or []] or ["符合采购法第二十二条"]
    content: dict[str, Any] = {
        "method": METHOD,
        "max_price": this["max_price"] or this["budget"],
        "deadline": deadline,
        "qualification": asked,
        "requirements": documents["services"],
        "rows": [[row["factor"], row["weight"], row.get("levels") or ""] for row in given["scoring"]],
        "terms": documents["contract_terms"],
    }
    paper(context, "DOC-405", this, content)
    obtain = f"{documents['obtain']}；提供期限至{day(documents['documents_until'])}"
    public = {
        "budget": this["budget"],
        "max_price": content["max_price"],
        "obtain": obtain,
        "deadline": f"{deadline}（{documents['place']}）",
        "contact": documents["contact"],
    }
    if documents["source"] == "NOTICE":
        announce(context, "CONSULTATION_NOTICE", this, public)
        period = notices.least_period("CONSULTATION_NOTICE", today(context))
        assert period is not None, "notices of consultations have a period"
        shown = {"period_from": period.start, "period_to": period.end, "method": METHOD}
        paper(context, "DOC-406", this, {**public, **shown})
    return {"noticed_on": today(context)}


@action(f"{KEY}.count-responses", input=schemas.ReceivedInput, output=schemas.CountOutput)
def count_responses(context: ActionContext, given: Given) -> Given:
    """Three suppliers, two of a purchase of services (财库〔2015〕124号; T14)."""
    return enough(len(given["received"]), given)


def _next_round(session: Session, project_id: int) -> int:
    """One more than the rounds whose responses were opened."""
    return max((row["round"] for row in bids(session, project_id, limit=500).rows), default=0) + 1


def enough(count: int, given: Given) -> dict[str, Any]:
    """Whether so many suppliers are enough to go on; the reason when they are not."""
    least = least_suppliers(bool(given["documents"]["is_service"]), given["rules_on"])
    is_enough = count >= least
    return {"enough": is_enough, "failure_reason": None if is_enough else f"{TOO_FEW}{least}家"}
