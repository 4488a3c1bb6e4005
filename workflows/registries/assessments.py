"""Assessments (1A to 5A): batches, cases, ratings that run out, certificates.

Who scores lies in :mod:`workflows.registries.panels`, who votes in :mod:`workflows.registries.meetings`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, StatusNotReachable
from workflows.registries.fields import needed, one_of, reachable
from workflows.registries.numbers import batch_number
from workflows.registries.register import Page, Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.awards import assessment_batch, assessment_case, certificate, rating

BATCHES = Register(assessment_batch)
#: A grade is nobody's business before it is published: history tells that it was set, not which.
CASES = Register(assessment_case, hidden=frozenset({"score", "suggested", "grade"}))
RATINGS = Register(rating)
CERTIFICATES = Register(certificate)

GRADES = ("A1", "A2", "A3", "A4", "A5")
#: No grade: untrue material ends an assessment without one (不予评级).
NO_GRADE = "NONE"
#: The applicant may withdraw from each of them until the approval is signed.
CASE_STATES = {
    "APPLIED": {"QUALIFIED", "REJECTED", "LAPSED", "WITHDRAWN"},
    "QUALIFIED": {"VISITED", "WITHDRAWN"},
    "VISITED": {"SUGGESTED", "WITHDRAWN"},
    "SUGGESTED": {"SUGGESTED", "VOTED", "WITHDRAWN"},
    "VOTED": {"REVIEWING", "CONFIRMED", "NOT_RATED", "WITHDRAWN"},
    "REVIEWING": {"VOTED", "WITHDRAWN"},
}


def register_batch(
    session: Session,
    actor: Actor,
    announced_on: date,
    *,
    opens_on: date | None = None,
    closes_on: date | None = None,
    instance_id: int | None = None,
) -> int:
    """A batch with its number (PG2010-01), and the days between which it takes applications."""
    values = {
        "year": announced_on.year,
        "announced_on": announced_on,
        "opens_on": opens_on,
        "closes_on": closes_on,
        "batch_no": batch_number(session, "PG", announced_on.year),
    }
    return enter(session, actor, BATCHES, values, instance_id=instance_id, effective_on=announced_on)


def batch_by_number(session: Session, batch_no: str) -> Row | None:
    return find_by(session, BATCHES, batch_no=batch_no)


def batches(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Batches by year."""
    return page(session, BATCHES, after=after, limit=limit, **columns)


def register_case(
    session: Session,
    actor: Actor,
    *,
    batch_id: int,
    organization_id: int,
    indicator_set: str,
    self_score: Decimal | None = None,
    instance_id: int | None = None,
) -> int:
    """An application, one an organisation and batch. Raises EntryExists."""
    needed(CASES.name, indicator_set=indicator_set)
    values = {
        "batch_id": batch_id,
        "organization_id": organization_id,
        "indicator_set": indicator_set,
        "self_score": None if self_score is None else thousandths(self_score),
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
    grade: str | None = None,
    self_score: Decimal | None = None,
    reason: str | None = None,
    instance_id: int | None = None,
) -> Row:
    """Raises StatusNotReachable; a suggestion needs score and grade (EntryIncomplete)."""
    old = find(session, CASES, case_id, lock=True)
    if state != old["state"] or state == "SUGGESTED":
        reachable("评估", CASE_STATES, old["state"], state)
    values: dict[str, Any] = {"state": state}
    if state == "SUGGESTED":
        one_of(CASES.name, "suggested", suggested, (*GRADES, NO_GRADE))
        if score is None:
            raise EntryIncomplete(register=CASES.name, field="score")
    for name, points in (("score", score), ("self_score", self_score)):
        if points is not None:
            values[name] = thousandths(points)
    given = {"suggested": suggested, "grade": grade}
    values |= {name: value for name, value in given.items() if value is not None}
    return change(session, actor, CASES, case_id, values, reason=reason, instance_id=instance_id)


def thousandths(points: Decimal) -> int:
    """Points as they are kept."""
    return int(points * 1000)


def points(kept: int) -> Decimal:
    """Kept thousandths in points."""
    return Decimal(kept) / 1000


def register_rating(
    session: Session,
    actor: Actor,
    *,
    organization_id: int,
    grade: str,
    valid_from: date,
    valid_to: date,
    case_id: int | None = None,
    instance_id: int | None = None,
) -> int:
    """A confirmed grade until the day before ``valid_to``; the one before it ends."""
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
        "valid_to": valid_to,
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
    values: dict[str, Any] = {"downgraded_from": old["grade"], "downgraded_on": on}
    values |= {"grade": grade} if grade is not None else {"state": "CANCELLED", "valid_to": on}
    return change(
        session, actor, RATINGS, rating_id, values, instance_id=instance_id, effective_on=on, reason=reason
    )


def note_reminder(
    session: Session, actor: Actor, rating_id: int, on: date, *, instance_id: int | None = None
) -> Row:
    """The organisation was told that its grade runs out."""
    return change(session, actor, RATINGS, rating_id, {"reminded_on": on}, instance_id=instance_id)


def expire_rating(
    session: Session, actor: Actor, rating_id: int, on: date, *, instance_id: int | None = None
) -> Row:
    """The period is over: no grade any more. Raises StatusNotReachable before its last day."""
    old = find(session, RATINGS, rating_id, lock=True)
    if old["state"] != "VALID" or on < old["valid_to"]:
        raise StatusNotReachable(name="评估等级", old=old["state"], new="EXPIRED")
    values = {"state": "EXPIRED"}
    return change(session, actor, RATINGS, rating_id, values, instance_id=instance_id, effective_on=on)


def ratings(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """Ratings by organization_id, grade, state."""
    return page(session, RATINGS, after=after, limit=limit, **columns)


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
