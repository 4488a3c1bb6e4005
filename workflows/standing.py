"""How a task stands against its due date: days left, the light, and the count that proves the date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final

from engine.functions import function_registry
from feel import FeelError, compile_expression, to_json
from workflows.calendar import Unit, WorkCalendar, current_calendar, deadline, local_date
from workflows.errors import CalendarYearMissing
from workflows.rules import current_rules

_INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``remaining`` working days after today up to the due day, 0 on it, negative for those it is late by.

    ``is_late`` tells late from due where no working day lies between. The light is green, yellow or red."""

    due_on: date
    remaining: int
    is_late: bool
    used: int
    total: int
    light: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """A day of the count, ``number`` None where it does not count."""

    on: str
    number: int | None
    reason: str
    occasion: str


def due_day(due_at: datetime) -> date:
    """The last day of a period that ends at 24:00, or the day of an instant in the middle of one."""
    return local_date(due_at - _INSTANT)


def standing_of(opened_at: datetime, due_at: datetime, now: datetime) -> Standing | None:
    """None where the calendar has no table of a year that matters."""
    return standings(now)(opened_at, due_at)


def standings(now: datetime) -> Callable[[datetime, datetime], Standing | None]:
    """:func:`standing_of` for a list: days that many tasks share are counted once."""
    today, calendar = local_date(now), current_calendar()
    # part of the period, in percent, after which the light is yellow (DOMAIN.md B.0)
    share = float(current_rules().rule("house.warning-share", today).value)
    between = cache(calendar.working_days_between)

    def standing(opened_at: datetime, due_at: datetime) -> Standing | None:
        opened_on, due_on = local_date(opened_at), due_day(due_at)
        try:
            used, total = between(opened_on, min(today, due_on)), between(opened_on, due_on)
            is_late = now >= due_at
            remaining = -between(due_on, today) if today > due_on else between(today, due_on)
        except CalendarYearMissing:
            return None
        light = "red" if is_late else "yellow" if used * 100 >= total * share else "green"
        return Standing(
            due_on=due_on, remaining=remaining, is_late=is_late, used=used, total=total, light=light
        )

    return standing


def proof_of(
    due_expression: str | None, variables: Mapping[str, Any], opened_at: datetime, due_at: datetime
) -> list[ProofLine]:
    """The day-by-day count behind a due date.

    Where the diagram asks ``deadline(rule, start, on)``, the same question is asked as ``deadline proof``,
    with the same variables. Any other date is shown as the days from the opening of the task to it."""
    found = _asked(due_expression, variables)
    if found and date.fromisoformat(found[-1].on) == due_day(due_at):
        return found
    return _counted(current_calendar(), local_date(opened_at), due_day(due_at))


def _asked(due_expression: str | None, variables: Mapping[str, Any]) -> list[ProofLine]:
    source = (due_expression or "").removeprefix("=").strip()
    if not source.startswith("deadline("):
        return []
    try:
        compiled = compile_expression(
            source.replace("deadline(", "deadline proof(", 1),
            names=tuple(variables),
            functions=function_registry(),
        )
        value = to_json(compiled.evaluate(variables))
    except FeelError:
        return []
    return [_line(each) for each in value] if isinstance(value, list) else []


def _line(entry: Mapping[str, Any]) -> ProofLine:
    number = entry["number"]
    return ProofLine(
        on=str(entry["date"]),
        number=None if number is None else int(number),
        reason=str(entry["reason"]),
        occasion=str(entry["occasion"] or ""),
    )


def _counted(calendar: WorkCalendar, start: date, due_on: date) -> list[ProofLine]:
    try:
        count = calendar.working_days_between(start, due_on)
        if count < 1:
            return []
        lines = deadline(calendar, start, count, Unit.WORKING_DAYS).proof
    except CalendarYearMissing:
        return []
    return [
        ProofLine(on=line.on.isoformat(), number=line.number, reason=line.reason, occasion=line.occasion)
        for line in lines
    ]
