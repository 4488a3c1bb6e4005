"""What a person started, and whom it waits for now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from engine.commands.stepping import host_for
from engine.persistence.session import Row, Session
from engine.persistence.store import INSTANCES, StoredInstance
from engine.queries.inbox_filter import TaskFilter, any_of, meaning_of
from engine.queries.paging import Page, checked_limit, page_of, read_cursor
from engine.spiff import runner

_COLUMNS: Final = (
    "i.id, i.process_key, d.name, i.business_key, i.status, i.started_at, i.ended_at, i.incident_count"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """What an instance waits for: an open user task, and who has it."""

    element_id: str
    name: str
    assignee: str | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedItem:
    """An instance in the list of those a person started."""

    id: int
    process_key: str
    process_name: str
    business_key: str | None
    status: str
    started_at: datetime
    ended_at: datetime | None
    incident_count: int
    waiting_for: tuple[OpenTask, ...]


def started_list(
    session: Session,
    user: str,
    *,
    process_key: str | None = None,
    text: str | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[StartedItem]:
    """Instances a person started, newest first; ``text`` is looked for in business keys and summaries.

    Raises InvalidCursor."""
    limit = checked_limit(limit)
    where, params = "i.tenant_id = ? AND i.started_by = ?", [session.tenant_id, user]
    if process_key is not None:
        where += " AND i.process_key = ?"
        params.append(process_key)
    if text:
        sql, ids = any_of(session, "i.id", meaning_of(session, TaskFilter(text=text)).instances or ())
        where += f" AND {sql}"
        params.append(ids)  # type: ignore[arg-type]
    before = read_cursor(cursor, int)
    if before is not None:
        where += " AND i.id < ?"
        params.append(before[0])
    rows = session.all(
        f"SELECT {_COLUMNS} FROM process_instance i JOIN process_definition d ON d.tenant_id = i.tenant_id"
        f" AND d.id = i.definition_id WHERE {where} ORDER BY i.id DESC LIMIT ?",
        (*params, limit + 1),
    )
    waiting = _open_tasks(session, tuple(row[0] for row in rows[:limit]))
    return page_of(rows, limit, lambda row: _item(row, waiting.get(row[0], ())), lambda row: (row[0],))


def last_summaries(session: Session, instances: Sequence[int]) -> dict[int, list[tuple[str, Any]]]:
    """What each case is about, as (label, value): the summary of its newest user task; of a case that has had
    none, what its process names of its variables as they are now."""
    if not instances:
        return {}
    condition, ids = any_of(session, "instance_id", tuple(instances))
    rows = session.all(
        "SELECT t.instance_id, t.summary FROM user_task t"
        " JOIN (SELECT instance_id, max(activity_id) AS newest"
        f" FROM user_task WHERE tenant_id = ? AND {condition} GROUP BY instance_id) n"
        " ON n.instance_id = t.instance_id AND n.newest = t.activity_id WHERE t.tenant_id = ?",
        (session.tenant_id, ids, session.tenant_id),
    )
    found = {row[0]: [(label, value) for label, value in orjson.loads(row[1] or "[]")] for row in rows}
    lacking = tuple(id for id in instances if id not in found)
    if not lacking:
        return found
    condition, ids = any_of(session, "id", lacking)
    without_task = session.all(f"{INSTANCES} AND {condition}", (session.tenant_id, ids))
    return found | {row[0]: _of_variables(session, StoredInstance(*row)) for row in without_task}


def _of_variables(session: Session, instance: StoredInstance) -> list[tuple[str, Any]]:
    try:
        return list(runner.summary(instance.state, host_for(session, instance)))
    except (ValueError, LookupError, TypeError):
        return []  # a state that nothing reads: the list shows the case, verification says what it found


def _open_tasks(session: Session, instances: tuple[int, ...]) -> dict[int, tuple[OpenTask, ...]]:
    condition, ids = any_of(session, "instance_id", instances)
    found: dict[int, tuple[OpenTask, ...]] = {}
    for id, *task in session.all(
        "SELECT instance_id, element_id, name, assignee, due_at FROM user_task"
        f" WHERE tenant_id = ? AND {condition} AND status = 'open' ORDER BY instance_id, activity_id",
        (session.tenant_id, ids),
    ):
        one = OpenTask(element_id=task[0], name=task[1], assignee=task[2], due_at=task[3])
        found[id] = (*found.get(id, ()), one)
    return found


def _item(row: Row, waiting_for: tuple[OpenTask, ...]) -> StartedItem:
    return StartedItem(
        id=row[0],
        process_key=row[1],
        process_name=row[2],
        business_key=row[3],
        status=row[4],
        started_at=row[5],
        ended_at=row[6],
        incident_count=row[7],
        waiting_for=waiting_for,
    )
