"""The service tasks of the planning: register, budget, documents, notices in the transaction of the step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.actions import ActionContext, action
from workflows.calendar import local_date
from workflows.documents.words import day
from workflows.procurement_plan import schemas
from workflows.procurement_plan.errors import BudgetLineMissing
from workflows.procurement_plan.projects import (
    METHOD_APPROVAL,
    METHOD_PROCESSES,
    budget_line,
    give_up,
    issue_for,
    project,
    publish_for,
    session_of,
    start_next,
    year_total,
)
from workflows.registries import budgets, notices
from workflows.registries.catalog import service_in_force
from workflows.registries.purchases import advance_project, change_project, register_project
from workflows.registries.terms import register_terms

#: Who may say which day's rules bind a case: nobody but a replay of old cases.
REPLAY_ROLE = "replay"
DEMAND_POST = "purchase-demand"
EVALUATION_METHOD = "综合评分法"

Given = Mapping[str, Any]


def _today(context: ActionContext) -> date:
    return local_date(context.now)


@action("procurement-plan.check-proposal", input=schemas.ProposalInput, output=schemas.ProposalOutput)
def check_proposal(context: ActionContext, given: Given) -> Given:
    """The item must be in the catalogue in force, the proposer must work for the purchaser."""
    session, today = session_of(context), _today(context)
    rules_on = given["rules_on"] if REPLAY_ROLE in context.actor.roles else None
    service = service_in_force(session, given["catalogCode"], today)
    groups = context.actor.groups
    if groups is not None and f"{DEMAND_POST}:{given['purchaser']}" not in groups:
        state = "NOT_OF_UNIT"
    elif service is None:
        state = "MISSING"
    else:
        state = "NEGATIVE" if service["is_negative"] else "IN_FORCE"
    return {"rules_on": rules_on or today, "catalog_state": state}


@action("procurement-plan.register-project", input=schemas.ProposalInput, output=schemas.ProjectOutput)
def enter_project(context: ActionContext, given: Given) -> Given:
    """The project gets its number; its category is that of the catalogue."""
    session, today = session_of(context), _today(context)
    service = service_in_force(session, given["catalogCode"], today)
    assert service is not None, "the proposal was checked"
    project_id = register_project(
        session,
        context.actor,
        name=given["projectName"],
        purchaser=given["purchaser"],
        catalog_code=given["catalogCode"],
        category=service["category"],
        year=today.year,
        budget=given["budgetAmount"],
        instance_id=context.instance_id,
    )
    number = project(session, project_id)["project_no"]
    return {"projectId": project_id, "project_no": number, "fiscal_year": today.year}


@action("procurement-plan.reserve-budget", input=schemas.ReservationInput)
def reserve_budget(context: ActionContext, given: Given) -> None:
    """Hold the project's money on its line, in the transaction in which finance bound them."""
    session = session_of(context)
    this = project(session, given["projectId"])
    line = budget_line(session, this["purchaser"], this["year"], given["budget_line_code"], lock=True)
    if line is None:
        raise BudgetLineMissing(unit=this["purchaser"], year=this["year"], code=given["budget_line_code"])
    budgets.reserve(
        session,
        context.actor,
        line["id"],
        this["project_no"],
        this["budget"],
        instance_id=context.instance_id,
    )
    values = {"budget_line_id": line["id"]}
    change_project(session, context.actor, this["id"], instance_id=context.instance_id, **values)


@action("procurement-plan.issue-requirement", input=schemas.RequirementInput)
def issue_requirement(context: ActionContext, given: Given) -> None:
    """The requirement as a document (DOC-402), its highest price in the register."""
    session, requirement = session_of(context), given["requirement"]
    this = change_project(
        session,
        context.actor,
        given["projectId"],
        instance_id=context.instance_id,
        max_price=requirement["max_price"],
    )
    indicators = [
        [row.get("name"), row.get("unit"), row.get("target"), f"{row.get('weight')}%"]
        for row in requirement["indicators"]
    ]
    payments = "；".join(
        f"{row.get('node')} {row.get('percent')}%（{row.get('condition')}）"
        for row in requirement["payment_plan"]
    )
    content = {
        "catalog_code": this["catalog_code"],
        "period": f"{int(requirement['period_months'])}个月",
        "targets": requirement["targets"],
        "rows": indicators,
        "acceptance_plan": f"{requirement['acceptance_plan']} 付款：{payments}",
    }
    issue_for(context, "DOC-402", this, content)


@action("procurement-plan.sum-purchases", input=schemas.ProjectInput, output=schemas.YearTotalOutput)
def sum_purchases(context: ActionContext, given: Given) -> Given:
    """What the buyer buys of this item in the year without open tender (实施条例 28).

    The line of the catalogue is locked until the method is judged: of two plans at once the second sees the
    first."""
    session = session_of(context)
    this = project(session, given["projectId"])
    service_in_force(session, this["catalog_code"], _today(context), lock=True)
    return {"year_total": year_total(session, this)}


