"""Contracts: signed after the stand-still, performed, accepted, paid from what the budget committed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.errors import EntryExists, EntryIncomplete, StatusNotReachable
from workflows.registries import budgets
from workflows.registries.fields import needed, one_of, reachable
from workflows.registries.numbers import contract_number
from workflows.registries.purchases import AWARDS, PROJECTS
from workflows.registries.register import Page, Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.contracts import (
    acceptance,
    contract,
    milestone,
    payment,
    project_evaluation,
    service_log,
)
from workflows.registries.tables.purchasing import contract_change
from workflows.rules import current_rules

CONTRACTS = Register(contract)
MILESTONES = Register(milestone)
SERVICE_LOGS = Register(service_log)
ACCEPTANCES = Register(acceptance)
PAYMENTS = Register(payment)
EVALUATIONS = Register(project_evaluation)
CHANGES = Register(contract_change)

CONTRACT_STATES = {
    # a contract that nobody has begun to perform is annulled when its award falls, another is terminated
    "SIGNED": {"PERFORMING", "ANNULLED", "TERMINATED"},
    "PERFORMING": {"ACCEPTED", "ANNULLED", "TERMINATED"},
    "ACCEPTED": {"SETTLED", "PERFORMING", "TERMINATED"},
}
GRADES = ("EXCELLENT", "GOOD", "PASS", "FAIL")
#: 采购法 49: how much of the contract its supplements may be together, in percent.
SUPPLEMENT_RULE = "procurement-contract.supplement-share"
#: States of an award: the winner's, the next candidates', of who refused to sign, of who won unlawfully.
AWARD_DECIDED, AWARD_CANDIDATE, AWARD_REFUSED = "DECIDED", "CANDIDATE", "REFUSED"
AWARD_ANNULLED = "ANNULLED"
_MOST = 1000


def register_contract(
    session: Session,
    actor: Actor,
    *,
    project_id: int,
    organization_id: int,
    amount: Decimal,
    signed_on: date,
    budget_line_id: int | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    milestones: Sequence[tuple[str, Decimal]] = (),
    stages: Sequence[str] = (),
    conditions: Sequence[str | None] = (),
    instance_id: int | None = None,
) -> int:
    """Enter a signed contract with its number and milestones; commits the budget the project reserved.

    ``stages`` and ``conditions`` say of each milestone when it is to be paid (:data:`terms.STAGES`).

    Raises EntryIncomplete when the milestones are not the amount, BudgetClaimExceeded."""
    if milestones and sum((part for _, part in milestones), Decimal(0)) != amount:
        raise EntryIncomplete(register=CONTRACTS.name, field="milestones")
    project = find(session, PROJECTS, project_id)
    if budget_line_id is not None:
        reference = project["project_no"]
        budgets.commit_funds(session, actor, budget_line_id, reference, amount, instance_id=instance_id)
    values = {
        "project_id": project_id,
        "organization_id": organization_id,
        "budget_line_id": budget_line_id,
        "amount": amount,
        "supplements": Decimal(0),
        "signed_on": signed_on,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "state": "SIGNED",
        "contract_no": contract_number(session, project["project_no"]),
    }
    contract_id = enter(session, actor, CONTRACTS, values, instance_id=instance_id, effective_on=signed_on)
    for number, (name, part) in enumerate(milestones, 1):
        stage = stages[number - 1] if stages else None
        condition = conditions[number - 1] if conditions else None
        add_milestone(session, actor, contract_id, name, part, stage, condition, instance_id=instance_id)
    return contract_id


def add_milestone(
    session: Session,
    actor: Actor,
    contract_id: int,
    name: str,
    amount: Decimal,
    stage: str | None = None,
    condition: str | None = None,
    *,
    instance_id: int | None = None,
) -> int:
    """One more instalment, after those there are."""
    number = 1 + max((row["number"] for row in milestones_of(session, contract_id)), default=0)
    values = {
        "contract_id": contract_id,
        "number": number,
        "name": name,
        "amount": amount,
        "stage": stage,
        "condition": condition,
        "state": "PLANNED",
    }
    return enter(session, actor, MILESTONES, values, instance_id=instance_id)


def advance_contract(
    session: Session,
    actor: Actor,
    contract_id: int,
    state: str,
    *,
    reason: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Raises StatusNotReachable."""
    old = find(session, CONTRACTS, contract_id, lock=True)
    reachable(old["contract_no"], CONTRACT_STATES, old["state"], state)
    values = {"state": state}
    return change(session, actor, CONTRACTS, contract_id, values, reason=reason, instance_id=instance_id)


