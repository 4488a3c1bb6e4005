"""The service tasks of a single-source purchase."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from workflows.calendar import current_calendar, local_date
from workflows.procurement_plan import objections
from workflows.procurement_plan.projects import (
    CONTRACT_PROCESS,
    RESTART_PROCESS,
    give_up,
    issue_for,
    project,
    publish_for,
    session_of,
    start_next,
)
from workflows.procurement_single_source import schemas
from workflows.procurement_single_source.errors import SingleSourceNotPossible
from workflows.procurement_small.suppliers import supplier
from workflows.registries import notices
from workflows.registries.objections import waiting_objections
from workflows.registries.purchases import advance_project, register_award
from workflows.registries.register import Row
from workflows.rules import current_rules

Given = Mapping[str, Any]


@action("procurement-single-source.take-up", input=schemas.TakeUpInput, output=schemas.TakeUpOutput)
def take_up(context: ActionContext, given: Given) -> Given:
    """The project as its plan left it. Raises SingleSourceNotPossible, EntryNotFound."""
    this = project(session_of(context), given["projectId"])
    if this["state"] != "DOCUMENTING" or this["method"] != "SINGLE_SOURCE":
        raise SingleSourceNotPossible(
            project_no=this["project_no"], state=this["state"], method=this["method"] or "-"
        )
    return {
        "projectName": this["name"],
        "project_no": this["project_no"],
        "purchaser": this["purchaser"],
        "budgetAmount": this["budget"],
        "rules_on": given["rules_on"] or local_date(context.now),
        "objections": [],
    }


@action(
    "procurement-single-source.publish-publicity",
    input=schemas.PublicityInput,
    output=schemas.PublicityOutput,
)
def publish_publicity(context: ActionContext, given: Given) -> Given:
    """Who shall supply, why, and who argued for it, before the public (DOC-427, 实施条例 38)."""
    argument = given["argument"]
    this = project(session_of(context), given["projectId"])
    least = notices.least_period("SINGLE_SOURCE_PUBLICITY", local_date(context.now))
    assert least is not None, "a publicity stands for its period"
    lines = [
        [expert["name"], expert["unit"], expert["title"], expert["opinion"]] for expert in argument["experts"]
    ]
    content = {"org_name": _supplier(context, argument)["name"], "reason": argument["reason"], "rows": lines}
    period = {"period_from": least.start, "period_to": least.end}
    issue_for(context, "DOC-427", this, {**content, **period})
    public = {
        "budget": this["budget"],
        "org_name": content["org_name"],
        "reason": content["reason"],
        "experts": ["，".join(line) for line in lines],
    }
    publish_for(context, "SINGLE_SOURCE_PUBLICITY", this, public)
    return {"publicity_until": least.end}


@action("procurement-single-source.answer-objections", input=schemas.ObjectionsInput)
def answer_objections(context: ActionContext, given: Given) -> None:
    """The conclusion of the further argument to everybody who objected (DOC-429, 74号令 40)."""
    session, argued, on = session_of(context), given["extra_argument"], given["rules_on"]
    is_upheld = argued["result"] == "UPHELD"
    found = objections.Answer(
        result=argued["result"],
        conclusion="异议成立，依法采取其他采购方式"
        if is_upheld
        else "异议不成立，异议意见、论证意见与公示情况一并报财政部门",
        text=argued["answer"],
        basis=current_rules().rule("procurement-single-source.extra-argument-period", on).legal_basis,
        remedies=("procurement-challenge.period", "procurement-complaint.period"),
    )
    waiting = waiting_objections(session, context.instance_id)
    objections.answer(context, project(session, given["projectId"]), waiting, found, on)


@action("procurement-single-source.give-up", input=schemas.EndInput)
def end_without_award(context: ActionContext, given: Given) -> None:
    """The task is cancelled (DOC-417): nothing is bought, the money is free."""
    reason = given["reason"] or "单位决定不再采购"
    this = give_up(context, given["projectId"], reason)
    objections.end(context, this, reason)
    _tell_end(context, this, reason, "不再采购本项目")


@action("procurement-single-source.fail", input=schemas.FailInput)
def fail(context: ActionContext, given: Given) -> None:
    """Objected to, not approved or not agreed on (DOC-417): the purchaser decides what follows (P4x)."""
    session, reason = session_of(context), given["reason"] or "单一来源采购未能成交"
    this = advance_project(
        session, context.actor, given["projectId"], "FAILED", reason=reason, instance_id=context.instance_id
    )
    _tell_end(context, this, reason, "由采购人提出后续安排")
    start_next(session, context.actor, RESTART_PROCESS, this, given["rules_on"], given["requirement"])


@action("procurement-single-source.award", input=schemas.AwardInput, output=schemas.AwardOutput)
def award(context: ActionContext, given: Given) -> Given:
    """The result before the public (DOC-414), the letter (DOC-415), the award, the contract's case."""
    session, actor, instance_id = session_of(context), context.actor, context.instance_id
    today, argument, price = local_date(context.now), given["argument"], given["negotiation"]["price"]
    organization = _supplier(context, argument)
    this = advance_project(session, actor, given["projectId"], "AWARDED", instance_id=instance_id)
    experts = [expert["name"] for expert in argument["experts"]]
    public = {"org_name": organization["name"], "price": price, "members": experts}
    period = publish_for(context, "AWARD_RESULT", this, public)
    assert period is not None, "a result stands for its period"
    issue_for(context, "DOC-414", this, {**public, "period_from": period.start, "period_to": period.end})
    due = current_rules().deadline(
        "procurement-single-source.contract-period", today, current_calendar(), on=given["rules_on"]
    )
    letter = issue_for(
        context,
        "DOC-415",
        this,
        {"price": price, "sign_by": due.due_on},
        addressee=organization["name"],
    )
    register_award(
        session,
        actor,
        project_id=this["id"],
        organization_id=organization["id"],
        rank=1,
        price=price,
        decided_on=today,
        standstill_to=period.end,
        instance_id=instance_id,
    )
    started = start_next(session, actor, CONTRACT_PROCESS, this, given["rules_on"], given["requirement"])
    return {"document_no": letter.number, "contract_instance": str(started.instance_id)}


def _tell_end(context: ActionContext, this: Row, reason: str, next_step: str) -> None:
    content = {"outcome": "终止", "reason": reason, "next_step": next_step}
    issue_for(context, "DOC-417", this, content)
    publish_for(context, "TENDER_FAILED", this, content)


def _supplier(context: ActionContext, argument: Given) -> Row:
    found = supplier(session_of(context), argument["uscc"])
    assert found is not None, "the argument was checked"
    return found
