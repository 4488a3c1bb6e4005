"""Experts, committees, their seats, and the score sheets that are locked for good."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import EntryIncomplete, StatusNotReachable
from workflows.registries.duty_warnings import EXPERT, warn_of_draws
from workflows.registries.fields import needed, one_of, reachable
from workflows.registries.register import Page, Register, Row, change, enter, find, find_by, page
from workflows.registries.tables.purchases import committee, committee_seat, expert, score

EXPERTS = Register(expert)
COMMITTEES = Register(committee)
#: History tells that somebody was drawn, declared or scored, not who and what: it is read by more people than
#: may know (87号令 47: names are secret until the result is announced).
SEATS = Register(committee_seat, hidden=frozenset({"person_id", "user_id", "declaration"}))
SCORES = Register(score, hidden=frozenset({"items", "total", "hash"}))

KINDS = frozenset({"TENDER", "CONSULTATION", "COMPARISON", "FUNDING", "ASSESSMENT", "REVIEW"})
ROLES = frozenset({"EXPERT", "PURCHASER", "MEMBER"})

COMMITTEE_STATES = {"DRAWN": {"SEATED", "DISSOLVED"}, "SEATED": {"CLOSED", "DISSOLVED"}}
SEAT_STATES = {"DRAWN": {"SEATED", "RECUSED", "DECLINED"}, "SEATED": {"RECUSED"}}
EXPERT_STATES = {"ACTIVE": {"SUSPENDED", "REMOVED"}, "SUSPENDED": {"ACTIVE", "REMOVED"}}

#: Totals are kept in thousandths of a point.
_POINT = 1000


def register_expert(
    session: Session,
    actor: Actor,
    *,
    person_id: int,
    specialty: str,
    employer: str | None = None,
    is_finance: bool = False,
    user_id: str | None = None,
    instance_id: int | None = None,
) -> int:
    """Enter an expert into the pool, once a person. Raises EntryIncomplete, EntryExists."""
    needed(EXPERTS.name, specialty=specialty)
    values = {
        "person_id": person_id,
        "specialty": specialty,
        "employer": employer,
        "is_finance": is_finance,
        "status": "ACTIVE",
        "user_id": user_id,
    }
    return enter(session, actor, EXPERTS, values, instance_id=instance_id)


def change_expert_status(
    session: Session,
    actor: Actor,
    expert_id: int,
    status: str,
    reason: str,
    *,
    instance_id: int | None = None,
) -> Row:
    """Suspend, remove or readmit an expert. Raises StatusNotReachable."""
    old = find(session, EXPERTS, expert_id, lock=True)
    reachable(old["specialty"], EXPERT_STATES, old["status"], status)
    values = {"status": status}
    return change(session, actor, EXPERTS, expert_id, values, reason=reason, instance_id=instance_id)


def experts(session: Session, *, after: int | None = None, limit: int = 50, **columns: Any) -> Page:
    """The pool, by status, specialty, is_finance, employer."""
    return page(session, EXPERTS, after=after, limit=limit, **columns)


def form_committee(
    session: Session, actor: Actor, kind: str, subject_id: int, *, instance_id: int | None = None
) -> int:
    """A committee for a project, round or batch; its seats are filled one by one."""
    one_of(COMMITTEES.name, "kind", kind, KINDS)
    values = {"kind": kind, "subject_id": subject_id, "state": "DRAWN"}
    return enter(session, actor, COMMITTEES, values, instance_id=instance_id)


def advance_committee(
    session: Session, actor: Actor, committee_id: int, state: str, *, instance_id: int | None = None
) -> Row:
    """DRAWN, SEATED, CLOSED or DISSOLVED. Raises StatusNotReachable."""
    old = find(session, COMMITTEES, committee_id, lock=True)
    reachable(old["kind"], COMMITTEE_STATES, old["state"], state)
    return change(session, actor, COMMITTEES, committee_id, {"state": state}, instance_id=instance_id)


def seat_member(
    session: Session,
    actor: Actor,
    committee_id: int,
    person_id: int | None,
    role: str,
    *,
    user_id: str | None = None,
    instance_id: int | None = None,
) -> int:
    """Draw a person, an account that works for them, or both for a seat; nobody sits twice.

    An expert who is drawn oftener than SoD-20 likes is told to the auditor (:mod:`.duty_warnings`).
    Raises EntryExists, EntryIncomplete."""
    one_of(SEATS.name, "role", role, ROLES)
    needed(SEATS.name, person_id=user_id if person_id is None else person_id)
    values = {
        "committee_id": committee_id,
        "person_id": person_id,
        "role": role,
        "is_chair": False,
        "state": "DRAWN",
        "user_id": user_id,
    }
    seat_id = enter(session, actor, SEATS, values, instance_id=instance_id)
    if role == EXPERT:
        warn_of_draws(session, actor, seat_id, instance_id)
    return seat_id


def declare_interests(
    session: Session,
    actor: Actor,
    seat_id: int,
    *,
    has_conflict: bool,
    statement: str,
    instance_id: int | None = None,
) -> Row:
    """The member declares; a conflict ends the seat, to be drawn anew. Raises StatusNotReachable."""
    needed(SEATS.name, declaration=statement)
    old = find(session, SEATS, seat_id, lock=True)
    state = "RECUSED" if has_conflict else "SEATED"
    reachable("席位", SEAT_STATES, old["state"], state)
    declaration = json.dumps({"conflict": has_conflict, "statement": statement}, ensure_ascii=False)
    values = {"state": state, "declaration": declaration}
    return change(session, actor, SEATS, seat_id, values, instance_id=instance_id)


def elect_chair(session: Session, actor: Actor, seat_id: int, *, instance_id: int | None = None) -> Row:
    """A seated member becomes chair, never the purchaser's representative (87号令 45(4))."""
    old = find(session, SEATS, seat_id, lock=True)
    if old["state"] != "SEATED" or old["role"] == "PURCHASER":
        raise StatusNotReachable(name="席位", old=old["role"], new="CHAIR")
    for seat in seats(session, old["committee_id"]):
        if seat["is_chair"] and seat["id"] != seat_id:
            change(session, actor, SEATS, seat["id"], {"is_chair": False}, instance_id=instance_id)
    return change(session, actor, SEATS, seat_id, {"is_chair": True}, instance_id=instance_id)


