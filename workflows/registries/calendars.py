"""Working days that administrators load, year by year; they win over those that come with the program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from engine.actor import Actor
from engine.history.chain import Event
from engine.jobs.due_dates import recompute_all_due_dates
from engine.persistence.administration import record_administrative
from engine.persistence.database import Database, reading
from engine.persistence.session import Session
from workflows.calendar import WorkCalendar, YearTable, use_calendar
from workflows.calendar.builtin import builtin_tables
from workflows.errors import EntryNotFound
from workflows.registries.register import Register, Row, change, enter, find
from workflows.registries.tables.house import calendar_year

CALENDARS = Register(calendar_year, key="year")


def load_calendar(session: Session, actor: Actor, table: YearTable) -> Row:
    """Put a year's table in force, new or instead of another; due dates follow in jobs. Gives the row.

    The same table again changes nothing. Raises CalendarTableInvalid (of the table itself)."""
    values = {
        "source": table.source,
        "holidays": _text(table.holidays),
        "makeup_days": _text(table.makeup_days),
    }
    try:
        old = find(session, CALENDARS, table.year, lock=True)
        row = change(session, actor, CALENDARS, table.year, values)
        if row["version"] == old["version"]:
            return row
    except EntryNotFound:
        enter(session, actor, CALENDARS, {"year": table.year, **values})
        row = find(session, CALENDARS, table.year)
    loaded = {"year": table.year, "source": table.source, "version": row["version"]}
    record_administrative(session, actor, [Event("calendar-loaded", loaded)])
    recompute_all_due_dates(session, actor)
    session.afterwards(lambda: put_in_force(session.database) if session.ended == "committed" else None)
    return row


def loaded_tables(session: Session) -> dict[int, YearTable]:
    """The years that were loaded."""
    statement = select(calendar_year).where(calendar_year.c.tenant_id == session.tenant_id)
    return {row["year"]: _table(dict(row)) for row in session.core.execute(statement).mappings()}


def calendar_of(session: Session) -> WorkCalendar:
    """Shipped and loaded years together."""
    return _together(loaded_tables(session).values())


def put_in_force(database: Database) -> None:
    """Let every process of this program count days by the loaded years; to be called when it starts."""
    with reading(database) as session:
        use_calendar(calendar_of(session))


def _together(loaded: Iterable[YearTable]) -> WorkCalendar:
    return WorkCalendar({**builtin_tables(), **{table.year: table for table in loaded}}.values())


def _text(days: Mapping[date, str]) -> str:
    named = {day.isoformat(): occasion for day, occasion in sorted(days.items())}
    return json.dumps(named, ensure_ascii=False)


def _table(row: Mapping[str, Any]) -> YearTable:
    days = {
        name: {date.fromisoformat(day): occasion for day, occasion in json.loads(row[name]).items()}
        for name in ("holidays", "makeup_days")
    }
    return YearTable(year=row["year"], source=row["source"], **days)
