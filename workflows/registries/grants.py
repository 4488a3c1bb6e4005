"""Rounds of grants (发展资金) and what each applicant asked for, got, was paid and paid back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, StatusNotReachable
from workflows.registries import budgets
from workflows.registries.fields import needed, reachable
from workflows.registries.numbers import batch_number, grant_number
from workflows.registries.register import Page, Register, Row, change, enter, find, page
from workflows.registries.tables.awards import funding_round, grant_award

ROUNDS = Register(funding_round)
GRANTS = Register(grant_award)

GRANT_STATES = {
    "APPLIED": {"APPROVED", "REFUSED", "WITHDRAWN"},
    "APPROVED": {"RUNNING", "WITHDRAWN"},
    "RUNNING": {"CLOSED", "RECOVERING"},
    "RECOVERING": {"CLOSED"},
}


def register_round(
    session: Session,
    actor: Actor,
    *,
    name: str,
    total: Decimal,
    opens_on: date,
    closes_on: date,
    budget_line_id: int | None = None,
    instance_id: int | None = None,
) -> int:
    """A round with its number (ZZ2010-01). Raises EntryIncomplete."""
    needed(ROUNDS.name, name=name)
    if closes_on < opens_on:
        raise EntryIncomplete(register=ROUNDS.name, field="closes_on")
    values = {
        "name": name,
        "year": opens_on.year,
        "budget_line_id": budget_line_id,
        "total": total,
        "opens_on": opens_on,
        "closes_on": closes_on,
        "batch_no": batch_number(session, "ZZ", opens_on.year),
    }
    return enter(session, actor, ROUNDS, values, instance_id=instance_id, effective_on=opens_on)


def register_application(
    session: Session,
    actor: Actor,
    *,
    round_id: int,
    organization_id: int,
    support_type: str,
    project_name: str,
    requested: Decimal,
    instance_id: int | None = None,
) -> int:
    """An application, one an organisation, type and round. Raises EntryExists, EntryIncomplete."""
    needed(GRANTS.name, support_type=support_type, project_name=project_name)
    if requested <= 0:
        raise EntryIncomplete(register=GRANTS.name, field="requested")
    values = {
        "round_id": round_id,
        "organization_id": organization_id,
        "support_type": support_type,
        "project_name": project_name,
        "requested": requested,
        "paid": Decimal(0),
        "recovered": Decimal(0),
        "state": "APPLIED",
        "grant_no": grant_number(session, find(session, ROUNDS, round_id)["batch_no"]),
    }
    return enter(session, actor, GRANTS, values, instance_id=instance_id)


def approve_grant(
    session: Session, actor: Actor, grant_id: int, amount: Decimal, *, instance_id: int | None = None
) -> Row:
    """Approve at most what was asked for; the round's budget line is reserved and committed with it.

    Raises StatusNotReachable, EntryIncomplete, BudgetExceeded."""
    old = find(session, GRANTS, grant_id, lock=True)
    reachable(old["grant_no"], GRANT_STATES, old["state"], "APPROVED")
    if not 0 < amount <= old["requested"]:
        raise EntryIncomplete(register=GRANTS.name, field="approved")
    line_id = _line(session, old)
    if line_id is not None:
        budgets.reserve(session, actor, line_id, old["grant_no"], amount, instance_id=instance_id)
        budgets.commit_funds(session, actor, line_id, old["grant_no"], amount, instance_id=instance_id)
    values = {"state": "APPROVED", "approved": amount}
    return change(session, actor, GRANTS, grant_id, values, instance_id=instance_id)


def advance_grant(
    session: Session,
    actor: Actor,
    grant_id: int,
    state: str,
    *,
    reason: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Raises StatusNotReachable; an approval has a function of its own."""
    old = find(session, GRANTS, grant_id, lock=True)
    reachable(old["grant_no"], GRANT_STATES, old["state"], state)
    if state == "APPROVED":
        raise EntryIncomplete(register=GRANTS.name, field="approved")
    left = (old["approved"] or Decimal(0)) - old["paid"]
    line_id = _line(session, old)
    if state in ("CLOSED", "WITHDRAWN") and left > 0 and line_id is not None:
        budgets.uncommit(session, actor, line_id, old["grant_no"], left, instance_id=instance_id)
    return change(session, actor, GRANTS, grant_id, {"state": state}, reason=reason, instance_id=instance_id)


def pay_grant(
    session: Session, actor: Actor, grant_id: int, amount: Decimal, *, instance_id: int | None = None
) -> Row:
    """Pay an instalment of a running grant. Raises StatusNotReachable beyond what was approved."""
    old = find(session, GRANTS, grant_id, lock=True)
    paid = old["paid"] + amount
    if old["state"] != "RUNNING" or amount <= 0 or paid > old["approved"]:
        raise StatusNotReachable(name=old["grant_no"], old=old["state"], new="PAID")
    line_id = _line(session, old)
    if line_id is not None:
        budgets.pay(session, actor, line_id, old["grant_no"], amount, instance_id=instance_id)
    return change(session, actor, GRANTS, grant_id, {"paid": paid}, instance_id=instance_id)


def recover_grant(
    session: Session,
    actor: Actor,
    grant_id: int,
    amount: Decimal,
    reason: str,
    *,
    instance_id: int | None = None,
) -> Row:
    """Money came back (追回). Raises StatusNotReachable beyond what was paid."""
    old = find(session, GRANTS, grant_id, lock=True)
    recovered = old["recovered"] + amount
    if amount <= 0 or recovered > old["paid"]:
        raise StatusNotReachable(name=old["grant_no"], old=str(old["paid"]), new=str(recovered))
    line_id = _line(session, old)
    if line_id is not None:
        budgets.refund(session, actor, line_id, old["grant_no"], amount, instance_id=instance_id)
    values = {"recovered": recovered}
    return change(session, actor, GRANTS, grant_id, values, reason=reason, instance_id=instance_id)


def grants(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Grants by round_id, organization_id, state, support_type."""
    return page(session, GRANTS, after=after, limit=limit, **columns)


def _line(session: Session, grant: Row) -> int | None:
    line: int | None = find(session, ROUNDS, grant["round_id"])["budget_line_id"]
    return line
