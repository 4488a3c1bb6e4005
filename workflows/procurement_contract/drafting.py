"""Whether a draft says what was tendered and awarded: no more, no less, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from workflows.procurement_contract.case import money
from workflows.procurement_contract.errors import BondTooHigh, ContractBeforeAward, ContractDeparts
from workflows.registries.terms import check_plan
from workflows.rules import current_rules

BOND_RULE = "procurement-contract.bond-share"


def check_draft(draft: Mapping[str, Any], price: object, terms: Mapping[str, Any] | None) -> None:
    """Raises ContractDeparts naming the first field that differs, EntryIncomplete for a plan that is none."""
    _same("amount", money(draft["amount"]), money(price))
    plan = draft.get("paymentPlan") or ()
    check_plan(plan)
    if terms is None:
        return
    for field, name in (("requirements", "requirements"), ("acceptancePlan", "acceptance_plan")):
        _same(field, _words(draft.get(field)), _words(terms[name]))
    _same("paymentPlan", _parts(plan), _parts(terms["payment_plan"]))
    months = terms["period_months"]
    if months:
        first, last = _day(draft["validFrom"]), _day(draft["validTo"])
        if last != _months_after(first, int(months)):
            found = f"{first.isoformat()}—{last.isoformat()}"
            raise ContractDeparts(field="period", found=found, expected=months)


def check_bond(draft: Mapping[str, Any], on: date) -> None:
    """Raises BondTooHigh (实施条例48: no more than a tenth)."""
    bond = draft.get("bondAmount")
    if not bond:
        return
    share = current_rules().rule(BOND_RULE, on).value
    most = money(draft["amount"]) * money(share) / 100
    if money(bond) > most:
        raise BondTooHigh(amount=money(bond), share=share, most=money(most))


def check_start(draft: Mapping[str, Any], awarded_on: date) -> None:
    """No service before the award that it is paid for (先服务后采购). Raises ContractBeforeAward."""
    first = _day(draft["validFrom"])
    if first < awarded_on:
        raise ContractBeforeAward(valid_from=first.isoformat(), awarded_on=awarded_on.isoformat())


def _same(field: str, found: object, expected: object) -> None:
    if found != expected:
        raise ContractDeparts(field=field, found=found, expected=expected)


def _words(text: object) -> str:
    """A text without what differs between two ways of typing it."""
    return "".join(str(text or "").split())


def _parts(plan: Sequence[Mapping[str, Any]]) -> str:
    return "；".join(f"{part['node']} {money(part['percent'])}% {part['stage']}" for part in plan)


def _day(value: object) -> date:
    return date.fromisoformat(str(value)[:10])


def _months_after(first: date, months: int) -> date:
    """The last day of a period of whole months that begins on ``first``."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    for day in range(first.day, 0, -1):
        try:
            return date(year, month + 1, day) - timedelta(days=1)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")
