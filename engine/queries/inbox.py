"""Inboxes: what one has to do, what one's groups are offered, what one has done; page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from engine.errors import InvalidCursor
from engine.identity.visibility import Predicate
from engine.persistence.inbox import FAR
from engine.persistence.session import Row, Session
from engine.persistence.store import task_id_of
from engine.queries.inbox_filter import ListName, SortKey, TaskFilter, any_of, meaning_of
from engine.queries.inbox_ways import Part, Person, Sql, held, keyed, offered
from engine.queries.paging import Page, checked_limit, page_of, read_cursor

_COLUMNS: Final = (
    "t.instance_id, t.activity_id, t.element_id, t.name, t.lane, t.status, t.assignee, t.due_at,"
    " t.follow_up_at, t.priority, t.form_key, t.created_at, t.claimed_at, t.completed_at, t.completed_by,"
    " t.summary, i.process_key, d.name, i.business_key, i.status, i.started_by, i.started_at"
)
_JOINS: Final = (
    " JOIN process_instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id"
    " JOIN process_definition d ON d.tenant_id = i.tenant_id AND d.id = i.definition_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskItem:
    """A user task in a list."""

    id: str
    instance_id: int
    element_id: str
    name: str
    lane: str | None
    status: str
    assignee: str | None
    due_at: datetime | None
    follow_up_at: datetime | None
    priority: int
    form_key: str | None
    created_at: datetime
    claimed_at: datetime | None
    completed_at: datetime | None
    completed_by: str | None
    #: up to three (label, value), as they were when the task opened
    summary: tuple[tuple[str, Any], ...]
    process_key: str
    process_name: str
    business_key: str | None
    instance_status: str
    started_by: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class TaskPage(Page[TaskItem]):
    """A page of user tasks."""

    #: a search looked only at some of the instances whose business key begins so: more letters are needed
    is_partial: bool = False


def task_list(
    session: Session,
    name: ListName,
    person: Person,
    wanted: TaskFilter | None = None,
    *,
    sort: SortKey = "created",
    descending: bool = False,
    visible: Predicate | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> TaskPage:
    """One page of one list, in one statement besides those that look up what a search means.

    ``mine`` is what the person holds, ``offered`` what nobody has claimed and the person may, ``todo`` both,
    ``done`` what the person completed (sorted by when), ``all`` every open task of the instances that
    ``visible`` allows. Raises InvalidCursor.
    """
    limit = checked_limit(limit)
    found = read_cursor(cursor, str, int if sort == "priority" else datetime, int, int)
    after = _place(found, name, sort)
    wanted = wanted or TaskFilter()
    meaning = meaning_of(session, wanted)
    part = Part(
        wanted=wanted, meaning=meaning, sort=sort, descending=descending, after=after, limit=limit + 1
    )  # fmt: skip
    if name == "done":
        ways = _done(session, person, part)
    elif name == "all":
        ways = _all(session, part, visible or Predicate("FALSE"))
    else:
        ways = _ways(session, name, person, part)
    rows = _rows(session, part, ways, "t.completed_at" if name == "done" else part.key("t"))
    page = page_of(rows, limit, _item, lambda row: _key_of(row, name, sort))
    return TaskPage(page.items, page.cursor, meaning.is_partial)


def _ways(session: Session, name: ListName, person: Person, part: Part) -> list[Sql]:
    with_held, with_offered = name in ("todo", "mine"), name in ("todo", "offered")
    ways = held(session, person, part) if with_held else []
    if with_offered:
        ways += offered(session, person, part)
    return ways + keyed(session, person, part, with_held=with_held, with_offered=with_offered)


def _rows(session: Session, part: Part, ways: list[Sql], key: str) -> list[Row]:
    if not ways:
        return []
    each = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS way{number}" for number, (sql, _) in enumerate(ways))
    order = part.order("k", "instance_id", "activity_id")
    sql = (
        f"SELECT {_COLUMNS} FROM (SELECT DISTINCT k, instance_id, activity_id FROM ({each}) AS every"
        f" ORDER BY {order} LIMIT ?) AS page JOIN user_task t ON t.tenant_id = ?"
        f" AND t.instance_id = page.instance_id AND t.activity_id = page.activity_id{_JOINS}"
        f" ORDER BY {part.order(key, 't.instance_id', 't.activity_id')}"
    )
    params = [value for _, given in ways for value in given]
    return session.all(sql, (*params, part.limit, session.tenant_id))


def _done(session: Session, person: Person, part: Part) -> list[Sql]:
    where, params = _filtered(session, part)
    if part.after is not None:
        sign = "<" if part.descending else ">"
        where += f" AND (t.completed_at, t.instance_id, t.activity_id) {sign} (?, ?, ?)"
        params += part.after
    sql = (
        "SELECT t.completed_at AS k, t.instance_id, t.activity_id FROM user_task t WHERE t.tenant_id = ?"
        f" AND t.completed_by = ? AND t.status = 'completed'{where}"
        f" ORDER BY {part.order('t.completed_at', 't.instance_id', 't.activity_id')} LIMIT ?"
    )
    return [(sql, [session.tenant_id, person.user, *params, part.limit])]


def _all(session: Session, part: Part, visible: Predicate) -> list[Sql]:
    """Of all open tasks; the filter is asked of each in turn."""
    where, params = _filtered(session, part)
    if part.wanted.assignee is not None:
        where += " AND t.assignee = ? AND t.assignee IS NOT NULL"
        params.append(part.wanted.assignee)
    key = part.key("t")
    placed, more = part.conditions(session, "t", None)
    sql = (
        f"SELECT {key} AS k, t.instance_id, t.activity_id FROM user_task t WHERE t.tenant_id = ?"
        f" AND t.status = 'open'{where}{placed} AND {visible.sql}"
        f" ORDER BY {part.order(key, 't.instance_id', 't.activity_id')} LIMIT ?"
    )
    return [(sql, [session.tenant_id, *params, *more, *visible.params, part.limit])]


def _filtered(session: Session, part: Part) -> Sql:
    """Process, element and text, for the lists that are one query."""
    meaning = part.meaning
    if meaning.titled is None:
        return "", []
    sql, value = any_of(session, "t.task_kind_id", meaning.titled)
    params = [value]
    if meaning.instances:
        named, instances = any_of(session, "t.instance_id", meaning.instances)
        sql, params = f"({sql} OR {named})", [value, instances]
        if meaning.kinds is not None:
            scope, kinds = any_of(session, "t.task_kind_id", meaning.kinds)
            sql, params = f"{sql} AND {scope}", [*params, kinds]
    return f" AND {sql}", params


def _place(found: tuple[Any, ...] | None, name: ListName, sort: SortKey) -> tuple[Any, ...] | None:
    if found is None:
        return None
    if found[0] != f"{name}/{sort}":
        raise InvalidCursor()
    return found[1:]


def _key_of(row: Row, name: ListName, sort: SortKey) -> tuple[Any, ...]:
    """The cursor of a row: which list it belongs to, and its place there."""
    if name == "done":
        key = row[13]
    else:
        key = {"created": row[11], "due": row[7] or FAR, "priority": row[9]}[sort]
    return (f"{name}/{sort}", key, row[0], row[1])


def _item(row: Row) -> TaskItem:
    return TaskItem(
        id=task_id_of(row[0], row[1]),
        instance_id=row[0],
        element_id=row[2],
        name=row[3],
        lane=row[4],
        status=row[5],
        assignee=row[6],
        due_at=row[7],
        follow_up_at=row[8],
        priority=row[9],
        form_key=row[10],
        created_at=row[11],
        claimed_at=row[12],
        completed_at=row[13],
        completed_by=row[14],
        summary=tuple((label, value) for label, value in orjson.loads(row[15] or "[]")),
        process_key=row[16],
        process_name=row[17],
        business_key=row[18],
        instance_status=row[19],
        started_by=row[20],
        started_at=row[21],
    )
