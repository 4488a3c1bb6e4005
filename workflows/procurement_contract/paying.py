"""Instalments: paid, held back or withheld as the evaluation says (D15); supplements; the end."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.procurement_contract import schemas
from workflows.procurement_contract.case import agreed, money, paper, today
from workflows.procurement_plan.projects import session_of
from workflows.registries.contracts import (
    add_milestone,
    advance_contract,
    milestones_of,
    payments,
    register_payment,
    supplement_contract,
)
from workflows.registries.performance import archive, hold_back, reduce_milestone, return_bond, withhold
from workflows.registries.purchases import advance_project
from workflows.rules import current_rules


@action(
    "procurement-contract.prepare-payment",
    input=schemas.PaymentInput,
    output=schemas.InstalmentOutput,
)
def prepare_payment(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is payable now; the share held until something is put right becomes an instalment of its own."""
    session, part = session_of(context), given["instalment"]
    if (given["payment"] or {}).get("result") == "HOLD" and part["needs"] != "RECTIFICATION":
        share = current_rules().rule("procurement-contract.hold-share", given["rules_on"])
        row = hold_back(
            session,
            context.actor,
            int(part["id"]),
            Decimal(str(share.value)),
            share.text,
            instance_id=context.instance_id,
        )
        part = {**part, "amount": row["amount"]}
    return {"instalment": part, "payable_from": today(context), "held_on": today(context)}


@action("procurement-contract.pay", input=schemas.PayInput)
def pay(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Enter the payment and take it from the budget, both or neither (DOC-426)."""
    session, contract = session_of(context), agreed(session_of(context), given)
    part, amount = given["instalment"], money(given["payment_request"]["amount"])
    before = sum((row["amount"] for row in payments(session, contract["id"])), Decimal(0))
    reduce_milestone(session, context.actor, int(part["id"]), amount, instance_id=context.instance_id)
    register_payment(
        session,
        context.actor,
        contract["id"],
        amount=amount,
        paid_on=given["paid"]["on"],
        milestone_id=int(part["id"]),
        voucher=given["paid"]["voucher"],
        instance_id=context.instance_id,
    )
    content = {"milestone": part["name"], "amount": amount, "grade": part["grade"], "paid": before + amount}
    paper(context, "DOC-426", contract, content)


@action("procurement-contract.withhold", input=schemas.WithholdInput)
def withhold_instalment(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The instalment is not paid, now or later; its money returns to the budget line."""
    rule = current_rules().rule("procurement-contract.rectification-period", given["rules_on"])
    reason = (given["termination"] or {}).get("reason") or rule.text
    withhold(
        session_of(context),
        context.actor,
        int(given["instalment"]["id"]),
        reason,
        instance_id=context.instance_id,
    )


@action("procurement-contract.terminate", input=schemas.WithholdInput)
def terminate_contract(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The contract ends before its time: what is not paid is not going to be."""
    session, contract_id = session_of(context), given["contract_id"]
    reason = str((given["termination"] or {}).get("reason"))
    _withhold_all(context, session, contract_id, reason)
    advance_contract(
        session, context.actor, contract_id, "TERMINATED", reason=reason, instance_id=context.instance_id
    )
    advance_project(
        session,
        context.actor,
        given["project_id"],
        "TERMINATED",
        reason=reason,
        instance_id=context.instance_id,
    )


@action("procurement-contract.archive", input=schemas.ContractInput)
def archive_contract(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Everything is paid or decided: bond back, contract settled, file closed (采购法42)."""
    session, contract_id, now = session_of(context), given["contract_id"], today(context)
    return_bond(session, context.actor, contract_id, now, instance_id=context.instance_id)
    advance_contract(session, context.actor, contract_id, "SETTLED", instance_id=context.instance_id)
    advance_project(session, context.actor, given["project_id"], "SETTLED", instance_id=context.instance_id)
    years = int(current_rules().rule("procurement-contract.archive-years", given["rules_on"]).value)
    leap = now.month == 2 and now.day == 29
    keep_until = now.replace(year=now.year + years, day=28 if leap else now.day)
    archive(
        session,
        context.actor,
        contract_id,
        archived_on=now,
        keep_until=keep_until,
        instance_id=context.instance_id,
    )


@action("procurement-contract.supplement", input=schemas.SupplementInput)
def supplement(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Both sides agreed: the contract is raised, its budget with it; paid with the final instalment."""
    session, asked = session_of(context), given["supplement"]
    amount, reason = money(asked["amount"]), str(asked["reason"])
    contract = supplement_contract(
        session,
        context.actor,
        given["contract_id"],
        amount,
        reason,
        rules_on=given["rules_on"],
        instance_id=context.instance_id,
    )
    add_milestone(
        session, context.actor, contract["id"], reason[:60], amount, "FINAL", instance_id=context.instance_id
    )


def _withhold_all(context: ActionContext, session: Session, contract_id: int, reason: str) -> None:
    for row in milestones_of(session, contract_id):
        if row["state"] == "PLANNED":
            withhold(session, context.actor, row["id"], reason, instance_id=context.instance_id)
