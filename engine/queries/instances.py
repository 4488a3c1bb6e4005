"""Process instances: lists, one in detail, its variables, its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from engine.actor import Actor
from engine.commands.stepping import host_for
from engine.errors import ScopeNotFound
from engine.identity.visibility import visible_instances
from engine.persistence.session import Row, Session
from engine.persistence.store import read_instance
from engine.queries.inbox_filter import TaskFilter, any_of, meaning_of
from engine.queries.paging import Page, checked_limit, page_of, read_cursor
from engine.spiff import runner
from engine.spiff.border import ActivityNotFound
from engine.spiff.runner import ActiveActivity

_COLUMNS: Final = (
    "id, definition_id, process_key, business_key, status, started_at, started_by, ended_at, revision,"
    " incident_count"
)
_STATUSES: Final = frozenset({"active", "suspended", "completed", "cancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceItem:
    """A process instance in a list."""

    id: int
    definition_id: int
    process_key: str
    business_key: str | None
    status: str
    started_at: datetime
    started_by: str
    ended_at: datetime | None
    revision: int
    incident_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceDetail:
    """A process instance and where its tokens are."""

    instance: InstanceItem
    activities: tuple[ActiveActivity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """One line of history."""

    seq: int
    at: datetime
    actor: str
    on_behalf_of: str | None
    type: str
    element_id: str | None
    activity_id: int | None
    scope_id: int
    data: dict[str, Any]
    #: SHA-256 over this event and the hash before it
    hash: bytes


def process_instances(
    session: Session,
    *,
    process_key: str | None = None,
    definition_id: int | None = None,
    status: str | None = None,
    business_key: str | None = None,
    started_by: str | None = None,
    acted: str | None = None,
    text: str | None = None,
    started_from: datetime | None = None,
    started_until: datetime | None = None,
    with_incidents: bool = False,
    seen_by: Actor | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[InstanceItem]:
    """Process instances, newest first (ids grow with time), all or those somebody sees.

    ``acted`` did anything in them; ``text`` is looked for in business keys and summaries; started at or after
    ``started_from``, before ``started_until``. Raises InvalidCursor."""
    limit = checked_limit(limit)
    where, params = "tenant_id = ?", list[Any]([session.tenant_id])
    wanted = {
        "business_key": business_key, "process_key": process_key, "definition_id": definition_id,
        "status": status, "started_by": started_by,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None and column == "status" and value in _STATUSES:
            # spelled out, as the partial indexes want it
            where += f" AND status = '{value}'"
        elif value is not None:
            where += f" AND {column} = ?"
            params.append(value)
    for comparison, moment in (("started_at >= ?", started_from), ("started_at < ?", started_until)):
        if moment is not None:
            where += f" AND {comparison}"
            params.append(moment)
    narrowed, more = _narrowed(session, acted, text, seen_by)
    where += narrowed + (" AND incident_count > 0" if with_incidents else "")
    params += more
    before = read_cursor(cursor, int)
    if before is not None:
        where += " AND id < ?"
        params.append(before[0])
    rows = session.all(
        f"SELECT {_COLUMNS} FROM process_instance WHERE {where} ORDER BY id DESC LIMIT ?",
        (*params, limit + 1),
    )
    return page_of(rows, limit, _item, lambda row: (row[0],))


def _narrowed(
    session: Session, acted: str | None, text: str | None, seen_by: Actor | None
) -> tuple[str, list[Any]]:
    """What other tables than that of the instances tell."""
    where, params = "", list[Any]()
    if acted is not None:
        # walks the instances from the newest and stops when the page is full
        where += (
            " AND EXISTS (SELECT 1 FROM event e WHERE e.tenant_id = process_instance.tenant_id"
            " AND e.instance_id = process_instance.id AND (e.actor = ? OR e.on_behalf_of = ?))"
        )
        params += [acted, acted]
    if text:
        named, ids = any_of(session, "id", meaning_of(session, TaskFilter(text=text)).instances or ())
        where += f" AND {named}"
        params.append(ids)
    if seen_by is not None:
        seen = visible_instances(session, seen_by, "process_instance.id")
        where += f" AND {seen.sql}"
        params += seen.params
    return where, params


def _item(row: Row) -> InstanceItem:
    return InstanceItem(**dict(zip(InstanceItem.__dataclass_fields__, row, strict=True)))


def instance_detail(session: Session, instance_id: int) -> InstanceDetail:
    """One instance. Raises ProcessInstanceNotFound."""
    instance = read_instance(session, instance_id)
    row = session.one(
        f"SELECT {_COLUMNS} FROM process_instance WHERE tenant_id = ? AND id = ?",
        (session.tenant_id, instance_id),
    )
    assert row is not None, "instances are never deleted"
    activities: tuple[ActiveActivity, ...] = ()
    if instance.status in ("active", "suspended"):
        activities = runner.active_activities(instance.state, host_for(session, instance))
    return InstanceDetail(instance=_item(row), activities=activities)


def instance_variables(
    session: Session, instance_id: int, activity_id: int | None = None
) -> Mapping[str, Any]:
    """The variables of an instance, or those an activity sees.

    Raises ProcessInstanceNotFound, ScopeNotFound."""
    instance = read_instance(session, instance_id)
    try:
        return runner.variables(instance.state, host_for(session, instance), activity_id)
    except ActivityNotFound as error:
        raise ScopeNotFound(instance_id=instance_id, scope_id=activity_id) from error


def history(
    session: Session, instance_id: int, *, limit: int = 100, cursor: str | None = None
) -> Page[HistoryItem]:
    """The events of an instance, oldest first. Raises InvalidCursor."""
    limit = checked_limit(limit)
    after = read_cursor(cursor, int) or (0,)
    rows = session.all(
        "SELECT seq, at, actor, on_behalf_of, type, element_id, activity_id, scope_id, data, hash"
        " FROM event WHERE tenant_id = ? AND instance_id = ? AND seq > ? ORDER BY seq LIMIT ?",
        (session.tenant_id, instance_id, *after, limit + 1),
    )
    return page_of(rows, limit, _event, lambda row: (row[0],))


def _event(row: Row) -> HistoryItem:
    values = dict(zip(HistoryItem.__dataclass_fields__, row, strict=True))
    return HistoryItem(**{**values, "data": orjson.loads(row[8])})
