"""What runs on which version of a process, and where it waits: numbers, nothing of what is in a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from engine.persistence.session import Row, Session
from engine.queries.overview import MOST, Counted
from engine.queries.resources import definition

#: Versions told of at once, the newest first.
_VERSIONS: Final = 200
_RUNNING: Final = ("active", "suspended")
_BROKEN: Final = " AND i.incident_count > 0"
#: What a token waits for, or stands still for, and where that is kept.
_WAITING: Final = {
    "tasks": ("user_task", "status = 'open'"),
    "timers": ("job", "kind = 'timer'"),
    "jobs": ("job", "kind <> 'timer'"),
    "messages": ("message_subscription", "1 = 1"),
    "incidents": ("incident", "status = 'open'"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningVersion:
    """A version of a process with the cases that run on it."""

    definition_id: int
    key: str
    version: int
    name: str
    active: Counted
    suspended: Counted
    #: cases that stand still for an incident
    broken: Counted


@dataclass(slots=True)
class ElementCount:
    """How much waits at an element of the diagram."""

    element_id: str
    tasks: int = 0
    timers: int = 0
    jobs: int = 0
    messages: int = 0
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class RunningElements:
    """Where the cases of a version are; of so many cases, all of them or not."""

    instances: Counted
    elements: list[ElementCount] = field(default_factory=list)


def running_versions(session: Session, process_key: str | None = None) -> list[RunningVersion]:
    """Versions on which cases run, of one process or of all, the newest first.

    Exact up to a thousand cases of a version; of all processes at most 200 versions are told of."""
    of_process, params = ("", ()) if process_key is None else (" AND d.key = ?", (process_key,))
    running = " OR ".join(f"EXISTS (SELECT 1 {_of_version(status)})" for status in _RUNNING)
    counts = (
        *(_of_version(status) for status in _RUNNING),
        *(_of_version(status, _BROKEN) for status in _RUNNING),
    )
    columns = ", ".join(
        f"(SELECT count(*) FROM (SELECT 1 {each} LIMIT {MOST}) AS counted)" for each in counts
    )
    rows = session.all(
        f"SELECT d.id, d.key, d.version, d.name, {columns} FROM process_definition d"
        f" WHERE d.tenant_id = ?{of_process} AND ({running}) ORDER BY d.id DESC LIMIT {_VERSIONS}",
        (session.tenant_id, *params),
    )
    return [_version(row) for row in rows]


def _of_version(status: str, more: str = "") -> str:
    return (
        "FROM process_instance i WHERE i.tenant_id = d.tenant_id AND i.definition_id = d.id"
        f" AND i.status = '{status}'{more}"
    )


def _version(row: Row) -> RunningVersion:
    active, suspended, broken = row[4], row[5], min(row[6] + row[7], MOST)
    return RunningVersion(
        definition_id=row[0], key=row[1], version=row[2], name=row[3],
        active=_counted(active), suspended=_counted(suspended), broken=_counted(broken),
    )  # fmt: skip


def _counted(number: int) -> Counted:
    return Counted(count=number, is_exact=number < MOST)


def running_elements(session: Session, definition_id: int) -> RunningElements:
    """Where the cases that began on a version are, counted in at most a thousand of them.

    What waits in a process that another one calls is counted in neither's diagram.
    Raises ProcessDefinitionNotFound."""
    definition(session, "process", definition_id)
    rows = session.all(
        "SELECT id FROM process_instance WHERE tenant_id = ? AND definition_id = ?"
        f" AND status IN ('active', 'suspended') LIMIT {MOST}",
        (session.tenant_id, definition_id),
    )
    found = RunningElements(instances=_counted(len(rows)))
    if rows:
        found.elements.extend(_elements(session, definition_id, [row[0] for row in rows]))
    return found


def _elements(session: Session, definition_id: int, instances: list[int]) -> list[ElementCount]:
    among = f"tenant_id = ? AND instance_id IN ({', '.join('?' * len(instances))})"
    counts: dict[str, ElementCount] = {}
    for member, (table, which) in _WAITING.items():
        # tasks alone know the diagram they stand in
        of_diagram, more = (" AND definition_id = ?", (definition_id,)) if member == "tasks" else ("", ())
        rows = session.all(
            f"SELECT element_id, count(*) FROM {table} WHERE {among} AND {which}{of_diagram}"
            " AND element_id IS NOT NULL GROUP BY element_id",
            (session.tenant_id, *instances, *more),
        )
        for element_id, count in rows:
            setattr(counts.setdefault(element_id, ElementCount(element_id)), member, int(count))
    return sorted(counts.values(), key=lambda each: each.element_id)
