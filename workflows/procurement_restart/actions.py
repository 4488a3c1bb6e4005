"""The service tasks after a failed round: taken up, begun anew, by another method, or ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.documents.words import day, label
from workflows.procurement_plan.projects import (
    METHOD_APPROVAL,
    METHOD_PROCESSES,
    give_up,
    hold_money,
    issue_for,
    project,
    publish_for,
    session_of,
    start_next,
)
from workflows.procurement_restart import schemas
from workflows.procurement_restart.errors import RestartNotPossible, RestartUnderWay
from workflows.registries.challenges import project_by_number
from workflows.registries.purchases import PROJECTS, advance_project, change_project
from workflows.registries.register import Row, find
from workflows.registries.rounds import BROKEN_OFF, broken_round, deal_with
from workflows.registries.terms import rules_day
from workflows.rules import current_rules

KEY: Final = "procurement-restart"
OTHER_METHOD: Final = "OTHER_METHOD"
EVALUATION_METHOD: Final = "按变更后的采购方式执行"

Given = Mapping[str, Any]


@action(f"{KEY}.take-up", input=schemas.TakeUpInput, output=schemas.TakeUpOutput)
def take_up(context: ActionContext, given: Given) -> Given:
    """The project as its round left it; its guard has refused who may not begin."""
    session = session_of(context)
    this = failed_project(session, given["projectId"], given["projectNo"])
    number, held = this["project_no"], broken_round(session, this)
    deal_with(session, context.actor, this, context.instance_id, instance_id=context.instance_id)
    rules_on = rules_day(session, this["id"], local_date(context.now))
    threshold = Decimal(str(current_rules().rule("procurement.open-tender-amount", rules_on).value))
    return {
        "projectId": this["id"],
        "projectName": this["name"],
        "project_no": number,
        "purchaser": this["purchaser"],
        "budgetAmount": this["budget"],
        "failed_method": this["method"] or "",
        "failed_method_name": label(this["method"] or ""),
        "failed_round": this["round"],
        "failure_reason": (held["reason"] if held is not None else None) or "流标、废标",
        "needs_tender": this["budget"] >= threshold,
        "rules_on": rules_on,
        "requirement": given["requirement"] or {},
        "proposal": given["proposal"],
        "proposed_method": None,
        "method_ground": None,
        "addition_share": None,
        "method_judgement": None,
        "method_approval": None,
        "course_decision": None,
    }


@action(f"{KEY}.carry-out", input=schemas.CarryOutInput, output=schemas.CarryOutOutput)
def carry_out(context: ActionContext, given: Given) -> Given:
    """The next round begins with the project's money on hold once, whole: the case of its method starts."""
    session, instance_id = session_of(context), context.instance_id
    this = project(session, given["projectId"])
    if given["course"]["step"] == OTHER_METHOD:
        this = _change_method(context, this, given)
    hold_money(context, this)
    this = advance_project(
        session,
        context.actor,
        this["id"],
        "DOCUMENTING",
        reason=given["course"]["reason"],
        instance_id=instance_id,
    )
    started = start_next(
        session,
        context.actor,
        METHOD_PROCESSES[this["method"]],
        this,
        given["rules_on"],
        given["requirement"] or {},
    )
    return {"new_round": this["round"], "method_instance": str(started.instance_id)}


@action(f"{KEY}.end-purchase", input=schemas.CarryOutInput)
def end_purchase(context: ActionContext, given: Given) -> None:
    """Nothing more is bought (DOC-417, 终止公告): the money is free again."""
    reason = given["course"]["reason"]
    this = give_up(context, given["projectId"], reason)
    next_step = f"{day(local_date(context.now))}起不再采购本项目"
    content = {"outcome": "终止", "reason": reason, "next_step": next_step}
    issue_for(context, "DOC-417", this, content)
    publish_for(context, "TENDER_FAILED", this, content)


def _change_method(context: ActionContext, this: Row, given: Given) -> Row:
    """Another method, with what carries it; the plan goes to the finance authority anew (DOC-404)."""
    judgement, approval = given["method_judgement"] or {}, given["method_approval"]
    kept = {**json.loads(this["rule_versions"] or "{}"), "rules_on": given["rules_on"], "method": judgement}
    kept.pop(METHOD_APPROVAL, None)
    if judgement.get("verdict") == "APPROVAL":
        kept[METHOD_APPROVAL] = approval
    changed = change_project(
        session_of(context),
        context.actor,
        this["id"],
        instance_id=context.instance_id,
        method=given["proposed_method"],
        rule_versions=json.dumps(kept, ensure_ascii=False, default=str),
    )
    content = {
        "method": changed["method"],
        "basis": judgement["basis"],
        "max_price": changed["max_price"] or changed["budget"],
        "evaluation": EVALUATION_METHOD,
        "rows": [["变更采购方式", day(local_date(context.now))]],
    }
    issue_for(context, "DOC-404", changed, content, addressee="区财政局")
    return changed


def failed_project(session: Session, project_id: int | None, project_no: str | None) -> Row:
    """The project whose round came to nothing and about which nobody decides yet; it stays locked.

    Raises RestartNotPossible, RestartUnderWay."""
    if project_id is None:
        named = project_by_number(session, str(project_no or "").strip())
        if named is None:
            raise RestartNotPossible(project_no=project_no)
        project_id = named["id"]
    found = find(session, PROJECTS, project_id, lock=True)
    if found["state"] not in BROKEN_OFF:
        raise RestartNotPossible(project_no=found["project_no"])
    held = broken_round(session, found)
    if held is not None and (running := _running(session, held["restart_id"])) is not None:
        raise RestartUnderWay(project_no=found["project_no"], instance=running)
    return found


def _running(session: Session, instance_id: int | None) -> int | None:
    """The case in which what follows is being decided; None when it is over or there was none."""
    if instance_id is None:
        return None
    row = session.one(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND id = ? AND ended_at IS NULL",
        (session.tenant_id, instance_id),
    )
    return None if row is None else int(row[0])
