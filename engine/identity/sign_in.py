"""Signing in with a password, and changing it.

Hashing takes a tenth of a second, so it happens between two transactions, never inside of one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from engine.actor import SYSTEM, Actor, Authentication, Bearer
from engine.errors import DatabaseBusy
from engine.history.chain import Event
from engine.identity.actors import may_act
from engine.identity.confirmation import confirm
from engine.identity.errors import MissingRole, PasswordUsedBefore, PersonNotFound, SignInFailed
from engine.identity.password_rules import (
    REMEMBERED,
    check_rules,
    digest_of,
    hash_password,
    needs_rehash,
    verify_password,
)
from engine.identity.roles import (
    AUDIT_ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR,
    require_role,
)
from engine.identity.sessions import Origin, open_session, revoke_all_sessions
from engine.identity.throttle import Attempt, attempt_succeeded, begin_attempt
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A new session: its token is for the browser's cookie and for nothing else."""

    token: str
    person_id: str
    must_change_password: bool


@dataclass(frozen=True, slots=True)
class _Account:
    may_act: bool = False
    password_hash: str | None = None
    changed_at: datetime | None = None
    must_change: bool = False


def sign_in(database: Database, name: str, password: str, origin: Origin) -> SignedIn:
    """Open a session for whoever knows the password.

    Raises SignInFailed, alike and after the same time whatever is wrong, and TooManyAttempts.
    """
    person_id = unicodedata.normalize("NFKC", name).strip().replace("\0", "")
    with transaction(database) as session:
        attempt = begin_attempt(session, person_id, origin.address)
        account = _account(session, person_id)
    known = verify_password(account.password_hash, password)
    if not (known and account.may_act):
        with transaction(database) as session:
            _record_failure(session, person_id, account, attempt, origin)
        raise SignInFailed()
    fresh = hash_password(password) if needs_rehash(account.password_hash or "") else None
    with transaction(database) as session:
        # whoever was locked, or got a new password meanwhile, does not come in
        now = _account(session, person_id)
        if not now.may_act or now.password_hash != account.password_hash:
            raise SignInFailed()
        if fresh is not None:
            session.execute(
                "UPDATE credential SET password_hash = ? WHERE tenant_id = ? AND person_id = ?",
                (fresh, session.tenant_id, person_id),
            )
            data = {"person": person_id, "digest": digest_of(fresh)}
            record_administrative(session, SYSTEM, [Event("password-rehashed", data)])
        attempt_succeeded(session, attempt)
        token = open_session(session, person_id, "password", origin, shown_at=session.now)
    return SignedIn(token=token, person_id=person_id, must_change_password=account.must_change)


def change_password(
    database: Database, actor: Actor, current: str, new: str, *, keep_session: int | None, origin: Origin
) -> None:
    """Take a new password for oneself; every other session ends.

    Raises SignInFailed when ``current`` is wrong, TooManyAttempts, and what a password may be refused for.
    """
    confirm_password(database, actor, current, origin)
    _store(database, actor, actor.user_id, new, must_change=False, keep_session=keep_session)


def confirm_password(database: Database, actor: Actor, password: str, origin: Origin) -> None:
    """Whoever is signed in shows once more that they are the one, for an act that cannot be undone.

    Raises SignInFailed, TooManyAttempts."""
    with transaction(database) as session:
        attempt = begin_attempt(session, actor.user_id, origin.address)
        account = _account(session, actor.user_id)
    if not verify_password(account.password_hash, password):
        with transaction(database) as session:
            _record_failure(session, actor.user_id, account, attempt, origin)
        raise SignInFailed()
    with transaction(database) as session:
        attempt_succeeded(session, attempt)


def confirm_identity(
    database: Database, actor: Actor, password: str, origin: Origin, *, bearer: Bearer | None
) -> Authentication:
    """Whoever is signed in shows anew who they are, so that they may sign; history keeps that and the bearer
    remembers it.

    Raises SignInFailed, TooManyAttempts."""
    confirm_password(database, actor, password, origin)
    with transaction(database) as session:
        if bearer is not None:
            confirm(session, bearer, "password", session.now)
        where = {} if bearer is None else {"bearer": bearer[0], "bearer_id": str(bearer[1])}
        data = {"method": "password", "address": origin.address[:64], **where}
        record_administrative(session, actor, [Event("identity-confirmed", data)])
        return Authentication(at=session.now, method="password", bearer=bearer)


