"""A challenge or complaint is upheld when the contract is signed: it is undone or kept (采购法 73)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.persistence.session import Session
from workflows.procurement_contract import schemas
from workflows.procurement_contract.case import PROCESS_KEY, agreed, common, paper, today
from workflows.procurement_contract.succession import announce_successor, begin_anew
from workflows.procurement_plan.projects import CONTRACT_PROCESS, session_of, start_next
from workflows.registries import budgets, notices
from workflows.registries.challenges import settle
from workflows.registries.contracts import (
    SERVICE_LOGS,
    advance_contract,
    annul_award,
    contract_in_force,
    has_candidate,
    is_performed,
    milestones_of,
    next_candidate,
    payments,
)
from workflows.registries.performance import return_bond, withhold
from workflows.registries.purchases import PROJECTS, advance_project, change_project
from workflows.registries.register import Row, find, page

OVERTURNED: Final = f"{PROCESS_KEY}-overturned"
NEXT_CANDIDATE: Final = "NEXT_CANDIDATE"
ANNUL, STOP, KEEP = "ANNUL", "STOP", "KEEP"
OUTCOMES: Final[Mapping[str, str]] = {ANNUL: "予以撤销", STOP: "终止履行尚未履行的部分"}
STATES: Final[Mapping[str, str]] = {ANNUL: "ANNULLED", STOP: "TERMINATED"}
_MOST: Final = 1000

Given = Mapping[str, Any]


def tell_contract(session: Session, actor: Actor, project_id: int, effect: str, number: str) -> None:
    """Tell the case of a signed contract that its award does not stand; nobody is told before a signature."""
    if effect == "NONE" or contract_in_force(session, project_id) is None:
        return
    payload = {"overturn": {"effect": effect, "number": number}}
    # a case begun by hand knows the number of its project, every other one its id
    for key in (str(project_id), find(session, PROJECTS, project_id)["project_no"]):
        if publish_message(session, actor, OVERTURNED, key, payload, time_to_live=timedelta(0)).instance_id:
            return


@action(f"{PROCESS_KEY}.look-at", input=schemas.ContractInput, output=schemas.LookOutput)
def look_at_contract(context: ActionContext, given: Given) -> Given:
    """How far the contract is performed, for whoever decides what becomes of it."""
    session, contract_id = session_of(context), given["contract_id"]
    paid, unpaid = _sums(session, contract_id)
    return {
        "contract_facts": {
            "is_performed": is_performed(session, contract_id),
            "services": len(page(session, SERVICE_LOGS, contract_id=contract_id, limit=_MOST).rows),
            "paid": f"{paid:.2f}",
            "unpaid": f"{unpaid:.2f}",
        }
    }


@action(f"{PROCESS_KEY}.keep", input=schemas.ContractInput)
def keep_contract(context: ActionContext, given: Given) -> None:
    """Performed already: it goes on and is paid, whoever is at fault is answerable (采购法 73(3))."""
    settle(session_of(context), context.actor, given["project_id"], instance_id=context.instance_id)


@action(f"{PROCESS_KEY}.undo", input=schemas.UndoInput, output=schemas.UndoOutput)
def undo_contract(context: ActionContext, given: Given) -> Given:
    """The contract ends (DOC-428, notice); what it had bound stays on hold for the same project, once."""
    session, actor, instance_id = session_of(context), context.actor, context.instance_id
    contract, chosen = agreed(session, given), given["overturn_choice"]
    choice, reason = chosen["choice"], f"{given['overturn']['number']}成立：{chosen['reason']}"
    paid, unpaid = _sums(session, contract["id"])
    for part in milestones_of(session, contract["id"]):
        if part["state"] == "PLANNED":
            withhold(session, actor, part["id"], reason, instance_id=instance_id)
    this = find(session, PROJECTS, contract["project_id"], lock=True)
    if contract["budget_line_id"] is not None and unpaid > 0:
        line_id, number = contract["budget_line_id"], this["project_no"]
        budgets.reserve(session, actor, line_id, number, unpaid, instance_id=instance_id)
    if paid > 0:
        # what is paid has been bought: the project still buys the rest
        left: Decimal = this["budget"] - paid
        ceiling = None if this["max_price"] is None else min(this["max_price"], left)
        values = {"budget": left, "max_price": ceiling}
        change_project(session, actor, this["id"], instance_id=instance_id, **values)
    return_bond(session, actor, contract["id"], today(context), instance_id=instance_id)
    advance_contract(session, actor, contract["id"], STATES[choice], reason=reason, instance_id=instance_id)
    annul_award(session, actor, this["id"], reason, instance_id=instance_id)
    settle(session, actor, this["id"], instance_id=instance_id)
    _announce_end(context, contract, OUTCOMES[choice], reason, paid)
    wants_next = given["overturn"]["effect"] == NEXT_CANDIDATE
    return {"has_successor": wants_next and has_candidate(session, this["id"]), "undone_reason": reason}


@action(f"{PROCESS_KEY}.award-successor", input=schemas.SuccessorInput)
def award_successor(context: ActionContext, given: Given) -> None:
    """The next qualified candidate is awarded and announced; its contract is a case of its own."""
    session, instance_id = session_of(context), context.instance_id
    this = advance_project(
        session,
        context.actor,
        given["project_id"],
        "AWARDED",
        reason=given["undone_reason"],
        instance_id=instance_id,
    )
    award = next_candidate(
        session, context.actor, this["id"], given["undone_reason"], instance_id=instance_id
    )
    assert award is not None, "a candidate was found before the report"
    missing = money_for(session, this, award["price"])
    if missing > 0:
        budgets.reserve(
            session,
            context.actor,
            this["budget_line_id"],
            this["project_no"],
            missing,
            instance_id=instance_id,
        )
    announce_successor(context, award, given["rules_on"])
    start_next(session, context.actor, CONTRACT_PROCESS, this, given["rules_on"], None)


@action(f"{PROCESS_KEY}.purchase-anew", input=schemas.SuccessorInput)
def purchase_anew(context: ActionContext, given: Given) -> None:
    """Nobody is left, or documents or procedure were at fault: the purchaser decides what follows (P4x)."""
    begin_anew(context, given["project_id"], given["rules_on"], given["undone_reason"])


def money_for(session: Session, this: Row, price: Decimal) -> Decimal:
    """What a project's reserve lacks for a contract at a price; none without a budget line."""
    if this["budget_line_id"] is None:
        return Decimal(0)
    held = budgets.claim(session, this["budget_line_id"], this["project_no"]).reserved
    return max(price - held, Decimal(0))


def _sums(session: Session, contract_id: int) -> tuple[Decimal, Decimal]:
    """What was paid under a contract, and what it would still pay."""
    paid = sum((row["amount"] for row in payments(session, contract_id)), Decimal(0))
    planned = [row["amount"] for row in milestones_of(session, contract_id) if row["state"] == "PLANNED"]
    return paid, sum(planned, Decimal(0))


def _announce_end(context: ActionContext, contract: Row, outcome: str, reason: str, paid: Decimal) -> None:
    session, on = session_of(context), today(context)
    content = {"outcome": outcome, "reason": reason, "ended_on": on, "paid": paid}
    paper(context, "DOC-428", contract, content)
    facts = common(session, contract["project_id"], contract["organization_id"])
    public = {**facts, "contract_no": contract["contract_no"], **content}
    notices.publish(
        session,
        context.actor,
        "CONTRACT_UNDONE",
        facts["project_name"],
        public,
        on,
        instance_id=context.instance_id,
    )
