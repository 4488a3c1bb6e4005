"""Assessments (1A to 5A): batches, cases, votes by name, ratings that run out, certificates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, StatusNotReachable
from workflows.registries.fields import needed, one_of, reachable
from workflows.registries.numbers import batch_number
from workflows.registries.register import Page, Register, Row, change, enter, find, page
from workflows.registries.tables.awards import assessment_batch, assessment_case, certificate, rating, vote

BATCHES = Register(assessment_batch)
CASES = Register(assessment_case)
VOTES = Register(vote)
RATINGS = Register(rating)
CERTIFICATES = Register(certificate)

GRADES = ("A1", "A2", "A3", "A4", "A5")
#: Years a rating is valid.
VALID_YEARS = 5
CASE_STATES = {
    "APPLIED": {"QUALIFIED", "REJECTED", "WITHDRAWN"},
    "QUALIFIED": {"VISITED", "WITHDRAWN"},
    "VISITED": {"SUGGESTED"},
    "SUGGESTED": {"VOTED"},
    "VOTED": {"REVIEWING", "CONFIRMED"},
    "REVIEWING": {"CONFIRMED"},
}


def register_batch(
    session: Session, actor: Actor, announced_on: date, *, instance_id: int | None = None
) -> int:
    """A batch with its number (PG2010-01)."""
    values = {
        "year": announced_on.year,
        "announced_on": announced_on,
        "batch_no": batch_number(session, "PG", announced_on.year),
    }
    return enter(session, actor, BATCHES, values, instance_id=instance_id, effective_on=announced_on)


def register_case(
    session: Session,
    actor: Actor,
    *,
    batch_id: int,
    organization_id: int,
    indicator_set: str,
    self_score: Decimal,
    instance_id: int | None = None,
) -> int:
    """An application, one an organisation and batch. Raises EntryExists."""
    needed(CASES.name, indicator_set=indicator_set)
    values = {
        "batch_id": batch_id,
        "organization_id": organization_id,
        "indicator_set": indicator_set,
        "self_score": int(self_score * 1000),
        "state": "APPLIED",
        "instance_id": instance_id,
    }
    return enter(session, actor, CASES, values, instance_id=instance_id)


def advance_case(
    session: Session,
    actor: Actor,
    case_id: int,
    state: str,
    *,
    score: Decimal | None = None,
    suggested: str | None = None,
    reason: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Raises StatusNotReachable; a suggestion needs score and grade (EntryIncomplete)."""
    old = find(session, CASES, case_id, lock=True)
    reachable("评估", CASE_STATES, old["state"], state)
    values: dict[str, Any] = {"state": state}
    if state == "SUGGESTED":
        one_of(CASES.name, "suggested", suggested, (*GRADES, "NONE"))
        if score is None:
            raise EntryIncomplete(register=CASES.name, field="score")
    if score is not None:
        values["score"] = int(score * 1000)
    if suggested is not None:
        values["suggested"] = suggested
    return change(session, actor, CASES, case_id, values, reason=reason, instance_id=instance_id)


def cast_vote(
    session: Session,
    actor: Actor,
    *,
    committee_id: int,
    case_id: int,
    person_id: int,
    choice: str,
    instance_id: int | None = None,
) -> int:
    """A vote by name (YES, NO, ABSTAIN), once a member; it is never changed. Raises EntryExists."""
    one_of(VOTES.name, "choice", choice, ("YES", "NO", "ABSTAIN"))
    values = {"committee_id": committee_id, "case_id": case_id, "person_id": person_id, "choice": choice}
    return enter(session, actor, VOTES, values, instance_id=instance_id)


def votes(session: Session, committee_id: int, case_id: int) -> tuple[Row, ...]:
    return page(session, VOTES, committee_id=committee_id, case_id=case_id, limit=100).rows


def register_rating(
    session: Session,
    actor: Actor,
    *,
    organization_id: int,
    grade: str,
    valid_from: date,
    case_id: int | None = None,
    instance_id: int | None = None,
) -> int:
    """A confirmed grade for five years; the one before it ends."""
    one_of(RATINGS.name, "grade", grade, GRADES)
    old = rating_on(session, organization_id, valid_from)
    if old is not None:
        values = {"state": "REPLACED", "valid_to": valid_from}
        change(session, actor, RATINGS, old["id"], values, instance_id=instance_id, effective_on=valid_from)
    values = {
        "organization_id": organization_id,
        "case_id": case_id,
        "grade": grade,
        "valid_from": valid_from,
        "valid_to": _years_after(valid_from, VALID_YEARS),
        "state": "VALID",
    }
    return enter(session, actor, RATINGS, values, instance_id=instance_id, effective_on=valid_from)


def downgrade_rating(
    session: Session,
    actor: Actor,
    rating_id: int,
    grade: str | None,
    on: date,
    reason: str,
    *,
    instance_id: int | None = None,
) -> Row:
    """To a lower grade, or (None) to none at all. Raises StatusNotReachable upwards, EntryIncomplete."""
    needed(RATINGS.name, reason=reason)
    old = find(session, RATINGS, rating_id, lock=True)
    if old["state"] != "VALID" or (grade is not None and GRADES.index(grade) >= GRADES.index(old["grade"])):
        raise StatusNotReachable(name="评估等级", old=old["grade"], new=grade or "NONE")
    values: dict[str, Any] = {"downgraded_from": old["grade"]}
    values |= {"grade": grade} if grade is not None else {"state": "CANCELLED", "valid_to": on}
    return change(
        session, actor, RATINGS, rating_id, values, instance_id=instance_id, effective_on=on, reason=reason
    )


def rating_on(session: Session, organization_id: int, on: date) -> Row | None:
    """The rating in force on a day, or None (无等级)."""
    for row in page(session, RATINGS, organization_id=organization_id, limit=100).rows:
        if row["state"] == "VALID" and row["valid_from"] <= on < row["valid_to"]:
            return row
    return None


def register_certificate(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    certificate_no: str,
    organization_id: int,
    valid_from: date,
    valid_to: date | None = None,
    document_id: int | None = None,
    instance_id: int | None = None,
) -> int:
    """A certificate or plaque. Raises EntryExists for a number given twice."""
    needed(CERTIFICATES.name, kind=kind, certificate_no=certificate_no)
    values = {
        "kind": kind,
        "certificate_no": certificate_no,
        "organization_id": organization_id,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "state": "VALID",
        "document_id": document_id,
    }
    return enter(session, actor, CERTIFICATES, values, instance_id=instance_id, effective_on=valid_from)


def end_certificate(
    session: Session,
    actor: Actor,
    certificate_id: int,
    state: str,
    on: date,
    reason: str,
    *,
    instance_id: int | None = None,
) -> Row:
    """RETURNED or VOID (declared so when it was not returned). Raises StatusNotReachable."""
    old = find(session, CERTIFICATES, certificate_id, lock=True)
    reachable(old["certificate_no"], {"VALID": {"RETURNED", "VOID"}}, old["state"], state)
    values = {"state": state, "valid_to": on}
    return change(
        session,
        actor,
        CERTIFICATES,
        certificate_id,
        values,
        instance_id=instance_id,
        effective_on=on,
        reason=reason,
    )


def cases(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Cases by batch_id, organization_id, state."""
    return page(session, CASES, after=after, limit=limit, **columns)


def certificates(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Certificates by kind, organization_id, state."""
    return page(session, CERTIFICATES, after=after, limit=limit, **columns)


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
