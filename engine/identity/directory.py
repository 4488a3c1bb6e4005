"""Who is who, as lists: units, posts, groups, people, and what each holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.identity.errors import PersonNotFound
from engine.identity.memberships import post_group
from engine.persistence.session import Row, Session
from engine.queries.paging import Page, checked_limit, page_of, read_cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitItem:
    """A unit as it is in a period."""

    key: str
    name: str
    kind: str
    parent: str | None
    valid_from: datetime
    valid_to: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostItem:
    """A post; ``group`` is what candidate lists call its holders."""

    unit: str
    key: str
    name: str
    supervises: bool

    @property
    def group(self) -> str:
        return post_group(self.key, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupItem:
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonItem:
    """A person in a list."""

    id: str
    name: str
    kind: str
    email: str | None
    valid_from: datetime
    valid_to: datetime | None
    locked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What somebody holds, or held, in a period: ``kind`` is principal, deputy, member or role."""

    person_id: str
    held: str
    kind: str
    valid_from: datetime
    valid_to: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetail:
    """A person and everything they hold now or later."""

    person: PersonItem
    posts: Sequence[Holding]
    groups: Sequence[Holding]
    roles: Sequence[Holding]


_PERSON = "id, name, kind, email, valid_from, valid_to, locked_at"


def units(session: Session, at: datetime | None = None) -> list[UnitItem]:
    """The units that exist at an instant (default: now), by key."""
    at = at or session.now
    rows = session.all(
        "SELECT key, name, kind, parent_key, valid_from, valid_to FROM unit WHERE tenant_id = ?"
        " AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY key",
        (session.tenant_id, at, at),
    )
    names = ("key", "name", "kind", "parent", "valid_from", "valid_to")
    return [UnitItem(**_named(names, row)) for row in rows]


def posts(session: Session, unit: str | None = None) -> list[PostItem]:
    """The posts of a unit, or of all."""
    where, params = ("", ()) if unit is None else (" AND unit_key = ?", (unit,))
    rows = session.all(
        f"SELECT unit_key, key, name, supervises FROM post WHERE tenant_id = ?{where} ORDER BY unit_key, key",
        (session.tenant_id, *params),
    )
    return [PostItem(unit=row[0], key=row[1], name=row[2], supervises=bool(row[3])) for row in rows]


def user_groups(session: Session) -> list[GroupItem]:
    """Every group."""
    rows = session.all(
        "SELECT key, name FROM user_group WHERE tenant_id = ? ORDER BY key", (session.tenant_id,)
    )
    return [GroupItem(key=row[0], name=row[1]) for row in rows]


def people(
    session: Session, *, text: str | None = None, limit: int = 50, cursor: str | None = None
) -> Page[PersonItem]:
    """People by id; ``text`` is part of an id or a name. Raises InvalidCursor."""
    limit, after = checked_limit(limit), read_cursor(cursor, str)
    sql, params = f"SELECT {_PERSON} FROM person WHERE tenant_id = ?", [session.tenant_id]
    if text:
        wild = "".join(f"!{each}" if each in "!%_" else each for each in text.lower())
        sql += " AND (lower(id) LIKE ? ESCAPE '!' OR lower(name) LIKE ? ESCAPE '!')"
        params += [f"%{wild}%"] * 2
    if after is not None:
        sql += " AND id > ?"
        params += after
    rows = session.all(f"{sql} ORDER BY id LIMIT ?", (*params, limit + 1))
    return page_of(rows, limit, _person, lambda row: (row[0],))


def person_detail(session: Session, person_id: str) -> PersonDetail:
    """A person with what they hold now or later. Raises PersonNotFound."""
    key = (session.tenant_id, person_id)
    row = session.one(f"SELECT {_PERSON} FROM person WHERE tenant_id = ? AND id = ?", key)
    if row is None:
        raise PersonNotFound(person=person_id)
    live = "WHERE tenant_id = ? AND person_id = ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY id"
    params = (*key, session.now)
    held = session.all(
        f"SELECT post_key, unit_key, kind, valid_from, valid_to FROM post_holding {live}", params
    )
    member = session.all(f"SELECT group_key, valid_from, valid_to FROM group_membership {live}", params)
    roles = session.all(f"SELECT role, valid_from, valid_to FROM role_assignment {live}", params)
    return PersonDetail(
        person=_person(row),
        posts=[_holding(person_id, post_group(each[0], each[1]), *each[2:]) for each in held],
        groups=[_holding(person_id, each[0], "member", *each[1:]) for each in member],
        roles=[_holding(person_id, each[0], "role", *each[1:]) for each in roles],
    )


def post_holders(session: Session, unit: str, post: str, at: datetime | None = None) -> list[Holding]:
    """Who holds a post at an instant."""
    at = at or session.now
    rows = session.all(
        "SELECT person_id, kind, valid_from, valid_to FROM post_holding WHERE tenant_id = ?"
        " AND unit_key = ? AND post_key = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)"
        " ORDER BY person_id",
        (session.tenant_id, unit, post, at, at),
    )
    return [_holding(row[0], post_group(post, unit), *row[1:]) for row in rows]


def group_members(session: Session, group: str, at: datetime | None = None) -> list[Holding]:
    """Who is in a group at an instant."""
    at = at or session.now
    rows = session.all(
        "SELECT person_id, valid_from, valid_to FROM group_membership WHERE tenant_id = ?"
        " AND group_key = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY person_id",
        (session.tenant_id, group, at, at),
    )
    return [_holding(row[0], group, "member", *row[1:]) for row in rows]


def _person(row: Row) -> PersonItem:
    names = ("id", "name", "kind", "email", "valid_from", "valid_to", "locked_at")
    return PersonItem(**_named(names, row))


def _holding(person_id: str, held: str, kind: str, since: datetime, until: datetime | None) -> Holding:
    return Holding(person_id=person_id, held=held, kind=kind, valid_from=since, valid_to=until)


def _named(names: Sequence[str], row: Row) -> dict[str, Any]:
    return dict(zip(names, row, strict=True))
