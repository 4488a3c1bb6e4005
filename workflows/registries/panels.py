"""Groups of assessment experts: pool, ties to organisations, draws that can be repeated, seats, sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.errors import StatusNotReachable
from workflows.registries.assessments import points, thousandths
from workflows.registries.duty_warnings import warn_of_assessment_draws
from workflows.registries.fields import needed, one_of, reachable
from workflows.registries.register import Page, Register, Row, change, enter, find, page
from workflows.registries.tables.assessments import (
    assessment_draw,
    assessment_expert,
    assessment_score,
    assessment_seat,
    assessment_tie,
)

EXPERTS = Register(assessment_expert)
TIES = Register(assessment_tie, hidden=frozenset({"statement"}))
DRAWS = Register(assessment_draw)
SEATS = Register(assessment_seat, hidden=frozenset({"declaration"}))
#: History tells that somebody scored, not what.
SHEETS = Register(assessment_score, hidden=frozenset({"points", "basis", "reason"}))

#: 劳动关系, 任职, 亲属, 其他利害关系, 孵化, 审计, 合同 (SoD-07, SoD-09, D-recuse).
RELATIONS = frozenset({"EMPLOYEE", "OFFICER", "RELATIVE", "INTEREST", "INCUBATOR", "AUDITOR", "PARTNER"})
SEAT_STATES = {"DRAWN": {"SEATED", "RECUSED"}, "SEATED": {"RECUSED"}}
BASES = frozenset({"VISIT", "DOCUMENT", "INTERVIEW"})

SINGLE = "SINGLE"
REREVIEW = "REREVIEW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one expert gives on one indicator, and why."""

    section: str
    indicator: str
    value: Decimal
    basis: str | None = None
    reason: str | None = None


def register_expert(
    session: Session,
    actor: Actor,
    *,
    account: str,
    name: str,
    specialty: str,
    employer: str | None = None,
    is_finance: bool = False,
    person_id: int | None = None,
) -> int:
    """Enter an expert into the pool, once an account. Raises EntryIncomplete, EntryExists."""
    needed(EXPERTS.name, account=account, name=name, specialty=specialty)
    values = {
        "account": account,
        "name": name,
        "specialty": specialty,
        "employer": employer,
        "is_finance": is_finance,
        "person_id": person_id,
        "status": "ACTIVE",
    }
    return enter(session, actor, EXPERTS, values)


def experts(session: Session, *, after: int | None = None, limit: int = 500, **columns: Any) -> Page:
    """The pool, by status, specialty, is_finance, employer."""
    return page(session, EXPERTS, after=after, limit=limit, **columns)


def register_tie(
    session: Session,
    actor: Actor,
    *,
    account: str,
    organization_id: int,
    relation: str,
    ended_on: date | None = None,
    statement: str | None = None,
    instance_id: int | None = None,
) -> int:
    """A tie between a person and an organisation. Raises EntryIncomplete."""
    one_of(TIES.name, "relation", relation, RELATIONS)
    values = {
        "account": account,
        "organization_id": organization_id,
        "relation": relation,
        "ended_on": ended_on,
        "statement": statement,
    }
    return enter(session, actor, TIES, values, instance_id=instance_id)


def ties(session: Session, organization_id: int, account: str | None = None) -> tuple[Row, ...]:
    """Everybody's ties to an organisation, or one person's."""
    found = page(session, TIES, organization_id=organization_id, limit=1000).rows
    return tuple(row for row in found if account in (None, row["account"]))


def rank(seed: str, accounts: Sequence[str]) -> list[str]:
    """The pool in the order of a draw: whoever knows the seed can draw again."""
    return sorted(accounts, key=lambda account: sha256(f"{seed}\0{account}".encode()).digest())


