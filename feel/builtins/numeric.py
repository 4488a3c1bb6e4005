"""Numeric functions (Table 76)."""

from __future__ import annotations

import decimal
from collections.abc import Callable
from decimal import Decimal

from feel.evaluation import Evaluation, Refusal
from feel.signatures import builtin
from feel.values.durations import DaysDuration, MonthsDuration
from feel.values.numbers import CONTEXT, Number, as_integer, canonical

#: Wide enough to round any number of 34 digits at any scale.
_ROUNDING = decimal.Context(prec=80, Emin=-6250, Emax=6250)
_MIN_SCALE, _MAX_SCALE = -6111, 6176


def _round(name: str, value: Number, scale: Number, rounding: str) -> Number:
    places = int(scale)
    if not _MIN_SCALE <= places <= _MAX_SCALE:
        raise Refusal("warn.domain", name=name, value=str(scale))
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -places:
        return value
    try:
        rounded = number.quantize(Decimal(1).scaleb(-places, _ROUNDING), rounding, _ROUNDING)
        return canonical(CONTEXT.plus(rounded))
    except decimal.DecimalException:
        raise Refusal("warn.overflow") from None


def _rounder(name: str, rounding: str, scale: str) -> None:
    def func(evaluation: Evaluation, value: Number, places: Number = 0) -> Number:
        return _round(name, value, places, rounding)

    builtin(name, f"n: number, {scale}: number")(func)


_rounder("decimal", decimal.ROUND_HALF_EVEN, "scale")
_rounder("floor", decimal.ROUND_FLOOR, "scale?")
_rounder("ceiling", decimal.ROUND_CEILING, "scale?")
_rounder("round up", decimal.ROUND_UP, "scale")
_rounder("round down", decimal.ROUND_DOWN, "scale")
_rounder("round half up", decimal.ROUND_HALF_UP, "scale")
_rounder("round half down", decimal.ROUND_HALF_DOWN, "scale")


@builtin("abs", "n: number|days and time duration|years and months duration")
def abs_(evaluation: Evaluation, value: Number | DaysDuration | MonthsDuration) -> object:
    if isinstance(value, DaysDuration):
        return DaysDuration(abs(value.nanos))
    if isinstance(value, MonthsDuration):
        return MonthsDuration(abs(value.months))
    return abs(value) if value.__class__ is int else Decimal(value).copy_abs()


@builtin("modulo", "dividend: number, divisor: number")
def modulo(evaluation: Evaluation, dividend: Number, divisor: Number) -> Number:
    """`dividend - divisor * floor(dividend / divisor)`: the sign is the divisor's."""
    if divisor == 0:
        raise Refusal("warn.division_by_zero")
    if isinstance(dividend, int) and isinstance(divisor, int):
        return dividend % divisor
    try:
        rest = CONTEXT.remainder(Decimal(dividend), Decimal(divisor))
        if rest != 0 and (rest < 0) != (divisor < 0):
            rest = CONTEXT.add(rest, Decimal(divisor))
        return canonical(rest)
    except decimal.DecimalException:
        raise Refusal("warn.overflow") from None


def _transcendental(
    name: str, operation: Callable[[Decimal], Decimal], evaluation: Evaluation, value: Number
) -> Number:
    evaluation.tick(30)
    try:
        return canonical(operation(Decimal(value)))
    except decimal.Overflow:
        raise Refusal("warn.overflow") from None
    except decimal.DecimalException:
        raise Refusal("warn.domain", name=name, value=str(value)) from None


@builtin("sqrt", "number: number")
def sqrt(evaluation: Evaluation, value: Number) -> Number:
    return _transcendental("sqrt", CONTEXT.sqrt, evaluation, value)


@builtin("log", "number: number")
def log(evaluation: Evaluation, value: Number) -> Number:
    if value <= 0:
        raise Refusal("warn.domain", name="log", value=str(value))
    return _transcendental("log", CONTEXT.ln, evaluation, value)


@builtin("exp", "number: number")
def exp(evaluation: Evaluation, value: Number) -> Number:
    return _transcendental("exp", CONTEXT.exp, evaluation, value)


@builtin("odd", "number: number")
def odd(evaluation: Evaluation, value: Number) -> bool:
    whole = as_integer(value)
    return whole is not None and whole % 2 == 1


@builtin("even", "number: number")
def even(evaluation: Evaluation, value: Number) -> bool:
    whole = as_integer(value)
    if whole is None:
        # Beyond 34 digits every number is a multiple of ten.
        return abs(Decimal(value)) >= 10**34
    return whole % 2 == 0
