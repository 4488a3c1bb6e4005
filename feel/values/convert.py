"""Between the host's Python values and FEEL's, both ways, and into strings."""

from __future__ import annotations

import datetime as python
from collections.abc import Mapping
from decimal import Decimal

from feel.errors import FeelLimitExceeded
from feel.types import kind_of
from feel.values import numbers
from feel.values.durations import NANOS, DaysDuration, MonthsDuration
from feel.values.functions import Function
from feel.values.ranges import Range
from feel.values.temporal import Date, DateTime, Time, from_python

#: Classes whose values are FEEL values as they are.
ATOMS = frozenset({bool, str, type(None), Date, Time, DateTime, DaysDuration, MonthsDuration, Range})

_TEMPORAL = (Date, Time, DateTime, DaysDuration, MonthsDuration)
_DEPTH = 64
#: How many items a value may have in all when it is written out; lists may share parts without end.
_ITEMS = 1_000_000


class UnknownHostValue(Exception):
    """A Python value of a class that means nothing in FEEL."""


def from_host(value: object, depth: int = 0) -> object:
    """A host's value as FEEL's; containers are copied only where something in them changes."""
    kind = value.__class__
    if kind in ATOMS:
        return value
    if kind is int:
        return numbers.from_int(value)  # type: ignore[arg-type]
    if depth > _DEPTH:
        raise FeelLimitExceeded("value_depth", _DEPTH)
    if kind is list:
        return _list_from_host(value, depth)  # type: ignore[arg-type]
    if kind is dict:
        return _dict_from_host(value, depth)  # type: ignore[arg-type]
    return _other_from_host(value, depth)


def _list_from_host(items: list[object], depth: int) -> list[object]:
    for index, item in enumerate(items):
        converted = from_host(item, depth + 1)
        if converted is not item:
            return [*items[:index], converted, *(from_host(each, depth + 1) for each in items[index + 1 :])]
    return items


def _dict_from_host(entries: dict[str, object], depth: int) -> dict[str, object]:
    changed = {}
    for key, item in entries.items():
        converted = from_host(item, depth + 1)
        if converted is not item:
            changed[key] = converted
    return {**entries, **changed} if changed else entries


def _other_from_host(value: object, depth: int) -> object:
    if isinstance(value, Decimal):
        return _from_decimal(value)
    if isinstance(value, float):
        return numbers.from_float(value)
    if isinstance(value, bool):
        return bool(value)
    if isinstance(value, int):
        return numbers.from_int(int(value))
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (python.date, python.time)):
        return from_python(value)
    if isinstance(value, python.timedelta):
        micros = (value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds
        return DaysDuration(micros * (NANOS // 1_000_000))
    if isinstance(value, Function):
        return value
    if isinstance(value, (list, tuple)):
        return _list_from_host(list(value), depth)
    if isinstance(value, (set, frozenset)):
        return _list_from_host(sorted(value, key=repr), depth)
    if isinstance(value, Mapping):
        return _dict_from_host({str(key): item for key, item in value.items()}, depth)
    raise UnknownHostValue(value.__class__.__name__)


def _from_decimal(value: Decimal) -> object:
    if not value.is_finite():
        return None
    return numbers.canonical(numbers.CONTEXT.plus(value))


class _Counter:
    """Stops a walk through shared parts before it becomes endless."""

    __slots__ = ("left",)

    def __init__(self, left: int = _ITEMS) -> None:
        self.left = left

    def tick(self, depth: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise FeelLimitExceeded("list_size", _ITEMS)
        if depth > _DEPTH * 8:
            raise FeelLimitExceeded("value_depth", _DEPTH * 8)


def to_json(value: object) -> object:
    """A FEEL value as JSON can carry it; a number that no float holds exactly stays a Decimal."""
    return _to_json(value, _Counter(), 0)


def _to_json(value: object, counter: _Counter, depth: int) -> object:
    kind = value.__class__
    if value is None or kind is bool or kind is str or kind is int:
        return value
    counter.tick(depth)
    if kind is Decimal:
        number = float(value)  # type: ignore[arg-type]
        return number if Decimal(repr(number)) == value else value
    if isinstance(value, list):
        return [_to_json(item, counter, depth + 1) for item in value]
    if isinstance(value, dict):
        return {key: _to_json(item, counter, depth + 1) for key, item in value.items()}
    return feel_string(value)


def feel_string(value: object, counter: _Counter | None = None) -> str | None:
    """What the built-in `string()` yields (10.3.4.1): strings bare outside, quoted inside a container."""
    if value is None:
        return None
    if isinstance(value, str):
        return value
    return _shown(value, counter or _Counter(), 0)


def measured_string(value: object, items: int) -> tuple[str | None, int]:
    """`feel_string` for a value of at most so many parts, and how many it had."""
    counter = _Counter(items)
    return feel_string(value, counter), items - counter.left


def _shown(value: object, counter: _Counter, depth: int) -> str:
    counter.tick(depth)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return numbers.to_string(value)
    if isinstance(value, str):
        counter.left -= len(value) // 50
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, _TEMPORAL):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_shown(item, counter, depth + 1) for item in value)}]"
    if isinstance(value, dict):
        entries = (f"{_key(key)}: {_shown(item, counter, depth + 1)}" for key, item in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, Range):
        return _range_shown(value, counter, depth)
    if isinstance(value, Function):
        return f"function({', '.join(each.name for each in value.parameters)})"
    return kind_of(value)


def _key(key: str) -> str:
    return key if key.replace(" ", "").replace("_", "").isalnum() else _shown(key, _Counter(), 0)


def _range_shown(value: Range, counter: _Counter, depth: int) -> str:
    start, end = (_literal(each, counter, depth + 1) for each in (value.start, value.end))
    if value.operator is not None:
        return f"({value.operator} {end if value.start is None else start})"
    return f"{'[' if value.start_included else '('}{start}..{end}{']' if value.end_included else ')'}"


def _literal(value: object, counter: _Counter, depth: int) -> str:
    shown = _shown(value, counter, depth)
    return f'@"{shown}"' if isinstance(value, _TEMPORAL) else shown
