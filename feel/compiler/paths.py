"""Code for paths and filters (Tables 64 to 68)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from feel.compiler.names import convert
from feel.compiler.scope import Code
from feel.evaluation import Evaluation
from feel.types import kind_of
from feel.values import calendar
from feel.values.convert import ATOMS
from feel.values.durations import NANOS, DaysDuration, MonthsDuration
from feel.values.numbers import CONTEXT, LIMIT, Number, as_integer, canonical, is_number
from feel.values.ranges import Range
from feel.values.temporal import Date, DateTime, Time

Frame = list[Any]


def _seconds(seconds: int, nanos: int) -> Number:
    return seconds if nanos == 0 else canonical(CONTEXT.divide(seconds * NANOS + nanos, NANOS))


def _time_second(value: Time) -> Number:
    _, _, second, nanos = value.parts()
    return _seconds(second, nanos)


def _duration_seconds(value: DaysDuration) -> Number:
    _, _, _, seconds, nanos = value.parts()
    return _seconds(seconds, nanos)


def _offset(value: Time | DateTime) -> DaysDuration | None:
    offset = value.utc_offset
    return None if offset is None else DaysDuration(offset * NANOS)


def _of_date(read: Callable[[Date], object]) -> Callable[[DateTime], object]:
    return lambda value: read(value.date)


def _of_time(read: Callable[[Time], object]) -> Callable[[DateTime], object]:
    return lambda value: read(value.time)


_DATE: dict[str, Callable[[Date], object]] = {
    "year": lambda value: value.year,
    "month": lambda value: value.month,
    "day": lambda value: value.day,
    "weekday": lambda value: calendar.weekday(value.number),
}
_TIME: dict[str, Callable[[Time], object]] = {
    "hour": lambda value: value.parts()[0],
    "minute": lambda value: value.parts()[1],
    "second": _time_second,
    "time offset": _offset,
    "timezone": lambda value: value.zone,
}
_DATE_TIME: dict[str, Callable[[DateTime], object]] = {
    **{name: _of_date(read) for name, read in _DATE.items()},
    **{name: _of_time(read) for name, read in _TIME.items()},
    "time offset": _offset,
}
_DAYS: dict[str, Callable[[DaysDuration], object]] = {
    "days": lambda value: value.parts()[0],
    "hours": lambda value: value.parts()[1],
    "minutes": lambda value: value.parts()[2],
    "seconds": _duration_seconds,
}
_MONTHS: dict[str, Callable[[MonthsDuration], object]] = {
    "years": lambda value: value.parts()[0],
    "months": lambda value: value.parts()[1],
}
_RANGE: dict[str, Callable[[Range], object]] = {
    "start": lambda value: value.start,
    "end": lambda value: value.end,
    "start included": lambda value: value.start_included,
    "end included": lambda value: value.end_included,
}
_PROPERTIES: dict[type, Mapping[str, Callable[[Any], object]]] = {
    Date: _DATE,
    Time: _TIME,
    DateTime: _DATE_TIME,
    DaysDuration: _DAYS,
    MonthsDuration: _MONTHS,
    Range: _RANGE,
}


def member(value: object, name: str, evaluation: Evaluation, offset: int) -> object:
    """`value.name`: an entry, a property, or on a list the list of its items' entries."""
    if value.__class__ is dict:
        if name in value:
            return value[name]
    elif value is None:
        return None
    elif isinstance(value, list):
        evaluation.list_size(len(value))
        return [member(item, name, evaluation, offset) for item in value]
    else:
        read = _PROPERTIES.get(value.__class__, {}).get(name)
        if read is not None:
            return read(value)
    evaluation.warn("warn.no_property", offset, type=kind_of(value), name=name)
    return None


def path(base: Code, name: str, offset: int) -> Code:
    def read_path(frame: Frame) -> object:
        value = base(frame)
        if value.__class__ is dict and name in value:
            return value[name]
        return member(value, name, frame[1], offset)

    return read_path


def variable_path(variable: str, names: list[tuple[str, int]], read: Code) -> Code:
    """`variable.a.b` walks the host's own structures and converts only what it arrives at."""

    def walk(frame: Frame) -> object:
        try:
            value = frame[0][variable]
        except KeyError:
            value = read(frame)
        for name, offset in names:
            if value.__class__ is dict and name in value:
                value = value[name]
            elif isinstance(value, Mapping) and value.__class__ is not dict and name in value:
                value = value[name]
            else:
                value = member(convert(value, frame[1], offset), name, frame[1], offset)
        kind = value.__class__
        if kind in ATOMS or (kind is int and -LIMIT < value < LIMIT):
            return value
        return convert(value, frame[1], names[-1][1])

    return walk


def filtered(base: Code, condition: Code, slot: int, cost: int, offset: int) -> Code:
    """`base[condition]`: an index if the condition is a number, else a selection (Table 68)."""

    def select(frame: Frame) -> object:
        value = base(frame)
        if value is None:
            return None
        evaluation: Evaluation = frame[1]
        items = value if value.__class__ is list else [value]
        if not items:
            frame[slot] = None
            saved, evaluation.warnings = evaluation.warnings, None
            result = condition(frame)
            evaluation.warnings = saved
            return None if is_number(result) else []
        chosen: list[object] = []
        for item in items:
            evaluation.tick(cost)
            frame[slot] = item
            result = condition(frame)
            if result is True:
                chosen.append(item)
            elif result is not False and result is not None:
                if is_number(result):
                    return indexed(items, result, evaluation, offset)
                evaluation.warn("warn.filter", offset, type=kind_of(result))
                return None
        return chosen

    return select


def by_index(base: Code, index: object, offset: int) -> Code:
    """`base[3]` with the index written out."""

    def pick(frame: Frame) -> object:
        value = base(frame)
        if value is None:
            return None
        return indexed(value if value.__class__ is list else [value], index, frame[1], offset)

    return pick


def indexed(items: Any, index: object, evaluation: Evaluation, offset: int) -> object:
    """The item at a position counted from 1, or from -1 at the end."""
    position = as_integer(index)
    if position is not None and 1 <= position <= len(items):
        return items[position - 1]
    if position is not None and -len(items) <= position <= -1:
        return items[position]
    evaluation.warn("warn.index", offset, index=str(index))
    return None
