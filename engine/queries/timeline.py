"""The course of an instance as people tell it: its user tasks, who did them, what was entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from engine.errors import NotFound
from engine.history.signed import MEMBER
from engine.persistence.forms import form_content
from engine.persistence.session import Row, Session
from engine.persistence.store import candidates, task_id_of
from engine.queries.resources import start_form
from forms.filled import FILES, Filled, filled_in

_COLUMNS = (
    "activity_id, element_id, name, status, assignee, created_at, claimed_at, due_at, completed_at,"
    " completed_by, completed_on_behalf_of, form_definition_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A user task of an instance; who is offered it is told of open ones only."""

    task_id: str
    element_id: str
    name: str
    status: str
    assignee: str | None
    created_at: datetime
    claimed_at: datetime | None
    due_at: datetime | None
    completed_at: datetime | None
    completed_by: str | None
    completed_on_behalf_of: str | None
    candidate_users: Sequence[str] = ()
    candidate_groups: Sequence[str] = ()
    #: what was entered into its form
    filled: Sequence[Filled] = ()
    #: what history keeps of the signature on it, where it bears one (:func:`engine.signatures.sign`)
    signature: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file that somebody entered; ``size`` in bytes."""

    id: str
    name: str
    type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A message that an instance took, with what it carried."""

    at: datetime
    by: str
    on_behalf_of: str | None
    element_id: str
    message: str
    variables: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """How an instance began, its user tasks in the order they opened, and the messages it took."""

    instance_id: int
    started_at: datetime
    started_by: str
    ended_at: datetime | None
    status: str
    steps: Sequence[Step]
    received: Sequence[Received] = ()
    #: what it was started with, in the words of the start form's newest version
    filled: Sequence[Filled] = ()
    #: the files that fields and steps speak of
    files: Sequence[NamedFile] = ()


def timeline(session: Session, instance_id: int) -> Timeline | None:
    """None for an instance that does not exist."""
    row = session.one(
        "SELECT started_at, started_by, ended_at, status, definition_id FROM process_instance"
        " WHERE tenant_id = ? AND id = ?",
        (session.tenant_id, instance_id),
    )
    if row is None:
        return None
    completed = _completed(session, instance_id)
    forms: dict[int, Mapping[str, Any]] = {}
    steps = [
        _step(session, instance_id, task, completed.get(task[0], {}), forms)
        for task in _tasks(session, instance_id)
    ]
    filled = _started_with(session, instance_id, row[4])
    return Timeline(
        instance_id=instance_id,
        started_at=row[0],
        started_by=row[1],
        ended_at=row[2],
        status=row[3],
        steps=steps,
        received=_received(session, instance_id),
        filled=filled,
        files=_files(session, [*filled, *(each for step in steps for each in step.filled)]),
    )


def _started_with(session: Session, instance_id: int, definition_id: int) -> Sequence[Filled]:
    """Nothing where it was started without a form, by a message or by another instance."""
    try:
        form = start_form(session, definition_id)
    except NotFound:
        return ()
    row = session.one(
        "SELECT data FROM event WHERE tenant_id = ? AND instance_id = ? AND type = 'variables-changed'"
        " AND element_id IS NULL ORDER BY seq LIMIT 1",
        (session.tenant_id, instance_id),
    )
    values = orjson.loads(row[0]).get("values") if row is not None else None
    return filled_in(orjson.loads(form_content(session, form.id)), values) if values else ()


def _tasks(session: Session, instance_id: int) -> list[Row]:
    return session.all(
        f"SELECT {_COLUMNS} FROM user_task WHERE tenant_id = ? AND instance_id = ?"
        " ORDER BY created_at, activity_id",
        (session.tenant_id, instance_id),
    )


def _completed(session: Session, instance_id: int) -> dict[int, Mapping[str, Any]]:
    """What history keeps of each completed user task, by activity: what was submitted, how it was signed."""
    rows = session.all(
        "SELECT activity_id, data FROM event WHERE tenant_id = ? AND instance_id = ?"
        " AND type = 'user-task-completed'",
        (session.tenant_id, instance_id),
    )
    return {row[0]: orjson.loads(row[1]) for row in rows}


def _received(session: Session, instance_id: int) -> tuple[Received, ...]:
    rows = session.all(
        "SELECT at, actor, on_behalf_of, element_id, data FROM event WHERE tenant_id = ? AND instance_id = ?"
        " AND type = 'message-received' ORDER BY seq",
        (session.tenant_id, instance_id),
    )
    told = [(row, orjson.loads(row[4])) for row in rows]
    return tuple(
        Received(
            at=row[0],
            by=row[1],
            on_behalf_of=row[2],
            element_id=row[3] or "",
            message=data.get("name", ""),
            variables=data.get("variables") or {},
        )
        for row, data in told
    )


def _step(
    session: Session,
    instance_id: int,
    row: Row,
    completed: Mapping[str, Any],
    forms: dict[int, Mapping[str, Any]],
) -> Step:
    form, entered = row[11], completed.get("variables")
    if entered and form is not None and form not in forms:
        forms[form] = orjson.loads(form_content(session, form))
    offered = candidates(session, instance_id, row[0]) if row[3] == "open" else {"user": (), "group": ()}
    return Step(
        task_id=task_id_of(instance_id, row[0]),
        element_id=row[1],
        name=row[2],
        status=row[3],
        assignee=row[4],
        created_at=row[5],
        claimed_at=row[6],
        due_at=row[7],
        completed_at=row[8],
        completed_by=row[9],
        completed_on_behalf_of=row[10],
        candidate_users=tuple(sorted(offered["user"])),
        candidate_groups=tuple(sorted(offered["group"])),
        filled=tuple(filled_in(forms[form], entered)) if entered and form in forms else (),
        signature=completed.get(MEMBER),
    )


def _files(session: Session, filled: Sequence[Filled]) -> tuple[NamedFile, ...]:
    ids = sorted({id for each in filled for id in _file_ids(each)})
    if not ids:
        return ()
    places = ", ".join("?" * len(ids))
    rows = session.all(
        f"SELECT id, name, type, size, sha256 FROM file WHERE tenant_id = ? AND id IN ({places})",
        (session.tenant_id, *(int(each) for each in ids)),
    )
    return tuple(
        NamedFile(id=str(row[0]), name=row[1], type=row[2], size=row[3], sha256=row[4]) for row in rows
    )


def _file_ids(filled: Filled) -> list[str]:
    if filled.kind == FILES and isinstance(filled.value, list):
        return [each for each in filled.value if isinstance(each, str) and each.isascii() and each.isdigit()]
    return [id for row in filled.rows for each in row for id in _file_ids(each)]
