"""The ways a user task comes to somebody's list, each as a query that begins at the right place of an index.

Each gives (k, instance_id, activity_id), k being what the list is sorted by, and no more rows than a page may
need of it; the list is what comes first of all ways together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import orjson

from engine.persistence.inbox import FAR
from engine.persistence.session import Session
from engine.queries.inbox_filter import Meaning, SortKey, TaskFilter, any_of

#: Beginnings of the index to look at, at most: one for each group and kind of user task.
_PROBES_AT_MOST: Final = 2000

Sql = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whose list it is: a user id and the groups it belongs to."""

    user: str | None
    groups: tuple[str, ...] = ()

    @property
    def refs(self) -> list[tuple[str, str]]:
        """Everyone tasks are offered to: ("user" or "group", id)."""
        refs = [("group", group) for group in dict.fromkeys(self.groups)]
        return [("user", self.user), *refs] if self.user is not None else refs


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of a list is asked for, and in which order."""

    wanted: TaskFilter
    meaning: Meaning
    sort: SortKey = "created"
    descending: bool = False
    #: (k, instance_id, activity_id) of the last one shown
    after: tuple[Any, ...] | None = None
    limit: int = 20

    def key(self, alias: str) -> str:
        """What the list is sorted by; user_task has null for no due date, its candidates have FAR."""
        if self.sort == "due" and alias == "t":
            far = FAR.isoformat(timespec="microseconds")
            return f"COALESCE(t.due_at, '{far}')"
        return f"{alias}.{ {'created': 'created_at', 'due': 'due_at'}.get(self.sort, self.sort) }"

    def order(self, *columns: str) -> str:
        return ", ".join(f"{column} DESC" if self.descending else column for column in columns)

    def conditions(self, session: Session, alias: str, kinds: tuple[int, ...] | None) -> Sql:
        """The filter and the place in the list, on a task or a candidate."""
        wanted, parts = self.wanted, list[tuple[str, Any]]()
        if kinds is not None:
            parts.append(any_of(session, f"{alias}.task_kind_id", kinds))
        parts += [
            (f"{alias}.{condition}", value)
            for condition, value in (
                ("due_at >= ?", wanted.due_from),
                ("due_at < ?", wanted.due_before or (FAR if wanted.due_from else None)),
                ("priority >= ?", wanted.priority_from),
                ("priority <= ?", wanted.priority_to),
            )
            if value is not None
        ]
        sql = "".join(f" AND {condition}" for condition, _ in parts)
        params = [value for _, value in parts]
        if self.after is not None:
            sign = "<" if self.descending else ">"
            columns = f"{self.key(alias)}, {alias}.instance_id, {alias}.activity_id"
            sql += f" AND ({columns}) {sign} (?, ?, ?)"
            params += self.after
        return sql, params


def held(session: Session, person: Person, part: Part) -> list[Sql]:
    """What the user has claimed or was given."""
    if person.user is None or part.meaning.titled == ():
        return []
    key = part.key("t")
    where, params = part.conditions(session, "t", part.meaning.titled)
    sql = (
        f"SELECT {key} AS k, t.instance_id, t.activity_id FROM user_task t WHERE t.tenant_id = ?"
        f" AND t.assignee = ? AND t.status = 'open' AND t.assignee IS NOT NULL{where}"
        f" ORDER BY {part.order(key, 't.instance_id', 't.activity_id')} LIMIT ?"
    )
    return [(sql, [session.tenant_id, person.user, *params, part.limit])]


def offered(session: Session, person: Person, part: Part) -> list[Sql]:
    """What nobody has claimed and the user or one of the groups may.

    Of many groups only those matter whose first task is among the first of all: one probe of the index for
    each group finds them, and a page is read of those alone, however many tasks there are."""
    kinds, refs = part.meaning.titled, person.refs
    if kinds == () or not refs:
        return []
    by_kind = kinds is not None and part.sort == "created" and len(refs) * len(kinds) <= _PROBES_AT_MOST
    if kinds is not None and by_kind:
        mine, given = _mine(session, [(*ref, kind) for ref, kind in product(refs, kinds)])
        kinds = None
    else:
        mine, given = _mine(session, [(*ref, 0) for ref in refs])
    where, params = part.conditions(session, "x", kinds)
    if by_kind:
        where = f" AND x.task_kind_id = m.task_kind_id{where}"
    probe_params = [session.tenant_id, *params]
    order = part.order(part.key("x"), "x.instance_id", "x.activity_id")
    probe = (
        " FROM user_task_candidate x WHERE x.tenant_id = ? AND x.kind = m.kind AND x.ref = m.ref"
        f" AND x.is_claimed = FALSE{where} ORDER BY {order} LIMIT"
    )
    if session.is_sqlite:
        first, sql = [*probe_params, *given], _page_sqlite(part, mine, probe)
    else:
        first, sql = [*given, *probe_params], _page_postgresql(part, mine, probe)
    return [(sql, [*first, *probe_params, part.limit, part.limit])]


def _mine(session: Session, rows: list[tuple[str, str, int]]) -> Sql:
    """The parameters as a table ``m (kind, ref, task_kind_id)``."""
    if session.is_sqlite:
        columns = "value ->> 0 AS kind, value ->> 1 AS ref, value ->> 2 AS task_kind_id"
        return f"(SELECT {columns} FROM json_each(?)) AS m", [orjson.dumps(rows).decode()]
    arrays = "CAST(? AS text[]), CAST(? AS text[]), CAST(? AS bigint[])"
    return f"unnest({arrays}) AS m(kind, ref, task_kind_id)", [
        list(column) for column in zip(*rows, strict=True)
    ]


def _page_postgresql(part: Part, mine: str, probe: str) -> str:
    key = f"SELECT {part.key('x')} AS k, x.instance_id, x.activity_id"
    place = f"dense_rank() OVER (ORDER BY {part.order('h.k', 'h.instance_id', 'h.activity_id')})"
    return (
        f"SELECT c.k, c.instance_id, c.activity_id FROM (SELECT m.*, {place} AS place"
        f" FROM {mine} CROSS JOIN LATERAL ({key}{probe} 1) AS h) AS m"
        f" CROSS JOIN LATERAL ({key}{probe} ?) AS c WHERE m.place <= ?"
    )


def _page_sqlite(part: Part, mine: str, probe: str) -> str:
    """The same without LATERAL: a subquery may give row ids, which the rows are then read by."""
    place = f"dense_rank() OVER (ORDER BY {part.order(part.key('h'), 'h.instance_id', 'h.activity_id')})"
    return (
        f"SELECT {part.key('c')} AS k, c.instance_id, c.activity_id FROM (SELECT m.*, {place} AS place FROM"
        f" (SELECT m.*, (SELECT x.rowid{probe} 1) AS head FROM {mine}) AS m"
        " CROSS JOIN user_task_candidate h ON h.rowid = m.head) AS m"
        f" CROSS JOIN user_task_candidate c ON c.rowid IN (SELECT x.rowid{probe} ?) WHERE m.place <= ?"
    )


def keyed(session: Session, person: Person, part: Part, *, with_held: bool, with_offered: bool) -> list[Sql]:
    """What is the person's among the open tasks of the instances that a search found."""
    instances, kinds = part.meaning.instances, part.meaning.kinds
    if not instances or kinds == ():
        return []
    ways: list[str] = []
    params: list[Any] = [session.tenant_id]
    if with_held and person.user is not None:
        ways.append("t.assignee = ?")
        params.append(person.user)
    if with_offered:
        in_groups, groups = any_of(session, "x.ref", person.groups or ("",))
        ways.append(
            "(t.assignee IS NULL AND EXISTS (SELECT 1 FROM user_task_candidate x"
            " WHERE x.tenant_id = t.tenant_id AND x.instance_id = t.instance_id"
            " AND x.activity_id = t.activity_id"
            f" AND (x.kind = 'group' AND {in_groups} OR x.kind = 'user' AND x.ref = ?)))"
        )
        params += [groups, person.user or ""]
    if not ways:
        return []
    hits = "json_each(?) AS hit" if session.is_sqlite else "unnest(CAST(? AS bigint[])) AS hit(value)"
    found = orjson.dumps(instances).decode() if session.is_sqlite else list(instances)
    key = part.key("t")
    where, more = part.conditions(session, "t", kinds)
    sql = (
        f"SELECT {key} AS k, t.instance_id, t.activity_id FROM {hits} CROSS JOIN user_task t"
        " WHERE t.instance_id = hit.value AND t.tenant_id = ? AND t.status = 'open'"
        f" AND ({' OR '.join(ways)}){where}"
        f" ORDER BY {part.order(key, 't.instance_id', 't.activity_id')} LIMIT ?"
    )
    return [(sql, [found, *params, *more, part.limit])]
