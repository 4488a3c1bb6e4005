"""Statutory periods: when they end, and the day-by-day count that proves it (rules T1 to T10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from workflows.calendar.calendar import ONE_DAY, WorkCalendar
from workflows.calendar.days import DayKind
from workflows.errors import DeadlineInvalid

SHANGHAI = ZoneInfo("Asia/Shanghai")

#: A period that never ends within this many days is a mistake in a rule, not a period.
MAX_DAYS = 3700


class Unit(StrEnum):
    """工作日 (``WD``) or 日 (``CD``)."""

    WORKING_DAYS = "WD"
    CALENDAR_DAYS = "CD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """An interval excluded from the period (T9).

    Like any period it counts from the day after ``paused_from``; the last excluded day is ``paused_to``, None
    while the clock stands still.
    """

    paused_from: date
    paused_to: date | None
    reason: str
    legal_basis: str

    def covers(self, day: date) -> bool:
        return self.paused_from < day and (self.paused_to is None or day <= self.paused_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """One line of the proof. ``number`` is the running count, None for a day that does not count, and
    ``reason`` says why: ``start``, ``working-day``, ``make-up-day``, ``calendar-day``, ``rest-day``,
    ``holiday``, ``paused``, ``postponed`` (the period was over, but its last day was no working day)."""

    on: date
    number: int | None
    kind: DayKind
    reason: str
    occasion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The end of a period. ``due_on`` and ``expires_at`` are None while the clock stands still."""

    start: date
    count: int
    unit: Unit
    due_on: date | None
    proof: tuple[CountedDay, ...]

    @property
    def expires_at(self) -> datetime | None:
        """24:00 of the last day in Asia/Shanghai, which is 00:00 of the next."""
        return end_of_day(self.due_on) if self.due_on else None

    def used(self, on: date) -> int:
        """How many days of the period have been counted by the end of ``on``."""
        return max((line.number for line in self.proof if line.number and line.on <= on), default=0)

    def light(self, on: date, share: int) -> str:
        """``green``, ``yellow`` (``share`` % or more of the days used) or ``red`` (over): DOMAIN.md B.0."""
        if self.due_on is not None and on > self.due_on:
            return "red"
        return "yellow" if self.used(on) * 100 >= self.count * share else "green"


def deadline(
    calendar: WorkCalendar, start: date, count: int, unit: Unit, pauses: Sequence[Pause] = ()
) -> Deadline:
    """Count ``count`` days after ``start`` (T1); a calendar-day period ends on a working day (T2)."""
    if not 0 < count <= MAX_DAYS:
        raise DeadlineInvalid(count=count)
    first = calendar.day(start)
    proof = [CountedDay(on=start, number=None, kind=first.kind, reason="start", occasion=first.occasion)]
    number, on = 0, start
    while number < count or not _may_end(calendar, on, unit):
        on += ONE_DAY
        if any(pause.covers(on) and pause.paused_to is None for pause in pauses):
            return Deadline(start=start, count=count, unit=unit, due_on=None, proof=tuple(proof))
        line = _count(calendar, on, number, count, unit, pauses)
        number = line.number or number
        proof.append(line)
    return Deadline(start=start, count=count, unit=unit, due_on=on, proof=tuple(proof))


def _may_end(calendar: WorkCalendar, on: date, unit: Unit) -> bool:
    return unit is Unit.WORKING_DAYS or calendar.is_working_day(on)


def _count(
    calendar: WorkCalendar, on: date, number: int, count: int, unit: Unit, pauses: Sequence[Pause]
) -> CountedDay:
    day = calendar.day(on)

    def line(number: int | None, reason: str) -> CountedDay:
        return CountedDay(on=on, number=number, kind=day.kind, reason=reason, occasion=day.occasion)

    if number >= count:
        return line(None, "postponed")
    for pause in pauses:
        if pause.covers(on):
            return line(None, "paused")
    if unit is Unit.CALENDAR_DAYS:
        return line(number + 1, "calendar-day")
    if day.kind.is_working:
        return line(number + 1, "make-up-day" if day.kind is DayKind.MAKEUP else "working-day")
    return line(None, "holiday" if day.kind is DayKind.HOLIDAY else "rest-day")


def earliest_end(start: date, count: int, *, strict: bool = False) -> date:
    """The first day on which a minimum window ("不得少于 n 日") may end; ``strict`` adds one day (T8)."""
    return start + timedelta(days=count + (1 if strict else 0))


def end_of_day(on: date) -> datetime:
    """24:00 of ``on`` in Asia/Shanghai."""
    return datetime.combine(on + ONE_DAY, time(), SHANGHAI)


def local_date(at: datetime) -> date:
    """The legal day an instant falls on."""
    return at.astimezone(SHANGHAI).date()
