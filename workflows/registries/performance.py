"""What happens to a signed contract beside its payments: bond, reports, money held back, its archive."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, StatusNotReachable
from workflows.registries import budgets
from workflows.registries.contracts import CONTRACTS, MILESTONES, add_milestone
from workflows.registries.documents import documents
from workflows.registries.fields import needed
from workflows.registries.project_cases import cases_of
from workflows.registries.purchases import PROJECTS
from workflows.registries.register import Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.purchasing import archive_entry, contract_report, performance_bond

BONDS = Register(performance_bond)
REPORTS = Register(contract_report)
ARCHIVE = Register(archive_entry)

#: Stage of a milestone that was held back until something is put right (D15).
RETENTION = "RETENTION"
_MOST = 1000


def register_bond(
    session: Session,
    actor: Actor,
    contract_id: int,
    *,
    amount: Decimal,
    voucher: str,
    received_on: date,
    instance_id: int | None = None,
) -> int:
    """The performance bond of a contract arrived. Raises EntryIncomplete, EntryExists."""
    needed(BONDS.name, voucher=voucher)
    if amount <= 0:
        raise EntryIncomplete(register=BONDS.name, field="amount")
    values = {
        "contract_id": contract_id,
        "amount": amount,
        "voucher": voucher,
        "received_on": received_on,
    }
    return enter(session, actor, BONDS, values, instance_id=instance_id, effective_on=received_on)


def return_bond(
    session: Session, actor: Actor, contract_id: int, returned_on: date, *, instance_id: int | None = None
) -> Row | None:
    """The bond went back to the supplier; None when there was none."""
    held = find_by(session, BONDS, contract_id=contract_id)
    if held is None:
        return None
    values = {"returned_on": returned_on}
    return change(session, actor, BONDS, held["id"], values, instance_id=instance_id)


def register_report(
    session: Session,
    actor: Actor,
    contract_id: int,
    *,
    period_to: date,
    submitted_on: date,
    content: Mapping[str, Any],
    instance_id: int | None = None,
) -> int:
    """A periodic report of the supplier; numbered within its contract."""
    number = 1 + len(page(session, REPORTS, contract_id=contract_id, limit=_MOST).rows)
    values = {
        "contract_id": contract_id,
        "number": number,
        "period_to": period_to,
        "submitted_on": submitted_on,
        "content": json.dumps(content, ensure_ascii=False, default=str),
    }
    return enter(session, actor, REPORTS, values, instance_id=instance_id, effective_on=submitted_on)


def hold_back(
    session: Session,
    actor: Actor,
    milestone_id: int,
    share: Decimal,
    reason: str,
    *,
    instance_id: int | None = None,
) -> Row:
    """Split a milestone: ``share`` percent of it waits as one of its own. Gives what is payable now."""
    part = find(session, MILESTONES, milestone_id, lock=True)
    if part["state"] != "PLANNED":
        raise StatusNotReachable(name=part["name"], old=part["state"], new="HELD")
    held = (part["amount"] * share / 100).quantize(Decimal("0.01"))
    if held <= 0:
        return part
    name = f"{part['name']}（整改保留金）"
    add_milestone(session, actor, part["contract_id"], name, held, RETENTION, reason, instance_id=instance_id)
    values = {"amount": part["amount"] - held}
    return change(session, actor, MILESTONES, milestone_id, values, reason=reason, instance_id=instance_id)


def reduce_milestone(
    session: Session, actor: Actor, milestone_id: int, amount: Decimal, *, instance_id: int | None = None
) -> Row:
    """An instalment of which less is asked for; the budget line has the rest back."""
    part = find(session, MILESTONES, milestone_id, lock=True)
    if amount >= part["amount"]:
        return part
    _uncommit(session, actor, part["contract_id"], part["amount"] - amount, instance_id)
    values = {"amount": amount}
    return change(session, actor, MILESTONES, milestone_id, values, instance_id=instance_id)


def withhold(
    session: Session, actor: Actor, milestone_id: int, reason: str, *, instance_id: int | None = None
) -> Row:
    """An instalment that will not be paid: the budget line has its money back. Raises StatusNotReachable."""
    part = find(session, MILESTONES, milestone_id, lock=True)
    if part["state"] != "PLANNED":
        raise StatusNotReachable(name=part["name"], old=part["state"], new="WITHHELD")
    _uncommit(session, actor, part["contract_id"], part["amount"], instance_id)
    values = {"state": "WITHHELD"}
    return change(session, actor, MILESTONES, milestone_id, values, reason=reason, instance_id=instance_id)


def archive(
    session: Session,
    actor: Actor,
    contract_id: int,
    *,
    archived_on: date,
    keep_until: date,
    instance_id: int | None = None,
) -> int:
    """File a finished contract with the documents of every case of its project (采购法42)."""
    agreed = find(session, CONTRACTS, contract_id)
    contents = [
        {"code": row["code"], "title": row["title"], "number": row["number"], "sha256": row["sha256"]}
        for case in sorted(cases_of(session, agreed["project_id"]))
        for row in documents(session, case)
    ]
    values = {
        "project_id": agreed["project_id"],
        "contract_id": contract_id,
        "archived_on": archived_on,
        "keep_until": keep_until,
        "contents": json.dumps(contents, ensure_ascii=False, default=str),
    }
    return enter(session, actor, ARCHIVE, values, instance_id=instance_id, effective_on=archived_on)


def _uncommit(
    session: Session, actor: Actor, contract_id: int, amount: Decimal, instance_id: int | None
) -> None:
    """Money the contract had bound and will not need."""
    agreed = find(session, CONTRACTS, contract_id)
    if agreed["budget_line_id"] is not None:
        reference = find(session, PROJECTS, agreed["project_id"])["project_no"]
        line_id = agreed["budget_line_id"]
        budgets.uncommit(session, actor, line_id, reference, amount, instance_id=instance_id)
