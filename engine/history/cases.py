"""Are cases and their user tasks what their own history says of them?

The chain shows that events are as they were written; pages and figures also read the rows beside it: when a
case began and ended, who completed a task and when, what a variable holds. Each is told by an event, and is
compared with it here. Assignees, priorities and the variables of inner scopes are not: who does something is
recorded when it is done.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from engine.commands.stepping import host_for
from engine.history.chain import data_text, instant
from engine.history.walk import Finding, Problem
from engine.persistence.session import Session
from engine.persistence.store import read_instance
from engine.spiff import runner

BATCH: Final = 200
_ENDS: Final = {
    "instance-completed": "completed",
    "instance-cancelled": "cancelled",
    "instance-suspended": "suspended",
    "instance-resumed": "active",
}
_TYPES: Final = (
    *_ENDS, "instance-started", "variables-changed", "user-task-created", "user-task-completed",
    "activity-cancelled", "due-date-changed", "file-attached",
)  # fmt: skip
_CASE: Final = ("id", "process_key", "status", "started_by", "started_at", "ended_at")
_TASK: Final = (
    "instance_id", "activity_id", "name", "status", "completed_by", "completed_on_behalf_of", "created_at",
    "completed_at", "due_at",
)  # fmt: skip
_FILE: Final = ("instance_id", "id", "sha256", "name", "size")
_LOWEST: Final = -(2**63)
#: In place of columns: nothing tells of the row.
_UNTOLD: Final = ["?"]

Row = Mapping[str, Any]


class _Told(NamedTuple):
    at: str
    actor: str
    on_behalf_of: str | None
    type: str
    activity_id: int | None
    scope_id: int
    data: Mapping[str, Any]


def verify_cases(session: Session, only: int | None = None) -> Iterator[Finding]:
    """The first thing that is wrong with each case, or with one, and with each task."""
    last = _LOWEST
    while True:
        cases = _rows(session, "process_instance", _CASE, "id", last, None, only)
        if not cases:
            return
        upto = cases[-1]["id"]
        events = _events(session, last, upto, only)
        tasks = _by_case(_rows(session, "user_task", _TASK, "instance_id", last, upto, only))
        files = _by_case(_rows(session, "file", _FILE, "instance_id", last, upto, only))
        for case in cases:
            told = events.get(case["id"], [])
            wrong = _unlike(case, _expected(told)) or _variables(session, case["id"], told)
            if wrong:
                yield _finding(session, case["id"], "process_instance", case["id"], wrong)
            yield from _tasks(session, case["id"], tasks.get(case["id"], []), told)
            yield from _files(session, case["id"], files.get(case["id"], []), told)
        last = upto


def _by_case(rows: list[Row]) -> Mapping[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["instance_id"]].append(row)
    return found


def _finding(session: Session, instance_id: int, table: str, row_id: int, wrong: list[str]) -> Finding:
    """``wrong`` are the columns; none of them where no event tells of the row."""
    problem: Problem = "entry-inserted" if wrong == _UNTOLD else "entry-changed"
    columns = () if wrong == _UNTOLD else tuple(wrong)
    detail = "its own events say otherwise"
    return Finding(session.tenant_id, instance_id, None, problem, detail, table, row_id, columns)


def _expected(told: list[_Told]) -> dict[str, Any]:
    """What the events leave the row of a case with; nothing when they do not tell how it began."""
    values: dict[str, Any] = {}
    for event in told:
        if event.type == "instance-started":
            values = {"process_key": event.data.get("process"), "started_by": event.actor}
            values |= {"started_at": event.at, "status": "active", "ended_at": None}
        elif event.type in _ENDS:
            values["status"] = _ENDS[event.type]
            values["ended_at"] = event.at if values["status"] in ("completed", "cancelled") else None
    return values


def _variables(session: Session, instance_id: int, told: list[_Told]) -> list[str]:
    """Which variables of the case itself are not what was last written into them."""
    root = next((event.scope_id for event in told if event.type == "instance-started"), None)
    written: dict[str, Any] = {}
    for event in told:
        if event.type == "variables-changed" and event.scope_id == root:
            written |= event.data.get("values", {})
    try:
        instance = read_instance(session, instance_id)
        held = json.loads(data_text(runner.variables(instance.state, host_for(session, instance))))
    except Exception:  # whatever a tampered state raises
        return ["state"]
    return sorted(
        name for name in held.keys() | written.keys() if held.get(name, ...) != written.get(name, ...)
    )


def _tasks(session: Session, instance_id: int, tasks: list[Row], told: list[_Told]) -> Iterator[Finding]:
    expected: dict[int, dict[str, Any]] = {}
    for event in told:
        if event.activity_id is None:
            continue
        if event.type == "user-task-created":
            expected[event.activity_id] = {
                "name": event.data.get("name"), "status": "open", "created_at": event.at,
                "due_at": event.data.get("due_at"), "completed_at": None, "completed_by": None,
                "completed_on_behalf_of": None,
            }  # fmt: skip
        elif (values := expected.get(event.activity_id)) is None:
            continue
        elif event.type == "user-task-completed":
            values |= {"status": "completed", "completed_at": event.at, "completed_by": event.actor}
            values["completed_on_behalf_of"] = event.on_behalf_of
        elif event.type == "activity-cancelled":
            values |= {"status": "cancelled", "completed_at": event.at}
        elif event.type == "due-date-changed":
            values["due_at"] = event.data.get("new")
    for task in tasks:
        if wrong := _unlike(task, expected.pop(task["activity_id"], {})):
            yield _finding(session, instance_id, "user_task", task["activity_id"], wrong)
    for activity_id in sorted(expected):
        yield _finding(session, instance_id, "user_task", activity_id, [])._replace(problem="entry-missing")


def _files(session: Session, instance_id: int, files: list[Row], told: list[_Told]) -> Iterator[Finding]:
    """Files of a case by the hash they had when they were attached, which is their name in the store."""
    expected = {
        int(event.data.get("file", 0)): {name: event.data.get(name) for name in ("sha256", "name", "size")}
        for event in told
        if event.type == "file-attached"
    }
    for file in files:
        if wrong := _unlike(file, expected.pop(file["id"], {})):
            yield _finding(session, instance_id, "file", file["id"], wrong)
    for file_id in sorted(expected):
        yield _finding(session, instance_id, "file", file_id, [])._replace(problem="entry-missing")


def _unlike(row: Row, expected: Mapping[str, Any]) -> list[str]:
    if not expected:
        return _UNTOLD
    return [name for name, value in expected.items() if _spelled(name, row[name]) != _spelled(name, value)]


def _spelled(name: str, value: Any) -> Any:
    if value is None or not name.endswith("_at"):
        return value
    try:
        return instant(value if isinstance(value, datetime) else datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return value


def _rows(
    session: Session,
    table: str,
    names: tuple[str, ...],
    key: str,
    after: int,
    upto: int | None,
    only: int | None,
) -> list[Row]:
    """Rows by the id of their case: those of one page of cases, or the next page."""
    columns = ", ".join(
        f"CAST({name} AS TEXT)" if session.is_sqlite and name.endswith("_at") else name for name in names
    )
    where, values = [f"tenant_id = ? AND {key} > ?"], [session.tenant_id, after]
    for condition, value in ((f"{key} <= ?", upto), (f"{key} = ?", only)):
        if value is not None:
            where.append(condition)
            values.append(value)
    limit = f" LIMIT {BATCH}" if upto is None else ""
    found = session.all(
        f"SELECT {columns} FROM {table} WHERE {' AND '.join(where)} ORDER BY {key}{limit}", values
    )
    return [dict(zip(names, row, strict=True)) for row in found]


def _events(session: Session, after: int, upto: int, only: int | None) -> Mapping[int, list[_Told]]:
    at = "CAST(at AS TEXT)" if session.is_sqlite else "at"
    one = "" if only is None else " AND instance_id = ?"
    found: defaultdict[int, list[_Told]] = defaultdict(list)
    for instance_id, *rest, data in session.all(
        f"SELECT instance_id, {at}, actor, on_behalf_of, type, activity_id, scope_id, data FROM event"
        f" WHERE tenant_id = ? AND instance_id > ? AND instance_id <= ?{one}"
        f" AND type IN ({', '.join('?' * len(_TYPES))}) ORDER BY instance_id, seq",
        (session.tenant_id, after, upto, *(() if only is None else (only,)), *_TYPES),
    ):
        try:
            found[instance_id].append(_Told._make((*rest, json.loads(data))))
        except (TypeError, ValueError):
            continue  # an altered event, which the chain shows
    return found
