"""The committee (D5): how many, of whom, drawn by lot; and who may not sit (SoD-04, SoD-07)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from secrets import SystemRandom
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.registries.committees import EXPERTS, SEATS, form_committee, seat_member, seats
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.people import MEMBERS
from workflows.registries.register import Row, find, find_by, page
from workflows.rules import current_rules
from workflows.tendering.errors import ExpertPoolTooSmall, TenderCommitteeWrong

RULES: Final = "procurement-open-tender"
PURCHASER, EXPERT = "PURCHASER", "EXPERT"
#: Ties by which somebody must not judge an organisation (实施条例 9); ordinary membership is none.
TIES: Final = frozenset(
    {"EMPLOYEE", "DIRECTOR", "SUPERVISOR", "HOLDER", "LEGAL_REP", "PERSON_IN_CHARGE", "INITIATOR"}
)
_ALL: Final = 1000
_lot = SystemRandom()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why somebody must not judge an organisation."""

    organization_id: int
    role: str
    ended_on: date | None


def check_composition(size: int, reps: int, least: int, on: date, *, chair_role: str = EXPERT) -> None:
    """An odd number, enough of them, two thirds experts, no purchaser in the chair (87号令 45, 47).

    Raises TenderCommitteeWrong."""
    share = Fraction(str(current_rules().rule(f"{RULES}.committee-expert-share", on).value))
    faults = {
        "too-few": size < least,
        "even": size % 2 == 0,
        "experts": Fraction(size - reps, size or 1) < share,
        "chair": chair_role == PURCHASER,
    }
    for reason, is_wrong in faults.items():
        if is_wrong:
            raise TenderCommitteeWrong(reason=reason, size=size, reps=reps, least=least)


def ties(
    session: Session, person_id: int | None, organizations: Iterable[int], on: date, rules_on: date
) -> tuple[Tie, ...]:
    """What ties a person to organisations now or within the years of recusal (dt_recusal, T26)."""
    if person_id is None:
        return ()
    years = int(current_rules().rule(f"{RULES}.recusal-years", rules_on).value)
    since = _years_before(on, years)
    wanted = set(organizations)
    found = [
        Tie(organization_id=row["organization_id"], role=row["role"], ended_on=row["valid_to"])
        for row in page(session, MEMBERS, person_id=person_id, limit=_ALL).rows
        if row["organization_id"] in wanted and row["role"] in TIES
        if row["valid_from"] <= on and (row["valid_to"] is None or row["valid_to"] >= since)
    ]
    expert = find_by(session, EXPERTS, person_id=person_id)
    for organization_id in wanted:
        name = find(session, ORGANIZATIONS, organization_id)["name"]
        if expert is not None and expert["employer"] == name:
            found.append(Tie(organization_id=organization_id, role="EMPLOYEE", ended_on=None))
    return tuple(found)


def drawable(
    session: Session, *, specialty: str | None = None, besides: Collection[str] = ()
) -> tuple[Row, ...]:
    """Experts with an account who may be drawn; ``besides`` are accounts of whoever may not."""
    columns: dict[str, Any] = {"status": "ACTIVE"} | ({"specialty": specialty} if specialty else {})
    rows = page(session, EXPERTS, limit=_ALL, **columns).rows
    return tuple(row for row in rows if row["user_id"] is not None and row["user_id"] not in besides)


def draw_experts(pool: tuple[Row, ...], count: int) -> tuple[Row, ...]:
    """``count`` experts by lot. Raises ExpertPoolTooSmall."""
    if len(pool) < count:
        raise ExpertPoolTooSmall(found=len(pool), wanted=count)
    return tuple(_lot.sample(pool, count))


def draw_reps(
    session: Session, purchaser: str, count: int, *, besides: Collection[str] = ()
) -> tuple[str, ...]:
    """``count`` of the purchaser's representatives. Raises ExpertPoolTooSmall."""
    pool = sorted(representatives(session, purchaser) - set(besides))
    if len(pool) < count:
        raise ExpertPoolTooSmall(found=len(pool), wanted=count)
    return tuple(_lot.sample(pool, count))


def form(
    session: Session,
    actor: Actor,
    kind: str,
    project_id: int,
    *,
    experts: Iterable[Row],
    reps: Iterable[str],
) -> int:
    """Keep the drawn members; the case that draws is not told who they are, so nothing is written into it."""
    committee_id = form_committee(session, actor, kind, project_id)
    for row in experts:
        seat_member(session, actor, committee_id, row["person_id"], EXPERT, user_id=row["user_id"])
    for user_id in reps:
        seat_member(session, actor, committee_id, None, PURCHASER, user_id=user_id)
    return committee_id


def purchaser_people(session: Session, purchaser: str) -> frozenset[str]:
    """Accounts that hold any post of a unit: they never sit as experts (87号令 47)."""
    return _holders(session, "unit_key = ?", purchaser)


def representatives(session: Session, purchaser: str) -> frozenset[str]:
    """Who may represent the purchaser on a committee."""
    return holders(session, purchaser, "purchase-rep")


def holders(session: Session, unit: str, post: str) -> frozenset[str]:
    """Accounts that hold a post today."""
    return _holders(session, "unit_key = ? AND post_key = ?", unit, post)


def sat(session: Session, committee_id: int, user_id: str) -> bool:
    """Whether an account was ever drawn for a seat, be it that it had to leave."""
    return find_by(session, SEATS, committee_id=committee_id, user_id=user_id) is not None


def sitting(session: Session, committee_id: int) -> tuple[Row, ...]:
    """Seats that are held or still to be declared for."""
    return tuple(seat for seat in seats(session, committee_id) if seat["state"] in ("DRAWN", "SEATED"))


def seat_of(session: Session, committee_id: int, user_id: str) -> Row | None:
    """The seat an account works for."""
    found = find_by(session, SEATS, committee_id=committee_id, user_id=user_id)
    return found if found is not None and found["state"] in ("DRAWN", "SEATED") else None


def seat(session: Session, seat_id: int) -> Row:
    """Raises EntryNotFound."""
    return find(session, SEATS, seat_id)


def names(session: Session, user_ids: Iterable[str]) -> Mapping[str, str]:
    """The names of accounts; their ids where nobody entered one."""
    found = {}
    for user_id in user_ids:
        row = session.one(
            "SELECT name FROM person WHERE tenant_id = ? AND id = ?", (session.tenant_id, user_id)
        )
        found[user_id] = str(row[0]) if row is not None else user_id
    return found


def _holders(session: Session, where: str, *params: str) -> frozenset[str]:
    rows = session.all(
        f"SELECT person_id FROM post_holding WHERE tenant_id = ? AND {where}"
        " AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)",
        (session.tenant_id, *params, session.now, session.now),
    )
    return frozenset(row[0] for row in rows)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
