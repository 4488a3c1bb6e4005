"""The actor behind a request: who it is, and what they hold at this instant."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from engine.actor import Actor, Authentication
from engine.identity.errors import NotTheDeputy, PersonNotFound
from engine.identity.memberships import Memberships, memberships_of
from engine.persistence.session import Session

#: People whose memberships a process remembers; beyond that it forgets all and begins anew.
_REMEMBERED = 10_000


class _Known(NamedTuple):
    revision: int
    read_at: datetime
    memberships: Memberships


def actor_of(
    session: Session, person_id: str, *, on_behalf_of: str | None = None, scopes: frozenset[str] | None = None
) -> Actor:
    """The actor a person is now. Raises PersonNotFound for one who may not act, NotTheDeputy."""
    row = session.one(
        "SELECT p.valid_from, p.valid_to, p.locked_at, c.event_seq FROM person p"
        " LEFT JOIN administrative_chain c ON c.tenant_id = p.tenant_id"
        " WHERE p.tenant_id = ? AND p.id = ?",
        (session.tenant_id, person_id),
    )
    if row is None or not may_act(row[0], row[1], row[2], session.now):
        raise PersonNotFound(person=person_id)
    return actor_at(session, person_id, row[3] or 0, on_behalf_of=on_behalf_of, scopes=scopes)


def may_act(
    valid_from: datetime, valid_to: datetime | None, locked_at: datetime | None, at: datetime
) -> bool:
    """Whether an account can be used at an instant."""
    return locked_at is None and valid_from <= at and (valid_to is None or at < valid_to)


def actor_at(
    session: Session,
    person_id: str,
    revision: int,
    *,
    on_behalf_of: str | None = None,
    scopes: frozenset[str] | None = None,
    authentication: Authentication | None = None,
) -> Actor:
    """The actor, of memberships as they are at ``revision`` (length of the administrative chain).

    Everything that changes a membership is an event of that chain, so that what was read at this length is
    still true. Memberships that merely begin or end by date are read again when that date has come.
    """
    held = _known(session, person_id, revision)
    if on_behalf_of is None or on_behalf_of == person_id:
        return Actor(
            user_id=person_id,
            groups=held.groups,
            roles=held.roles,
            supervised_units=held.supervised_units,
            scopes=scopes,
            authentication=authentication,
        )
    shared = held.deputy_of & _known(session, on_behalf_of, revision).principal_of
    if not shared:
        raise NotTheDeputy(person=on_behalf_of)
    # in somebody's name one is nothing but the holder of the posts one is deputy in
    return Actor(
        user_id=person_id,
        on_behalf_of=on_behalf_of,
        groups=shared,
        scopes=scopes,
        authentication=authentication,
    )


def _known(session: Session, person_id: str, revision: int) -> Memberships:
    cache, key, now = session.database.cache, ("memberships", session.tenant_id, person_id), session.now
    known: _Known | None = cache.get(key)
    if known is not None and known.revision == revision and known.read_at <= now:
        until = known.memberships.until
        if until is None or now < until:
            return known.memberships
    fresh = memberships_of(session, person_id, now)
    if len(cache) > _REMEMBERED:
        for old in [each for each in list(cache) if isinstance(each, tuple) and each[0] == "memberships"]:
            cache.pop(old, None)
    cache[key] = _Known(revision, now, fresh)
    return fresh