def supplement_contract(
    session: Session,
    actor: Actor,
    contract_id: int,
    amount: Decimal,
    reason: str,
    *,
    rules_on: date | None = None,
    instance_id: int | None = None,
) -> Row:
    """Raise a contract by a supplement (采购法49); it is paid with the last instalment.

    Raises StatusNotReachable when all of them are more than the share allowed, BudgetExceeded."""
    old = find(session, CONTRACTS, contract_id, lock=True)
    if amount <= 0 or amount > supplement_left(old, rules_on or local_date(session.now)):
        total = old["supplements"] + amount
        raise StatusNotReachable(name=old["contract_no"], old=str(old["supplements"]), new=str(total))
    if old["budget_line_id"] is not None:
        reference = find(session, PROJECTS, old["project_id"])["project_no"]
        line_id = old["budget_line_id"]
        budgets.reserve(session, actor, line_id, reference, amount, instance_id=instance_id)
        budgets.commit_funds(session, actor, line_id, reference, amount, instance_id=instance_id)
    number = 1 + len(page(session, CHANGES, contract_id=contract_id, limit=_MOST).rows)
    entry = {
        "contract_id": contract_id,
        "number": number,
        "amount": amount,
        "reason": reason,
        "signed_on": local_date(session.now),
    }
    enter(session, actor, CHANGES, entry, instance_id=instance_id)
    values = {"supplements": old["supplements"] + amount}
    return change(session, actor, CONTRACTS, contract_id, values, reason=reason, instance_id=instance_id)


def supplement_left(agreed: Row, rules_on: date) -> Decimal:
    """How much more a contract may be raised by."""
    share = Decimal(str(current_rules().rule(SUPPLEMENT_RULE, rules_on).value))
    left: Decimal = agreed["amount"] * share / 100 - agreed["supplements"]
    return left


def current_award(session: Session, project_id: int) -> Row | None:
    """The award of who is to sign; None when nobody is."""
    return find_by(session, AWARDS, project_id=project_id, state=AWARD_DECIDED)


def next_candidate(
    session: Session,
    actor: Actor,
    project_id: int,
    reason: str,
    *,
    fate: str = AWARD_REFUSED,
    instance_id: int | None = None,
) -> Row | None:
    """Whoever comes after the one who is not to sign (实施条例49); None after the last.

    ``fate`` is the state of the award that falls."""
    held = current_award(session, project_id)
    if held is not None:
        values = {"state": fate}
        change(session, actor, AWARDS, held["id"], values, reason=reason, instance_id=instance_id)
    waiting = page(session, AWARDS, project_id=project_id, state=AWARD_CANDIDATE, limit=_MOST).rows
    if not waiting:
        return None
    best = min(waiting, key=lambda row: int(row["rank"]))
    chosen = {"state": AWARD_DECIDED, "decided_on": local_date(session.now)}
    return change(session, actor, AWARDS, best["id"], chosen, reason=reason, instance_id=instance_id)


def annul_award(
    session: Session, actor: Actor, project_id: int, reason: str, *, instance_id: int | None = None
) -> None:
    """The award of who won is void; the candidates behind it stay as they are."""
    held = current_award(session, project_id)
    if held is not None:
        values = {"state": AWARD_ANNULLED}
        change(session, actor, AWARDS, held["id"], values, reason=reason, instance_id=instance_id)


def has_candidate(session: Session, project_id: int) -> bool:
    """Whether somebody waits behind the winner of the round that was decided last."""
    return bool(page(session, AWARDS, project_id=project_id, state=AWARD_CANDIDATE, limit=1).rows)


def contract_in_force(session: Session, project_id: int) -> Row | None:
    """The contract of a project that is signed and neither settled nor undone."""
    rows = page(session, CONTRACTS, project_id=project_id, limit=_MOST).rows
    return next((row for row in reversed(rows) if CONTRACT_STATES.get(row["state"])), None)


def is_performed(session: Session, contract_id: int) -> bool:
    """Whether anything was served or paid under a contract (采购法73)."""
    return any(
        page(session, each, contract_id=contract_id, limit=1).rows for each in (SERVICE_LOGS, PAYMENTS)
    )


def log_service(
    session: Session,
    actor: Actor,
    contract_id: int,
    *,
    served_on: date,
    activity: str,
    participants: int,
    spent: Decimal,
    place: str | None = None,
    details: Mapping[str, Any] | None = None,
    instance_id: int | None = None,
) -> int:
    """A day's service. Raises EntryIncomplete."""
    needed(SERVICE_LOGS.name, activity=activity)
    if participants < 0 or spent < 0:
        raise EntryIncomplete(
            register=SERVICE_LOGS.name, field="participants" if participants < 0 else "spent"
        )
    values = {
        "contract_id": contract_id,
        "served_on": served_on,
        "activity": activity,
        "place": place,
        "participants": participants,
        "spent": spent,
        "details": json.dumps(details or {}, ensure_ascii=False, default=str),
    }
    return enter(session, actor, SERVICE_LOGS, values, instance_id=instance_id, effective_on=served_on)


