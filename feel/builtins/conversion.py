"""Conversion functions (Table 72)."""

from __future__ import annotations

import re
from decimal import DecimalException

from feel.evaluation import Evaluation, Refusal
from feel.signatures import builtin
from feel.syntax import nodes
from feel.types import kind_of
from feel.values import numbers, zones
from feel.values.convert import measured_string
from feel.values.durations import (
    NANOS,
    DaysDuration,
    MonthsDuration,
    nanos_of,
    parse_duration,
)
from feel.values.numbers import Number, as_integer
from feel.values.ranges import Range
from feel.values.temporal import (
    UTC_MIDNIGHT,
    Date,
    DateTime,
    Time,
    make_date,
    parse_date,
    parse_datetime,
    parse_time,
)

_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def _format(value: str, kind: str) -> Refusal:
    return Refusal("warn.format", value=value[:80], type=kind)


def _whole(name: str, value: Number) -> int:
    """A component of a date or time: integral and of a size that can be one."""
    number = as_integer(value)
    if number is None or abs(number) > 10**10:
        raise Refusal("warn.domain", name=name, value=str(value))
    return number


@builtin("date", "from: string|date|date and time")
def date(evaluation: Evaluation, source: str | Date | DateTime) -> Date:
    if isinstance(source, str):
        parsed = parse_date(source)
        if parsed is None:
            raise _format(source, "date")
        return parsed
    return source.date if isinstance(source, DateTime) else source


@builtin("date", "year: number, month: number, day: number")
def date_of_parts(evaluation: Evaluation, year: Number, month: Number, day: Number) -> Date:
    parts = [_whole("date", part) for part in (year, month, day)]
    made = make_date(*parts)
    if made is None:
        raise Refusal("warn.domain", name="date", value="-".join(map(str, parts)))
    return made


@builtin("date and time", "from: string|date and time|date")
def date_and_time(evaluation: Evaluation, source: str | DateTime | Date) -> DateTime:
    if isinstance(source, DateTime):
        return source
    if isinstance(source, Date):
        # 10.3.2.9.4: where a date and time is expected, a date is midnight UTC.
        return DateTime(source, UTC_MIDNIGHT)
    parsed = parse_datetime(source)
    if parsed is None:
        raise _format(source, "date and time")
    return parsed


@builtin("date and time", "date: date|date and time, time: time")
def date_with_time(evaluation: Evaluation, day: Date | DateTime, clock: Time) -> DateTime:
    return DateTime(day.date if isinstance(day, DateTime) else day, clock)


@builtin("time", "from: string|time|date and time|date")
def time(evaluation: Evaluation, source: str | Time | DateTime | Date) -> Time:
    if isinstance(source, Time):
        return source
    if isinstance(source, DateTime):
        return source.time
    if isinstance(source, Date):
        return UTC_MIDNIGHT
    parsed = parse_time(source)
    if parsed is None:
        raise _format(source, "time")
    return parsed


@builtin("time", "hour: number, minute: number, second: number, offset?: days and time duration|null")
def time_of_parts(
    evaluation: Evaluation, hour: Number, minute: Number, second: Number, offset: DaysDuration | None = None
) -> Time:
    hours, minutes = _whole("time", hour), _whole("time", minute)
    if not (0 <= hours <= 23 and 0 <= minutes <= 59 and 0 <= second < 60):
        raise Refusal("warn.domain", name="time", value=f"{hour}:{minute}:{second}")
    whole, _, digits = numbers.to_string(second).partition(".")
    nanos = (hours * 3600 + minutes * 60 + int(whole)) * NANOS + nanos_of(digits)
    if offset is None:
        return Time(nanos)
    seconds = offset.nanos // NANOS
    if abs(seconds) > zones.MAX_OFFSET:
        raise Refusal("warn.domain", name="time", value=str(offset))
    return Time(nanos, seconds)


@builtin("number", "from: string")
def number(evaluation: Evaluation, source: str) -> Number:
    return _number(source, None, None)


