"""The arithmetic operators on all pairs of types (Tables 56 to 60 and 62).

Each takes the two operands and raises `Refusal` where the standard's tables have no entry.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable
from decimal import Decimal

from feel.compare import time_difference
from feel.evaluation import Evaluation, Refusal
from feel.types import kind_of
from feel.values import calendar
from feel.values.durations import DaysDuration, MonthsDuration, days_duration, months_duration
from feel.values.numbers import CONTEXT, LIMIT, Number, as_integer, canonical
from feel.values.temporal import (
    DAY_NANOS,
    UTC_MIDNIGHT,
    Date,
    DateTime,
    Time,
    date_from_number,
    shift,
)

_NUMBERS = frozenset({int, Decimal})

#: Signals of the decimal context that mean: not a number of FEEL.
_OUT_OF_RANGE = (decimal.Overflow, decimal.InvalidOperation, decimal.DivisionByZero, OverflowError)

Operation = Callable[[object, object, Evaluation], object]


def _refuse(operator: str, one: object, other: object) -> Refusal:
    return Refusal("warn.operands", operator=operator, left=kind_of(one), right=kind_of(other))


def _number(value: object) -> Number:
    return value  # type: ignore[return-value]


def add(one: object, other: object, evaluation: Evaluation) -> object:
    if one.__class__ in _NUMBERS and other.__class__ in _NUMBERS:
        return _rounded(CONTEXT.add, one, other)
    if isinstance(one, str) and isinstance(other, str):
        evaluation.string_length(len(one) + len(other))
        return one + other
    if isinstance(one, (DaysDuration, MonthsDuration)) and not isinstance(
        other, (DaysDuration, MonthsDuration)
    ):
        one, other = other, one
    if isinstance(other, (DaysDuration, MonthsDuration)):
        return _moved(one, other, 1)
    raise _refuse("+", one, other)


def subtract(one: object, other: object, evaluation: Evaluation) -> object:
    if one.__class__ in _NUMBERS and other.__class__ in _NUMBERS:
        return _rounded(CONTEXT.subtract, one, other)
    if isinstance(other, (DaysDuration, MonthsDuration)):
        return _moved(one, other, -1)
    if isinstance(one, (Date, DateTime)) and isinstance(other, (Date, DateTime)):
        return _moments_difference(one, other)
    if isinstance(one, Time) and isinstance(other, Time) and one.is_zoned == other.is_zoned:
        return DaysDuration(time_difference(one, other))
    raise _refuse("-", one, other)


def multiply(one: object, other: object, evaluation: Evaluation) -> object:
    if other.__class__ in _NUMBERS:
        if one.__class__ in _NUMBERS:
            return _rounded(CONTEXT.multiply, one, other)
        if isinstance(one, (DaysDuration, MonthsDuration)):
            return _scaled(one, _number(other))
    elif one.__class__ in _NUMBERS and isinstance(other, (DaysDuration, MonthsDuration)):
        return _scaled(other, _number(one))
    raise _refuse("*", one, other)


def divide(one: object, other: object, evaluation: Evaluation) -> object:
    if other.__class__ in _NUMBERS:
        if other == 0:
            raise Refusal("warn.division_by_zero")
        if one.__class__ is int and other.__class__ is int:
            whole, rest = divmod(one, other)
            if rest == 0:
                return whole
        if one.__class__ in _NUMBERS:
            return _rounded(CONTEXT.divide, one, other)
        if isinstance(one, (DaysDuration, MonthsDuration)):
            return _divided(one, _number(other))
    elif isinstance(one, DaysDuration) and isinstance(other, DaysDuration):
        return divide(one.nanos, other.nanos, evaluation)
    elif isinstance(one, MonthsDuration) and isinstance(other, MonthsDuration):
        return divide(one.months, other.months, evaluation)
    raise _refuse("/", one, other)


def power(one: object, other: object, evaluation: Evaluation) -> object:
    if one.__class__ not in _NUMBERS or other.__class__ not in _NUMBERS:
        raise _refuse("**", one, other)
    # Table 60 limits the exponent to nine digits.
    if not -999_999_999 <= _number(other) <= 999_999_999:
        raise Refusal("warn.overflow")
    # A power of 34 digits costs as much as some tens of additions.
    evaluation.tick(30)
    if other == 0:
        return 1
    return _rounded(CONTEXT.power, one, other)


def negate(value: object) -> object:
    kind = value.__class__
    if kind is int:
        return -value  # type: ignore[operator]
    if kind is Decimal:
        return value.copy_negate()  # type: ignore[attr-defined]
    if isinstance(value, DaysDuration):
        return DaysDuration(-value.nanos)
    if isinstance(value, MonthsDuration):
        return MonthsDuration(-value.months)
    raise _refuse("-", 0, value)


def _rounded(operation: Callable[..., Decimal], one: object, other: object) -> Number:
    try:
        return canonical(operation(_exact(one), _exact(other)))
    except _OUT_OF_RANGE:
        raise Refusal("warn.overflow") from None


def _exact(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(_number(value))


def _moved(value: object, by: DaysDuration | MonthsDuration, sign: int) -> object:
    """A temporal value moved by a duration, forwards or backwards."""
    result: object = None
    if isinstance(by, MonthsDuration):
        months = sign * by.months
        if isinstance(value, MonthsDuration):
            result = months_duration(value.months + months)
        elif isinstance(value, Date):
            result = _add_months(value, months)
        elif isinstance(value, DateTime):
            date = _add_months(value.date, months)
            result = DateTime(date, value.time) if date else None
        else:
            raise _refuse("+" if sign > 0 else "-", value, by)
    else:
        nanos = sign * by.nanos
        if isinstance(value, DaysDuration):
            result = days_duration(value.nanos + nanos)
        elif isinstance(value, Date):
            result = date_from_number((value.number * DAY_NANOS + nanos) // DAY_NANOS)
        elif isinstance(value, DateTime):
            result = shift(value, nanos)
        elif isinstance(value, Time):
            result = Time((value.nanos + nanos) % DAY_NANOS, value.offset, value.zone)
        else:
            raise _refuse("+" if sign > 0 else "-", value, by)
    if result is None:
        raise Refusal("warn.overflow")
    return result


def _add_months(date: Date, months: int) -> Date | None:
    parts = calendar.add_months(date.year, date.month, date.day, months)
    return Date(*parts) if calendar.is_date(*parts) else None


def _moments_difference(one: Date | DateTime, other: Date | DateTime) -> DaysDuration:
    if isinstance(one, Date) and isinstance(other, Date):
        return DaysDuration((one.number - other.number) * DAY_NANOS)
    # Table 57: a date beside a date and time is midnight UTC; both or neither must have a zone.
    first = DateTime(one, UTC_MIDNIGHT) if isinstance(one, Date) else one
    second = DateTime(other, UTC_MIDNIGHT) if isinstance(other, Date) else other
    if first.is_zoned != second.is_zoned:
        raise _refuse("-", one, other)
    return DaysDuration(first.instant() - second.instant())


def _scaled(duration: DaysDuration | MonthsDuration, factor: Number) -> object:
    size = duration.nanos if isinstance(duration, DaysDuration) else duration.months
    return _resized(duration, _rounded(CONTEXT.multiply, size, factor))


def _divided(duration: DaysDuration | MonthsDuration, divisor: Number) -> object:
    size = duration.nanos if isinstance(duration, DaysDuration) else duration.months
    return _resized(duration, _rounded(CONTEXT.divide, size, divisor))


def _resized(duration: DaysDuration | MonthsDuration, size: Number) -> object:
    """A duration of the same kind; fractions of its smallest unit are cut off."""
    if not -LIMIT < size < LIMIT:
        raise Refusal("warn.overflow")
    whole = as_integer(size)
    units = int(size) if whole is None else whole
    result = days_duration(units) if isinstance(duration, DaysDuration) else months_duration(units)
    if result is None:
        raise Refusal("warn.overflow")
    return result
