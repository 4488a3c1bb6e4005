"""The register of procedures about filings in force: change, renewal, ending, revocation, correction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.register import Register, Row, change, enter, find, find_by
from workflows.registries.tables.followups import filing_followup, filing_reminder

FOLLOWUPS: Final = Register(filing_followup, key="instance_id")
REMINDERS: Final = Register(filing_reminder)

CHANGE, RENEWAL, CANCELLATION = "CHANGE", "RENEWAL", "CANCELLATION"
REVOCATION, CORRECTION = "REVOCATION", "CORRECTION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followup:
    """What the register needs of a procedure when it begins; ``asked`` holds no personal data."""

    instance_id: int
    receipt_no: str
    kind: str
    filing_id: int
    organization_id: int
    filing_no: str
    org_name: str
    street: str
    applicant: str
    asked: Mapping[str, Any]
    is_late: bool
    received_on: date


def record_followup(session: Session, actor: Actor, given: Followup) -> None:
    """Enter a procedure. Raises EntryExists while another one of the kind is open for the filing."""
    asked = json.dumps(given.asked, ensure_ascii=False, sort_keys=True, default=str)
    values = {**asdict(given), "asked": asked, "state": "SUBMITTED", "correction_count": 0}
    enter(session, actor, FOLLOWUPS, values, instance_id=given.instance_id)


def update_followup(session: Session, actor: Actor, instance_id: int, **values: Any) -> Row:
    """Change columns of one procedure. Raises EntryNotFound."""
    return change(session, actor, FOLLOWUPS, instance_id, values, instance_id=instance_id)


def followup(session: Session, instance_id: int) -> Row:
    """One procedure with what was asked for as data. Raises EntryNotFound."""
    row = find(session, FOLLOWUPS, instance_id)
    return {**row, "asked": json.loads(row["asked"])}


def followup_by_receipt(session: Session, receipt_no: str) -> Row | None:
    return find_by(session, FOLLOWUPS, receipt_no=receipt_no)


def under_way(session: Session, filing_id: int, kind: str) -> Row | None:
    """The procedure of a kind that is not decided yet."""
    return find_by(session, FOLLOWUPS, filing_id=filing_id, kind=kind, decided_on=None)


def remind(
    session: Session, actor: Actor, filing_id: int, valid_to: date, days_before: int, on: date, case: int
) -> bool:
    """Enter a reminder unless there is one; whether it is new."""
    known = find_by(session, REMINDERS, filing_id=filing_id, valid_to=valid_to, days_before=days_before)
    if known is not None:
        return False
    values = {"filing_id": filing_id, "days_before": days_before, "reminded_on": on, "valid_to": valid_to}
    enter(session, actor, REMINDERS, values, instance_id=case)
    return True