@builtin("number", "from: string, grouping separator: string|null, decimal separator: string|null")
def number_with_separators(
    evaluation: Evaluation, source: str, grouping: str | None, decimal: str | None
) -> Number:
    if grouping not in (None, " ", ",", ".") or decimal not in (None, ",", "."):
        raise Refusal("warn.domain", name="number", value=f"{grouping!r}, {decimal!r}")
    if grouping is not None and grouping == decimal:
        raise Refusal("warn.domain", name="number", value=repr(grouping))
    return _number(source, grouping, decimal)


def _number(source: str, grouping: str | None, decimal: str | None) -> Number:
    digits = source.replace(grouping, "") if grouping else source
    if decimal == ",":
        digits = digits.replace(".", "#").replace(",", ".")
    if len(digits) > 1000 or not _NUMBER.fullmatch(digits):
        raise _format(source, "number")
    try:
        return numbers.parse(digits)
    except DecimalException:
        raise Refusal("warn.overflow") from None


@builtin("string", "from: any")
def string(evaluation: Evaluation, source: object) -> str | None:
    shown, parts = measured_string(source, evaluation.limits.list_size)
    evaluation.tick(parts)
    if shown is not None and shown is not source:
        evaluation.string_length(len(shown))
    return shown


@builtin("duration", "from: string|days and time duration|years and months duration")
def duration(
    evaluation: Evaluation, source: str | DaysDuration | MonthsDuration
) -> DaysDuration | MonthsDuration:
    if not isinstance(source, str):
        return source
    parsed = parse_duration(source)
    if parsed is None:
        raise _format(source, "duration")
    return parsed


@builtin("years and months duration", "from: date|date and time, to: date|date and time")
def years_and_months_duration(
    evaluation: Evaluation, start: Date | DateTime, end: Date | DateTime
) -> MonthsDuration:
    """Whole months from one day to the other, whatever the time; a month begun does not count."""
    first, last = _day(start), _day(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0 and last.day < first.day:
        months -= 1
    elif months < 0 and last.day > first.day:
        months += 1
    return MonthsDuration(months)


def _day(value: Date | DateTime) -> Date:
    return value.date if isinstance(value, DateTime) else value


@builtin("range", "from: string")
def range_(evaluation: Evaluation, source: str) -> Range:
    """A range written as text; its ends must be literals, so that it can hide no expression."""
    from feel.compare import less
    from feel.errors import FeelSyntaxError
    from feel.syntax.parser import Parser

    if len(source) > 1000:
        raise _format(source, "range")
    evaluation.tick(50)
    try:
        tree = Parser(
            source, (), {"date": [(("date", "and", "time"), "date and time")]}, evaluation.limits
        ).whole_expression()
    except FeelSyntaxError:
        raise _format(source, "range") from None
    if not isinstance(tree, nodes.RangeNode):
        raise _format(source, "range")
    start, end = _literal_end(evaluation, tree.start), _literal_end(evaluation, tree.end)
    if start is None or end is None or kind_of(start) != kind_of(end):
        raise _format(source, "range")
    if less(end, start) is not False:
        raise _format(source, "range")
    return Range(start, end, tree.start_included, tree.end_included)


def _literal_end(evaluation: Evaluation, node: nodes.Node) -> object:
    if isinstance(node, nodes.Literal):
        return node.value
    if isinstance(node, nodes.Negation) and isinstance(node.operand, nodes.Literal):
        from feel.arithmetic import negate

        return negate(node.operand.value)
    if isinstance(node, nodes.Invocation) and isinstance(node.callee, nodes.Name):
        name, arguments = node.callee.name, node.arguments
        if (
            len(arguments) == 1
            and isinstance(arguments[0], nodes.Literal)
            and isinstance(arguments[0].value, str)
        ):
            text = arguments[0].value
            if name == "date":
                return parse_date(text)
            if name == "time":
                return parse_time(text)
            if name == "date and time":
                return parse_datetime(text)
            if name == "duration":
                return parse_duration(text)
    return None
