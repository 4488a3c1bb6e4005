"""Applications filled in and not submitted: encrypted as a whole, one of a process for each person.

They are there on whatever computer their writer sits down at, and are gone when the case begins, when the
writer throws them away, or when nobody went on with them for ``Settings.draft_keep``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from engine.actor import Actor
from engine.commands.drafts import LIMIT
from engine.commands.files import named_uploads
from engine.commands.stepping import checked_variables
from engine.errors import Conflict, FormNotFound, Invalid, NotFound
from engine.messages import register_messages
from engine.persistence.forms import form_content
from engine.persistence.session import Row, Session
from engine.persistence.store import newest_definition
from engine.sealing import unwrapped, wrapped
from engine.spiff.values import decode, encode

#: Drafts of one person.
MOST: Final = 40

register_messages(
    {
        "start-draft-not-found": {
            "zh-CN": "您没有 {process} 的申请草稿，可能已经提交、删除或过期。",
            "en": "You have no draft of an application for {process}: submitted, deleted or expired.",
        },
        "start-draft-changed": {
            "zh-CN": "这份草稿已在另一窗口或另一台电脑上更新（第 {version} 版），请决定保留哪一份。",
            "en": "This draft was saved in another window or on another computer (version {version}); "
            "decide which one to keep.",
        },
        "start-draft-gone": {
            "zh-CN": "这份草稿已在另一个窗口或另一台电脑上提交或删除。",
            "en": "This draft was submitted or deleted in another window or on another computer.",
        },
        "start-draft-too-large": {
            "zh-CN": "草稿超过 {limit} 字节，未保存；请缩短文字，把附件作为文件上传。",
            "en": "The draft has more than {limit} bytes and is not saved: shorten it, and upload files.",
        },
        "start-drafts-too-many": {
            "zh-CN": "您的申请草稿已满 {limit} 份，请先提交或删除不用的草稿。",
            "en": "You have {limit} drafts of applications already; submit or delete some first.",
        },
    }
)


class StartDraftNotFound(NotFound):
    """The person keeps no application for this process."""


class StartDraftChanged(Conflict):
    """The draft was saved elsewhere after the caller read it."""


class StartDraftGone(Conflict):
    """The draft that the caller read was submitted, deleted or expired meanwhile."""


class StartDraftTooLarge(Invalid):
    """A draft is larger than what is kept of one."""


class StartDraftsTooMany(Invalid):
    """A person keeps as many drafts as there may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartDraft:
    """A draft as it was saved last."""

    process_key: str
    form_id: int
    variables: Mapping[str, Any]
    #: 1 for the first time it was saved
    version: int
    saved_at: datetime
    #: when it is forgotten if nobody goes on with it
    kept_until: datetime


def save_start_draft(
    session: Session,
    actor: Actor,
    process_key: str,
    variables: Mapping[str, Any],
    *,
    form_id: int,
    version: int,
) -> StartDraft:
    """Keep what the actor has filled in; nothing is checked but that it can be stored.

    ``version`` is that of the draft it takes the place of, 0 for none; ``form_id`` the version of the form
    that was filled in. Raises ProcessDefinitionNotFound, FormNotFound, InvalidVariables, StartDraftChanged,
    StartDraftGone, StartDraftTooLarge, StartDraftsTooMany."""
    newest_definition(session, process_key)
    _check_form(session, form_id)
    given = checked_variables(variables)
    content = encode(given)
    if len(content) > LIMIT:
        raise StartDraftTooLarge(limit=LIMIT)
    kept = wrapped(session, content.decode(), _place(session, actor, process_key))
    written = (form_id, kept, named_uploads(session, actor, given), session.now)
    key = (session.tenant_id, actor.user_id, process_key)
    if version:
        touched = session.execute(
            "UPDATE start_draft SET form_id = ?, variables = ?, files = ?, saved_at = ?,"
            " version = version + 1 WHERE tenant_id = ? AND user_id = ? AND process_key = ? AND version = ?",
            (*written, *key, version),
        )
    else:
        _check_room(session, actor, process_key)
        touched = session.execute(
            "INSERT INTO start_draft"
            " (form_id, variables, files, saved_at, tenant_id, user_id, process_key, version)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (tenant_id, user_id, process_key) DO NOTHING",
            (*written, *key),
        )
    if not touched:
        raise _elsewhere(session, actor, process_key)
    return _draft(session, (process_key, form_id, version + 1, session.now), given)


