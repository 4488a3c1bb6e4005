"""Lists as people read them: names beside ids, and how each task stands today."""

from __future__ import annotations

from typing import Any

from api.schemas.named import name_of
from engine.persistence.session import Session
from engine.queries.inbox import TaskItem, TaskPage
from engine.queries.names import person_names
from engine.queries.paging import Page
from engine.queries.started import StartedItem, last_summaries
from workflows.standing import standings


def tasks_for_people(session: Session, page: TaskPage) -> dict[str, Any]:
    """One statement more than the list, however long it is."""
    names = person_names(session, [id for item in page.items for id in (item.started_by, item.assignee)])
    standing = standings(session.now)

    def shown(item: TaskItem) -> dict[str, Any]:
        is_timed = item.status == "open" and item.due_at is not None
        return {
            **_members(item),
            "summary": [{"label": label, "value": value} for label, value in item.summary],
            "started_by_name": name_of(item.started_by, names),
            "assignee_name": item.assignee and names.get(item.assignee, item.assignee),
            "standing": standing(item.created_at, item.due_at) if is_timed and item.due_at else None,
        }

    return {**_members(page), "items": [shown(item) for item in page.items]}


def started_for_people(session: Session, page: Page[StartedItem]) -> dict[str, Any]:
    """The names of those whom the instances wait for, and what each case is about."""
    summaries = last_summaries(session, [item.id for item in page.items])
    names = person_names(session, [task.assignee for item in page.items for task in item.waiting_for])

    def shown(item: StartedItem) -> dict[str, Any]:
        waiting = [
            {**_members(task), "assignee_name": task.assignee and names.get(task.assignee, task.assignee)}
            for task in item.waiting_for
        ]
        summary = [{"label": label, "value": value} for label, value in summaries.get(item.id, ())]
        return {**_members(item), "waiting_for": waiting, "summary": summary}

    return {**_members(page), "items": [shown(item) for item in page.items]}


def _members(item: Any) -> dict[str, Any]:
    return {name: getattr(item, name) for name in type(item).__dataclass_fields__}