def seats(session: Session, committee_id: int) -> tuple[Row, ...]:
    """Every seat, those that were left too."""
    return page(session, SEATS, committee_id=committee_id, limit=100).rows


def write_score(
    session: Session,
    actor: Actor,
    seat_id: int,
    candidate_id: int,
    items: Mapping[str, Decimal],
    *,
    instance_id: int | None = None,
) -> Row:
    """A member's sheet on a candidate, to be written over until it is locked.

    Raises StatusNotReachable when it is locked, or the seat is not held."""
    seat = find(session, SEATS, seat_id, lock=True)
    if seat["state"] != "SEATED":
        raise StatusNotReachable(name="评分表", old=seat["state"], new="SCORED")
    if not items or any(value < 0 for value in items.values()):
        raise EntryIncomplete(register=SCORES.name, field="items")
    text = json.dumps({name: str(value) for name, value in items.items()}, ensure_ascii=False, sort_keys=True)
    values = {"items": text, "total": int(sum(items.values(), Decimal(0)) * _POINT)}
    known = find_by(session, SCORES, seat_id=seat_id, candidate_id=candidate_id)
    if known is not None:
        _still_open(known)
        return change(session, actor, SCORES, known["id"], values, instance_id=instance_id)
    keys = {"committee_id": seat["committee_id"], "seat_id": seat_id, "candidate_id": candidate_id}
    return find(session, SCORES, enter(session, actor, SCORES, {**keys, **values}, instance_id=instance_id))


def lock_score(session: Session, actor: Actor, score_id: int, *, instance_id: int | None = None) -> Row:
    """Lock a sheet for good; its hash proves what stood on it. Raises StatusNotReachable."""
    row = find(session, SCORES, score_id, lock=True)
    _still_open(row)
    values = {"locked_at": session.now, "hash": score_hash(row)}
    return change(session, actor, SCORES, score_id, values, instance_id=instance_id)


def score_hash(row: Row) -> bytes:
    """The hash of a sheet: who, on whom, which points."""
    return sha256(f"{row['seat_id']}\0{row['candidate_id']}\0{row['items']}".encode()).digest()


def sheets_of(session: Session, seat_id: int) -> tuple[Row, ...]:
    """One member's own sheets, and nobody else's."""
    return page(session, SCORES, seat_id=seat_id, limit=200).rows


def all_sheets(session: Session, committee_id: int) -> tuple[Row, ...]:
    """Every sheet, once every one of every seated member is locked.

    Raises StatusNotReachable before: no member sees another's sheet, nor does anybody else."""
    rows = page(session, SCORES, committee_id=committee_id, limit=1000).rows
    candidates = {row["candidate_id"] for row in rows}
    locked = {(row["seat_id"], row["candidate_id"]) for row in rows if row["locked_at"] is not None}
    held = {seat["id"] for seat in seats(session, committee_id) if seat["state"] == "SEATED"}
    if not candidates or {(seat, candidate) for seat in held for candidate in candidates} - locked:
        raise StatusNotReachable(name="评分表", old="OPEN", new="SUMMED")
    return tuple(row for row in rows if row["seat_id"] in held)


def points(total: int) -> Decimal:
    """A kept total in points."""
    return Decimal(total) / _POINT


def _still_open(row: Row) -> None:
    if row["locked_at"] is not None:
        raise StatusNotReachable(name="评分表", old="LOCKED", new="OPEN")
