"""Are user tasks, and whom they are offered to, what their events say?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.history.case_rows import CaseEvent, Page, Present, TellsOfCase, rows_of
from engine.history.comparing import Row, about, differing
from engine.history.kept import MADE_OF, MAKE_UP, make_up
from engine.history.walk import Finding
from engine.persistence.inbox import FAR
from engine.persistence.session import Session
from engine.persistence.units import unit_of_group

DEEDS: Final = (
    "user-task-created", "user-task-completed", "activity-cancelled", "due-date-changed", "user-task-claimed",
    "user-task-unclaimed", "user-task-assigned", "user-task-updated",
)  # fmt: skip
_TASK: Final = (
    "instance_id", "activity_id", "scope_id", "element_id", "name", "status", "assignee", "due_at",
    "follow_up_at", "priority", "created_at", "claimed_at", "completed_at", "completed_by",
    "completed_on_behalf_of", *MADE_OF,
)  # fmt: skip
_CANDIDATE: Final = (
    "instance_id", "activity_id", "kind", "ref", "is_claimed", "created_at", "due_at", "priority",
    "task_kind_id",
)  # fmt: skip
_UNIT: Final = ("instance_id", "unit_key")
_OTHERWISE: Final = "its own events say otherwise"


def verify_tasks(
    session: Session, page: Page, told: Mapping[int, TellsOfCase], states: Mapping[int, Present]
) -> Iterator[Finding]:
    """The first thing that is wrong with each task of a page of cases, with its candidates and its units."""
    tasks = rows_of(session, "user_task", _TASK, page)
    offered = rows_of(session, "user_task_candidate", _CANDIDATE, page)
    units = rows_of(session, "process_instance_unit", _UNIT, page)
    for instance_id in sorted(told.keys() | tasks.keys() | offered.keys()):
        events = told[instance_id].events if instance_id in told else []
        yield from _tasks(
            session, instance_id, tasks.get(instance_id, []), events, offered.get(instance_id, []), states
        )
        yield from _units(session, instance_id, units.get(instance_id, []), events)


def _tasks(
    session: Session,
    instance_id: int,
    tasks: list[Row],
    events: list[CaseEvent],
    offered: list[Row],
    states: Mapping[int, Present],
) -> Iterator[Finding]:
    expected = _expected(events)
    to_whom = _offered(events)
    candidates: dict[int, list[Row]] = {}
    for row in offered:
        candidates.setdefault(row["activity_id"], []).append(row)
    for task in tasks:
        id_ = task["activity_id"]
        values = expected.pop(id_, None)
        told = to_whom.get(id_, set()) if task["status"] == "open" else set()
        found = None
        if values is None:
            found = about(session, "entry-inserted", "user_task", id_, "no event", instance_id=instance_id)
        else:
            wrong = _unlike(task, values) or _unlike_offer(task, told, candidates.get(id_, []))
            state = states.get(instance_id)
            if not wrong and state and task["status"] == "open" and id_ not in state.contents.user_tasks:
                wrong = {"status": ("not in the state of its case", "open")}
            if wrong:
                found = about(
                    session,
                    "entry-changed",
                    "user_task",
                    id_,
                    _OTHERWISE,
                    instance_id=instance_id,
                    wrong=wrong,
                )
        candidates.pop(id_, None)
        if found is not None:
            yield found
    for id_ in sorted(expected):
        yield about(session, "entry-missing", "user_task", id_, _OTHERWISE, instance_id=instance_id)
    for id_ in sorted(candidates.keys() - expected.keys()):
        yield about(session, "entry-inserted", "user_task", id_, "no such task", instance_id=instance_id)


def _expected(events: list[CaseEvent]) -> dict[int, dict[str, Any]]:
    """What the events leave each task with. What an earlier release did not tell is not among it."""
    expected: dict[int, dict[str, Any]] = {}
    for event in events:
        if event.activity_id is None:
            continue
        if event.type == "user-task-created":
            expected[event.activity_id] = _created(event)
        elif (values := expected.get(event.activity_id)) is not None:
            values |= _changed(event, values)
    return expected


def _created(event: CaseEvent) -> dict[str, Any]:
    data = event.data
    assignee = data.get("assignee")
    values = {
        "element_id": event.element_id, "scope_id": event.scope_id, "name": data.get("name"),
        "status": "open", "created_at": event.at, "due_at": data.get("due_at"), "assignee": assignee,
        "claimed_at": event.at if assignee else None, "completed_at": None, "completed_by": None,
        "completed_on_behalf_of": None,
    }  # fmt: skip
    if MAKE_UP in data:
        values |= {name: data.get(name) for name in (MAKE_UP, "priority", "follow_up_at")}
    return values


def _changed(event: CaseEvent, values: Mapping[str, Any]) -> dict[str, Any]:
    data = event.data
    if event.type == "user-task-completed":
        return {
            "status": "completed", "completed_at": event.at, "completed_by": event.actor,
            "completed_on_behalf_of": event.on_behalf_of,
        }  # fmt: skip
    if event.type == "activity-cancelled":
        return {"status": "cancelled", "completed_at": event.at}
    if event.type == "due-date-changed":
        if "timer" in data:  # of a timer on the task, not of the task
            return {}
        later = {"follow_up_at": data["follow_up_at"]} if "follow_up_at" in data else {}
        return {"due_at": data.get("new"), **later}
    if event.type == "user-task-updated":
        return {
            name: data[name]["new"]
            for name in ("follow_up_at", "priority")
            if name in data and name in values
        }
    if event.type not in DEEDS:
        return {}
    assignee = data["assignee"]["new"]
    return {"assignee": assignee, "claimed_at": event.at if assignee else None}


def _unlike(task: Row, values: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    made = values.pop(MAKE_UP, None)
    wrong = differing(task, values)
    if not wrong and made is not None and (held := _make_up(task)) != made:
        wrong = {"/".join(MADE_OF): (made, held)}
    return wrong


def _make_up(task: Row) -> str:
    try:
        return make_up([task[name] for name in MADE_OF])
    except TypeError:  # bytes in a tampered row
        return "no text"


def _offered(events: list[CaseEvent]) -> dict[int, set[tuple[str, str]]]:
    """To whom each task was offered."""
    return {
        event.activity_id: {("group", ref) for ref in event.data.get("candidate_groups", ())}
        | {("user", ref) for ref in event.data.get("candidate_users", ())}
        for event in events
        if event.type == "user-task-created" and event.activity_id is not None
    }


def _unlike_offer(task: Row, told: set[tuple[str, str]], rows: list[Row]) -> dict[str, tuple[Any, Any]]:
    """Who is offered an open task, and what lists repeat of it; a task that is over is offered to nobody."""
    here = {(row["kind"], row["ref"]) for row in rows}
    if here != told:
        return {"candidates": (_spelled(told), _spelled(here))}
    repeated = {
        "is_claimed": task["assignee"] is not None, "created_at": task["created_at"],
        "due_at": task["due_at"] or FAR, "priority": task["priority"], "task_kind_id": task["task_kind_id"],
    }  # fmt: skip
    for row in rows:
        if wrong := differing(row, repeated):
            return {f"candidates.{name}": pair for name, pair in wrong.items()}
    return {}


def _spelled(offered: set[tuple[str, str]]) -> list[str]:
    return sorted(f"{kind} {ref}" for kind, ref in offered)


def _units(session: Session, instance_id: int, rows: list[Row], events: list[CaseEvent]) -> Iterator[Finding]:
    """Whose supervisors see a case: those of the units whose posts were ever offered a task of it."""
    groups = {ref for offered in _offered(events).values() for kind, ref in offered if kind == "group"}
    told = {unit for group in groups if (unit := unit_of_group(group)) is not None}
    here = {row["unit_key"] for row in rows}
    if here != told:
        wrong = {"unit_key": (sorted(told), sorted(here))}
        yield about(
            session, "entry-changed", "process_instance_unit", instance_id, _OTHERWISE,
            instance_id=instance_id, wrong=wrong,
        )  # fmt: skip