def delete_start_draft(session: Session, actor: Actor, process_key: str) -> None:
    """Throw the actor's draft away, if there is one."""
    session.write(
        "DELETE FROM start_draft WHERE tenant_id = ? AND user_id = ? AND process_key = ?",
        (session.tenant_id, actor.user_id, process_key),
    )


def delete_submitted_draft(session: Session, actor: Actor, definition_id: int, version: int) -> None:
    """This version of the actor's draft has become a case of the definition; what was saved elsewhere since
    stays."""
    session.write(
        "DELETE FROM start_draft WHERE tenant_id = ? AND user_id = ? AND version = ? AND process_key ="
        " (SELECT key FROM process_definition WHERE tenant_id = ? AND id = ?)",
        (session.tenant_id, actor.user_id, version, session.tenant_id, definition_id),
    )


def start_draft_of(session: Session, actor: Actor, process_key: str) -> StartDraft | None:
    """The actor's own draft. Whoever sealed it may refuse to open what was altered, or whose key is lost."""
    found = _drafts(session, actor, " AND process_key = ?", process_key)
    return found[0] if found else None


def start_drafts_of(session: Session, actor: Actor) -> list[StartDraft]:
    """Everything the actor has begun to fill in, what was saved last first."""
    return _drafts(session, actor, " ORDER BY saved_at DESC, process_key")


def forget_start_drafts(session: Session, limit: int) -> int:
    """Delete a chunk of the drafts that nobody went on with in their time; gives how many."""
    return session.execute(
        "DELETE FROM start_draft WHERE (tenant_id, user_id, process_key) IN"
        " (SELECT tenant_id, user_id, process_key FROM start_draft WHERE tenant_id = ? AND saved_at < ?"
        " ORDER BY saved_at LIMIT ?)",
        (session.tenant_id, session.now - session.database.settings.draft_keep, limit),
    )


def _drafts(session: Session, actor: Actor, more: str, *params: str) -> list[StartDraft]:
    rows = session.all(
        "SELECT process_key, form_id, version, saved_at, variables FROM start_draft"
        f" WHERE tenant_id = ? AND user_id = ?{more}",
        (session.tenant_id, actor.user_id, *params),
    )
    return [_draft(session, row[:4], _opened(session, actor, row[0], row[4])) for row in rows]


def _opened(session: Session, actor: Actor, process_key: str, kept: str) -> Mapping[str, Any]:
    text = unwrapped(session, kept, _place(session, actor, process_key))
    content: Mapping[str, Any] = decode(text.encode())
    return content


def _draft(session: Session, row: Row, variables: Mapping[str, Any]) -> StartDraft:
    process_key, form_id, version, saved_at = row
    return StartDraft(
        process_key=process_key,
        form_id=form_id,
        variables=variables,
        version=version,
        saved_at=saved_at,
        kept_until=saved_at + session.database.settings.draft_keep,
    )


def _check_form(session: Session, form_id: int) -> None:
    try:
        form_content(session, form_id)
    except LookupError as error:
        raise FormNotFound(form=form_id) from error


def _check_room(session: Session, actor: Actor, process_key: str) -> None:
    row = session.one(
        "SELECT count(*) FROM start_draft WHERE tenant_id = ? AND user_id = ? AND process_key <> ?",
        (session.tenant_id, actor.user_id, process_key),
    )
    if row is not None and row[0] >= MOST:
        raise StartDraftsTooMany(limit=MOST)


def _elsewhere(session: Session, actor: Actor, process_key: str) -> Conflict:
    row = session.one(
        "SELECT version FROM start_draft WHERE tenant_id = ? AND user_id = ? AND process_key = ?",
        (session.tenant_id, actor.user_id, process_key),
    )
    if row is None:
        return StartDraftGone(process=process_key)
    return StartDraftChanged(process=process_key, version=row[0])


def _place(session: Session, actor: Actor, process_key: str) -> str:
    return f"{session.tenant_id}/start_draft/{actor.user_id}/{process_key}"
