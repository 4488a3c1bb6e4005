"""The register of audit findings (审计发现, DOMAIN.md D.7.5): what was found, whose it is, how it ended."""

from __future__ import annotations

from typing import Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.errors import EntryNotFound, StatusNotReachable
from workflows.registries.numbers import next_number
from workflows.registries.register import Register, Row, change, enter, find_by
from workflows.registries.tables.findings import audit_finding

FINDINGS = Register(audit_finding)

RAISED, RECTIFYING, RECTIFIED, EXPLAINED = "RAISED", "RECTIFYING", "RECTIFIED", "EXPLAINED"
#: Where each state may lead; the last two are closed (销号).
STATES: Final = {
    RAISED: {RECTIFYING, EXPLAINED},
    RECTIFYING: {RECTIFIED},
    RECTIFIED: set[str](),
    EXPLAINED: set[str](),
}


def enter_finding(
    session: Session,
    actor: Actor,
    *,
    instance_id: int,
    unit: str,
    title: str,
    facts: str,
    legal_basis: str,
    auditor: str,
    subject_id: int | None = None,
    found_in: str | None = None,
) -> str:
    """Enter a finding; gives its number."""
    today = local_date(session.now)
    number = f"SJ-FX{today.year}-{next_number(session, f'audit-finding:{today.year}'):04}"
    values = {
        "finding_no": number,
        "instance_id": instance_id,
        "subject_id": subject_id,
        "found_in": found_in,
        "unit_key": unit,
        "title": title,
        "facts": facts,
        "legal_basis": legal_basis,
        "raised_by": auditor,
        "raised_on": today,
        "state": RAISED,
    }
    enter(session, actor, FINDINGS, values, instance_id=instance_id)
    return number


def advance_finding(session: Session, actor: Actor, instance_id: int, state: str, **values: str) -> Row:
    """Lead the finding of a case to its next state; a closed one has its day.

    Raises EntryNotFound, StatusNotReachable."""
    found = find_by(session, FINDINGS, instance_id=instance_id)
    if found is None:
        raise EntryNotFound(register=FINDINGS.name, id=instance_id)
    if state not in STATES[found["state"]]:
        raise StatusNotReachable(name=found["finding_no"], old=found["state"], new=state)
    closed = {} if STATES[state] else {"closed_on": local_date(session.now)}
    changes = {"state": state, **closed, **values}
    return change(session, actor, FINDINGS, found["id"], changes, instance_id=instance_id)
