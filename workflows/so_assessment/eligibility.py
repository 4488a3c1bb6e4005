"""What the registers say about who may be assessed (D8); the decision table judges it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.messages import message
from engine.persistence.session import Session
from workflows.registries.assessments import rating_on, ratings
from workflows.registries.register import Row
from workflows.registries.supervision import conclusion, is_open, records
from workflows.so_assessment.common import whole, years_between


def facts(session: Session, organization: Row, on: date, rules_on: date) -> dict[str, Any]:
    """The inputs of ``dt_assessment_eligibility``, with the thresholds in force."""
    founded = organization["founded_on"]
    rating = rating_on(session, organization["id"], on)
    basic_years = range(on.year - whole("basic-years", rules_on), on.year)
    found = records(session, organization_id=organization["id"]).rows
    return {
        "is_registered": organization["uscc"] is not None and organization["status"] == "REGISTERED",
        "full_years": None if founded is None else years_between(founded, on),
        "required_years": whole("registered-years", rules_on),
        "rating_years": None if rating is None else years_between(rating["valid_from"], on),
        "upgrade_years": whole("upgrade-after-years", rules_on),
        "is_barred": _is_barred(session, organization["id"], on, rules_on),
        "last_conclusion": conclusion(session, organization["id"], on.year - 1),
        "is_basic_twice": all(
            conclusion(session, organization["id"], year) == "BASIC" for year in basic_years
        ),
        "is_penalised": any(
            row["kind"] == "PENALTY" and (row["year"] == on.year - 1 or is_open(row, on)) for row in found
        ),
        "is_investigated": any(row["kind"] == "INVESTIGATION" and is_open(row, on) for row in found),
        "is_listed": any(row["kind"] == "LISTING" and is_open(row, on) for row in found),
    }


def differences(declared: Mapping[str, Any], known: Mapping[str, Any]) -> list[str]:
    """Where the organisation's own declaration departs from the registers; for the officer to look at."""
    last = known["last_conclusion"]
    found = {
        "no-conclusion": last == "UNKNOWN",
        "conclusion": last != "UNKNOWN" and declared["lastConclusion"] not in (None, last),
        "penalty": bool(declared["penalties"]) != known["is_penalised"],
    }
    return [message(f"assessment-difference.{name}") for name, is_so in found.items() if is_so]


def _is_barred(session: Session, organization_id: int, on: date, rules_on: date) -> bool:
    """After a downgrade or cancellation nobody applies for some years."""
    years = whole("barred-years", rules_on)
    for row in ratings(session, organization_id=organization_id).rows:
        ended = row["downgraded_on"]
        if ended is not None and years_between(ended, on) < years:
            return True
    return False
