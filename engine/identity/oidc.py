"""Identities of an OpenID Connect provider: linked to people, and sign-ins that are under way.

An identity is the provider's ``sub``, never a mail address or a name: those can be changed by their bearer.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.actor import Actor
from engine.history.chain import Event
from engine.identity.actors import may_act
from engine.identity.errors import (
    HoldingNotFound,
    NotOwnRights,
    PersonNotFound,
    ProviderIdentityTaken,
    ProviderSignInFailed,
)
from engine.identity.roles import SYSTEM_ADMINISTRATOR, require_role
from engine.identity.sessions import Origin, open_session
from engine.identity.sign_in import check_not_administrator
from engine.identity.tokens import new_token, token_hash
from engine.persistence.administration import lock_administration, record_administrative
from engine.persistence.session import Session
from engine.persistence.store import checked_text

#: How long somebody may take at the provider's page.
PATIENCE: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRequest:
    """What the provider has to give back (state, nonce), and what proves that we asked (verifier)."""

    state: str
    nonce: str
    code_verifier: str
    return_to: str


def begin_provider_sign_in(session: Session, return_to: str) -> ProviderRequest:
    """Remember a sign-in that goes by way of the provider."""
    request = ProviderRequest(
        state=new_token(),
        nonce=secrets.token_hex(16),
        code_verifier=secrets.token_urlsafe(48),
        return_to=return_to,
    )
    session.write("DELETE FROM oidc_request WHERE expires_at < ?", (session.now,))
    session.insert(
        "oidc_request",
        ("tenant_id", "state_hash", "nonce", "code_verifier", "return_to", "expires_at"),
        [
            (
                session.tenant_id, token_hash(request.state), request.nonce, request.code_verifier,
                return_to, session.now + PATIENCE,
            )
        ],
    )  # fmt: skip
    return request


def take_provider_request(session: Session, state: str) -> ProviderRequest:
    """The sign-in of this state, which can be taken once. Raises ProviderSignInFailed."""
    row = session.one(
        "DELETE FROM oidc_request WHERE tenant_id = ? AND state_hash = ? AND expires_at > ?"
        " RETURNING nonce, code_verifier, return_to",
        (session.tenant_id, token_hash(state), session.now),
    )
    if row is None:
        raise ProviderSignInFailed()
    return ProviderRequest(state=state, nonce=row[0], code_verifier=row[1], return_to=row[2])


def sign_in_with_provider(
    session: Session, issuer: str, subject: str, origin: Origin, *, shown_at: datetime | None = None
) -> str:
    """Open a session for whoever the identity is linked to; gives its token.

    ``subject`` is of a verified ID token, and so is ``shown_at``: when the person was last asked for proof,
    which may be long ago where the provider signs in silently. Raises ProviderSignInFailed for an identity
    of nobody, or of somebody who may not act."""
    row = session.one(
        "SELECT p.id, p.valid_from, p.valid_to, p.locked_at FROM oidc_identity o"
        " JOIN person p ON p.tenant_id = o.tenant_id AND p.id = o.person_id"
        " WHERE o.tenant_id = ? AND o.issuer = ? AND o.subject = ?",
        (session.tenant_id, issuer, subject),
    )
    if row is None or not may_act(row[1], row[2], row[3], session.now):
        raise ProviderSignInFailed()
    return open_session(session, row[0], "oidc", origin, shown_at=shown_at)


def link_identity(session: Session, actor: Actor, person_id: str, issuer: str, subject: str) -> None:
    """Let an identity of the provider sign in as a person.

    Who links an identity could sign in with it, so the rule for setting passwords holds. Raises MissingRole,
    NotOwnRights, PersonNotFound, ProviderIdentityTaken.
    """
    _begin(session, actor, person_id)
    found = session.one(
        "SELECT 1 FROM person WHERE tenant_id = ? AND id = ? AND kind = 'person'",
        (session.tenant_id, person_id),
    )
    if found is None:
        raise PersonNotFound(person=person_id)
    linked = session.execute(
        "INSERT INTO oidc_identity (tenant_id, issuer, subject, person_id, linked_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (tenant_id, issuer, subject) DO NOTHING",
        (
            session.tenant_id, checked_text("issuer", issuer), checked_text("subject", subject), person_id,
            session.now,
        ),
    )  # fmt: skip
    if not linked:
        raise ProviderIdentityTaken(subject=subject)
    data = {"person": person_id, "issuer": issuer, "subject": subject}
    record_administrative(session, actor, [Event("oidc-identity-linked", data)])


def unlink_identity(session: Session, actor: Actor, person_id: str, issuer: str, subject: str) -> None:
    """Take the link away; sessions that were opened with it go on until they are revoked.

    Raises MissingRole, NotOwnRights, HoldingNotFound."""
    _begin(session, actor, person_id)
    unlinked = session.execute(
        "DELETE FROM oidc_identity WHERE tenant_id = ? AND issuer = ? AND subject = ? AND person_id = ?",
        (session.tenant_id, issuer, subject, person_id),
    )
    if not unlinked:
        raise HoldingNotFound(person=person_id, held=subject)
    data = {"person": person_id, "issuer": issuer, "subject": subject}
    record_administrative(session, actor, [Event("oidc-identity-unlinked", data)])


def _begin(session: Session, actor: Actor, person_id: str) -> None:
    require_role(actor, SYSTEM_ADMINISTRATOR)
    if actor.user_id == person_id:
        raise NotOwnRights()
    lock_administration(session)
    if not actor.is_trusted:
        check_not_administrator(session, person_id)
