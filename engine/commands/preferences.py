"""What a person keeps for the page, to be there on another computer, too; never read by the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from engine.actor import Actor
from engine.commands.stepping import checked_variables
from engine.errors import Conflict, Invalid, NotFound
from engine.messages import register_messages
from engine.persistence.session import Session
from engine.persistence.tables.preferences import KEY
from engine.spiff.values import decode, encode

#: Bytes of one preference, as JSON in UTF-8.
LIMIT: Final = 16 * 1024
#: Preferences of one person.
MOST: Final = 64
KEY_PATTERN: Final = rf"^[a-z][a-z0-9.-]{{0,{KEY - 1}}}$"
_NAME: Final = re.compile(KEY_PATTERN)

register_messages(
    {
        "preference-not-found": {
            "zh-CN": "您没有保存过设置 {name}。",
            "en": "You have not kept a preference {name}.",
        },
        "preference-changed": {
            "zh-CN": "设置 {name} 已在别处更新（第 {version} 版），请重新读取后再保存。",
            "en": "Preference {name} was changed elsewhere (version {version}); read it again, then save.",
        },
        "preference-too-large": {
            "zh-CN": "设置 {name} 超过 {limit} 字节，未保存；请删去不用的内容。",
            "en": "Preference {name} has more than {limit} bytes and is not saved; remove what is not used.",
        },
        "preferences-too-many": {
            "zh-CN": "个人设置已满 {limit} 项，设置 {name} 未保存。",
            "en": "There are {limit} preferences already, so {name} is not saved.",
        },
        "preference-misnamed": {
            "zh-CN": "设置的名称只能用小写字母、数字、点和连字符，最长 {limit} 个字符。",
            "en": "A preference is named with lower-case letters, digits, dots and hyphens, {limit} at most.",
        },
    }
)


class PreferenceNotFound(NotFound):
    """The person keeps nothing under this name."""


class PreferenceChanged(Conflict):
    """The preference was saved elsewhere after the caller read it."""


class PreferenceTooLarge(Invalid):
    """A preference is larger than what is kept of one."""


class PreferencesTooMany(Invalid):
    """A person keeps as many preferences as there may be."""


class PreferenceMisnamed(Invalid):
    """The name of a preference has other characters than names have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """A preference as it was saved last."""

    name: str
    value: Any
    #: 1 for the first time it was saved
    version: int
    saved_at: datetime


def preferences_of(session: Session, actor: Actor) -> list[Preference]:
    """Everything the actor keeps, by name."""
    rows = session.all(
        "SELECT key, value, version, saved_at FROM user_preference WHERE tenant_id = ? AND user_id = ?"
        " ORDER BY key",
        (session.tenant_id, actor.user_id),
    )
    return [Preference(name=row[0], value=_read(row[1]), version=row[2], saved_at=row[3]) for row in rows]


def preference_of(session: Session, actor: Actor, name: str) -> Preference:
    """One of the actor's own. Raises PreferenceNotFound."""
    row = session.one(
        "SELECT value, version, saved_at FROM user_preference"
        " WHERE tenant_id = ? AND user_id = ? AND key = ?",
        (session.tenant_id, actor.user_id, name),
    )
    if row is None:
        raise PreferenceNotFound(name=name[:KEY])
    return Preference(name=name, value=_read(row[0]), version=row[1], saved_at=row[2])


def save_preference(session: Session, actor: Actor, name: str, value: Any, *, version: int) -> Preference:
    """Keep a value, any JSON; ``version`` is that of the one it takes the place of, 0 for none.

    Raises PreferenceChanged when it has another version by now, PreferenceTooLarge, PreferencesTooMany,
    PreferenceMisnamed, InvalidVariables."""
    if not _NAME.fullmatch(name):
        raise PreferenceMisnamed(limit=KEY)
    content = encode(checked_variables({"value": value}))
    if len(content) > LIMIT:
        raise PreferenceTooLarge(name=name, limit=LIMIT)
    key = (session.tenant_id, actor.user_id, name)
    if version:
        sql = (
            "UPDATE user_preference SET value = ?, version = version + 1, saved_at = ?"
            " WHERE tenant_id = ? AND user_id = ? AND key = ? AND version = ?"
        )
        touched = session.execute(sql, (content.decode(), session.now, *key, version))
    else:
        _check_room(session, actor, name)
        sql = (
            "INSERT INTO user_preference (tenant_id, user_id, key, value, version, saved_at)"
            " VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (tenant_id, user_id, key) DO NOTHING"
        )
        touched = session.execute(sql, (*key, content.decode(), session.now))
    if not touched:
        raise PreferenceChanged(name=name, version=_version(session, actor, name))
    return Preference(name=name, value=value, version=version + 1, saved_at=session.now)


def _check_room(session: Session, actor: Actor, name: str) -> None:
    row = session.one(
        "SELECT count(*) FROM user_preference WHERE tenant_id = ? AND user_id = ? AND key <> ?",
        (session.tenant_id, actor.user_id, name),
    )
    if row is not None and row[0] >= MOST:
        raise PreferencesTooMany(name=name, limit=MOST)


def _version(session: Session, actor: Actor, name: str) -> int:
    try:
        return preference_of(session, actor, name).version
    except PreferenceNotFound:
        return 0


def _read(content: str) -> Any:
    return decode(content.encode())["value"]
