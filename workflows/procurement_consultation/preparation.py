"""The project is taken up, the documents go out with a desk behind them, and the first responses come in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.errors import Refused
from engine.persistence.session import Session
from workflows.documents.words import day
from workflows.posts import single_units
from workflows.procurement_consultation import schemas
from workflows.procurement_consultation.errors import ConsultationNotPossible
from workflows.procurement_consultation.rules import least_suppliers, rule
from workflows.procurement_consultation.suppliers import supplier
from workflows.registries import notices
from workflows.registries.purchases import advance_project
from workflows.registries.register import Row
from workflows.tendering.case import (
    Given,
    announce,
    moment,
    organization_name,
    paper,
    project,
    session_of,
    shown_moment,
    today,
)
from workflows.tendering.clarifying import issue_clarification
from workflows.tendering.desk import open_desk
from workflows.tendering.keyholding import holders_of_case, keyholder_posts
from workflows.tendering.opening import close_desk

KEY: Final = "procurement-consultation"
METHOD: Final = "CONSULTATION"
NOTICE: Final = "NOTICE"
TOO_FEW: Final = "符合要求的供应商不足"


@action(f"{KEY}.begin", input=schemas.BeginInput, output=schemas.BeginOutput)
def begin(context: ActionContext, given: Given) -> Given:
    """The project as its plan left it. Raises ConsultationNotPossible, EntryNotFound."""
    this = project(session_of(context), given["projectId"])
    # challenges find the case by its business key
    is_named = context.business_key == this["project_no"]
    if this["state"] != "DOCUMENTING" or this["method"] != METHOD or not is_named:
        raise _impossible(this)
    requirement = given["requirement"] or {}
    rules_on = given["rules_on"] or today(context)
    return {
        "projectName": this["name"],
        "project_no": this["project_no"],
        "purchaser": this["purchaser"],
        "budget": this["budget"],
        "price_ceiling": this["max_price"] or this["budget"],
        "rules_on": rules_on,
        "round": this["round"],
        "agency_manager": f"agency-manager:{single_units()['agency']}",
        "agency_staff": f"agency-staff:{single_units()['agency']}",
        "keyholder_posts": keyholder_posts(this["purchaser"]),
        "opening_quorum": int(rule("opening-quorum", rules_on)),
        "qualification": requirement.get("qualification") or [],
        "scoring": requirement.get("scoring") or [],
        "response_deadline": None,
    }


@action(f"{KEY}.issue-notice", input=schemas.NoticeInput, output=schemas.NoticeOutput)
def issue_notice(context: ActionContext, given: Given) -> Given:
    """The documents (DOC-405) go out, with the notice or to those asked by name, and the desk opens."""
    session, documents = session_of(context), given["documents"]
    this = advance_project(
        session, context.actor, given["projectId"], "NOTICED", instance_id=context.instance_id
    )
    closes_at = moment(given["response_deadline"])
    issued = paper(context, "DOC-405", this, _documents(this, given, closes_at))
    invited = None
    if documents["source"] == NOTICE:
        _announce(context, given, this, closes_at)
    else:
        invited = _invite(context, given, this, closes_at)
    holders = holders_of_case(session, context.instance_id)
    open_desk(
        session,
        project_id=this["id"],
        round=given["round"],
        closes_at=closes_at,
        envelope_bytes=int(rule("envelope-size", given["rules_on"])),
        slot_count=int(rule("desk-slots", given["rules_on"])),
        threshold=given["opening_quorum"],
        holders=holders,
        instance_id=context.instance_id,
        document_id=issued.document_id,
        terms={"qualification": given["qualification"], "scoring": given["scoring"], "documents": documents},
        invited=invited,
    )
    return {
        "response_deadline": closes_at.isoformat(),
        "noticed_on": today(context),
        "keyholders": [holder.user_id for holder in holders],
    }


@action(f"{KEY}.clarify", input=schemas.ClarificationInput, output=schemas.ClarificationOutput)
def clarify(context: ActionContext, given: Given) -> Given:
    """A clarification is part of the documents (DOC-407); it may move the deadline (214号10)."""
    session, documents = session_of(context), given["documents"]
    asked = [] if documents["source"] == NOTICE else asked_by_name(session, documents)
    deadline = issue_clarification(
        context,
        project(session, given["projectId"]),
        given["clarification_rows"],
        deadline=given["response_deadline"],
        moved_to=given["clarified_deadline"],
        addressees=[organization_name(session, each) for each in asked],
    )
    return {"response_deadline": deadline}


@action(f"{KEY}.close-responses", input=schemas.CountInput, output=schemas.CountOutput)
def close_responses(context: ActionContext, given: Given) -> Given:
    """At the deadline: three suppliers, two of a purchase of services (财库〔2015〕124号; T14)."""
    least = least_suppliers(bool(given["documents"]["is_service"]), given["rules_on"])
    return verdict(close_desk(session_of(context), given["projectId"], least), least)


def verdict(is_enough: bool, least: int) -> dict[str, Any]:
    """Whether so many suppliers are enough to go on; the reason when they are not."""
    return {"enough": is_enough, "failure_reason": None if is_enough else f"{TOO_FEW}{least}家"}


def enough(count: int, given: Given) -> dict[str, Any]:
    """The verdict on a number of suppliers that may be known."""
    least = least_suppliers(bool(given["documents"]["is_service"]), given["rules_on"])
    return verdict(count >= least, least)


def asked_by_name(session: Session, documents: Mapping[str, Any]) -> list[int]:
    """The organisations that were recommended or drawn from the pool."""
    found = [supplier(session, str(row.get("uscc") or "")) for row in documents.get("recommended") or []]
    return [row["id"] for row in found if row is not None]


def _announce(context: ActionContext, given: Given, this: Row, closes_at: datetime) -> None:
    public = _public(this, given, closes_at)
    # for the page of whoever wants to respond
    announce(context, "CONSULTATION_NOTICE", this, {**public, "project_id": str(this["id"])})
    period = notices.least_period("CONSULTATION_NOTICE", today(context))
    assert period is not None, "notices of consultations have a period"
    shown = {"period_from": period.start, "period_to": period.end, "method": METHOD}
    paper(context, "DOC-406", this, {**public, **shown})


def _invite(context: ActionContext, given: Given, this: Row, closes_at: datetime) -> list[int]:
    """One invitation (DOC-406) to each supplier asked by name; gives who they are."""
    session = session_of(context)
    invited = asked_by_name(session, given["documents"])
    shown = {
        "method": METHOD,
        "period_from": today(context),
        "period_to": given["notice"]["documents_until"],
    }
    for organization_id in invited:
        name = organization_name(session, organization_id)
        paper(context, "DOC-406", this, {**_public(this, given, closes_at), **shown}, addressee=name)
    return invited


def _documents(this: Row, given: Given, closes_at: datetime) -> dict[str, Any]:
    asked = [row["requirement"] for row in given["qualification"] or []] or ["符合采购法第二十二条"]
    return {
        "method": METHOD,
        "max_price": this["max_price"] or this["budget"],
        "deadline": shown_moment(closes_at),
        "qualification": asked,
        "requirements": given["documents"]["services"],
        "rows": [[row["factor"], row["weight"], row.get("levels") or ""] for row in given["scoring"]],
        "terms": given["documents"]["contract_terms"],
    }


def _public(this: Row, given: Given, closes_at: datetime) -> dict[str, Any]:
    notice = given["notice"]
    return {
        "budget": this["budget"],
        "max_price": this["max_price"] or this["budget"],
        "obtain": f"{notice['obtain']}；提供期限至{day(notice['documents_until'])}",
        "deadline": f"{shown_moment(closes_at)}（{notice['place']}）",
        "contact": notice["contact"],
    }


def _impossible(this: Row) -> Refused:
    return ConsultationNotPossible(
        project_no=this["project_no"], state=this["state"], method=this["method"] or "-"
    )
