"""What somebody has filled in and not submitted yet: theirs alone, kept until the task is closed.

A draft is encrypted as a whole, not its personal fields alone: marks and opinions nobody has submitted are
nobody else's business either, and a field is not yet checked to be where its form has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from engine.actor import Actor
from engine.commands.files import named_uploads
from engine.commands.stepping import checked_variables
from engine.commands.tasks import check_holder, open_task
from engine.errors import DraftTooLarge
from engine.guards import Attempt
from engine.persistence.session import Session
from engine.persistence.store import split_task_id
from engine.sealing import unwrapped, wrapped
from engine.spiff.values import decode, encode

#: Bytes of a draft.
LIMIT: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it was saved last."""

    task_id: str
    variables: Mapping[str, Any]
    saved_at: datetime


def save_draft(session: Session, actor: Actor, task_id: str, variables: Mapping[str, Any]) -> Draft:
    """Keep what the actor has filled in; nothing is checked but that it can be stored, the form least of all.

    Only who could complete the task keeps a draft of it. Raises what :func:`complete_task` raises of states
    and of the actor, InvalidVariables, DraftTooLarge."""
    given = checked_variables(variables)
    content = encode(given)
    if len(content) > LIMIT:
        raise DraftTooLarge(task_id=task_id, limit=LIMIT)
    instance, task = open_task(session, task_id)
    check_holder(Attempt(session, actor, "complete", instance, task, given))
    kept = wrapped(session, content.decode(), _place(session, actor, instance.id, task.activity_id))
    files = named_uploads(session, actor, given)
    session.write(
        "INSERT INTO task_draft (tenant_id, instance_id, activity_id, user_id, variables, saved_at, files)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, instance_id, activity_id, user_id)"
        " DO UPDATE SET variables = excluded.variables, saved_at = excluded.saved_at, files = excluded.files",
        (session.tenant_id, instance.id, task.activity_id, actor.user_id, kept, session.now, files),
    )
    return Draft(task_id=task_id, variables=given, saved_at=session.now)


def delete_draft(session: Session, actor: Actor, task_id: str) -> None:
    """Throw the actor's draft away, if there is one."""
    instance_id, activity_id = split_task_id(task_id)
    session.write(
        "DELETE FROM task_draft WHERE tenant_id = ? AND instance_id = ? AND activity_id = ? AND user_id = ?",
        (session.tenant_id, instance_id, activity_id, actor.user_id),
    )


def draft_of(session: Session, actor: Actor, task_id: str) -> Draft | None:
    """The actor's own draft. Whoever sealed it may refuse to open what was altered, or whose key is lost."""
    instance_id, activity_id = split_task_id(task_id)
    row = session.one(
        "SELECT variables, saved_at FROM task_draft"
        " WHERE tenant_id = ? AND instance_id = ? AND activity_id = ? AND user_id = ?",
        (session.tenant_id, instance_id, activity_id, actor.user_id),
    )
    if row is None:
        return None
    content = unwrapped(session, row[0], _place(session, actor, instance_id, activity_id))
    return Draft(task_id=task_id, variables=decode(content.encode()), saved_at=row[1])


def _place(session: Session, actor: Actor, instance_id: int, activity_id: int) -> str:
    return f"{session.tenant_id}/task_draft/{instance_id}/{activity_id}/{actor.user_id}"
