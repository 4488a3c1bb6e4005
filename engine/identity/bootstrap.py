"""The first accounts of a house: three separate administrators, each with a password good for one sign-in."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.actor import SYSTEM, Actor
from engine.history.chain import Event
from engine.identity.errors import PasswordTooEasy
from engine.identity.password_rules import check_rules, digest_of, hash_password
from engine.identity.roles import AUDIT_ADMINISTRATOR, SECURITY_ADMINISTRATOR, SYSTEM_ADMINISTRATOR
from engine.identity.transfer import import_identities
from engine.messages import message, register_messages
from engine.persistence.administration import lock_administration, record_administrative
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session

#: No letters or digits that look alike: somebody may copy it from a screen by hand.
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"

_ADMINISTRATORS: Final = {
    "sysadmin": SYSTEM_ADMINISTRATOR,
    "secadmin": SECURITY_ADMINISTRATOR,
    "auditadmin": AUDIT_ADMINISTRATOR,
}

register_messages(
    {
        "first-account.sysadmin": {"zh-CN": "系统管理员", "en": "system administrator"},
        "first-account.secadmin": {"zh-CN": "安全管理员", "en": "security administrator"},
        "first-account.auditadmin": {"zh-CN": "审计管理员", "en": "audit administrator"},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAccount:
    """An account as it is told once; the password is kept nowhere."""

    person_id: str
    name: str
    role: str
    password: str = field(repr=False)


def random_password(person_id: str) -> str:
    """Four groups of five characters, about 99 random bits, that the rules accept."""
    while True:
        groups = ("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))
        password = "-".join(groups)
        try:
            check_rules(password, person_id)
        except PasswordTooEasy:
            continue
        return password


def first_administrators(database: Database) -> tuple[FirstAccount, ...]:
    """Create the three administrators when nobody has an account yet; gives none when somebody has.

    Of servers that start at once on one database, one creates them.
    """
    with reading(database) as session:
        if _has_people(session):
            return ()
    accounts = tuple(
        FirstAccount(
            person_id=id_, name=message(f"first-account.{id_}"), role=role, password=random_password(id_)
        )
        for id_, role in _ADMINISTRATORS.items()
    )
    hashes = {account.person_id: hash_password(account.password) for account in accounts}
    people = [{"id": each.person_id, "name": each.name, "roles": [each.role]} for each in accounts]
    with transaction(database) as session:
        lock_administration(session)
        if _has_people(session):
            return ()
        import_identities(session, SYSTEM, {"people": people})
        store_passwords(session, SYSTEM, hashes, must_change=True)
    return accounts


def store_passwords(session: Session, actor: Actor, hashes: Mapping[str, str], *, must_change: bool) -> None:
    """Give people without a password theirs, as hashes made before; who has one keeps it."""
    for person_id, password_hash in hashes.items():
        written = session.execute(
            "INSERT INTO credential (tenant_id, person_id, password_hash, changed_at, must_change)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant_id, person_id) DO NOTHING",
            (session.tenant_id, person_id, password_hash, session.now, must_change),
        )
        if written:
            data = {"person": person_id, "must_change": must_change, "digest": digest_of(password_hash)}
            record_administrative(session, actor, [Event("password-set", data)])


def _has_people(session: Session) -> bool:
    sql = "SELECT 1 FROM person WHERE tenant_id = ? LIMIT 1"
    return session.one(sql, (session.tenant_id,)) is not None
