"""From the award to the contract: what is to be signed, by whom, whether it may be, and its entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from engine.spiff.border import BpmnError
from workflows.posts import single_units
from workflows.procurement_contract import (
    accepting,  # noqa: F401 - registers its actions
    overturning,  # noqa: F401
    paying,  # noqa: F401
    performing,  # noqa: F401
    schemas,
)
from workflows.procurement_contract.case import (
    NOT_REGISTRABLE,
    agreed,
    common,
    money,
    paper,
    rules_chosen,
    today,
)
from workflows.procurement_contract.errors import AwardMissing, NotThisPurchaser
from workflows.procurement_contract.succession import announce_successor, begin_anew, winner_of
from workflows.procurement_plan.projects import free_money, session_of
from workflows.registries import notices
from workflows.registries.challenges import is_paused, project_by_number, settle, unsettled_effect
from workflows.registries.contracts import (
    AWARD_ANNULLED,
    AWARD_REFUSED,
    CONTRACTS,
    current_award,
    next_candidate,
    register_contract,
)
from workflows.registries.project_cases import cases_of
from workflows.registries.purchases import PROJECTS, advance_project
from workflows.registries.register import Row, find
from workflows.registries.tables.documents import document
from workflows.registries.terms import Terms, instalments, terms_from, terms_of
from workflows.tendering.desk import find_tender
from workflows.tendering.errors import TenderNotFound

#: 中标（成交、中选）通知书, from which the period for signing runs.
AWARD_LETTER = "DOC-415"


@action(
    "procurement-contract.open",
    input=schemas.OpenInput,
    output=schemas.OpenOutput,
    errors=(NOT_REGISTRABLE,),
)
def open_contract(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who won, at which price, under which terms; from now on the case belongs to the project."""
    session = session_of(context)
    project = _named(session, given)
    project_id = project["id"]
    award = current_award(session, project_id)
    if award is None:
        raise BpmnError(NOT_REGISTRABLE, AwardMissing(project=project["project_no"]).message())
    if context.actor.groups is not None and not context.actor.groups & {
        f"purchase-handler:{project['purchaser']}"
    }:
        raise BpmnError(NOT_REGISTRABLE, NotThisPurchaser(project=project["project_no"]).message())
    chosen = rules_chosen(context, given["rules_on"])
    terms = terms_of(session, project_id) or terms_from(given["requirement"] or {}, chosen)
    # pauses that ended before there was a contract case were the tender's to deal with
    settle(session, context.actor, project_id, instance_id=context.instance_id)
    return {
        "project_id": str(project_id),
        "project_no": project["project_no"],
        "project_name": project["name"],
        "purchaser": project["purchaser"],
        **winner_of(session, award),
        "sign_from": _letter_day(session, project_id) or award["decided_on"],
        "standstill_to": award["standstill_to"],
        "terms": _plain(terms),
        "rules_on": chosen or (terms.rules_on if terms else None) or today(context),
        "contract_no": None,
        "instalment": None,
        "supplement": None,
    }


def _named(session: Session, given: Mapping[str, Any]) -> Row:
    """The project of an id, or of a number. Raises EntryNotFound, BpmnError for a number without project."""
    if given["projectId"] is not None:
        return find(session, PROJECTS, given["projectId"])
    number = str(given["projectNo"] or "").strip()
    found = project_by_number(session, number)
    if found is None:
        raise BpmnError(NOT_REGISTRABLE, AwardMissing(project=number).message())
    return found