def record_draw(
    session: Session,
    actor: Actor,
    *,
    case_id: int,
    seed: str,
    pool: Sequence[str],
    excluded: Mapping[str, str],
    drawn: Mapping[str, bool],
    instance_id: int | None = None,
) -> int:
    """Keep a draw and seat whom it found; ``drawn`` is account -> whether of finance.

    An expert who is drawn oftener than SoD-20 likes is told to the auditor (:mod:`.duty_warnings`).
    Raises EntryExists for somebody who was drawn for the case before."""
    number = len(page(session, DRAWS, case_id=case_id, limit=100).rows) + 1
    values = {
        "case_id": case_id,
        "number": number,
        "seed": seed,
        "pool": json.dumps(list(pool), ensure_ascii=False),
        "excluded": json.dumps(dict(excluded), ensure_ascii=False, sort_keys=True),
        "drawn": json.dumps(list(drawn), ensure_ascii=False),
    }
    draw_id = enter(session, actor, DRAWS, values, instance_id=instance_id)
    for account, is_finance in drawn.items():
        seat = {"case_id": case_id, "account": account, "is_finance": is_finance, "state": "DRAWN"}
        seat_id = enter(session, actor, SEATS, seat, instance_id=instance_id)
        warn_of_assessment_draws(session, actor, seat_id, instance_id)
    return draw_id


def draws(session: Session, case_id: int) -> tuple[Row, ...]:
    return page(session, DRAWS, case_id=case_id, limit=100).rows


def seats(session: Session, case_id: int, *, state: str | None = None) -> tuple[Row, ...]:
    """The seats of a case in the order they were drawn, those that were left too."""
    columns: dict[str, Any] = {"case_id": case_id} | ({"state": state} if state else {})
    return page(session, SEATS, limit=100, **columns).rows


def declare(
    session: Session,
    actor: Actor,
    seat_id: int,
    *,
    has_conflict: bool,
    statement: str,
    instance_id: int | None = None,
) -> Row:
    """The expert declares; a conflict ends the seat, to be drawn anew. Raises StatusNotReachable."""
    old = find(session, SEATS, seat_id, lock=True)
    state = "RECUSED" if has_conflict else "SEATED"
    reachable("席位", SEAT_STATES, old["state"], state)
    declaration = json.dumps({"conflict": has_conflict, "statement": statement}, ensure_ascii=False)
    values = {"state": state, "declaration": declaration}
    return change(session, actor, SEATS, seat_id, values, instance_id=instance_id)


def give_sections(
    session: Session, actor: Actor, seat_id: int, sections: Sequence[str], *, instance_id: int | None = None
) -> Row:
    values = {"sections": ",".join(sections)}
    return change(session, actor, SEATS, seat_id, values, instance_id=instance_id)


def hand_in(
    session: Session,
    actor: Actor,
    *,
    case_id: int,
    account: str,
    round: str,
    sheet: Sequence[Points],
    instance_id: int | None = None,
) -> None:
    """A sheet, final from this moment. Raises EntryExists for a second one of the same round."""
    for line in sheet:
        if line.basis is not None:
            one_of(SHEETS.name, "basis", line.basis, BASES)
        values = {
            "case_id": case_id,
            "account": account,
            "round": round,
            "section": line.section,
            "indicator": line.indicator,
            "points": thousandths(line.value),
            "basis": line.basis,
            "reason": line.reason,
            "locked_at": session.now,
        }
        enter(session, actor, SHEETS, values, instance_id=instance_id)


def all_sheets(session: Session, case_id: int) -> tuple[Row, ...]:
    """Every sheet of a case, once every seated expert has handed in theirs.

    Raises StatusNotReachable before: no expert sees another's sheet, nor does anybody else."""
    rows = page(session, SHEETS, case_id=case_id, limit=5000).rows
    done = {row["account"] for row in rows if row["round"] == SINGLE}
    seated = {seat["account"] for seat in seats(session, case_id, state="SEATED")}
    if not seated or seated - done:
        raise StatusNotReachable(name="评分表", old="OPEN", new="SUMMED")
    return rows


def value_of(row: Row) -> Decimal:
    return points(row["points"])
