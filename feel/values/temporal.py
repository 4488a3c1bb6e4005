"""Date, time, and date and time (10.3.2.3.4 to 10.3.2.3.6)."""

from __future__ import annotations

import datetime as python
import re
from dataclasses import dataclass

from feel.values import calendar, zones
from feel.values.durations import NANOS, fraction, nanos_of

DAY_NANOS = 86_400 * NANOS

_DATE = r"(-?)([0-9]{4}|[1-9][0-9]{4,8})-([0-9]{2})-([0-9]{2})"
_CLOCK = r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,30}))?"
_ZONE = r"(?:([Zz])|([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?|@(.+))?"
_DATE_TEXT = re.compile(_DATE)
_TIME_TEXT = re.compile(_CLOCK + _ZONE)


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the calendar, of no zone."""

    year: int
    month: int
    day: int

    @property
    def number(self) -> int:
        """Days since 1970-01-01."""
        return calendar.day_number(self.year, self.month, self.day)

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day; `offset` from UTC in seconds, or the name of a `zone`, or neither (local)."""

    nanos: int
    offset: int | None = None
    zone: str | None = None

    @property
    def is_zoned(self) -> bool:
        return self.offset is not None or self.zone is not None

    @property
    def utc_offset(self) -> int | None:
        """The offset in seconds; a zone without a date is taken at its winter time."""
        if self.zone is not None:
            return zones.offset_at(self.zone, 2000, 1, 1, self.nanos // NANOS)
        return self.offset

    def parts(self) -> tuple[int, int, int, int]:
        """Hour, minute, second, nanosecond."""
        seconds, nanos = divmod(self.nanos, NANOS)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return hour, minute, second, nanos

    def __str__(self) -> str:
        hour, minute, second, nanos = self.parts()
        tail = ""
        if self.zone is not None:
            tail = f"@{self.zone}"
        elif self.offset is not None:
            tail = zones.offset_text(self.offset)
        return f"{hour:02}:{minute:02}:{second:02}{fraction(nanos)}{tail}"


@dataclass(frozen=True, slots=True)
class DateTime:
    """A date with a time of day; the time carries the zone."""

    date: Date
    time: Time

    @property
    def is_zoned(self) -> bool:
        return self.time.is_zoned

    @property
    def utc_offset(self) -> int | None:
        """The offset in seconds that holds on this very date."""
        time = self.time
        if time.zone is not None:
            date = self.date
            return zones.offset_at(time.zone, date.year, date.month, date.day, time.nanos // NANOS)
        return time.offset

    @property
    def local_nanos(self) -> int:
        """Nanoseconds since 1970-01-01T00:00:00 on the local clock."""
        return self.date.number * DAY_NANOS + self.time.nanos

    def instant(self, default_offset: int = 0) -> int:
        """value_dt: nanoseconds since the epoch; a local value is read at `default_offset`."""
        offset = self.utc_offset
        return self.local_nanos - (default_offset if offset is None else offset) * NANOS

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"


MIDNIGHT = Time(0)
UTC_MIDNIGHT = Time(0, 0)

Temporal = Date | Time | DateTime


def date_from_number(number: int) -> Date | None:
    """The date so many days from 1970-01-01, or None outside FEEL's calendar."""
    if abs(number) > 400_000_000_000:
        return None
    year, month, day = calendar.date_of(number)
    return Date(year, month, day) if calendar.is_date(year, month, day) else None


def datetime_from_local(nanos: int, offset: int | None, zone: str | None) -> DateTime | None:
    """The date and time whose local clock shows that many nanoseconds since 1970."""
    days, rest = divmod(nanos, DAY_NANOS)
    date = date_from_number(days)
    return DateTime(date, Time(rest, offset, zone)) if date is not None else None


def shift(value: DateTime, nanos: int) -> DateTime | None:
    """Move along the time line; a zoned value keeps its zone and takes that zone's new offset."""
    zone = value.time.zone
    if zone is None:
        return datetime_from_local(value.local_nanos + nanos, value.time.offset, None)
    instant = value.instant() + nanos
    utc = datetime_from_local(instant, 0, None)
    if utc is None:
        return None
    date = utc.date
    offset = zones.offset_at_instant(zone, date.year, date.month, date.day, utc.time.nanos // NANOS)
    return datetime_from_local(instant + offset * NANOS, None, zone)


def make_date(year: int, month: int, day: int) -> Date | None:
    return Date(year, month, day) if calendar.is_date(year, month, day) else None


def parse_date(text: str) -> Date | None:
    """The lexical space of xs:date without a zone."""
    match = _DATE_TEXT.fullmatch(text)
    return _date_of(match.groups()) if match else None


def parse_time(text: str) -> Time | None:
    """The lexical space of xs:time, or a local time with “@zone”."""
    match = _TIME_TEXT.fullmatch(text)
    parsed = _time_of(match.groups()) if match else None
    return parsed[0] if parsed else None


def parse_datetime(text: str) -> DateTime | None:
    """A date, or a date, “T” and a time."""
    day, separator, clock = text.partition("T")
    date = parse_date(day)
    if date is None:
        return None
    if not separator:
        return DateTime(date, MIDNIGHT)
    match = _TIME_TEXT.fullmatch(clock)
    parsed = _time_of(match.groups()) if match else None
    if parsed is None:
        return None
    time, next_day = parsed
    if next_day:
        following = date_from_number(date.number + 1)
        return DateTime(following, time) if following else None
    return DateTime(date, time)


def _date_of(groups: tuple[str | None, ...]) -> Date | None:
    sign, year, month, day = groups
    number = int(year or 0)
    return make_date(-number if sign else number, int(month or 0), int(day or 0))


def _time_of(groups: tuple[str | None, ...]) -> tuple[Time, bool] | None:
    """The time, and whether it was written 24:00:00, the midnight that ends a day."""
    hour, minute, second, digits, utc, sign, off_hours, off_minutes, off_seconds, zone = groups
    hours, minutes, seconds, nanos = int(hour or 0), int(minute or 0), int(second or 0), nanos_of(digits)
    ends_day = hours == 24 and not (minutes or seconds or nanos)
    if (hours > 23 and not ends_day) or minutes > 59 or seconds > 59:
        return None
    offset = 0 if utc else None
    if sign:
        offset = int(off_hours or 0) * 3600 + int(off_minutes or 0) * 60 + int(off_seconds or 0)
        if int(off_minutes or 0) > 59 or int(off_seconds or 0) > 59 or offset > zones.MAX_OFFSET:
            return None
        offset = -offset if sign == "-" else offset
    if zone is not None and zones.zone(zone) is None:
        return None
    total = ((hours % 24) * 3600 + minutes * 60 + seconds) * NANOS + nanos
    return Time(total, offset, zone), ends_day


def from_python(value: python.date | python.time) -> Temporal:
    """A host's date, datetime or time."""
    if isinstance(value, python.datetime):
        return DateTime(
            Date(value.year, value.month, value.day), _python_time(value.timetz(), value.utcoffset())
        )
    if isinstance(value, python.date):
        return Date(value.year, value.month, value.day)
    return _python_time(value, value.utcoffset())


def _python_time(value: python.time, offset: python.timedelta | None) -> Time:
    nanos = (value.hour * 3600 + value.minute * 60 + value.second) * NANOS + value.microsecond * 1000
    key = getattr(value.tzinfo, "key", None)
    if isinstance(key, str) and zones.zone(key) is not None:
        return Time(nanos, None, key)
    return Time(nanos, None if offset is None else int(offset.total_seconds()))
