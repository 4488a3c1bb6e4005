"""User tasks as people see them: lists and one in detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from engine.actor import Actor
from engine.commands.stepping import host_for
from engine.errors import FormNotFound
from engine.identity.visibility import Predicate
from engine.persistence.forms import form_content
from engine.persistence.session import Session
from engine.persistence.store import candidates, read_instance, read_task, split_task_id
from engine.queries.inbox import TaskItem, task_list
from engine.queries.inbox_ways import Person
from engine.queries.paging import Page
from engine.spiff import runner
from engine.spiff.border import ActivityNotFound

__all__ = ["TaskDetail", "TaskForm", "TaskItem", "open_tasks", "task_detail", "task_form", "task_summary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDetail:
    """One user task, open or closed, with its candidates and what its form may show."""

    id: str
    instance_id: int
    element_id: str
    name: str
    lane: str | None
    status: str
    assignee: str | None
    candidate_users: tuple[str, ...]
    candidate_groups: tuple[str, ...]
    due_at: datetime | None
    priority: int
    form_key: str | None
    properties: dict[str, str]
    created_at: datetime
    completed_by: str | None
    variables: dict[str, Any]


def open_tasks(
    session: Session,
    *,
    user: str | None = None,
    groups: Sequence[str] = (),
    limit: int = 20,
    cursor: str | None = None,
) -> Page[TaskItem]:
    """Open user tasks, oldest first: those ``user`` holds, and the unclaimed ones offered to the user or to
    one of the groups; without user and groups, all of them. Raises InvalidCursor.
    """
    if user is None and not groups:
        everyone = Person(user=None)
        return task_list(session, "all", everyone, visible=Predicate("TRUE"), limit=limit, cursor=cursor)
    return task_list(session, "todo", Person(user=user, groups=tuple(groups)), limit=limit, cursor=cursor)


def task_detail(session: Session, task_id: str) -> TaskDetail:
    """One user task. Raises TaskNotFound."""
    instance_id, activity_id = split_task_id(task_id)
    task = read_task(session, instance_id, activity_id)
    offered = candidates(session, instance_id, activity_id)
    variables: dict[str, Any] = {}
    if task.status == "open":
        instance = read_instance(session, instance_id)
        try:
            variables = dict(runner.variables(instance.state, host_for(session, instance), activity_id))
        except ActivityNotFound:
            pass  # completed between the two reads
    return TaskDetail(
        id=task_id,
        instance_id=instance_id,
        element_id=task.element_id,
        name=task.name,
        lane=task.lane,
        status=task.status,
        assignee=task.assignee,
        candidate_users=tuple(sorted(offered["user"])),
        candidate_groups=tuple(sorted(offered["group"])),
        due_at=task.due_at,
        priority=task.priority,
        form_key=task.form_key,
        properties=orjson.loads(task.properties),
        created_at=task.created_at,
        completed_by=task.completed_by,
        variables=variables,
    )


def task_summary(session: Session, task_id: str) -> tuple[tuple[str, Any], ...]:
    """What the inbox says of a user task: label and value of up to three variables."""
    row = session.one(
        "SELECT summary FROM user_task WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?",
        (session.tenant_id, *split_task_id(task_id)),
    )
    return () if row is None else tuple((label, value) for label, value in orjson.loads(row[0] or "[]"))


def was_offered(session: Session, actor: Actor, task_id: str) -> bool:
    """Whether a user task, open or closed, was offered to the actor when it opened; history knows.

    Reads the events of the instance: for refusals, not for lists. Raises TaskNotFound for no key."""
    instance_id, activity_id = split_task_id(task_id)
    row = session.one(
        "SELECT data FROM event WHERE tenant_id = ? AND instance_id = ? AND type = 'user-task-created'"
        " AND activity_id = ? LIMIT 1",
        (session.tenant_id, instance_id, activity_id),
    )
    offered = orjson.loads(row[0]) if row else {}
    people = {actor.user_id, actor.on_behalf_of} & set(offered.get("candidate_users", ()))
    return bool(people or (actor.groups or frozenset()) & set(offered.get("candidate_groups", ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskForm:
    """The form a user task is filled in with."""

    form_key: str
    definition_id: int
    content: dict[str, Any]


def task_form(session: Session, task_id: str) -> TaskForm:
    """The form in the version pinned when the task opened. Raises TaskNotFound, FormNotFound."""
    task = read_task(session, *split_task_id(task_id))
    if task.form_definition_id is None or task.form_key is None:
        raise FormNotFound(form=task.form_key or task_id)
    content = orjson.loads(form_content(session, task.form_definition_id))
    return TaskForm(form_key=task.form_key, definition_id=task.form_definition_id, content=content)
