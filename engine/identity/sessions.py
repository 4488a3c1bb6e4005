"""Signed-in browsers: opened, recognised, listed, ended. A revoked session is refused at its next request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.actor import Actor, AuthenticationMethod, Bearer
from engine.history.chain import Event
from engine.identity.actors import actor_at, may_act
from engine.identity.confirmation import authentication, confirm
from engine.identity.errors import LoginSessionNotFound, Unauthenticated
from engine.identity.roles import SECURITY_ADMINISTRATOR, require_role
from engine.identity.tokens import new_token, token_hash
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, transaction
from engine.persistence.ids import new_id
from engine.persistence.session import Session

#: A session's last use is written down this often at most.
SEEN_EVERY: Final = timedelta(minutes=1)
_AGENT_LENGTH: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a request comes from, as far as the network says."""

    address: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Who a session or an API token stands for."""

    actor: Actor
    name: str
    session_id: int | None = None
    #: the session or API token itself
    bearer: Bearer | None = None
    #: how the session was opened
    method: AuthenticationMethod | None = None
    must_change_password: bool = False
    #: the session's last use should be written down
    is_stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginSession:
    """A session as its owner and the security administrator see it."""

    id: int
    person_id: str
    method: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str


def open_session(
    session: Session,
    person_id: str,
    method: AuthenticationMethod,
    origin: Origin,
    *,
    shown_at: datetime | None,
) -> str:
    """A new session, always under a token nobody has seen before; gives the token.

    ``shown_at``: when the person showed who they are; None when whoever vouches for them does not say."""
    token, now = new_token(), session.now
    lifetime = session.database.settings.session_lifetime
    columns = (
        "tenant_id", "id", "person_id", "token_hash", "method", "created_at", "seen_at", "expires_at",
        "address", "agent",
    )  # fmt: skip
    id_ = new_id()
    row = (
        session.tenant_id, id_, person_id, token_hash(token), method, now, now, now + lifetime,
        origin.address[:64], origin.agent.replace("\0", "")[:_AGENT_LENGTH],
    )  # fmt: skip
    session.insert("login_session", columns, [row])
    confirmed_at = None if shown_at is None else min(shown_at, now)
    if confirmed_at is not None:
        confirm(session, ("login_session", id_), method, confirmed_at)
    data = {
        "session_id": str(id_), "method": method, "address": origin.address[:64],
        "token_hash": token_hash(token), "expires_at": now + lifetime, "confirmed_at": confirmed_at,
    }  # fmt: skip
    record_administrative(session, Actor(user_id=person_id), [Event("signed-in", data)])
    return token


def recognise_session(session: Session, token: str, *, on_behalf_of: str | None = None) -> Recognised:
    """Who a session's token stands for. Raises Unauthenticated for a session that is over, NotTheDeputy."""
    row = session.one(
        "SELECT s.id, s.person_id, s.seen_at, s.expires_at, p.name, p.valid_from, p.valid_to, p.locked_at,"
        " c.event_seq, k.must_change, f.confirmed_at, f.method, s.method FROM login_session s"
        " JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id"
        " LEFT JOIN administrative_chain c ON c.tenant_id = s.tenant_id"
        " LEFT JOIN credential k ON k.tenant_id = s.tenant_id AND k.person_id = s.person_id"
        " LEFT JOIN confirmation f ON f.tenant_id = s.tenant_id AND f.bearer = 'login_session'"
        " AND f.bearer_id = s.id"
        " WHERE s.tenant_id = ? AND s.token_hash = ? AND s.revoked_at IS NULL",
        (session.tenant_id, token_hash(token)),
    )
    now = session.now
    if row is None or now >= row[3] or now >= row[2] + session.database.settings.session_idle:
        raise Unauthenticated()
    if not may_act(row[5], row[6], row[7], now):
        raise Unauthenticated()
    bearer: Bearer = ("login_session", row[0])
    shown = authentication(bearer, row[10], row[11])
    return Recognised(
        actor=actor_at(session, row[1], row[8] or 0, on_behalf_of=on_behalf_of, authentication=shown),
        name=row[4],
        session_id=row[0],
        bearer=bearer,
        method=row[12],
        must_change_password=bool(row[9]),
        is_stale=now >= row[2] + SEEN_EVERY,
    )


def touch_session(database: Database, session_id: int) -> None:
    """Write down that the session is in use."""
    with transaction(database) as session:
        session.execute(
            "UPDATE login_session SET seen_at = ? WHERE tenant_id = ? AND id = ? AND seen_at < ?",
            (session.now, session.tenant_id, session_id, session.now),
        )


def login_sessions(session: Session, person_id: str) -> list[LoginSession]:
    """The sessions of a person that are not over, the newest first."""
    rows = session.all(
        "SELECT id, person_id, method, created_at, seen_at, expires_at, address, agent FROM login_session"
        " WHERE tenant_id = ? AND person_id = ? AND revoked_at IS NULL AND expires_at > ? AND seen_at > ?"
        " ORDER BY id DESC",
        (
            session.tenant_id, person_id, session.now,
            session.now - session.database.settings.session_idle,
        ),
    )  # fmt: skip
    names = ("id", "person_id", "method", "created_at", "seen_at", "expires_at", "address", "agent")
    return [LoginSession(**dict(zip(names, row, strict=True))) for row in rows]


def sign_out(session: Session, actor: Actor, session_id: int) -> None:
    """End the session one speaks in."""
    _end(session, actor, actor.user_id, session_id, "signed-out")


def revoke_session(session: Session, actor: Actor, person_id: str, session_id: int) -> None:
    """End a session of one's own, or as security administrator of anybody.

    Raises LoginSessionNotFound, MissingRole."""
    if person_id != actor.user_id:
        require_role(actor, SECURITY_ADMINISTRATOR)
    _end(session, actor, person_id, session_id, "session-revoked")


def _end(session: Session, actor: Actor, person_id: str, session_id: int, event: str) -> None:
    ended = session.execute(
        "UPDATE login_session SET revoked_at = ?"
        " WHERE tenant_id = ? AND id = ? AND person_id = ? AND revoked_at IS NULL",
        (session.now, session.tenant_id, session_id, person_id),
    )
    if not ended:
        raise LoginSessionNotFound(session_id=session_id)
    data = {"session_id": str(session_id), "person": person_id}
    record_administrative(session, actor, [Event(event, data)])


def revoke_all_sessions(
    session: Session, actor: Actor, person_id: str, *, but: int | None = None, reason: str
) -> None:
    """End every session of a person: after a new password, on leaving, on suspicion."""
    ended = session.execute(
        "UPDATE login_session SET revoked_at = ?"
        " WHERE tenant_id = ? AND person_id = ? AND revoked_at IS NULL AND id <> ?",
        (session.now, session.tenant_id, person_id, but or 0),
    )
    if ended:
        data = {"person": person_id, "sessions": ended, "reason": reason, "but": str(but or 0)}
        record_administrative(session, actor, [Event("session-revoked", data)])
