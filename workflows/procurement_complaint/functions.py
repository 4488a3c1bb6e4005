"""Periods whose clock stood still: what the diagram asks of the calendar (rule T9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timezone

from engine.functions import feel_function
from workflows.calendar import current_calendar, end_of_day
from workflows.calendar.deadline import Pause
from workflows.functions import as_day
from workflows.rules import current_rules


def pauses_of(values: object) -> tuple[Pause, ...]:
    """The intervals of a case (from, to, reason, basis); one without ``to`` has not ended."""
    found = values if isinstance(values, Iterable) else ()
    return tuple(
        Pause(
            paused_from=as_day(value["from"]),
            paused_to=as_day(value["to"]) if value.get("to") is not None else None,
            reason=str(value.get("reason")),
            legal_basis=str(value.get("basis")),
        )
        for value in found
        if isinstance(value, Mapping)
    )


def last_day(rule: str, start: date, pauses: object, rules_on: date) -> date | None:
    """The last day of a rule's period less its pauses; None while the clock stands still."""
    return (
        current_rules()
        .deadline(rule, start, current_calendar(), on=rules_on, pauses=pauses_of(pauses))
        .due_on
    )


@feel_function(
    "paused deadline",
    "扣除停止期间的期限",
    params=[("rule", "string"), ("start", "Any"), ("pauses", "Any"), ("on", "Any")],
    returns="date and time",
)
def paused_deadline(rule: object, start: object, pauses: object, on: object) -> datetime | None:
    """24:00 of that day, with a plain offset."""
    last = last_day(str(rule), as_day(start), pauses, as_day(on))
    if last is None:
        return None
    at = end_of_day(last)
    offset = at.utcoffset()
    return at if offset is None else at.replace(tzinfo=timezone(offset))
