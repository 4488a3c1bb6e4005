"""Date and time functions (Tables 77 and 79)."""

from __future__ import annotations

from feel.compare import identical
from feel.evaluation import Evaluation
from feel.signatures import builtin
from feel.values import calendar
from feel.values.temporal import Date, DateTime, from_python

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _day(value: Date | DateTime) -> Date:
    return value.date if isinstance(value, DateTime) else value


@builtin("is", "value1: any, value2: any")
def is_(evaluation: Evaluation, one: object, other: object) -> bool:
    return identical(one, other, evaluation)


@builtin("not", "negand: boolean")
def not_(evaluation: Evaluation, value: bool) -> bool:
    return not value


@builtin("day of year", "date: date|date and time")
def day_of_year(evaluation: Evaluation, value: Date | DateTime) -> int:
    day = _day(value)
    return day.number - calendar.day_number(day.year, 1, 1) + 1


@builtin("day of week", "date: date|date and time")
def day_of_week(evaluation: Evaluation, value: Date | DateTime) -> str:
    return _DAYS[calendar.weekday(_day(value).number) - 1]


@builtin("month of year", "date: date|date and time")
def month_of_year(evaluation: Evaluation, value: Date | DateTime) -> str:
    return _MONTHS[_day(value).month - 1]


@builtin("week of year", "date: date|date and time")
def week_of_year(evaluation: Evaluation, value: Date | DateTime) -> int:
    return calendar.week_of_year(_day(value).number)


@builtin("now", "")
def now(evaluation: Evaluation) -> object:
    return from_python(evaluation.now())


@builtin("today", "")
def today(evaluation: Evaluation) -> object:
    return from_python(evaluation.now().date())
