"""What the string of an “@” literal may be (rule 65)."""

from __future__ import annotations

from feel.values.durations import DaysDuration, MonthsDuration, parse_duration
from feel.values.temporal import Date, DateTime, Time, parse_date, parse_datetime, parse_time


def parse_at_literal(text: str) -> Date | Time | DateTime | DaysDuration | MonthsDuration | None:
    """The value of `@"text"`, of whichever temporal type the text has the form."""
    if "P" in text[:2]:
        return parse_duration(text)
    return parse_date(text) or parse_time(text) or (parse_datetime(text) if "T" in text else None)
