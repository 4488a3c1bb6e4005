"""Commands on what people hold: posts, groups, roles. The security administrator's; never for oneself."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from engine.actor import Actor
from engine.history.chain import Event
from engine.identity.errors import (
    AdministratorsAreSeparate,
    AdministratorsHoldNoPost,
    AlreadyHeld,
    HoldingNotFound,
    InvalidIdentity,
    NotOwnRights,
    PersonNotFound,
    PostNotFound,
    UserGroupNotFound,
)
from engine.identity.memberships import post_group
from engine.identity.roles import ADMINISTRATORS, EXCLUSIVE, ROLES, SECURITY_ADMINISTRATOR, require_role
from engine.persistence.administration import lock_administration, record_administrative
from engine.persistence.ids import new_id
from engine.persistence.session import Session

HoldingKind = Literal["principal", "deputy"]
Period = tuple[datetime, datetime | None]


def assign_post(
    session: Session,
    actor: Actor,
    person_id: str,
    unit: str,
    post: str,
    *,
    kind: HoldingKind = "principal",
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> None:
    """Put a person into a post for a period, in their own right or as deputy.

    Raises MissingRole, NotOwnRights, PersonNotFound, PostNotFound, AlreadyHeld, AdministratorsHoldNoPost.
    """
    period = _begin(session, actor, person_id, valid_from, valid_to)
    if kind not in ("principal", "deputy"):
        raise InvalidIdentity(field="kind", value=kind, allowed="principal, deputy")
    found = session.one(
        "SELECT 1 FROM post WHERE tenant_id = ? AND unit_key = ? AND key = ?", (session.tenant_id, unit, post)
    )
    if found is None:
        raise PostNotFound(unit=unit, post=post)
    _check_no_administrator(session, person_id, period)
    what = {"unit_key": unit, "post_key": post}
    _hold(session, "post_holding", person_id, what, period, kind=kind)
    data = {"person": person_id, "post": post_group(post, unit), "kind": kind, **_dates(period)}
    record_administrative(session, actor, [Event("post-assigned", data)])


def withdraw_post(
    session: Session, actor: Actor, person_id: str, unit: str, post: str, *, at: datetime | None = None
) -> None:
    """Take a person out of a post. Raises MissingRole, NotOwnRights, HoldingNotFound."""
    at = _begin_end(session, actor, person_id, at)
    _end(session, "post_holding", person_id, {"unit_key": unit, "post_key": post}, at)
    data = {"person": person_id, "post": post_group(post, unit), "at": at}
    record_administrative(session, actor, [Event("post-withdrawn", data)])


def add_to_group(
    session: Session,
    actor: Actor,
    person_id: str,
    group: str,
    *,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> None:
    """Make a person a member for a period. Raises as :func:`assign_post`, UserGroupNotFound."""
    period = _begin(session, actor, person_id, valid_from, valid_to)
    found = session.one(
        "SELECT 1 FROM user_group WHERE tenant_id = ? AND key = ?", (session.tenant_id, group)
    )
    if found is None:
        raise UserGroupNotFound(group=group)
    _check_no_administrator(session, person_id, period)
    _hold(session, "group_membership", person_id, {"group_key": group}, period)
    data = {"person": person_id, "group": group, **_dates(period)}
    record_administrative(session, actor, [Event("group-member-added", data)])


def remove_from_group(
    session: Session, actor: Actor, person_id: str, group: str, *, at: datetime | None = None
) -> None:
    """End a membership. Raises MissingRole, NotOwnRights, HoldingNotFound."""
    at = _begin_end(session, actor, person_id, at)
    _end(session, "group_membership", person_id, {"group_key": group}, at)
    data = {"person": person_id, "group": group, "at": at}
    record_administrative(session, actor, [Event("group-member-removed", data)])


def grant_role(
    session: Session,
    actor: Actor,
    person_id: str,
    role: str,
    *,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> None:
    """Give a person a role of the system for a period.

    Raises MissingRole, NotOwnRights, PersonNotFound, AlreadyHeld, AdministratorsAreSeparate,
    AdministratorsHoldNoPost.
    """
    period = _begin(session, actor, person_id, valid_from, valid_to)
    if role not in ROLES:
        raise InvalidIdentity(field="role", value=role[:64], allowed=", ".join(sorted(ROLES)))
    if role in EXCLUSIVE:
        _check_may_administrate(session, person_id, role, period)
    _hold(session, "role_assignment", person_id, {"role": role}, period)
    data = {"person": person_id, "role": role, **_dates(period)}
    record_administrative(session, actor, [Event("role-granted", data)])


def revoke_role(
    session: Session, actor: Actor, person_id: str, role: str, *, at: datetime | None = None
) -> None:
    """Take a role back. Raises MissingRole, NotOwnRights, HoldingNotFound."""
    at = _begin_end(session, actor, person_id, at)
    _end(session, "role_assignment", person_id, {"role": role}, at)
    data = {"person": person_id, "role": role, "at": at}
    record_administrative(session, actor, [Event("role-revoked", data)])


# -- the rules ----------------------------------------------------------------------------------------------


def _begin(
    session: Session, actor: Actor, person_id: str, valid_from: datetime | None, valid_to: datetime | None
) -> Period:
    """The period, after asking whether the actor may; holds the lock that makes the checks after it true."""
    _begin_end(session, actor, person_id, None)
    begins = valid_from or session.now
    if valid_to is not None and valid_to <= begins:
        raise InvalidIdentity(field="valid_to", value=valid_to.isoformat(), allowed=f"> {begins.isoformat()}")
    found = session.one(
        "SELECT 1 FROM person WHERE tenant_id = ? AND id = ? AND (valid_to IS NULL OR valid_to > ?)",
        (session.tenant_id, person_id, begins),
    )
    if found is None:
        raise PersonNotFound(person=person_id)
    return begins, valid_to


def _begin_end(session: Session, actor: Actor, person_id: str, at: datetime | None) -> datetime:
    require_role(actor, SECURITY_ADMINISTRATOR)
    if person_id == actor.user_id:
        raise NotOwnRights()
    lock_administration(session)
    return at or session.now


def _check_no_administrator(session: Session, person_id: str, period: Period) -> None:
    if _held(session, "role_assignment", person_id, period, "role") & EXCLUSIVE:
        raise AdministratorsHoldNoPost(person=person_id)


def _check_may_administrate(session: Session, person_id: str, role: str, period: Period) -> None:
    held = _held(session, "role_assignment", person_id, period, "role")
    others = (held & ADMINISTRATORS) - {role}
    if role in ADMINISTRATORS and others:
        raise AdministratorsAreSeparate(person=person_id, held=min(others), role=role)
    if _held(session, "post_holding", person_id, period, "post_key") or _held(
        session, "group_membership", person_id, period, "group_key"
    ):
        raise AdministratorsHoldNoPost(person=person_id)


def _held(session: Session, table: str, person_id: str, period: Period, column: str) -> set[str]:
    """What the person holds at any time within the period."""
    begins, ends = period
    sql = (
        f"SELECT {column} FROM {table} WHERE tenant_id = ? AND person_id = ?"
        " AND (valid_to IS NULL OR valid_to > ?)"
    )
    params: tuple[Any, ...] = (session.tenant_id, person_id, begins)
    if ends is not None:
        sql, params = f"{sql} AND valid_from < ?", (*params, ends)
    return {row[0] for row in session.all(sql, params)}


def _hold(
    session: Session, table: str, person_id: str, what: dict[str, str], period: Period, **more: str
) -> None:
    begins, ends = period
    matching = " AND ".join(f"{column} = ?" for column in what)
    sql = (
        f"SELECT 1 FROM {table} WHERE tenant_id = ? AND person_id = ? AND {matching}"
        " AND (valid_to IS NULL OR valid_to > ?)"
    )
    params: tuple[Any, ...] = (session.tenant_id, person_id, *what.values(), begins)
    if ends is not None:
        sql, params = f"{sql} AND valid_from < ?", (*params, ends)
    if session.one(sql, params) is not None:
        raise AlreadyHeld(person=person_id, held=":".join(reversed(what.values())))
    columns = ("tenant_id", "id", "person_id", *what, *more, "valid_from", "valid_to")
    row = (session.tenant_id, new_id(), person_id, *what.values(), *more.values(), begins, ends)
    session.insert(table, columns, [row])


def _end(session: Session, table: str, person_id: str, what: dict[str, str], at: datetime) -> None:
    matching = " AND ".join(f"{column} = ?" for column in what)
    ended = session.execute(
        f"UPDATE {table} SET valid_to = ? WHERE tenant_id = ? AND person_id = ? AND {matching}"
        " AND (valid_to IS NULL OR valid_to > ?)",
        (at, session.tenant_id, person_id, *what.values(), at),
    )
    if not ended:
        raise HoldingNotFound(person=person_id, held=":".join(reversed(what.values())))


def _dates(period: Period) -> dict[str, datetime | None]:
    return {"valid_from": period[0], "valid_to": period[1]}
