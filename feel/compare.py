"""Equality and order of FEEL values (Tables 52 to 54). All yield True, False or None."""

from __future__ import annotations

from decimal import Decimal

from feel.evaluation import Evaluation
from feel.values.durations import NANOS, DaysDuration, MonthsDuration
from feel.values.functions import Closure, Function
from feel.values.ranges import Range
from feel.values.temporal import DAY_NANOS, Date, DateTime, Time

_NUMBERS = frozenset({int, Decimal})


def equal(one: object, other: object, evaluation: Evaluation) -> bool | None:
    """`one = other`; None where the kinds differ."""
    if one is None or other is None:
        return one is other
    kind = one.__class__
    if kind is not other.__class__:
        if kind in _NUMBERS and other.__class__ in _NUMBERS:
            return one == other
        if isinstance(one, Function) and isinstance(other, Function):
            return False
        return None
    if kind is list:
        return _lists_equal(one, other, evaluation)  # type: ignore[arg-type]
    if kind is dict:
        return _contexts_equal(one, other, evaluation)  # type: ignore[arg-type]
    if kind is DateTime or kind is Time:
        return _moments_equal(one, other)  # type: ignore[arg-type]
    if kind is Range:
        return _ranges_equal(one, other, evaluation)  # type: ignore[arg-type]
    if isinstance(one, Function):
        return same_function(one, other)  # type: ignore[arg-type]
    return one == other


def same_function(one: Function, other: Function) -> bool:
    """Functions are equal by parameters, body and scope; FEEL-written ones share their definition."""
    if one is other:
        return True
    if isinstance(one, Closure) and isinstance(other, Closure):
        return one.definition is other.definition and all(
            mine is theirs or (mine.__class__ in _NUMBERS and mine == theirs)
            for mine, theirs in zip(one.frame[2:], other.frame[2:], strict=True)
        )
    return False


def _lists_equal(one: list[object], other: list[object], evaluation: Evaluation) -> bool | None:
    if one is other:
        return True
    if len(one) != len(other):
        return False
    evaluation.tick(len(one))
    result: bool | None = True
    for mine, theirs in zip(one, other, strict=True):
        same = equal(mine, theirs, evaluation)
        if same is False:
            return False
        if same is None:
            result = None
    return result


def _contexts_equal(one: dict[str, object], other: dict[str, object], evaluation: Evaluation) -> bool | None:
    if one is other:
        return True
    if one.keys() != other.keys():
        return False
    evaluation.tick(len(one))
    result: bool | None = True
    for key, mine in one.items():
        same = equal(mine, other[key], evaluation)
        if same is False:
            return False
        if same is None:
            result = None
    return result


def _moments_equal(one: Time | DateTime, other: Time | DateTime) -> bool:
    # 10.3.2.3.4: a local value and one that has a UTC form are not the same.
    return one == other or (one.is_zoned == other.is_zoned and moment_value(one) == moment_value(other))


def moment_value(moment: Time | DateTime, default_offset: int = 0) -> int:
    """`value` of 10.3.2.3.4 and 10.3.2.3.5 in whole seconds, as the compatibility kit has it (0068).

    A local value is read at `default_offset`.
    """
    if isinstance(moment, DateTime):
        return moment.instant(default_offset) // NANOS
    return _time_value(moment, default_offset) // NANOS


def _ranges_equal(one: Range, other: Range, evaluation: Evaluation) -> bool | None:
    # Table 53 asks for the same operators, so “(< 5)” is not “(null..5)”, nor “(= 5)” “[5..5]”.
    if one.operator != other.operator:
        return False
    if one.start_included is not other.start_included or one.end_included is not other.end_included:
        return False
    return _lists_equal([one.start, one.end], [other.start, other.end], evaluation)


def identical(one: object, other: object, evaluation: Evaluation) -> bool:
    """The built-in `is`: the same element of the semantic domain, zone included."""
    if isinstance(one, (Time, DateTime)) or isinstance(other, (Time, DateTime)):
        return one.__class__ is other.__class__ and one == other
    return equal(one, other, evaluation) is True


def less(one: object, other: object) -> bool | None:
    """`one < other`; None where the values have no order."""
    kind = one.__class__
    if kind in _NUMBERS:
        return one < other if other.__class__ in _NUMBERS else None  # type: ignore[operator]
    if kind is not other.__class__:
        return None
    if kind is str:
        return bool(one < other)  # type: ignore[operator]
    pair = order_keys(one, other)
    return None if pair is None else pair[0] < pair[1]


def order_keys(one: object, other: object) -> tuple[int, int] | None:
    """Two values of one temporal kind as integers that have their order."""
    if isinstance(one, Date) and isinstance(other, Date):
        return one.number, other.number
    if isinstance(one, (DateTime, Time)) and one.__class__ is other.__class__:
        # Table 54: a value without offset takes that of the other.
        return moment_value(one, other.utc_offset or 0), moment_value(other, one.utc_offset or 0)
    if isinstance(one, DaysDuration) and isinstance(other, DaysDuration):
        return one.nanos, other.nanos
    if isinstance(one, MonthsDuration) and isinstance(other, MonthsDuration):
        return one.months, other.months
    return None


def _time_value(time: Time, default_offset: int) -> int:
    offset = time.utc_offset
    return time.nanos - (default_offset if offset is None else offset) * NANOS


def less_or_equal(one: object, other: object, evaluation: Evaluation) -> bool | None:
    """`one <= other`, which the standard defines as `one < other or one = other`."""
    below = less(one, other)
    if below is None or below:
        return below
    return equal(one, other, evaluation)


def time_difference(one: Time, other: Time) -> int:
    """Nanoseconds from `other` to `one` within a day."""
    return _time_value(one, 0) - _time_value(other, 0) if one.is_zoned else one.nanos - other.nanos


def in_range(value: object, bounds: Range, evaluation: Evaluation) -> bool | None:
    """Membership in a range (Table 55); a null end stands for none where the range is one-sided."""
    if value is None:
        return None
    if bounds.operator == "!=":
        same = equal(value, bounds.start, evaluation)
        return None if same is None else not same
    result: bool | None = True
    if bounds.operator not in ("<", "<="):
        above = less(bounds.start, value)
        if above is False and bounds.start_included:
            above = equal(bounds.start, value, evaluation)
        if not above:
            if above is False:
                return False
            result = None
    if bounds.operator not in (">", ">="):
        below = less(value, bounds.end)
        if below is False and bounds.end_included:
            below = equal(value, bounds.end, evaluation)
        if not below:
            return below
    return result


__all__ = [
    "DAY_NANOS",
    "equal",
    "identical",
    "in_range",
    "less",
    "less_or_equal",
    "moment_value",
    "order_keys",
    "same_function",
    "time_difference",
]
