"""User tasks as people see them: lists and one in detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from engine.commands.stepping import host_for
from engine.persistence.session import Row, Session
from engine.persistence.store import candidates, read_instance, read_task, split_task_id, task_id_of
from engine.queries.paging import Page, checked_limit, page_of, read_cursor
from engine.spiff import runner
from engine.spiff.border import ActivityNotFound

#: SQLite takes 500 parts in one compound query.
_GROUPS_AT_MOST: Final = 400

_KEYS: Final = "created_at, instance_id, activity_id"
_ROW: Final = (
    "SELECT t.instance_id, t.activity_id, t.element_id, t.name, t.lane, t.assignee, t.due_at, t.follow_up_at,"
    " t.priority, t.form_key, t.created_at, t.claimed_at, i.process_key, i.business_key, i.status"
)
_JOIN: Final = (
    " JOIN process_instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id"
    " ORDER BY t.created_at, t.instance_id, t.activity_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskItem:
    """An open user task in a list."""

    id: str
    instance_id: int
    element_id: str
    name: str
    lane: str | None
    assignee: str | None
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    form_key: str | None
    created_at: datetime
    claimed_at: datetime | None
    process_key: str
    business_key: str | None
    instance_status: str


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
    one of the groups; without user and groups, all of them.

    Every part is served by an index in the order shown, so a page costs the same however many are open.
    Raises InvalidCursor.
    """
    limit = checked_limit(limit)
    after = read_cursor(cursor, datetime, int, int)
    if user is None and not groups:
        where, seen = _after(after)
        sql = (
            f"{_ROW} FROM user_task t{_join_instance()} WHERE t.tenant_id = ? AND t.status = 'open'{where}"
            " ORDER BY t.created_at, t.instance_id, t.activity_id LIMIT ?"
        )
        rows = session.all(sql, (session.tenant_id, *seen, limit + 1))
    else:
        keys, params = _keys_of(session, user, groups, after, limit + 1)
        sql = (
            f"{_ROW} FROM (SELECT DISTINCT {_KEYS} FROM ({keys}) AS every ORDER BY {_KEYS} LIMIT ?) AS page"
            " JOIN user_task t ON t.tenant_id = ? AND t.instance_id = page.instance_id"
            f" AND t.activity_id = page.activity_id{_JOIN}"
        )
        rows = session.all(sql, (*params, limit + 1, session.tenant_id))
    return page_of(rows, limit, _item, lambda row: (row[10], row[0], row[1]))


def _join_instance() -> str:
    return " JOIN process_instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id"


def _after(after: tuple[Any, ...] | None, alias: str = "t.") -> tuple[str, tuple[Any, ...]]:
    if after is None:
        return "", ()
    columns = ", ".join(f"{alias}{column}" for column in ("created_at", "instance_id", "activity_id"))
    return f" AND ({columns}) > (?, ?, ?)", after


def _keys_of(
    session: Session, user: str | None, groups: Sequence[str], after: tuple[Any, ...] | None, limit: int
) -> tuple[str, list[Any]]:
    """The first ``limit`` keys of each way a task comes to this inbox."""
    where, seen = _after(after, "")
    order = f" ORDER BY {_KEYS} LIMIT ?"
    offered = (
        f"SELECT {_KEYS} FROM user_task_candidate"
        f" WHERE tenant_id = ? AND kind = '%s' AND ref = ? AND is_claimed = FALSE{where}{order}"
    )
    parts: list[str] = []
    params: list[Any] = []
    if user is not None:
        parts.append(
            f"SELECT * FROM (SELECT {_KEYS} FROM user_task WHERE tenant_id = ? AND assignee = ?"
            f" AND status = 'open' AND assignee IS NOT NULL{where}{order}) AS mine"
        )
        params += [session.tenant_id, user, *seen, limit]
        parts.append(f"SELECT * FROM ({offered % 'user'}) AS offered")
        params += [session.tenant_id, user, *seen, limit]
    if groups and not session.is_sqlite:
        # one plan for any number of groups
        probe = (offered % "group").replace("ref = ?", "ref = mine.ref")
        parts.append(
            f"SELECT g.* FROM unnest(CAST(? AS text[])) AS mine(ref) CROSS JOIN LATERAL ({probe}) AS g"
        )
        params += [list(dict.fromkeys(groups)), session.tenant_id, *seen, limit]
    elif groups:
        for group in list(dict.fromkeys(groups))[:_GROUPS_AT_MOST]:
            parts.append(f"SELECT * FROM ({offered % 'group'})")
            params += [session.tenant_id, group, *seen, limit]
    return " UNION ALL ".join(parts), params


def _item(row: Row) -> TaskItem:
    return TaskItem(
        id=task_id_of(row[0], row[1]),
        instance_id=row[0],
        element_id=row[2],
        name=row[3],
        lane=row[4],
        assignee=row[5],
        due_at=row[6],
        follow_up_at=row[7],
        priority=row[8],
        form_key=row[9],
        created_at=row[10],
        claimed_at=row[11],
        process_key=row[12],
        business_key=row[13],
        instance_status=row[14],
    )


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
