"""What FEEL expressions of the processes may ask of the calendar and the rule tables.

Days are FEEL dates or ISO text (variables keep dates as text); an instant is taken as its day in Shanghai.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timezone
from typing import Any
from zoneinfo import ZoneInfo

import feel
from engine.functions import feel_function
from workflows.calendar import (
    Deadline,
    Pause,
    Unit,
    current_calendar,
    deadline,
    end_of_day,
    extended,
    local_date,
)
from workflows.rules import current_rules

_DAY = ("date", "Any")
_COUNT = ("n", "number")
_RULE = ("rule", "string")
_START = ("start", "Any")
_ON = ("on", "Any", True)
_PAUSES = ("pauses", "Any", True)


def as_day(value: object) -> date:
    """A day from FEEL. Raises ValueError for anything that is none."""
    text = str(value)
    if "T" not in text:
        return date.fromisoformat(text)
    instant, _, zone = text.partition("@")
    at = datetime.fromisoformat(instant)
    if zone:
        at = at.replace(tzinfo=ZoneInfo(zone))
    return local_date(at) if at.tzinfo else at.date()


@feel_function("working days after", "工作日后", params=[_DAY, _COUNT], returns="date")
def working_days_after(day: object, n: object) -> date | None:
    """``WD(n)``: the n-th working day after a day."""
    return deadline(current_calendar(), as_day(day), _whole(n), Unit.WORKING_DAYS).due_on


@feel_function("calendar days after", "自然日后", params=[_DAY, _COUNT], returns="date")
def calendar_days_after(day: object, n: object) -> date | None:
    """``CD(n)``: n calendar days after a day, moved to the next working day."""
    return deadline(current_calendar(), as_day(day), _whole(n), Unit.CALENDAR_DAYS).due_on


@feel_function("is working day", "是工作日", params=[_DAY], returns="boolean")
def is_working_day(day: object) -> bool:
    """Whether people work that day, make-up days included."""
    return current_calendar().is_working_day(as_day(day))


@feel_function("end of day", "当日结束", params=[_DAY], returns="date and time")
def end_of_that_day(day: object) -> datetime:
    """24:00 of a day in Shanghai."""
    return _with_offset(end_of_day(as_day(day)))


@feel_function("rule", "规则", params=[_RULE, ("on", "Any")])
def rule_value(key: str, on: object) -> bool | int | float | str:
    """The value of a rule on a day."""
    return current_rules().rule(str(key), as_day(on)).value


@feel_function("expiry", "期满日", params=[_RULE, _START, _ON, _PAUSES], returns="date")
def expiry(key: str, start: object, on: object = None, pauses: object = None) -> date | None:
    """The last day of a rule's period counted from ``start``, by the version in force on ``on``; days of
    ``pauses`` do not count. Null while the clock stands still."""
    return _period(key, start, on, pauses).due_on


@feel_function("deadline", "期限", params=[_RULE, _START, _ON, _PAUSES], returns="date and time")
def deadline_of(key: str, start: object, on: object = None, pauses: object = None) -> datetime | None:
    """24:00 of the last day of a rule's period: the instant a timer fires. Null while the clock stands."""
    last = expiry(key, start, on, pauses)
    return _with_offset(end_of_day(last)) if last is not None else None


@feel_function("deadline proof", "期限计算", params=[_RULE, _START, _ON, _PAUSES])
def deadline_proof(
    key: str, start: object, on: object = None, pauses: object = None
) -> list[dict[str, object]]:
    """The day-by-day count of a rule's period, as far as it goes while the clock stands still."""
    return [
        {"date": line.on, "number": line.number, "reason": line.reason, "occasion": line.occasion}
        for line in _period(key, start, on, pauses).proof
    ]


@feel_function("extended day", "顺延日", params=[_DAY, _START, _PAUSES], returns="date")
def extended_day(day: object, start: object, pauses: object = None) -> date | None:
    """A last day that was fixed, moved by the working days that pauses took from the period up to it."""
    return extended(current_calendar(), as_day(start), as_day(day), as_pauses(pauses))


def as_pauses(value: object) -> tuple[Pause, ...]:
    """The variable ``clock_stops`` of a case; nothing for null. Raises KeyError for an entry without days."""
    plain: Any = feel.to_json(value)
    if plain is None:
        return ()
    entries: Iterable[Mapping[str, Any]] = [plain] if isinstance(plain, Mapping) else plain
    return tuple(
        Pause(
            paused_from=as_day(entry["paused_from"]),
            paused_to=as_day(entry["paused_to"]) if entry.get("paused_to") else None,
            reason=str(entry.get("reason") or ""),
            legal_basis=str(entry.get("legal_basis") or ""),
        )
        for entry in entries
    )


def _period(key: str, start: object, on: object, pauses: object) -> Deadline:
    rules_on = as_day(on) if on is not None else None
    return current_rules().deadline(
        str(key), as_day(start), current_calendar(), on=rules_on, pauses=as_pauses(pauses)
    )


def _with_offset(at: datetime) -> datetime:
    """The same instant with a plain offset: variables keep it as ISO 8601 text, which knows no zone names."""
    offset = at.utcoffset()
    return at if offset is None else at.replace(tzinfo=timezone(offset))


def _whole(n: object) -> int:
    return int(str(n))
