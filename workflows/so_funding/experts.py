"""The panel of an application: who may be drawn, the draw, and the seats."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import date
from hashlib import sha256

from engine.actor import Actor
from engine.identity.directory import post_holders
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.calendar.months import months_after
from workflows.posts import single_units
from workflows.registries import panels
from workflows.registries.committees import (
    COMMITTEES,
    EXPERTS,
    SEATS,
    advance_committee,
    declare_interests,
    form_committee,
    seat_member,
    seats,
)
from workflows.registries.people import members
from workflows.registries.register import Row, find, find_by, page
from workflows.rules import current_rules
from workflows.so_funding.common import rule
from workflows.so_funding.errors import FundingPoolTooSmall

POST = "expert-funding"
KIND = "FUNDING"


def pool(session: Session) -> tuple[Row, ...]:
    """Active experts whose account holds the post of a funding expert now."""
    held = {holding.person_id for holding in post_holders(session, single_units()["experts"], POST)}
    rows = page(session, EXPERTS, status="ACTIVE", limit=1000).rows
    return tuple(row for row in rows if row["user_id"] in held)


def is_tied(session: Session, expert: Row, organization: Row, on: date, rules_on: date) -> bool:
    """SoD-07: employer, office or membership within the years of the rule, or a registered tie."""
    years = int(rule("tie-years", rules_on))
    since = months_after(on, -12 * years)
    if expert["employer"] and expert["employer"] == organization["name"]:
        return True
    held = members(session, organization["id"], limit=1000).rows
    if any(
        row["person_id"] == expert["person_id"] and (row["valid_to"] is None or row["valid_to"] >= since)
        for row in held
    ):
        return True
    return account_is_tied(session, expert["user_id"], organization["id"], since)


def account_is_tied(session: Session, account: str, organization_id: int, since: date) -> bool:
    """Whether somebody has a registered tie that has not ended before a day."""
    found = panels.ties(session, organization_id, account)
    return any(row["ended_on"] is None or row["ended_on"] >= since for row in found)


def since_of(on: date, rules_on: date) -> date:
    """Ties that ended before this day count no more."""
    return months_after(on, -12 * int(rule("tie-years", rules_on)))


def draw(
    session: Session,
    actor: Actor,
    grant: Row,
    organization: Row,
    count: int,
    *,
    on: date,
    rules_on: date,
    instance_id: int,
) -> list[Row]:
    """A committee of ``count`` experts free of ties, by a fresh seed. Raises FundingPoolTooSmall."""
    chosen = _choose(session, grant, organization, count, set(), on, rules_on)
    committee_id = form_committee(session, actor, KIND, grant["id"], instance_id=instance_id)
    found = [_seat(session, actor, committee_id, expert, instance_id) for expert in chosen]
    advance_committee(session, actor, committee_id, "SEATED", instance_id=instance_id)
    return found


def redraw(
    session: Session,
    actor: Actor,
    seat: Row,
    grant: Row,
    organization: Row,
    *,
    on: date,
    rules_on: date,
    instance_id: int,
    reason: str,
) -> Row:
    """The seat is void; another expert takes its place. Raises FundingPoolTooSmall."""
    if seat["state"] == "SEATED":
        declare_interests(
            session, actor, seat["id"], has_conflict=True, statement=reason, instance_id=instance_id
        )
    sat = {row["person_id"] for row in seats(session, seat["committee_id"])}
    chosen = _choose(session, grant, organization, 1, sat, on, rules_on)
    return _seat(session, actor, seat["committee_id"], chosen[0], instance_id)


def _seat(session: Session, actor: Actor, committee_id: int, expert: Row, instance_id: int) -> Row:
    seat_id = seat_member(
        session,
        actor,
        committee_id,
        expert["person_id"],
        "EXPERT",
        user_id=expert["user_id"],
        instance_id=instance_id,
    )
    # the register found no tie; the expert's own word comes with the sheet and may end the seat
    statement = "登记册比对：回避年限内无利害关系"
    declare_interests(
        session, actor, seat_id, has_conflict=False, statement=statement, instance_id=instance_id
    )
    return find(session, SEATS, seat_id)


def free_experts(
    session: Session, grant: Row, organization: Row, on: date, rules_on: date, without: Collection[int] = ()
) -> list[Row]:
    """Of the pool, those who may judge this application: untied, and without a hand in it (SoD-15)."""
    involved = _involved(session, grant)
    return [
        expert
        for expert in pool(session)
        if expert["person_id"] not in without
        and expert["user_id"] not in involved
        and not is_tied(session, expert, organization, on, rules_on)
    ]


def _involved(session: Session, grant: Row) -> set[str]:
    """Accounts that did anything in the case of an application, or act for its organisation."""
    done = session.all(
        "SELECT completed_by, completed_on_behalf_of FROM user_task"
        " WHERE tenant_id = ? AND instance_id = ? AND status = 'completed'",
        (session.tenant_id, grant["instance_id"]),
    )
    return {account for row in done for account in row if account} | acting_for(
        session, grant["organization_id"]
    )


def acting_for(session: Session, organization_id: int) -> set[str]:
    """Accounts that hold a post of an organisation now."""
    rows = session.all(
        "SELECT person_id FROM post_holding WHERE tenant_id = ? AND unit_key = ?"
        " AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)",
        (session.tenant_id, f"so-{organization_id}", session.now, session.now),
    )
    return {row[0] for row in rows}


def _choose(
    session: Session,
    grant: Row,
    organization: Row,
    count: int,
    without: Collection[int],
    on: date,
    rules_on: date,
) -> Sequence[Row]:
    free = free_experts(session, grant, organization, on, rules_on, without)
    if len(free) < count:
        raise FundingPoolTooSmall(grant_no=grant["grant_no"], found=len(free), count=count)
    seed = secrets.token_hex(16)
    return sorted(free, key=lambda row: sha256(f"{seed}\0{row['user_id']}".encode()).digest())[:count]


def drawn_often(session: Session, on: date, rules_on: date) -> list[str]:
    """Accounts of experts drawn oftener in twelve months than the rule likes (SoD-20)."""
    book = current_rules()
    window, most = (
        int(book.rule(f"duty.{key}", rules_on).value) for key in ("expert-draws-months", "expert-draws")
    )
    since, drawn = months_after(on, -window), dict[str, set[int]]()
    for expert in pool(session):
        for row in page(session, SEATS, person_id=expert["person_id"], limit=1000).rows:
            if local_date(row["created_at"]) >= since:
                drawn.setdefault(expert["user_id"], set()).add(row["committee_id"])
    return sorted(account for account, found in drawn.items() if len(found) > most)


def committee_of(session: Session, grant_id: int) -> Row | None:
    """The committee of an application."""
    return find_by(session, COMMITTEES, kind=KIND, subject_id=grant_id)
