"""When a timer is due: ISO 8601 dates, durations and cycles, cron, or what a FEEL expression gave.

Durations in years and months follow the calendar (31 January + P1M is the last day of February). A date
without zone is read in the zone of the user (Asia/Shanghai), in which days begin and end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

LOCAL_ZONE = ZoneInfo("Asia/Shanghai")

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
_CYCLE = re.compile(r"R(?P<count>\d*)/(?:(?P<start>[^/P][^/]*)/)?(?P<interval>P[^/]+)")


class BadTimer(ValueError):
    """The text is no date, duration, cycle or cron line."""


@dataclass(frozen=True, slots=True)
class Duration:
    """An ISO 8601 duration; months and seconds are kept apart because months have no fixed length."""

    months: int
    delta: timedelta

    def after(self, start: datetime) -> datetime:
        """The instant this much later than ``start``; calendar months are counted in local time."""
        if not self.months:
            return start + self.delta
        local = start.astimezone(LOCAL_ZONE)
        index = local.year * 12 + local.month - 1 + self.months
        year, month = divmod(index, 12)
        day = min(local.day, _days_in_month(year, month + 1))
        return (local.replace(year=year, month=month + 1, day=day) + self.delta).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A repeating timer: ``count`` firings (None: for ever), the first at ``first``."""

    count: int | None
    first: datetime


def _days_in_month(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def parse_duration(text: str) -> Duration:
    """Read ``P1DT2H`` and the like. Raises BadTimer."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or text.strip().endswith(("P", "T")):
        raise BadTimer(text)
    part = {name: float(value) for name, value in match.groupdict("0").items() if name != "sign"}
    sign = -1 if match["sign"] else 1
    try:
        delta = timedelta(
            weeks=part["weeks"],
            days=part["days"],
            hours=part["hours"],
            minutes=part["minutes"],
            seconds=part["seconds"],
        )
    except OverflowError as error:
        raise BadTimer(text) from error
    return Duration(sign * int(part["years"] * 12 + part["months"]), sign * delta)


def parse_date(text: str) -> datetime:
    """Read an ISO 8601 date or date and time, with FEEL's ``@zone`` suffix too. Raises BadTimer."""
    plain, _, zone = text.strip().partition("@")
    try:
        moment = datetime.fromisoformat(plain)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(zone) if zone else LOCAL_ZONE)
    except (ValueError, OSError, KeyError) as error:
        raise BadTimer(text) from error
    return moment.astimezone(UTC)


def _cron(text: str) -> CronTrigger:
    fields = text.split()
    try:
        if len(fields) == 5:
            return CronTrigger.from_crontab(text, timezone=LOCAL_ZONE)
        if len(fields) == 6:
            names = ("second", "minute", "hour", "day", "month", "day_of_week")
            values = ("*" if value == "?" else value for value in fields)
            return CronTrigger(timezone=LOCAL_ZONE, **dict(zip(names, values, strict=True)))
    except (ValueError, TypeError) as error:
        raise BadTimer(text) from error
    raise BadTimer(text)


def is_cycle(text: str) -> bool:
    """Whether the text is an ISO 8601 repeating interval or a cron line."""
    return _CYCLE.fullmatch(text.strip()) is not None or len(text.split()) in (5, 6)


def parse_cycle(text: str, now: datetime) -> Cycle:
    """The firings of a cycle seen from ``now``. Raises BadTimer."""
    match = _CYCLE.fullmatch(text.strip())
    if match is None:
        upcoming = _cron(text).get_next_fire_time(None, now)
        if upcoming is None:
            return Cycle(0, now)
        return Cycle(None, upcoming.astimezone(UTC))
    count = int(match["count"]) if match["count"] else None
    interval = parse_duration(match["interval"])
    if interval.after(now) <= now:
        raise BadTimer(text)
    first = parse_date(match["start"]) if match["start"] else interval.after(now)
    return Cycle(count, first)


def next_firing(text: str, previous: datetime) -> datetime | None:
    """The firing after ``previous`` in the cadence of the first; None when a cron line has no more."""
    match = _CYCLE.fullmatch(text.strip())
    if match is not None:
        return parse_duration(match["interval"]).after(previous)
    upcoming = _cron(text).get_next_fire_time(previous, previous + timedelta(milliseconds=1))
    return None if upcoming is None else upcoming.astimezone(UTC)


def due_at(text: str, now: datetime) -> datetime:
    """When a one-shot timer is due: a date and time, or a duration counted from ``now``. Raises BadTimer."""
    try:
        return parse_duration(text).after(now)
    except BadTimer:
        return parse_date(text)
    except (OverflowError, ValueError) as error:
        raise BadTimer(text) from error
