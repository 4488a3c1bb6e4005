"""The proleptic Gregorian calendar for any year; Python's own ends at 9999."""

from __future__ import annotations

MIN_YEAR = -999_999_999
MAX_YEAR = 999_999_999

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Days in the 400 years after which the calendar repeats itself.
_CYCLE = 146_097


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def is_date(year: int, month: int, day: int) -> bool:
    return MIN_YEAR <= year <= MAX_YEAR and 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01. Years are counted from March, so that the leap day comes last."""
    if month <= 2:
        year -= 1
        month += 12
    cycle, year_of_cycle = divmod(year, 400)
    day_of_year = (153 * (month - 3) + 2) // 5 + day - 1
    day_of_cycle = year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year
    return cycle * _CYCLE + day_of_cycle - 719_468


def date_of(number: int) -> tuple[int, int, int]:
    """The inverse of `day_number`."""
    cycle, day_of_cycle = divmod(number + 719_468, _CYCLE)
    year_of_cycle = (
        day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36_524 - day_of_cycle // 146_096
    ) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = year_of_cycle + cycle * 400 + (1 if month <= 2 else 0)
    return year, month, day


def weekday(number: int) -> int:
    """1 is Monday, 7 is Sunday (ISO 8601); 1970-01-01 was a Thursday."""
    return (number + 3) % 7 + 1


def add_months(year: int, month: int, day: int, months: int) -> tuple[int, int, int]:
    """The same day some months on, or the month's last day where there is no such day."""
    years, month0 = divmod(month - 1 + months, 12)
    year += years
    return year, month0 + 1, min(day, month_length(year, month0 + 1))


def week_of_year(number: int) -> int:
    """The ISO 8601 week, which belongs to the year of its Thursday."""
    thursday = number - weekday(number) + 4
    year, _, _ = date_of(thursday)
    return (thursday - day_number(year, 1, 1)) // 7 + 1