def register_acceptance(
    session: Session,
    actor: Actor,
    contract_id: int,
    *,
    accepted_on: date,
    result: str,
    items: Sequence[Mapping[str, Any]],
    user_opinions: Sequence[Mapping[str, Any]] = (),
    instance_id: int | None = None,
) -> int:
    """The acceptance with the opinions of those who were served (实施条例 45), without which it is none."""
    one_of(ACCEPTANCES.name, "result", result, ("PASS", "FAIL"))
    if not items or not user_opinions:
        raise EntryIncomplete(register=ACCEPTANCES.name, field="items" if not items else "user_opinions")
    values = {
        "contract_id": contract_id,
        "accepted_on": accepted_on,
        "result": result,
        "items": json.dumps(list(items), ensure_ascii=False, default=str),
        "user_opinions": json.dumps(list(user_opinions), ensure_ascii=False, default=str),
    }
    return enter(session, actor, ACCEPTANCES, values, instance_id=instance_id, effective_on=accepted_on)


def register_payment(
    session: Session,
    actor: Actor,
    contract_id: int,
    *,
    amount: Decimal,
    paid_on: date,
    milestone_id: int | None = None,
    voucher: str | None = None,
    instance_id: int | None = None,
) -> int:
    """Pay on a contract: once a milestone, no more than it says, no more in all than the contract.

    Raises StatusNotReachable, BudgetClaimExceeded, EntryExists."""
    agreed = find(session, CONTRACTS, contract_id, lock=True)
    paid = sum((row["amount"] for row in payments(session, contract_id)), Decimal(0))
    if amount <= 0 or paid + amount > agreed["amount"] + agreed["supplements"]:
        raise StatusNotReachable(name=agreed["contract_no"], old=str(paid), new=str(paid + amount))
    if milestone_id is not None:
        part = find(session, MILESTONES, milestone_id, lock=True)
        if part["contract_id"] != contract_id or part["amount"] < amount:
            raise EntryIncomplete(register=PAYMENTS.name, field="milestone_id")
        if part["state"] == "PAID":
            raise EntryExists(register=PAYMENTS.name)
        change(session, actor, MILESTONES, milestone_id, {"state": "PAID"}, instance_id=instance_id)
    if agreed["budget_line_id"] is not None:
        reference = find(session, PROJECTS, agreed["project_id"])["project_no"]
        line_id = agreed["budget_line_id"]
        budgets.pay(session, actor, line_id, reference, amount, instance_id=instance_id)
    values = {
        "contract_id": contract_id,
        "milestone_id": milestone_id,
        "amount": amount,
        "paid_on": paid_on,
        "voucher": voucher,
    }
    return enter(session, actor, PAYMENTS, values, instance_id=instance_id, effective_on=paid_on)


def register_evaluation(
    session: Session,
    actor: Actor,
    contract_id: int,
    *,
    phase: str,
    evaluator: str,
    items: Mapping[str, Decimal],
    grade: str,
    evaluated_on: date,
    instance_id: int | None = None,
) -> int:
    """The evaluation of a project in its middle (MID) or at its end (END), once each. Raises EntryExists."""
    one_of(EVALUATIONS.name, "phase", phase, ("MID", "END"))
    one_of(EVALUATIONS.name, "grade", grade, GRADES)
    values = {
        "contract_id": contract_id,
        "phase": phase,
        "evaluator": evaluator,
        "items": json.dumps({name: str(value) for name, value in items.items()}, ensure_ascii=False),
        "total": int(sum(items.values(), Decimal(0)) * 1000),
        "grade": grade,
        "evaluated_on": evaluated_on,
    }
    return enter(session, actor, EVALUATIONS, values, instance_id=instance_id, effective_on=evaluated_on)


def contracts(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Contracts by project_id, organization_id, state."""
    return page(session, CONTRACTS, after=after, limit=limit, **columns)


def contract_of(session: Session, contract_no: str) -> Row | None:
    """A contract by its number."""
    return find_by(session, CONTRACTS, contract_no=contract_no)


def milestones_of(session: Session, contract_id: int) -> list[Row]:
    """The instalments of a contract in their order."""
    rows = page(session, MILESTONES, contract_id=contract_id, limit=_MOST).rows
    return sorted(rows, key=lambda row: int(row["number"]))


def payments(session: Session, contract_id: int) -> tuple[Row, ...]:
    return page(session, PAYMENTS, contract_id=contract_id, limit=_MOST).rows
