"""The service tasks of a comparison up to its opening, and its ends without a winner."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from engine.actions import ActionContext, action
from workflows.calendar.deadline import SHANGHAI, local_date
from workflows.documents.words import day
from workflows.procurement_plan import objections
from workflows.procurement_plan.projects import (
    give_up,
    issue_for,
    project,
    publish_for,
    session_of,
    text_amount,
)
from workflows.procurement_small import closing as _closing  # noqa: F401 - the actions after the opening
from workflows.procurement_small import group as _group  # noqa: F401 - the actions of the group
from workflows.procurement_small import schemas
from workflows.procurement_small.errors import ComparisonNotPossible
from workflows.procurement_small.suppliers import ground_against, supplier
from workflows.registries.purchases import advance_bid, advance_project, register_bid, register_opening
from workflows.registries.register import Row

Given = Mapping[str, Any]


@action("procurement-small.take-up", input=schemas.TakeUpInput, output=schemas.TakeUpOutput)
def take_up(context: ActionContext, given: Given) -> Given:
    """The project as its plan left it. Raises ComparisonNotPossible, EntryNotFound."""
    this = project(session_of(context), given["projectId"])
    if this["state"] != "DOCUMENTING" or this["method"] != "COMPARISON":
        raise ComparisonNotPossible(
            project_no=this["project_no"], state=this["state"], method=this["method"] or "-"
        )
    requirement = given["requirement"] or {}
    return {
        "projectName": this["name"],
        "project_no": this["project_no"],
        "purchaser": this["purchaser"],
        "budgetAmount": this["budget"],
        "max_price": this["max_price"] or this["budget"],
        "rules_on": given["rules_on"] or local_date(context.now),
        "round": 1,
        "qualification": requirement.get("qualification") or [],
        "scoring": requirement.get("scoring") or [],
    }


@action("procurement-small.publish-notice", input=schemas.NoticeInput, output=schemas.NoticeOutput)
def publish_notice(context: ActionContext, given: Given) -> Given:
    """The documents (DOC-405) and the notice; an inquiry goes to those invited and to nobody else."""
    session, today, documents = session_of(context), local_date(context.now), given["documents"]
    this = advance_project(
        session, context.actor, given["projectId"], "NOTICED", instance_id=context.instance_id
    )
    deadline = documents["response_deadline"].astimezone(SHANGHAI)
    shown = deadline.strftime("%Y-%m-%d %H:%M")
    requirement = given["requirement"] or {}
    terms = f"{documents['terms']} 递交方式：{documents['submission']}"
    content = {
        "method": "COMPARISON",
        "max_price": this["max_price"] or this["budget"],
        "deadline": shown,
        "qualification": [row.get("requirement") for row in given["qualification"] or []] or ["依法登记"],
        "requirements": requirement.get("standard") or this["name"],
        "rows": [[row.get("factor"), row.get("weight"), row.get("levels")] for row in given["scoring"]],
        "terms": terms,
    }
    invited = [supplier(session, row["uscc"]) for row in documents["invited"] or []]
    addressees = [row["name"] for row in invited if row is not None] or [""]
    for addressee in addressees:
        issue_for(context, "DOC-405", this, content, addressee=addressee)
    if given["method_rule"]["mode"] != "INQUIRY":
        public = {
            "budget": this["budget"],
            "max_price": content["max_price"],
            "obtain": documents["obtain"],
            "submission": documents["submission"],
            "deadline": shown,
            "contact": documents["contact"],
        }
        publish_for(context, "COMPARISON_NOTICE", this, public)
    return {"notice_on": today, "response_deadline": deadline}


@action("procurement-small.record-opening", input=schemas.OpeningInput, output=schemas.OpeningOutput)
def record_opening(context: ActionContext, given: Given) -> Given:
    """The opening (DOC-409): every response enters the register with its price and whether it counts."""
    session = session_of(context)
    this = advance_project(
        session, context.actor, given["projectId"], "OPENED", instance_id=context.instance_id
    )
    received = {row["uscc"]: row["receivedAt"] for row in given["responses"]}
    found = [(row, supplier(session, row["uscc"])) for row in given["openings"]]
    named = [(row, organization) for row, organization in found if organization is not None]
    rivals = [organization for _, organization in named]
    valid = 0
    for row, organization in named:
        ground = ground_against(session, organization, rivals, this["id"], local_date(context.now))
        reason = _fault(row, this, ground)
        _enter(context, given, row, organization, received[row["uscc"]], reason)
        valid += reason is None
    shown = [[organization["name"], row["price"], "", "完好"] for row, organization in named]
    record = {
        "opened_at": context.now.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        "present": [given["witnesses"]],
        "rows": shown,
        "objections": given["opening_objections"] or "",
    }
    issue_for(context, "DOC-409", this, record)
    register_opening(
        session,
        context.actor,
        this["id"],
        context.now,
        record,
        round=given["round"],
        instance_id=context.instance_id,
    )
    return {"valid_count": valid}


def _fault(row: Given, this: Row, ground: str | None) -> tuple[str, str] | None:
    """The state and the reason of a response that does not count; None for one that does."""
    if ground is not None or not row["qualified"]:
        return "UNQUALIFIED", ground or str(row["reason"])
    if row["price"] > (this["max_price"] or this["budget"]):
        return "VOID", "报价超过最高限价"
    return None


def _enter(
    context: ActionContext,
    given: Given,
    row: Given,
    organization: Row,
    received_at: Any,
    fault: tuple[str, str] | None,
) -> None:
    session, actor, instance_id = session_of(context), context.actor, context.instance_id
    sealed = json.dumps({"uscc": row["uscc"], "price": text_amount(row["price"])}, sort_keys=True)
    bid_id = register_bid(
        session,
        actor,
        project_id=given["projectId"],
        organization_id=organization["id"],
        received_at=received_at,
        sealed_hash=sha256(sealed.encode()).digest(),
        round=given["round"],
        instance_id=instance_id,
    )
    price = Decimal(row["price"])
    advance_bid(session, actor, bid_id, "OPENED", price=price, instance_id=instance_id)
    state, reason = fault or ("VALID", None)
    advance_bid(session, actor, bid_id, state, void_reason=reason, instance_id=instance_id)


@action("procurement-small.record-failure", input=schemas.FailureInput, output=schemas.FailureOutput)
def record_failure(context: ActionContext, given: Given) -> Given:
    """Too few responses (DOC-417): they go back as they came, the documents are written anew."""
    reason = str(given["shortage"]["reason"])
    this = advance_project(
        session_of(context),
        context.actor,
        given["projectId"],
        "FAILED",
        reason=reason,
        instance_id=context.instance_id,
    )
    _announce_failure(context, this, "流标（响应或合格供应商不足三家）", reason, "修改比选文件后重新公告")
    advance_project(
        session_of(context), context.actor, this["id"], "DOCUMENTING", instance_id=context.instance_id
    )
    return {"round": given["round"] + 1}


@action("procurement-small.terminate", input=schemas.EndInput)
def terminate(context: ActionContext, given: Given) -> None:
    """The purchase ends without a winner (DOC-417); its money is free again."""
    reason = given["reason"] or "单位决定不再采购"
    this = give_up(context, given["projectId"], reason)
    objections.end(context, this, reason)
    _announce_failure(context, this, "终止", reason, f"{day(local_date(context.now))}起不再采购本项目")


def _announce_failure(context: ActionContext, this: Row, outcome: str, reason: str, next_step: str) -> None:
    content = {"outcome": outcome, "reason": reason, "next_step": next_step}
    issue_for(context, "DOC-417", this, content)
    publish_for(context, "TENDER_FAILED", this, content)