@action("procurement-plan.record-method", input=schemas.MethodInput, output=schemas.MethodOutput)
def record_method(context: ActionContext, given: Given) -> Given:
    """The method, with the line of the table, the day of the rules and the approval that carry it."""
    judgement, approval = given["method_judgement"], given["method_approval"]
    kept = {"rules_on": given["rules_on"], "method": judgement}
    if judgement["verdict"] == "APPROVAL":
        kept[METHOD_APPROVAL] = approval
    change_project(
        session_of(context),
        context.actor,
        given["projectId"],
        instance_id=context.instance_id,
        method=given["proposed_method"],
        rule_versions=json.dumps(kept, ensure_ascii=False, default=str),
    )
    return {"method": given["proposed_method"]}


@action("procurement-plan.issue-review", input=schemas.ReviewInput)
def issue_review(context: ActionContext, given: Given) -> None:
    """The opinion of the reviews (DOC-403)."""
    review, key_review = given["review"], given["key_review"]
    items = [*review["items"], *(key_review["items"] if key_review is not None else [])]
    content = {
        "review_kind": "一般性审查" if key_review is None else "一般性审查、重点审查",
        "rows": [[item.get("item"), "符合" if item.get("passed") else "不符合"] for item in items],
        "conclusion": "通过",
    }
    issue_for(context, "DOC-403", project(session_of(context), given["projectId"]), content)


@action("procurement-plan.publish-intention", input=schemas.IntentionInput, output=schemas.IntentionOutput)
def publish_intention(context: ActionContext, given: Given) -> Given:
    """The intention (DOC-401) before the public; the purchase begins thirty days later at the earliest."""
    session, today = session_of(context), _today(context)
    this = advance_project(
        session, context.actor, given["projectId"], "INTENDED", instance_id=context.instance_id
    )
    least = notices.least_period("PURCHASE_INTENTION", today)
    assert least is not None, "an intention stands for its period"
    content = {"planned": day(least.end), "summary": given["requirement"]["targets"]}
    issue_for(context, "DOC-401", this, content)
    publish_for(context, "PURCHASE_INTENTION", this, {"budget": this["budget"], **content})
    return {"intention_on": today}


@action("procurement-plan.issue-plan", input=schemas.PlanInput)
def issue_plan(context: ActionContext, given: Given) -> None:
    """The plan that goes to the finance authority (DOC-404)."""
    this = project(session_of(context), given["projectId"])
    stages = [("采购意向公开", given["intention_on"]), ("实施计划编制", _today(context))]
    content = {
        "method": this["method"],
        "basis": given["method_judgement"]["basis"],
        "max_price": this["max_price"],
        "evaluation": EVALUATION_METHOD,
        "rows": [[name, day(on)] for name, on in stages if on is not None],
    }
    issue_for(context, "DOC-404", this, content, addressee="区财政局")


@action("procurement-plan.start-method", input=schemas.NextInput, output=schemas.NextOutput)
def start_method(context: ActionContext, given: Given) -> Given:
    """The project may be purchased: its method's own case begins."""
    session = session_of(context)
    this = advance_project(
        session, context.actor, given["projectId"], "DOCUMENTING", instance_id=context.instance_id
    )
    _keep_terms(context, this["id"], given)
    process_key = METHOD_PROCESSES.get(this["method"])
    if process_key is None:
        return {"method_instance": None}
    started = start_next(session, context.actor, process_key, this, given["rules_on"], given["requirement"])
    return {"method_instance": str(started.instance_id)}


def _keep_terms(context: ActionContext, project_id: int, given: Given) -> None:
    """The terms of the purchase in their register: contracts are compared with them (87号令 71)."""
    requirement = given["requirement"]
    register_terms(
        session_of(context),
        context.actor,
        project_id,
        requirements=requirement["standard"],
        period_months=int(requirement["period_months"]),
        payment_plan=[
            {name: row.get(name) for name in ("node", "percent", "condition")}
            for row in requirement["payment_plan"]
        ],
        acceptance_plan=requirement["acceptance_plan"],
        indicators=requirement["indicators"],
        service_targets=requirement["targets"],
        subcontract_allowed=bool(requirement.get("subcontract_allowed")),
        rules_on=given["rules_on"],
        instance_id=context.instance_id,
    )


@action("procurement-plan.close-project", input=schemas.ClosingInput)
def close_project(context: ActionContext, given: Given) -> None:
    """The project will not be bought: its money is free again."""
    give_up(context, given["projectId"], given["reason"])
