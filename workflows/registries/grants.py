"""Rounds of grants (发展资金) and what each applicant asked for, got, was paid and paid back.

The round's budget line is bound step by step: reserved by the decision, committed by the agreement, paid in
instalments; whatever will not be paid goes back to the line in the same transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, StatusNotReachable
from workflows.registries import budgets
from workflows.registries.fields import needed, one_of, reachable
from workflows.registries.numbers import batch_number, grant_number
from workflows.registries.register import Page, Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.grants import (
    funding_bar,
    funding_meeting,
    funding_remark,
    funding_round,
    funding_vote,
    grant_award,
)

ROUNDS = Register(funding_round)
#: History is read by more people than may know an account, or the points before the result.
GRANTS = Register(
    grant_award, hidden=frozenset({"account_sealed", "account_masked", "score", "rank", "proposed"})
)
MEETINGS = Register(funding_meeting)
VOTES = Register(funding_vote)
BARS = Register(funding_bar)
#: History tells that an expert wrote something, not what.
REMARKS = Register(funding_remark, hidden=frozenset({"suggested", "comment"}))

GRANT_STATES = {
    "APPLIED": {"READY", "REFUSED", "WITHDRAWN"},
    "READY": {"APPROVED", "REFUSED", "WITHDRAWN"},
    "APPROVED": {"RUNNING", "REFUSED", "WITHDRAWN"},
    "RUNNING": {"CLOSED", "RECOVERING"},
    "RECOVERING": {"CLOSED"},
    # misuse that came to light afterwards
    "CLOSED": {"RECOVERING"},
}
#: An application of these states still waits for its formal check.
UNCHECKED = frozenset({"APPLIED"})
#: A grant of these states is not closed: there is none beside it (D6a).
OPEN = frozenset({"APPROVED", "RUNNING", "RECOVERING"})
CHOICES = ("YES", "NO", "ABSTAIN")


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
        "instance_id": instance_id,
        "batch_no": batch_number(session, "ZZ", opens_on.year),
    }
    return enter(session, actor, ROUNDS, values, instance_id=instance_id, effective_on=opens_on)


def round_by_number(session: Session, batch_no: str) -> Row | None:
    return find_by(session, ROUNDS, batch_no=batch_no)


def is_ended(session: Session, round_: Row) -> bool:
    """Whether a round was ended from outside: its case was, and nobody gets anything from it."""
    row = session.one(
        "SELECT status FROM process_instance WHERE tenant_id = ? AND id = ?",
        (session.tenant_id, round_["instance_id"]),
    )
    return row is not None and row[0] == "cancelled"


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
    **more: Any,
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
        "instance_id": instance_id,
        **more,
        "grant_no": grant_number(session, find(session, ROUNDS, round_id)["batch_no"]),
    }
    return enter(session, actor, GRANTS, values, instance_id=instance_id)


def grant_by_number(session: Session, grant_no: str) -> Row | None:
    return find_by(session, GRANTS, grant_no=grant_no)


def note_grant(
    session: Session,
    actor: Actor,
    grant_id: int,
    values: Mapping[str, Any],
    *,
    reason: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Write points, rank, level, period … Sums and states have functions of their own."""
    kept = {"state", "requested", "approved", "paid", "recovered", "grant_no"} & set(values)
    if kept:
        raise EntryIncomplete(register=GRANTS.name, field=min(kept))
    return change(session, actor, GRANTS, grant_id, values, reason=reason, instance_id=instance_id)


def approve_grant(
    session: Session, actor: Actor, grant_id: int, amount: Decimal, *, instance_id: int | None = None
) -> Row:
    """Approve at most what was asked for and reserve it on the round's line.

    Raises StatusNotReachable, EntryIncomplete, BudgetExceeded."""
    old = find(session, GRANTS, grant_id, lock=True)
    reachable(old["grant_no"], GRANT_STATES, old["state"], "APPROVED")
    if not 0 < amount <= old["requested"]:
        raise EntryIncomplete(register=GRANTS.name, field="approved")
    line_id = _line(session, old)
    if line_id is not None:
        budgets.reserve(session, actor, line_id, old["grant_no"], amount, instance_id=instance_id)
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
    **values: Any,
) -> Row:
    """Lead a grant on; the budget line follows. An approval has a function of its own.

    Raises StatusNotReachable, EntryIncomplete."""
    old = find(session, GRANTS, grant_id, lock=True)
    reachable(old["grant_no"], GRANT_STATES, old["state"], state)
    if state == "APPROVED":
        raise EntryIncomplete(register=GRANTS.name, field="approved")
    _bind(session, actor, old, state, instance_id)
    values = {**values, "state": state} | ({"closed_reason": reason} if reason else {})
    return change(session, actor, GRANTS, grant_id, values, reason=reason, instance_id=instance_id)


def _bind(session: Session, actor: Actor, old: Row, state: str, instance_id: int | None) -> None:
    """What the step means for the line: signing commits; what is left when it ends goes back."""
    line_id, left = _line(session, old), (old["approved"] or Decimal(0)) - old["paid"]
    if line_id is None or left <= 0:
        return
    keys = (session, actor, line_id, old["grant_no"], left)
    if state == "RUNNING":
        budgets.commit_funds(*keys, instance_id=instance_id)
    elif old["state"] == "APPROVED":
        budgets.release(*keys, instance_id=instance_id)
    elif old["state"] == "RUNNING":
        budgets.uncommit(*keys, instance_id=instance_id)


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


def open_meeting(
    session: Session,
    actor: Actor,
    values: Mapping[str, Any],
    votes: Mapping[int, Mapping[str, str]],
    *,
    instance_id: int | None = None,
) -> int:
    """A meeting with everybody's vote on every application: grant id -> account -> choice.

    Raises EntryIncomplete for a vote that is none."""
    meeting_id = enter(session, actor, MEETINGS, values, instance_id=instance_id)
    for grant_id, choices in votes.items():
        for account, choice in choices.items():
            one_of(VOTES.name, "choice", choice, CHOICES)
            row = {"meeting_id": meeting_id, "grant_id": grant_id, "account": account, "choice": choice}
            enter(session, actor, VOTES, row, instance_id=instance_id)
    return meeting_id


def bar(
    session: Session,
    actor: Actor,
    *,
    organization_id: int,
    grant_id: int,
    valid_from: date,
    valid_to: date,
    reason: str,
    instance_id: int | None = None,
) -> int:
    """The organisation gets no grant from one day to another."""
    values = {
        "organization_id": organization_id,
        "grant_id": grant_id,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "reason": reason,
    }
    return enter(session, actor, BARS, values, instance_id=instance_id, effective_on=valid_from)


def is_barred(session: Session, organization_id: int, on: date) -> bool:
    rows = page(session, BARS, organization_id=organization_id, limit=100).rows
    return any(row["valid_from"] <= on <= row["valid_to"] for row in rows)


def _line(session: Session, grant: Row) -> int | None:
    line: int | None = find(session, ROUNDS, grant["round_id"])["budget_line_id"]
    return line
