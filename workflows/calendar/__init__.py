"""The working-day calendar (DOMAIN.md 0.2): which days count, and when a statutory period ends."""

from workflows.calendar.calendar import WorkCalendar, current_calendar, use_calendar
from workflows.calendar.days import Day, DayKind, YearTable
from workflows.calendar.deadline import Deadline, Pause, Unit, deadline, earliest_end, end_of_day, local_date
from workflows.calendar.pauses import extended

__all__ = [
    "Day",
    "DayKind",
    "Deadline",
    "Pause",
    "Unit",
    "WorkCalendar",
    "YearTable",
    "current_calendar",
    "deadline",
    "earliest_end",
    "end_of_day",
    "extended",
    "local_date",
    "use_calendar",
]
