"""The terms a purchase was announced with: what the contract must say, and the rules its cases keep to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Register, change, enter, find_by
from workflows.registries.tables.purchasing import purchase_terms

TERMS = Register(purchase_terms)

#: When an instalment falls due: at signing, after the mid-term evaluation, after acceptance.
STAGES = ("SIGNING", "INTERIM", "FINAL")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of one project; ``payment_plan`` has node, percent, stage and condition."""

    requirements: str
    service_targets: str | None
    period_months: int | None
    payment_plan: tuple[Mapping[str, Any], ...]
    acceptance_plan: str
    indicators: tuple[Mapping[str, Any], ...]
    subcontract_allowed: bool
    rules_on: date | None


def register_terms(
    session: Session,
    actor: Actor,
    project_id: int,
    *,
    requirements: str,
    payment_plan: Sequence[Mapping[str, Any]],
    acceptance_plan: str,
    service_targets: str | None = None,
    period_months: int | None = None,
    indicators: Sequence[Mapping[str, Any]] = (),
    subcontract_allowed: bool = False,
    rules_on: date | None = None,
    instance_id: int | None = None,
) -> int:
    """Enter the terms of a project, or change them while it is not awarded; gives the row's id.

    Raises EntryIncomplete when the shares are not 100 % or a stage is unknown."""
    needed(TERMS.name, requirements=requirements, acceptance_plan=acceptance_plan)
    payment_plan = staged(payment_plan)
    check_plan(payment_plan)
    values = {
        "requirements": requirements,
        "service_targets": service_targets,
        "period_months": period_months,
        "payment_plan": _json(payment_plan),
        "acceptance_plan": acceptance_plan,
        "indicators": _json(indicators),
        "subcontract_allowed": subcontract_allowed,
        "rules_on": rules_on,
    }
    known = find_by(session, TERMS, project_id=project_id)
    if known is not None:
        change(session, actor, TERMS, known["id"], values, instance_id=instance_id)
        return int(known["id"])
    return enter(session, actor, TERMS, {"project_id": project_id, **values}, instance_id=instance_id)


def terms_of(session: Session, project_id: int) -> Terms | None:
    """The terms of a project; None when it was announced without."""
    row = find_by(session, TERMS, project_id=project_id)
    if row is None:
        return None
    return Terms(
        requirements=row["requirements"],
        service_targets=row["service_targets"],
        period_months=row["period_months"],
        payment_plan=tuple(json.loads(row["payment_plan"])),
        acceptance_plan=row["acceptance_plan"],
        indicators=tuple(json.loads(row["indicators"])),
        subcontract_allowed=row["subcontract_allowed"],
        rules_on=row["rules_on"],
    )


def rules_day(session: Session, project_id: int, today: date) -> date:
    """The day whose rules bind the cases of a project: that of its terms, else today."""
    terms = terms_of(session, project_id)
    return (terms.rules_on if terms else None) or today


def terms_from(requirement: Mapping[str, Any], rules_on: date | None) -> Terms | None:
    """The terms in the variable ``requirement`` of a plan (form F4a); None when it has no payment plan."""
    plan = requirement.get("payment_plan")
    if not plan:
        return None
    return Terms(
        requirements=str(requirement.get("standard") or ""),
        service_targets=requirement.get("targets"),
        period_months=requirement.get("period_months"),
        payment_plan=staged(plan),
        acceptance_plan=str(requirement.get("acceptance_plan") or ""),
        indicators=tuple(requirement.get("indicators") or ()),
        subcontract_allowed=bool(requirement.get("subcontract_allowed")),
        rules_on=rules_on,
    )


def staged(payment_plan: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """The plan with a stage for every instalment; those without one have theirs by their place."""
    last = len(payment_plan) - 1

    def stage(place: int) -> str:
        return "FINAL" if place == last else "INTERIM" if place else "SIGNING"

    return tuple(
        {**part, "stage": part.get("stage") or stage(place)} for place, part in enumerate(payment_plan)
    )


def check_plan(payment_plan: Sequence[Mapping[str, Any]]) -> None:
    """Raises EntryIncomplete unless the parts have node and stage, are 100 %, and end with acceptance."""
    for part in payment_plan:
        needed(TERMS.name, payment_plan=part.get("node"))
        one_of(TERMS.name, "payment_plan", part.get("stage"), STAGES)
    total = sum((Decimal(str(part["percent"])) for part in payment_plan), Decimal(0))
    if total != _WHOLE or payment_plan[-1]["stage"] != "FINAL":
        raise EntryIncomplete(register=TERMS.name, field="payment_plan")


def instalments(payment_plan: Sequence[Mapping[str, Any]], amount: Decimal) -> list[Decimal]:
    """The parts of an amount by their shares, in 分; what rounding leaves is in the last."""
    cents = Decimal("0.01")
    parts = [(amount * Decimal(str(part["percent"])) / _WHOLE).quantize(cents) for part in payment_plan]
    return [*parts[:-1], amount - sum(parts[:-1], Decimal(0))] if parts else []


def _json(value: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps([dict(item) for item in value], ensure_ascii=False, default=str)
