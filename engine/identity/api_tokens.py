"""API tokens: long-lived keys of programs, each limited in what it allows and in time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.actor import Actor, Bearer
from engine.history.chain import Event
from engine.identity.actors import actor_at, may_act
from engine.identity.confirmation import authentication
from engine.identity.errors import ApiTokenNotFound, InvalidIdentity, MissingScope, Unauthenticated
from engine.identity.roles import SCOPES, SECURITY_ADMINISTRATOR, SYSTEM_ADMINISTRATOR, require_role
from engine.identity.sessions import Recognised
from engine.identity.tokens import PREFIX, new_token, token_hash
from engine.persistence.administration import record_administrative
from engine.persistence.ids import new_id
from engine.persistence.session import Session
from engine.persistence.store import checked_text

LIFETIME: Final = timedelta(days=90)
LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """A token as it is listed: without its secret, which is shown once."""

    id: int
    person_id: str
    name: str
    scopes: frozenset[str]
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedToken:
    """A fresh token: the only time its secret is seen."""

    token: ApiToken
    secret: str


def issue_api_token(
    session: Session,
    actor: Actor,
    name: str,
    scopes: Collection[str],
    *,
    lifetime: timedelta = LIFETIME,
    person_id: str | None = None,
) -> IssuedToken:
    """A token for oneself, or as system administrator for a service account.

    A token never issues a token with more scopes than its own. Raises InvalidIdentity, MissingRole,
    MissingScope.
    """
    owner = person_id or actor.user_id
    if owner != actor.user_id:
        require_role(actor, SYSTEM_ADMINISTRATOR)
        _check_service_account(session, owner)
    wanted = frozenset(scopes)
    if not wanted or wanted - SCOPES:
        given, allowed = " ".join(sorted(wanted)), " ".join(sorted(SCOPES))
        raise InvalidIdentity(field="scopes", value=given, allowed=allowed)
    if actor.scopes is not None and wanted - actor.scopes:
        raise MissingScope(scope=" ".join(sorted(wanted - actor.scopes)))
    if not timedelta(0) < lifetime <= LONGEST:
        raise InvalidIdentity(field="lifetime", value=str(lifetime), allowed=f"0 < … <= {LONGEST.days} d")
    secret, now, id_ = new_token(PREFIX), session.now, new_id()
    columns = (
        "tenant_id", "id", "person_id", "name", "token_hash", "scopes", "created_at", "expires_at",
    )  # fmt: skip
    row = (
        session.tenant_id, id_, owner, checked_text("name", name), token_hash(secret),
        " ".join(sorted(wanted)), now, now + lifetime,
    )  # fmt: skip
    session.insert("api_token", columns, [row])
    data = {
        "token_id": str(id_), "person": owner, "name": name, "scopes": sorted(wanted),
        "expires_at": now + lifetime, "token_hash": token_hash(secret),
    }  # fmt: skip
    record_administrative(session, actor, [Event("api-token-issued", data)])
    token = ApiToken(
        id=id_, person_id=owner, name=name, scopes=wanted, created_at=now, expires_at=now + lifetime
    )
    return IssuedToken(token=token, secret=secret)


def _check_service_account(session: Session, person_id: str) -> None:
    """An administrator who made tokens of people could act in their name."""
    row = session.one(
        "SELECT kind FROM person WHERE tenant_id = ? AND id = ?", (session.tenant_id, person_id)
    )
    if row is None or row[0] != "service":
        raise InvalidIdentity(field="person", value=person_id, allowed="service")


def recognise_api_token(session: Session, secret: str, *, on_behalf_of: str | None = None) -> Recognised:
    """Who an API token stands for. Raises Unauthenticated when it is revoked, over or nobody's."""
    row = session.one(
        "SELECT k.person_id, k.scopes, k.expires_at, p.name, p.valid_from, p.valid_to, p.locked_at,"
        " c.event_seq, k.id, f.confirmed_at, f.method FROM api_token k"
        " JOIN person p ON p.tenant_id = k.tenant_id AND p.id = k.person_id"
        " LEFT JOIN administrative_chain c ON c.tenant_id = k.tenant_id"
        " LEFT JOIN confirmation f ON f.tenant_id = k.tenant_id AND f.bearer = 'api_token'"
        " AND f.bearer_id = k.id"
        " WHERE k.tenant_id = ? AND k.token_hash = ? AND k.revoked_at IS NULL",
        (session.tenant_id, token_hash(secret)),
    )
    if row is None or session.now >= row[2] or not may_act(row[4], row[5], row[6], session.now):
        raise Unauthenticated()
    scopes, bearer = frozenset(row[1].split()), _bearer(row[8])
    shown = authentication(bearer, row[9], row[10])
    actor = actor_at(
        session, row[0], row[7] or 0, on_behalf_of=on_behalf_of, scopes=scopes, authentication=shown
    )
    return Recognised(actor=actor, name=row[3], bearer=bearer)


def _bearer(token_id: int) -> Bearer:
    return ("api_token", token_id)


def api_tokens(session: Session, person_id: str) -> list[ApiToken]:
    """The tokens of a person that are neither revoked nor over, the newest first."""
    rows = session.all(
        "SELECT id, person_id, name, scopes, created_at, expires_at FROM api_token"
        " WHERE tenant_id = ? AND person_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY id DESC",
        (session.tenant_id, person_id, session.now),
    )
    return [
        ApiToken(
            id=row[0],
            person_id=row[1],
            name=row[2],
            scopes=frozenset(row[3].split()),
            created_at=row[4],
            expires_at=row[5],
        )
        for row in rows
    ]


def revoke_api_token(session: Session, actor: Actor, person_id: str, token_id: int) -> None:
    """Make a token worthless at once: one's own, or as security or system administrator anybody's.

    Raises ApiTokenNotFound, MissingRole."""
    if person_id != actor.user_id:
        require_role(actor, SECURITY_ADMINISTRATOR, SYSTEM_ADMINISTRATOR)
    ended = session.execute(
        "UPDATE api_token SET revoked_at = ?"
        " WHERE tenant_id = ? AND id = ? AND person_id = ? AND revoked_at IS NULL",
        (session.now, session.tenant_id, token_id, person_id),
    )
    if not ended:
        raise ApiTokenNotFound(token_id=token_id)
    data = {"token_id": str(token_id), "person": person_id}
    record_administrative(session, actor, [Event("api-token-revoked", data)])


def revoke_all_api_tokens(session: Session, actor: Actor, person_id: str, *, reason: str) -> None:
    """Make every token of a person worthless."""
    ended = session.execute(
        "UPDATE api_token SET revoked_at = ? WHERE tenant_id = ? AND person_id = ? AND revoked_at IS NULL",
        (session.now, session.tenant_id, person_id),
    )
    if ended:
        data = {"person": person_id, "tokens": ended, "reason": reason}
        record_administrative(session, actor, [Event("api-token-revoked", data)])
