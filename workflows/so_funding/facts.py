"""What the registers know of an applicant, for the decisions on ceiling and eligibility (D6, D6a)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.persistence.session import Session
from workflows.registries import supervision
from workflows.registries.assessments import rating_on
from workflows.registries.filings import FILINGS
from workflows.registries.grants import GRANTS, OPEN, ROUNDS, is_barred
from workflows.registries.register import Row, find, find_by, page
from workflows.so_funding.common import rule

#: Applications of these states count against "one a type and year".
_COUNTED = frozenset({"APPLIED", "READY", "APPROVED", "RUNNING", "RECOVERING", "CLOSED"})
_FUNDED = frozenset({"APPROVED", "RUNNING", "RECOVERING", "CLOSED"})


def facts(
    session: Session,
    organization: Row,
    application: Mapping[str, Any],
    *,
    on: date,
    rules_on: date,
    has_sponsor: bool,
    except_grant: int | None = None,
) -> dict[str, Any]:
    """Everything the two decision tables ask, as plain values."""
    kind, organization_id = str(application.get("supportType")), int(organization["id"])
    earlier = [
        row
        for row in page(session, GRANTS, organization_id=organization_id, limit=1000).rows
        if row["id"] != except_grant
    ]
    same = [row for row in earlier if row["support_type"] == kind]
    rating = rating_on(session, organization_id, on)
    return {
        "support_type": kind,
        "org_status": organization["status"],
        "months_old": _months(organization["founded_on"], on),
        "rating": rating["grade"] if rating is not None else "NONE",
        "clean": _is_clean(session, organization, on, rules_on),
        "got_before": any(row["state"] in _FUNDED for row in same),
        "has_party_branch": organization["party_coverage"] == "COVERED",
        "people": int(application.get("trainees") or 0),
        "rated_before": float(sum((row["approved"] or Decimal(0) for row in same), Decimal(0))),
        "filing_valid": _filing_is_valid(session, organization_id, on),
        "has_sponsor": has_sponsor,
        "annual": supervision.conclusion(session, organization_id, on.year - 1),
        "listed": _is_open(session, organization_id, "LISTING", on),
        "penalty_open": _is_open(session, organization_id, "PENALTY", on),
        "project_open": any(row["state"] in OPEN for row in earlier),
        "duplicate": any(
            row["state"] in _COUNTED and find(session, ROUNDS, row["round_id"])["year"] == on.year
            for row in same
        ),
        "barred": is_barred(session, organization_id, on),
    }


def _months(founded_on: date | None, on: date) -> int:
    """Whole months; an organisation of unknown age is an old one."""
    if founded_on is None:
        return 10_000
    return (on.year - founded_on.year) * 12 + on.month - founded_on.month - (on.day < founded_on.day)


def _is_clean(session: Session, organization: Row, on: date, rules_on: date) -> bool:
    """Registered long enough, and nothing but passed inspections in these years."""
    years = int(rule("clean-years", rules_on))
    if _months(organization["founded_on"], on) < years * 12:
        return False
    since = on.year - years
    bad = [
        row
        for row in supervision.records(session, organization_id=organization["id"]).rows
        if row["year"] >= since and (row["kind"] != supervision.ANNUAL or row["result"] in ("FAIL", "ABSENT"))
    ]
    return not bad


def _filing_is_valid(session: Session, organization_id: int, on: date) -> bool:
    row = find_by(session, FILINGS, organization_id=organization_id)
    return row is None or row["valid_to"] is None or bool(row["valid_to"] >= on)


def _is_open(session: Session, organization_id: int, kind: str, on: date) -> bool:
    found = supervision.records(session, organization_id=organization_id, kind=kind).rows
    return any(supervision.is_open(row, on) for row in found)
