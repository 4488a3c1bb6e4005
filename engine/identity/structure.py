"""Commands on the structure: units, their posts, and groups. They are the system administrator's."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from engine.actor import Actor
from engine.history.chain import Event
from engine.identity.errors import (
    InvalidIdentity,
    UnitBelowItself,
    UnitInUse,
    UnitNotFound,
)
from engine.identity.roles import SYSTEM_ADMINISTRATOR, require_role
from engine.persistence.administration import lock_administration, record_administrative
from engine.persistence.session import Row, Session
from engine.persistence.store import checked_text

#: A colon parts post and unit in candidate groups; blanks and commas part them in lists.
_KEY: Final = re.compile(r"[^\s:,;\"'/\\?#%\x00-\x1f]{1,128}")


def checked_key(field: str, value: str) -> str:
    """``value`` if it can be a key. Raises InvalidIdentity."""
    if not _KEY.fullmatch(value):
        raise InvalidIdentity(field=field, value=value[:64], allowed="1–128 × [^ : , ; \" ' / \\ ? # %]")
    return value


def put_unit(
    session: Session,
    actor: Actor,
    key: str,
    *,
    name: str,
    kind: str,
    parent: str | None = None,
    valid_from: datetime | None = None,
) -> None:
    """Create a unit, or from an instant on give it another name, kind or place; what was before stays known.

    Raises MissingRole, InvalidIdentity, UnitNotFound for the parent, UnitBelowItself.
    """
    require_role(actor, SYSTEM_ADMINISTRATOR)
    lock_administration(session)
    at = valid_from or session.now
    checked_key("unit", key)
    last = _last_period(session, key)
    if last is not None and at < last[0]:
        raise InvalidIdentity(field="valid_from", value=at.isoformat(), allowed=f">= {last[0].isoformat()}")
    if parent is not None:
        _check_place(session, key, parent, at)
    values = (checked_text("name", name), checked_key("kind", kind)[:32], parent)
    if last is not None and at == last[0]:
        session.execute(
            "UPDATE unit SET name = ?, kind = ?, parent_key = ?, valid_to = NULL"
            " WHERE tenant_id = ? AND key = ? AND valid_from = ?",
            (*values, session.tenant_id, key, at),
        )
    else:
        session.execute(
            "UPDATE unit SET valid_to = ? WHERE tenant_id = ? AND key = ?"
            " AND (valid_to IS NULL OR valid_to > ?)",
            (at, session.tenant_id, key, at),
        )
        session.insert(
            "unit",
            ("tenant_id", "key", "valid_from", "name", "kind", "parent_key"),
            [(session.tenant_id, key, at, *values)],
        )
    data = {"unit": key, "name": name, "kind": kind, "parent": parent, "valid_from": at}
    record_administrative(session, actor, [Event("unit-changed", data)])


def _check_place(session: Session, key: str, parent: str, at: datetime) -> None:
    above: str | None = parent
    seen: set[str] = set()
    while above is not None and above not in seen:
        if above == key:
            raise UnitBelowItself(unit=key)
        seen.add(above)
        row = session.one(
            "SELECT parent_key FROM unit WHERE tenant_id = ? AND key = ? AND valid_from <= ?"
            " AND (valid_to IS NULL OR valid_to > ?)",
            (session.tenant_id, above, at, at),
        )
        if row is None and above == parent:
            raise UnitNotFound(unit=parent)
        above = row[0] if row else None


def abolish_unit(session: Session, actor: Actor, key: str, *, at: datetime | None = None) -> None:
    """End a unit: nobody holds a post in it from then on. Its cases stay with the unit above.

    Raises UnitNotFound, UnitInUse while units are below it."""
    require_role(actor, SYSTEM_ADMINISTRATOR)
    lock_administration(session)
    at = at or session.now
    last = _last_period(session, key)
    if last is None or at < last[0] or (last[1] is not None and last[1] <= at):
        raise UnitNotFound(unit=key)
    below = session.all(
        "SELECT key FROM unit WHERE tenant_id = ? AND parent_key = ? AND (valid_to IS NULL OR valid_to > ?)",
        (session.tenant_id, key, at),
    )
    if below:
        raise UnitInUse(unit=key, below=", ".join(sorted({row[0] for row in below})))
    end = (at, session.tenant_id, key, at)
    session.execute(
        "UPDATE unit SET valid_to = ? WHERE tenant_id = ? AND key = ? AND (valid_to IS NULL OR valid_to > ?)",
        end,
    )
    session.execute(
        "UPDATE post_holding SET valid_to = ? WHERE tenant_id = ? AND unit_key = ?"
        " AND (valid_to IS NULL OR valid_to > ?)",
        end,
    )
    record_administrative(session, actor, [Event("unit-abolished", {"unit": key, "at": at})])


def _last_period(session: Session, key: str) -> Row | None:
    return session.one(
        "SELECT valid_from, valid_to FROM unit WHERE tenant_id = ? AND key = ?"
        " ORDER BY valid_from DESC LIMIT 1",
        (session.tenant_id, key),
    )


def put_post(
    session: Session, actor: Actor, unit: str, key: str, *, name: str, supervises: bool = False
) -> None:
    """Create or change a post of a unit. Raises MissingRole, InvalidIdentity, UnitNotFound."""
    require_role(actor, SYSTEM_ADMINISTRATOR)
    lock_administration(session)
    checked_key("post", key)
    last = _last_period(session, unit)
    if last is None or (last[1] is not None and last[1] <= session.now):
        raise UnitNotFound(unit=unit)
    session.execute(
        "INSERT INTO post (tenant_id, unit_key, key, name, supervises) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (tenant_id, unit_key, key)"
        " DO UPDATE SET name = excluded.name, supervises = excluded.supervises",
        (session.tenant_id, unit, key, checked_text("name", name), supervises),
    )
    data = {"unit": unit, "post": key, "name": name, "supervises": supervises}
    record_administrative(session, actor, [Event("post-changed", data)])


def put_user_group(session: Session, actor: Actor, key: str, *, name: str) -> None:
    """Create or rename a group. Raises MissingRole, InvalidIdentity."""
    require_role(actor, SYSTEM_ADMINISTRATOR)
    lock_administration(session)
    session.execute(
        "INSERT INTO user_group (tenant_id, key, name) VALUES (?, ?, ?)"
        " ON CONFLICT (tenant_id, key) DO UPDATE SET name = excluded.name",
        (session.tenant_id, checked_key("group", key), checked_text("name", name)),
    )
    record_administrative(session, actor, [Event("user-group-changed", {"group": key, "name": name})])