@action("procurement-contract.check-pause", input=schemas.ProjectInput, output=schemas.PauseOutput)
def check_pause(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whether a challenge or complaint forbids signing now, and what one that has ended changed."""
    session, project_id = session_of(context), given["project_id"]
    if is_paused(session, project_id):
        return {"pause_state": {"paused": True, "effect": "NONE"}}
    ended = unsettled_effect(session, project_id)
    effect = settle(session, context.actor, project_id, instance_id=context.instance_id)
    return {"pause_state": {"paused": False, "effect": effect if ended else "NONE"}}


@action("procurement-contract.next-candidate", input=schemas.CandidateInput, output=schemas.CandidateOutput)
def take_next_candidate(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whoever is next in the ranking; nobody when the purchase must begin anew."""
    session, project_id = session_of(context), given["project_id"]
    effect = given["pause_state"].get("effect", "NONE")
    if effect in ("AMEND", "RESTART"):
        return {"has_candidate": False}
    reason = given["refusal_reason"] or effect
    award = next_candidate(
        session,
        context.actor,
        project_id,
        reason,
        fate=AWARD_REFUSED if effect == "NONE" else AWARD_ANNULLED,
        instance_id=context.instance_id,
    )
    if award is None:
        return {"has_candidate": False}
    standstill_to = announce_successor(context, award, given["rules_on"])
    winner = winner_of(session, award)
    return {"has_candidate": True, **winner, "sign_from": today(context), "standstill_to": standstill_to}


@action("procurement-contract.record-failure", input=schemas.CandidateInput)
def record_failure(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Nobody signs: the round is annulled, what follows is decided in a case of its own (P4x)."""
    effect = given["pause_state"].get("effect", "NONE")
    reason = given["refusal_reason"] or "没有候选人可以签订合同"
    if effect != "NONE":
        reason = "质疑、投诉成立，影响采购结果"
    begin_anew(context, given["project_id"], given["rules_on"], reason)


@action("procurement-contract.sign", input=schemas.SignInput, output=schemas.SignOutput)
def sign_contract(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Number, register and print the contract; the budget is committed, what it does not need given back."""
    session, draft, signed_on = session_of(context), given["draft"], today(context)
    project = find(session, PROJECTS, given["project_id"])
    amount, plan = money(draft["amount"]), draft["paymentPlan"]
    parts = instalments(plan, amount)
    contract_id = register_contract(
        session,
        context.actor,
        project_id=project["id"],
        organization_id=given["organization_id"],
        amount=amount,
        signed_on=signed_on,
        budget_line_id=project["budget_line_id"],
        valid_from=draft["validFrom"],
        valid_to=draft["validTo"],
        milestones=[(part["node"], share) for part, share in zip(plan, parts, strict=True)],
        stages=[part["stage"] for part in plan],
        conditions=[part["condition"] for part in plan],
        instance_id=context.instance_id,
    )
    free_money(context, project)
    advance_project(session, context.actor, project["id"], "CONTRACTED", instance_id=context.instance_id)
    contract = find(session, CONTRACTS, contract_id)
    content = {
        "amount": amount,
        "period_from": draft["validFrom"],
        "period_to": draft["validTo"],
        "requirements": draft["requirements"],
        "rows": [[part["node"], share, part["condition"]] for part, share in zip(plan, parts, strict=True)],
        "acceptance_plan": draft["acceptancePlan"],
    }
    paper(context, "DOC-420", contract, content)
    return {
        "contract_id": str(contract_id),
        "contract_no": contract["contract_no"],
        "signed_on": signed_on,
        "valid_from": draft["validFrom"],
        "valid_to": draft["validTo"],
        "bid_deposit": _bid_deposit(session, project),
        "agency_staff": f"agency-staff:{single_units()['agency']}",
    }


@action("procurement-contract.publish", input=schemas.ContractInput)
def publish_contract(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The contract before the public (实施条例50)."""
    session = session_of(context)
    contract = agreed(session, given)
    facts = common(session, contract["project_id"], contract["organization_id"])
    content = {
        **facts,
        "contract_no": contract["contract_no"],
        "amount": contract["amount"],
        "signed_on": contract["signed_on"],
        "valid_from": contract["valid_from"],
        "valid_to": contract["valid_to"],
    }
    paper(context, "DOC-421", contract, content)
    notices.publish(
        session,
        context.actor,
        "CONTRACT_NOTICE",
        facts["project_name"],
        content,
        today(context),
        instance_id=context.instance_id,
    )


def _bid_deposit(session: Session, project: Row) -> float:
    """What the documents of this round asked for as a deposit of bids, in 元; nothing without a desk."""
    try:
        desk = find_tender(session, project["id"])
    except TenderNotFound:
        return 0.0
    documents: Mapping[str, Any] = desk.terms.get("documents") or {}
    return float(documents.get("deposit") or 0) if desk.round == project["round"] else 0.0


def _letter_day(session: Session, project_id: int) -> date | None:
    """The day of the newest letter of award; None when the cases of the project issued none."""
    cases = cases_of(session, project_id)
    statement = (
        select(document.c.issued_on)
        .where(
            document.c.tenant_id == session.tenant_id,
            document.c.code == AWARD_LETTER,
            document.c.instance_id.in_(cases),
        )
        .order_by(document.c.id.desc())
        .limit(1)
    )
    row = session.core.execute(statement).first()
    return None if row is None else row[0]


def _plain(terms: Terms | None) -> dict[str, Any] | None:
    """The terms as a variable: JSON knows no days, and the rules' day is a variable of its own."""
    if terms is None:
        return None
    values = asdict(terms)
    del values["rules_on"]
    return values