def set_password(database: Database, actor: Actor, person_id: str, new: str) -> None:
    """Give somebody a first password, which they have to change; all their sessions end.

    A system administrator could become security or audit administrator that way, so theirs are set from
    the command line alone. Raises MissingRole, PersonNotFound and what a password may be refused for.
    """
    require_role(actor, SYSTEM_ADMINISTRATOR)
    if not actor.is_trusted:
        with reading(database) as session:
            check_not_administrator(session, person_id)
    _store(database, actor, person_id, new, must_change=True, keep_session=None)


def check_not_administrator(session: Session, person_id: str) -> None:
    """Raises MissingRole for somebody whose ways to sign in are not the system administrator's to set."""
    row = session.one(
        "SELECT role FROM role_assignment WHERE tenant_id = ? AND person_id = ? AND role IN (?, ?)"
        " AND (valid_to IS NULL OR valid_to > ?)",
        (session.tenant_id, person_id, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR, session.now),
    )
    if row is not None:
        raise MissingRole(roles=row[0])


def _store(
    database: Database, actor: Actor, person_id: str, new: str, *, must_change: bool, keep_session: int | None
) -> None:
    check_rules(new, person_id)
    with reading(database) as session:
        if not _exists(session, person_id):
            raise PersonNotFound(person=person_id)
        before = _account(session, person_id)
        earlier = session.all(
            "SELECT password_hash FROM credential_history WHERE tenant_id = ? AND person_id = ?"
            " ORDER BY changed_at DESC LIMIT ?",
            (session.tenant_id, person_id, REMEMBERED - 1),
        )
    stored = [row[0] for row in earlier] + ([before.password_hash] if before.password_hash else [])
    if any(verify_password(each, new) for each in stored):
        raise PasswordUsedBefore(count=REMEMBERED)
    fresh = hash_password(new)
    with transaction(database) as session:
        _write(session, person_id, before, fresh, must_change)
        data = {"person": person_id, "must_change": must_change, "digest": digest_of(fresh)}
        record_administrative(session, actor, [Event("password-set", data)])
        revoke_all_sessions(session, actor, person_id, but=keep_session, reason="password-set")


def _write(session: Session, person_id: str, before: _Account, fresh: str, must_change: bool) -> None:
    key = (session.tenant_id, person_id)
    if before.password_hash is None:
        written = session.execute(
            "INSERT INTO credential (tenant_id, person_id, password_hash, changed_at, must_change)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant_id, person_id) DO NOTHING",
            (*key, fresh, session.now, must_change),
        )
    else:
        written = session.execute(
            "UPDATE credential SET password_hash = ?, changed_at = ?, must_change = ?"
            " WHERE tenant_id = ? AND person_id = ? AND changed_at = ?",
            (fresh, session.now, must_change, *key, before.changed_at),
        )
        session.write(
            "INSERT INTO credential_history (tenant_id, person_id, changed_at, password_hash)"
            " VALUES (?, ?, ?, ?) ON CONFLICT (tenant_id, person_id, changed_at) DO NOTHING",
            (*key, before.changed_at, before.password_hash),
        )
    if not written:
        raise DatabaseBusy()


def _account(session: Session, person_id: str) -> _Account:
    row = session.one(
        "SELECT p.valid_from, p.valid_to, p.locked_at, k.password_hash, k.changed_at, k.must_change"
        " FROM person p LEFT JOIN credential k ON k.tenant_id = p.tenant_id AND k.person_id = p.id"
        " WHERE p.tenant_id = ? AND p.id = ? AND p.kind = 'person'",
        (session.tenant_id, person_id),
    )
    if row is None:
        return _Account()
    return _Account(may_act(row[0], row[1], row[2], session.now), row[3], row[4], bool(row[5]))


def _exists(session: Session, person_id: str) -> bool:
    sql = "SELECT 1 FROM person WHERE tenant_id = ? AND id = ? AND kind = 'person'"
    return session.one(sql, (session.tenant_id, person_id)) is not None


def _record_failure(
    session: Session, person_id: str, account: _Account, attempt: Attempt, origin: Origin
) -> None:
    # what was typed into the field of an unknown name may be a password: it is not written down
    data = {
        "person": person_id if account.changed_at is not None else None,
        "address": origin.address[:64],
    }
    events = [Event("sign-in-failed", data)]
    if attempt.locked:
        events.append(Event("sign-in-locked", {**data, "locked": list(attempt.locked)}))
    record_administrative(session, SYSTEM, events)
