"""Commands on accounts: one for each person, one person for each. They are the system administrator's."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Final, Literal

from engine.actor import SYSTEM, Actor
from engine.history.chain import Event
from engine.identity.api_tokens import revoke_all_api_tokens
from engine.identity.errors import InvalidIdentity, NotOwnRights, PersonExists, PersonNotFound
from engine.identity.roles import SECURITY_ADMINISTRATOR, SYSTEM_ADMINISTRATOR, require_role
from engine.identity.sessions import revoke_all_sessions
from engine.persistence.administration import lock_administration, record_administrative
from engine.persistence.session import Session
from engine.persistence.store import checked_text
from engine.sealing import proof

_ID: Final = re.compile(r"\w[\w.@-]{0,127}")
_ENDED: Final = ("post_holding", "group_membership", "role_assignment")

Kind = Literal["person", "service"]


def create_person(
    session: Session,
    actor: Actor,
    person_id: str,
    *,
    name: str,
    kind: Kind = "person",
    email: str | None = None,
    valid_from: datetime | None = None,
) -> None:
    """Open an account; it can sign in once it has a password or a linked identity.

    Raises MissingRole, InvalidIdentity, PersonExists (also for the account of somebody who left).
    """
    require_role(actor, SYSTEM_ADMINISTRATOR)
    lock_administration(session)
    id_ = unicodedata.normalize("NFKC", person_id)
    if not _ID.fullmatch(id_) or id_ == SYSTEM.user_id:
        raise InvalidIdentity(field="person", value=person_id[:64], allowed="1–128 × [\\w . @ -]")
    if kind not in ("person", "service"):
        raise InvalidIdentity(field="kind", value=kind, allowed="person, service")
    begins = valid_from or session.now
    created = session.execute(
        "INSERT INTO person (tenant_id, id, name, kind, email, created_at, valid_from)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, id) DO NOTHING",
        (
            session.tenant_id, id_, checked_text("name", name), kind,
            checked_text("email", email) if email else None, session.now, begins,
        ),
    )  # fmt: skip
    if not created:
        raise PersonExists(person=id_)
    data = {"person": id_, "kind": kind, "name": name, "email": _proof(session, email), "valid_from": begins}
    record_administrative(session, actor, [Event("person-created", data)])


def change_person(
    session: Session, actor: Actor, person_id: str, *, name: str, email: str | None = None
) -> None:
    """Correct a name or an address. Raises MissingRole, PersonNotFound."""
    require_role(actor, SYSTEM_ADMINISTRATOR)
    changed = session.execute(
        "UPDATE person SET name = ?, email = ? WHERE tenant_id = ? AND id = ?",
        (
            checked_text("name", name), checked_text("email", email) if email else None,
            session.tenant_id, person_id,
        ),
    )  # fmt: skip
    if not changed:
        raise PersonNotFound(person=person_id)
    data = {"person": person_id, "name": name, "email": _proof(session, email)}
    record_administrative(session, actor, [Event("person-changed", data)])


def _proof(session: Session, email: str | None) -> str | None:
    """What history says of an address: enough to know it again."""
    return proof(session, email) if email else None


def person_leaves(session: Session, actor: Actor, person_id: str, *, at: datetime | None = None) -> None:
    """End every access on a day of leaving: account, posts, groups, roles, sessions, tokens.

    Raises MissingRole, PersonNotFound, NotOwnRights."""
    require_role(actor, SYSTEM_ADMINISTRATOR)
    _check_somebody_else(actor, person_id)
    lock_administration(session)
    at = at or session.now
    left = session.execute(
        "UPDATE person SET valid_to = ? WHERE tenant_id = ? AND id = ?", (at, session.tenant_id, person_id)
    )
    if not left:
        raise PersonNotFound(person=person_id)
    for table in _ENDED:
        session.execute(
            f"UPDATE {table} SET valid_to = ? WHERE tenant_id = ? AND person_id = ?"
            " AND (valid_to IS NULL OR valid_to > ?)",
            (at, session.tenant_id, person_id, at),
        )
    record_administrative(session, actor, [Event("person-left", {"person": person_id, "at": at})])
    if at <= session.now:
        revoke_all_sessions(session, actor, person_id, reason="person-left")
        revoke_all_api_tokens(session, actor, person_id, reason="person-left")


def lock_person(session: Session, actor: Actor, person_id: str) -> None:
    """Stop an account at once, its sessions and tokens with it.

    Raises MissingRole, PersonNotFound, NotOwnRights."""
    require_role(actor, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)
    _check_somebody_else(actor, person_id)
    _set_lock(session, actor, person_id, session.now, "person-locked")
    revoke_all_sessions(session, actor, person_id, reason="person-locked")
    revoke_all_api_tokens(session, actor, person_id, reason="person-locked")


def unlock_person(session: Session, actor: Actor, person_id: str) -> None:
    """Let an account be used again; sessions and tokens stay ended. Raises as :func:`lock_person`."""
    require_role(actor, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)
    _check_somebody_else(actor, person_id)
    _set_lock(session, actor, person_id, None, "person-unlocked")


def _set_lock(session: Session, actor: Actor, person_id: str, at: datetime | None, event: str) -> None:
    changed = session.execute(
        "UPDATE person SET locked_at = ? WHERE tenant_id = ? AND id = ?", (at, session.tenant_id, person_id)
    )
    if not changed:
        raise PersonNotFound(person=person_id)
    record_administrative(session, actor, [Event(event, {"person": person_id})])


def _check_somebody_else(actor: Actor, person_id: str) -> None:
    if person_id == actor.user_id:
        raise NotOwnRights()
