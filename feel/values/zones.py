"""UTC offsets and IANA time zones."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

#: XML Schema part 2, 3.2.7.3: an offset lies within fourteen hours of UTC.
MAX_OFFSET = 14 * 3600

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,3}")


@lru_cache(maxsize=1024)
def zone(key: str) -> ZoneInfo | None:
    """The zone of that name; the pattern keeps paths away from the file system."""
    if len(key) > 64 or not _KEY.fullmatch(key):
        return None
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return None


def offset_at(key: str, year: int, month: int, day: int, seconds: int) -> int:
    """The offset in seconds that the zone's rules give a local date and time.

    Years that Python cannot hold take the rules of the like year of the Gregorian cycle.
    """
    info = zone(key)
    if info is None:
        return 0
    return _seconds(datetime(_like_year(year), month, day, tzinfo=info) + timedelta(seconds=seconds))


def offset_at_instant(key: str, year: int, month: int, day: int, seconds: int) -> int:
    """The offset in seconds that the zone's rules give a moment told by its UTC date and time."""
    info = zone(key)
    if info is None:
        return 0
    moment = datetime(_like_year(year), month, day, tzinfo=UTC) + timedelta(seconds=seconds)
    return _seconds(moment.astimezone(info))


def _like_year(year: int) -> int:
    if 2 <= year <= 9998:
        return year
    return 9200 + year % 400 if year > 0 else 400 + year % 400


def _seconds(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def offset_text(offset: int) -> str:
    """“Z” or “+08:00”, with seconds only where an old zone has them."""
    if offset == 0:
        return "Z"
    sign = "-" if offset < 0 else "+"
    hours, rest = divmod(abs(offset), 3600)
    minutes, seconds = divmod(rest, 60)
    tail = f":{seconds:02}" if seconds else ""
    return f"{sign}{hours:02}:{minutes:02}{tail}"
