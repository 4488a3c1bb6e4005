"""Incidents that wait for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from engine.errors import IncidentNotFound
from engine.messages import message
from engine.persistence.session import Row, Session
from engine.queries.paging import Page, checked_limit, page_of, read_cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentItem:
    """An incident and its sentence; ``detail`` is technical."""

    id: int
    instance_id: int | None
    activity_id: int | None
    job_id: int | None
    element_id: str | None
    kind: str
    message_key: str
    params: dict[str, Any]
    detail: str | None
    status: str
    created_at: datetime

    def message(self, lang: str | None = None) -> str:
        """What happened, for people."""
        return message(self.message_key, lang, **self.params)


def open_incidents(
    session: Session, *, instance_id: int | None = None, limit: int = 20, cursor: str | None = None
) -> Page[IncidentItem]:
    """Open incidents, oldest first, of one instance or of all. Raises InvalidCursor."""
    limit = checked_limit(limit)
    after = read_cursor(cursor, int) or (0,)
    of_instance, params = ("", ()) if instance_id is None else (" AND instance_id = ?", (instance_id,))
    rows = session.all(
        f"SELECT {', '.join(IncidentItem.__dataclass_fields__)} FROM incident"
        f" WHERE tenant_id = ? AND status = 'open' AND id > ?{of_instance} ORDER BY id LIMIT ?",
        (session.tenant_id, *after, *params, limit + 1),
    )
    return page_of(rows, limit, _item, lambda row: (row[0],))


def incident(session: Session, incident_id: int) -> IncidentItem:
    """One incident, open or resolved. Raises IncidentNotFound."""
    row = session.one(
        f"SELECT {', '.join(IncidentItem.__dataclass_fields__)} FROM incident WHERE tenant_id = ? AND id = ?",
        (session.tenant_id, incident_id),
    )
    if row is None:
        raise IncidentNotFound(incident_id=incident_id)
    return _item(row)


def _item(row: Row) -> IncidentItem:
    values = dict(zip(IncidentItem.__dataclass_fields__, row, strict=True))
    return IncidentItem(**{**values, "params": orjson.loads(values["params"])})
