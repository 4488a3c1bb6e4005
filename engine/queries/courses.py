"""History read as a path over the diagram, and as the decisions that led along it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from engine.persistence.session import Session
from engine.queries.instances import HistoryItem
from engine.queries.paging import Page, checked_limit, page_of, read_cursor

_ACTIVITY: Final = ("activity-started", "activity-completed", "activity-cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFlow:
    """A sequence flow of the diagram, and how often it was taken."""

    flow_id: str
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitedElement:
    """A node of the diagram, and how often it was entered and left."""

    element_id: str
    started: int
    completed: int
    cancelled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Where an instance has been; as large as the diagram, however long the instance runs."""

    flows: tuple[TakenFlow, ...]
    elements: tuple[VisitedElement, ...]


def path(session: Session, instance_id: int) -> Path:
    """The sequence flows that were taken and the nodes that were visited, in the order of the first time."""
    of_instance = (session.tenant_id, instance_id)
    flows = session.all(
        "SELECT element_id, count(*), min(at), max(at), min(seq) FROM event WHERE tenant_id = ?"
        " AND instance_id = ? AND type = 'sequence-flow-taken' AND element_id IS NOT NULL"
        " GROUP BY element_id ORDER BY 5",
        of_instance,
    )
    counts = ", ".join(f"sum(CASE WHEN type = '{type_}' THEN 1 ELSE 0 END)" for type_ in _ACTIVITY)
    elements = session.all(
        f"SELECT element_id, {counts}, min(seq) FROM event WHERE tenant_id = ? AND instance_id = ?"
        f" AND type IN {_ACTIVITY} AND element_id IS NOT NULL GROUP BY element_id ORDER BY 5",
        of_instance,
    )
    return Path(
        flows=tuple(
            TakenFlow(flow_id=row[0], times=row[1], first_at=_instant(row[2]), last_at=_instant(row[3]))
            for row in flows
        ),
        elements=tuple(
            VisitedElement(element_id=row[0], started=row[1], completed=row[2], cancelled=row[3])
            for row in elements
        ),
    )


def _instant(value: datetime | str) -> datetime:
    """SQLite tells the type of columns only, not of what is computed of them."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def decisions(
    session: Session, instance_id: int, *, limit: int = 100, cursor: str | None = None
) -> Page[HistoryItem]:
    """The decisions evaluated, oldest first: version, inputs, rules hit. Raises InvalidCursor."""
    limit = checked_limit(limit)
    after = read_cursor(cursor, int) or (0,)
    rows = session.all(
        "SELECT seq, at, actor, on_behalf_of, type, element_id, activity_id, scope_id, data, hash"
        " FROM event WHERE tenant_id = ? AND instance_id = ? AND seq > ? AND type = 'decision-evaluated'"
        " ORDER BY seq LIMIT ?",
        (session.tenant_id, instance_id, *after, limit + 1),
    )
    return page_of(rows, limit, _event, lambda row: (row[0],))


def _event(row: tuple[Any, ...]) -> HistoryItem:
    values = dict(zip(HistoryItem.__dataclass_fields__, row, strict=True))
    return HistoryItem(**{**values, "data": orjson.loads(row[8])})
