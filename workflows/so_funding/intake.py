"""What an application must be before it is taken (form F3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.guards import Attempt, guard
from engine.queries import decision_model
from workflows.attempts import known_to_task
from workflows.calendar import local_date
from workflows.registries.grants import ROUNDS, is_ended
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import find
from workflows.so_funding.common import money, rule
from workflows.so_funding.errors import FundingApplicationInconsistent, NotTheGrantee
from workflows.so_funding.facts import facts

PROCESS_KEY = "so-funding"
SATISFACTION = "满意度"

Form = Mapping[str, Any]


#: Where an application is filled in.
APPLICATION = {PROCESS_KEY: ("fill-application",)}


@guard("so-funding: the organisation itself applies", "complete", at=APPLICATION)
def organization_applies(attempt: Attempt) -> None:
    """Who fills in holds a post of the organisation; filed groups have none and apply by a sponsor."""
    if attempt.actor.groups is None:
        return
    known = known_to_task(attempt)
    unit = known["org_unit"]
    posts = {f"so-operator:{unit}", f"so-legal:{unit}"}
    if not _is_filed(attempt) and not posts & attempt.actor.groups:
        raise NotTheGrantee(name=known["org_name"])


def _is_filed(attempt: Attempt) -> bool:
    """A filed group has no account: the money goes to its sponsor. An organisation's own is its only one."""
    organization_id = int(known_to_task(attempt)["organization_id"])
    return bool(find(attempt.session, ORGANIZATIONS, organization_id)["status"] == "FILED")


@guard("so-funding: the application agrees with itself", "complete", at=APPLICATION)
def application_is_consistent(attempt: Attempt) -> None:
    """The window, the sums of the budget, the shares, the indicators, the account, the period (B.9 F3)."""
    known, form = known_to_task(attempt), attempt.variables
    on = date.fromisoformat(str(known["rules_on"]))
    today = local_date(attempt.session.now)
    opens, closes = str(known["opens_on"]), str(known["closes_on"])
    if not opens <= today.isoformat() <= closes:
        raise _wrong("window", opens=opens, closes=closes)
    opened = find(attempt.session, ROUNDS, int(known["round_id"]))
    if is_ended(attempt.session, opened):
        raise _wrong("ended", batch_no=opened["batch_no"])
    _check_budget(form, on)
    _check_indicators(form, on)
    _check_period(form, closes, on)
    expected = {known["org_name"], known.get("sponsor") if _is_filed(attempt) else None} - {None, ""}
    if form["accountName"] not in expected:
        raise _wrong("account", expected="”或“".join(sorted(map(str, expected))))


@guard("so-funding: no more than the ceiling", "complete", at=APPLICATION)
def within_ceiling(attempt: Attempt) -> None:
    """D6 by the same decision table that the case evaluates; who may not apply at all is told there."""
    known, form = known_to_task(attempt), attempt.variables
    on = date.fromisoformat(str(known["rules_on"]))
    today = local_date(attempt.session.now)
    organization = find(attempt.session, ORGANIZATIONS, int(known["organization_id"]))
    asked = facts(attempt.session, organization, form, on=today, rules_on=on, has_sponsor=True)
    model = decision_model(attempt.session, "dt_funding_ceiling")
    found = model.evaluate_decision("dt_funding_ceiling", {**asked, "rules_on": on.isoformat()}).value
    if not found["may_apply"]:
        return
    requested, limit = money(form["requestedAmount"]), Decimal(str(found["ceiling"]))
    if requested > limit:
        raise _wrong("ceiling", found=requested, limit=limit)
    share, total = Decimal(str(found["share"])), _total(form["budget"])
    if total and requested * 100 > share * total:
        raise _wrong("share", found=_percent(requested, total), limit=share)


def _check_budget(form: Form, on: date) -> None:
    lines = form["budget"]
    for line in lines:
        expected = (Decimal(str(line["unitPrice"])) * Decimal(str(line["quantity"]))).quantize(
            Decimal("0.01")
        )
        if money(line["amount"]) != expected:
            raise _wrong("line", item=line["item"], expected=expected)
    for source, field, reason in (
        ("REQUESTED", "requestedAmount", "requested"),
        ("OWN", "ownFunds", "own"),
    ):
        found = _total([line for line in lines if line["source"] == source])
        if found != money(form[field]):
            raise _wrong(reason, found=found, expected=money(form[field]))
    total = _total(lines)
    for kind, reason in (("MANAGEMENT", "management"), ("ASSETS", "assets")):
        part, limit = _total([line for line in lines if line["kind"] == kind]), rule(f"{reason}-share", on)
        if part * 100 > total * int(limit):
            raise _wrong(reason, found=_percent(part, total), limit=limit)


def _check_indicators(form: Form, on: date) -> None:
    names = {str(line["name"]).strip() for line in form["indicators"]}
    least = int(rule("indicators-minimum", on))
    if len(names) < least or not any(SATISFACTION in name for name in names):
        raise _wrong("indicators", limit=least)
    if not form["targets"]:
        raise _wrong("targets")


def _check_period(form: Form, closes: str, on: date) -> None:
    """It begins after the window, since nothing is approved before, and lasts the rule's months at most."""
    start, end = (date.fromisoformat(str(form[name])[:10]) for name in ("periodFrom", "periodTo"))
    if start.isoformat() <= closes or end < start:
        raise _wrong("period-early", closes=closes)
    limit = int(rule("months-maximum", on))
    years, month = divmod(start.month - 1 + limit, 12)
    first_too_late = date(start.year + years, month + 1, min(start.day, 28))
    if end >= first_too_late:
        raise _wrong("period-long", limit=limit)


def _total(lines: list[Mapping[str, Any]]) -> Decimal:
    return sum((money(line["amount"]) for line in lines), Decimal("0.00"))


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(Decimal("0.01"))


def _wrong(reason: str, **params: Any) -> FundingApplicationInconsistent:
    return FundingApplicationInconsistent(reason=reason, **params)
