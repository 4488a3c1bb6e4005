"""Units, posts, groups and people from one document: for a new house and for demonstrations.

Shape: ``{"units": [{"key", "name", "kind", "parent"}], "posts": [{"unit", "key", "name", "supervises"}],
"groups": [{"key", "name"}], "people": [{"id", "name", "kind", "email", "posts": ["post:unit"],
"deputies": ["post:unit"], "groups": [...], "roles": [...]}]}``. Each part may be absent. What exists already
is left or renamed, nothing is taken away, so a document can be brought in again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

from engine.actor import Actor
from engine.identity.errors import AlreadyHeld, InvalidIdentity, PersonExists
from engine.identity.holdings import HoldingKind, add_to_group, assign_post, grant_role
from engine.identity.people import create_person
from engine.identity.structure import put_post, put_unit, put_user_group
from engine.persistence.session import Session

Document = Mapping[str, Any]

_HOLDINGS: Final[tuple[tuple[str, HoldingKind], ...]] = (("posts", "principal"), ("deputies", "deputy"))


def import_identities(session: Session, actor: Actor, document: Document) -> int:
    """Bring in a document; gives the number of people that are new.

    Needs a trusted actor or somebody who is both system and security administrator, which nobody is: so it
    is for the command line. Raises InvalidIdentity for a document of another shape, and what the single
    commands raise.
    """
    try:
        return _import(session, actor, document)
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidIdentity(field="document", value=repr(error)[:64], allowed="units, posts …") from error


def _import(session: Session, actor: Actor, document: Document) -> int:
    known = _units(session)
    for unit in document.get("units", ()):
        values = (unit["name"], unit["kind"], unit.get("parent"))
        if known.get(unit["key"]) != values:
            put_unit(session, actor, unit["key"], name=values[0], kind=values[1], parent=values[2])
    for post in document.get("posts", ()):
        supervises = bool(post.get("supervises", False))
        put_post(session, actor, post["unit"], post["key"], name=post["name"], supervises=supervises)
    for group in document.get("groups", ()):
        put_user_group(session, actor, group["key"], name=group["name"])
    return sum(_person(session, actor, person) for person in document.get("people", ()))


def _units(session: Session) -> dict[str, tuple[str, str, str | None]]:
    rows = session.all(
        "SELECT key, name, kind, parent_key FROM unit WHERE tenant_id = ? AND valid_to IS NULL",
        (session.tenant_id,),
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def _person(session: Session, actor: Actor, person: Document) -> bool:
    is_new = True
    try:
        create_person(
            session,
            actor,
            person["id"],
            name=person["name"],
            kind=person.get("kind", "person"),
            email=person.get("email"),
        )
    except PersonExists:
        is_new = False
    grants: list[Callable[[], None]] = [
        partial(grant_role, session, actor, person["id"], role) for role in person.get("roles", ())
    ]
    grants += [
        partial(add_to_group, session, actor, person["id"], group) for group in person.get("groups", ())
    ]
    for member, kind in _HOLDINGS:
        for held in person.get(member, ()):
            post, _, unit = held.partition(":")
            grants.append(partial(assign_post, session, actor, person["id"], unit, post, kind=kind))
    for grant in grants:
        with suppress(AlreadyHeld):
            grant()
    return is_new
