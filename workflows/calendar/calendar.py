"""The calendar in force: every day of the years it has tables for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from workflows.calendar.builtin import builtin_tables
from workflows.calendar.days import Day, DayKind, YearTable
from workflows.errors import CalendarYearMissing

ONE_DAY = timedelta(days=1)


class WorkCalendar:
    """Answers what a day is. Immutable: a new notice makes a new calendar (:meth:`with_table`)."""

    def __init__(self, tables: Iterable[YearTable]) -> None:
        self._tables: Mapping[int, YearTable] = {table.year: table for table in tables}
        self._days: dict[date, Day] = {}
        # A later notice may move days at the turn of the year, so tables are laid over one another in order.
        for year in sorted(self._tables):
            table = self._tables[year]
            self._days |= {day: Day(day, DayKind.HOLIDAY, name) for day, name in table.holidays.items()}
            self._days |= {day: Day(day, DayKind.MAKEUP, name) for day, name in table.makeup_days.items()}

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted(self._tables))

    def with_table(self, table: YearTable) -> WorkCalendar:
        """This calendar with the year of ``table`` added, or replaced by it."""
        return WorkCalendar({**self._tables, table.year: table}.values())

    def day(self, on: date) -> Day:
        """Raises CalendarYearMissing when no table covers the year."""
        if on.year not in self._tables:
            raise CalendarYearMissing(year=on.year, first=self.years[0], last=self.years[-1])
        known = self._days.get(on)
        return known or Day(on, DayKind.WORK if on.weekday() < 5 else DayKind.REST)

    def is_working_day(self, on: date) -> bool:
        return self.day(on).kind.is_working

    def first_working_day(self, on: date) -> date:
        """``on`` itself when it is a working day, else the next one (rule T2)."""
        while not self.is_working_day(on):
            on += ONE_DAY
        return on

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``."""
        days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)


_current = WorkCalendar(builtin_tables().values())


def current_calendar() -> WorkCalendar:
    """The calendar every deadline is computed with; replaced as a whole by :func:`use_calendar`."""
    return _current


def use_calendar(calendar: WorkCalendar) -> None:
    """Put another calendar in force in this process. Waiting timers are recomputed by the caller."""
    global _current
    _current = calendar
