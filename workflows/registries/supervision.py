"""What supervision found about an organisation: annual inspections, penalties, investigations, listings.

Assessment asks it who may apply and whose grade is lowered; the processes of supervision (P7) write it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.fields import needed, one_of
from workflows.registries.register import Page, Register, Row, change, enter, page
from workflows.registries.tables.assessments import supervision_record

RECORDS = Register(supervision_record)

ANNUAL = "ANNUAL"
#: a note of bad faith, as when a filing was got by fraud; it bars from nothing by itself
CREDIT_NOTE = "CREDIT_NOTE"
KINDS = frozenset({ANNUAL, "PENALTY", "INVESTIGATION", "LISTING", CREDIT_NOTE})
#: Conclusions of an annual inspection (DOMAIN.md F.3).
CONCLUSIONS = frozenset({"PASS", "BASIC", "FAIL", "ABSENT", "EXEMPT"})


def record_supervision(
    session: Session,
    actor: Actor,
    *,
    organization_id: int,
    kind: str,
    year: int,
    result: str,
    starts_on: date,
    ends_on: date | None = None,
    source: str | None = None,
    instance_id: int | None = None,
) -> int:
    """Enter a finding. Raises EntryIncomplete."""
    one_of(RECORDS.name, "kind", kind, KINDS)
    needed(RECORDS.name, result=result)
    if kind == ANNUAL:
        one_of(RECORDS.name, "result", result, CONCLUSIONS)
    values = {
        "organization_id": organization_id,
        "kind": kind,
        "year": year,
        "result": result,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "source": source,
    }
    return enter(session, actor, RECORDS, values, instance_id=instance_id, effective_on=starts_on)


def end_supervision(
    session: Session,
    actor: Actor,
    record_id: int,
    on: date,
    reason: str,
    *,
    instance_id: int | None = None,
) -> Row:
    """A penalty is executed, an investigation closed, an entry taken off the list."""
    values = {"ends_on": on}
    return change(
        session, actor, RECORDS, record_id, values, reason=reason, effective_on=on, instance_id=instance_id
    )


def conclusion(session: Session, organization_id: int, year: int) -> str:
    """Of the annual inspection of a year; ``UNKNOWN`` when nobody entered one."""
    rows = page(session, RECORDS, organization_id=organization_id, kind=ANNUAL, year=year, limit=100).rows
    return str(rows[-1]["result"]) if rows else "UNKNOWN"


def is_open(row: Row, on: date) -> bool:
    """Whether a finding holds on a day."""
    return bool(row["starts_on"] <= on and (row["ends_on"] is None or row["ends_on"] > on))


def records(session: Session, *, after: int | None = None, limit: int = 200, **columns: Any) -> Page:
    """Findings by organization_id, kind, year, result."""
    return page(session, RECORDS, after=after, limit=limit, **columns)
