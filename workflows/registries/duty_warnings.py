"""SoD-20: an expert drawn too often by one purchaser, or too much of a pool, is told and not stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import end_of_day, local_date
from workflows.calendar.months import months_after
from workflows.registries.register import Register, enter
from workflows.registries.tables.assessments import assessment_seat
from workflows.registries.tables.corrections import duty_warning
from workflows.registries.tables.purchases import committee, committee_seat, purchase_project
from workflows.rules import current_rules

#: Who was drawn is told where the seats are (87号令 47), not by this register's history.
WARNINGS = Register(duty_warning, hidden=frozenset({"user_id", "person_id"}))

EXPERT: Final = "EXPERT"
RULE: Final = "SoD-20"
#: Three pools, each with its kinds of committees; only those of purchases are drawn by several units.
PROCUREMENT: Final = frozenset({"TENDER", "CONSULTATION", "COMPARISON"})
ASSESSMENT: Final = "ASSESSMENT"
_POOLS: Final[Mapping[str, frozenset[str]]] = {
    "PROCUREMENT": PROCUREMENT,
    "FUNDING": frozenset({"FUNDING"}),
    ASSESSMENT: frozenset({"ASSESSMENT", "REVIEW"}),
}


def warn_of_draws(session: Session, actor: Actor, seat_id: int, instance_id: int | None) -> None:
    """Look at the draws up to this one within the months of the rule; a row for each ground that is met."""
    seat = session.core.execute(_seat(session, seat_id)).mappings().one()
    pool = next(name for name, kinds in _POOLS.items() if seat["kind"] in kinds)
    drawn = _draws(session, _since(session), _POOLS[pool])
    # an account that is known without a person counts as itself
    known = "person_id" if seat["person_id"] is not None else "user_id"
    own = committee_seat.c[known] == seat[known]
    of_unit = (purchase_project.c.purchaser == seat["purchaser"],) if seat["purchaser"] else ()
    tally = _Tally(
        by_unit=_count(session, drawn, own, *of_unit),
        of_pool=_count(session, drawn, own),
        total=_count(session, drawn),
    )
    who = {"user_id": seat["user_id"], "person_id": seat["person_id"], "seat_id": seat_id}
    _warn(session, actor, tally, {**who, "unit_key": seat["purchaser"] or pool, "pool": pool}, instance_id)


def warn_of_assessment_draws(session: Session, actor: Actor, seat_id: int, instance_id: int | None) -> None:
    """The same for a seat in a group of assessment experts; their pool is drawn from by one office alone."""
    seats = assessment_seat.c
    drawn = (
        select(func.count())
        .select_from(assessment_seat)
        .where(seats.tenant_id == session.tenant_id, seats.created_at >= _since(session))
    )
    seat = select(seats.account).where(seats.tenant_id == session.tenant_id, seats.id == seat_id)
    account = session.core.execute(seat).scalar_one()
    times = _count(session, drawn, seats.account == account)
    tally = _Tally(by_unit=times, of_pool=times, total=_count(session, drawn))
    who = {"user_id": account, "person_id": None, "seat_id": seat_id}
    _warn(session, actor, tally, {**who, "unit_key": ASSESSMENT, "pool": ASSESSMENT}, instance_id)


class _Tally(NamedTuple):
    """How often an expert was drawn within the months of the rule, and everybody together."""

    by_unit: int
    of_pool: int
    total: int


def _since(session: Session) -> datetime:
    months = _rule("draws-months", session)
    return end_of_day(months_after(local_date(session.now), -months) - timedelta(days=1))


def _rule(key: str, session: Session) -> int:
    return int(current_rules().rule(f"duty.expert-{key}", local_date(session.now)).value)


def _warn(
    session: Session, actor: Actor, tally: _Tally, values: Mapping[str, Any], instance_id: int | None
) -> None:
    most, percent = _rule("draws", session), _rule("draws-share", session)
    share = tally.of_pool * 100 // tally.total
    is_large = tally.of_pool * 100 > tally.total * percent
    for ground, found, allowed, is_met in (
        ("COUNT", tally.by_unit, most, tally.by_unit > most),
        ("SHARE", share, percent, is_large and tally.total >= _rule("draws-least", session)),
    ):
        if is_met:
            told = {"rule": RULE, "warned_on": local_date(session.now), "instance_id": instance_id}
            more = {"ground": ground, "found": found, "allowed": allowed}
            enter(session, actor, WARNINGS, {**values, **told, **more}, instance_id=instance_id)


def _joined() -> Any:
    body, project = committee, purchase_project
    return committee_seat.join(
        body, (body.c.tenant_id == committee_seat.c.tenant_id) & (body.c.id == committee_seat.c.committee_id)
    ).outerjoin(
        project,
        (project.c.tenant_id == body.c.tenant_id)
        & (project.c.id == body.c.subject_id)
        & body.c.kind.in_(sorted(PROCUREMENT)),
    )


def _seat(session: Session, seat_id: int) -> Select[Any]:
    seat, body = committee_seat.c, committee.c
    return (
        select(seat.person_id, seat.user_id, body.kind, purchase_project.c.purchaser)
        .select_from(_joined())
        .where(seat.tenant_id == session.tenant_id, seat.id == seat_id)
    )


def _draws(session: Session, since: datetime, kinds: frozenset[str]) -> Select[Any]:
    """How many seats of experts were drawn from a pool since a moment."""
    return (
        select(func.count())
        .select_from(_joined())
        .where(
            committee_seat.c.tenant_id == session.tenant_id,
            committee_seat.c.role == EXPERT,
            committee_seat.c.created_at >= since,
            committee.c.kind.in_(sorted(kinds)),
        )
    )


def _count(session: Session, draws: Select[Any], *conditions: ColumnElement[bool]) -> int:
    return int(session.core.execute(draws.where(*conditions)).scalar_one())
