"""What somebody has filled in and not submitted yet: theirs alone, kept until the task is closed.

A draft is encrypted as a whole, not its personal fields alone: marks and opinions nobody has submitted are
nobody else's business either, and a field is not yet checked to be where its form has it.

A task that an event takes away while its case goes on may come back: what was filled in of it is there again
when the next task of its element opens in its scope, unless one was completed meanwhile. Of a step that is
done for each of many items nothing comes back: it might be shown for another item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from engine.actor import Actor
from engine.commands.files import named_uploads
from engine.commands.stepping import checked_variables
from engine.commands.tasks import check_holder, open_task
from engine.errors import DraftTooLarge
from engine.guards import Attempt
from engine.host import load_program
from engine.persistence.session import Session
from engine.persistence.store import split_task_id
from engine.sealing import unwrapped, wrapped
from engine.spiff import runner
from engine.spiff.values import decode, encode

#: Bytes of a draft.
LIMIT: Final = 1_000_000
#: Tasks of an element that were taken away before another one of it opened in the same scope.
_TAKEN_AWAY: Final = (
    " user_task gone JOIN user_task here ON here.tenant_id = gone.tenant_id"
    " AND here.instance_id = gone.instance_id AND here.element_id = gone.element_id"
    " AND here.scope_id = gone.scope_id AND here.created_at >= gone.completed_at"
    " WHERE gone.status = 'cancelled' AND here.tenant_id = ? AND here.instance_id = ?"
    " AND here.activity_id = ?"
)


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
    _forget_earlier(session, actor, instance.id, task.activity_id)
    return Draft(task_id=task_id, variables=given, saved_at=session.now)


def delete_draft(session: Session, actor: Actor, task_id: str) -> None:
    """Throw the actor's draft away, if there is one."""
    instance_id, activity_id = split_task_id(task_id)
    session.write(
        "DELETE FROM task_draft WHERE tenant_id = ? AND instance_id = ? AND activity_id = ? AND user_id = ?",
        (session.tenant_id, instance_id, activity_id, actor.user_id),
    )
    _forget_earlier(session, actor, instance_id, activity_id)


def _forget_earlier(session: Session, actor: Actor, instance_id: int, activity_id: int) -> None:
    """Another draft stands in the place of those of tasks taken away before this one, or none shall."""
    here = (session.tenant_id, instance_id, activity_id)
    session.write(
        "DELETE FROM task_draft WHERE tenant_id = ? AND instance_id = ? AND user_id = ?"
        f" AND activity_id IN (SELECT gone.activity_id FROM{_TAKEN_AWAY})",
        (session.tenant_id, instance_id, actor.user_id, *here),
    )


def draft_of(session: Session, actor: Actor, task_id: str) -> Draft | None:
    """The actor's own draft. Whoever sealed it may refuse to open what was altered, or whose key is lost."""
    instance_id, activity_id = split_task_id(task_id)
    row = session.one(
        "SELECT activity_id, variables, saved_at FROM task_draft"
        " WHERE tenant_id = ? AND instance_id = ? AND activity_id = ? AND user_id = ?",
        (session.tenant_id, instance_id, activity_id, actor.user_id),
    ) or _earlier(session, actor, instance_id, activity_id)
    if row is None:
        return None
    content = unwrapped(session, row[1], _place(session, actor, instance_id, row[0]))
    return Draft(task_id=task_id, variables=decode(content.encode()), saved_at=row[2])


def _earlier(session: Session, actor: Actor, instance_id: int, activity_id: int) -> Sequence[Any] | None:
    """What was filled in of a task that was taken away, and not submitted with another one since."""
    row = session.one(
        "SELECT d.activity_id, d.variables, d.saved_at FROM task_draft d WHERE d.tenant_id = ?"
        " AND d.instance_id = ? AND d.user_id = ? AND d.activity_id IN (SELECT gone.activity_id FROM"
        f"{_TAKEN_AWAY} AND here.status = 'open' AND NOT EXISTS (SELECT 1 FROM user_task done"
        " WHERE done.tenant_id = gone.tenant_id AND done.instance_id = gone.instance_id"
        " AND done.element_id = gone.element_id AND done.scope_id = gone.scope_id"
        " AND done.status = 'completed' AND done.created_at >= gone.completed_at))"
        " ORDER BY d.saved_at DESC LIMIT 1",
        (session.tenant_id, instance_id, actor.user_id, session.tenant_id, instance_id, activity_id),
    )
    return None if row is None or _is_of_many(session, instance_id, row[0]) else row


def _is_of_many(session: Session, instance_id: int, activity_id: int) -> bool:
    task = session.one(
        "SELECT definition_id, element_id FROM user_task"
        " WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?",
        (session.tenant_id, instance_id, activity_id),
    )
    return task is None or runner.is_multi_instance(load_program(session, task[0]), task[1])


def _place(session: Session, actor: Actor, instance_id: int, activity_id: int) -> str:
    return f"{session.tenant_id}/task_draft/{instance_id}/{activity_id}/{actor.user_id}"
