"""FEEL numbers: Python ints where exact, else decimals of 34 digits (10.3.2.3.1)."""

from __future__ import annotations

import decimal
from decimal import Decimal

Number = int | Decimal

#: An int of fewer digits than decimal128 holds is exact; anything longer is rounded to a Decimal.
LIMIT = 10**34

CONTEXT = decimal.Context(
    prec=34,
    rounding=decimal.ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)


def is_number(value: object) -> bool:
    """A number; Python's bool is an int, FEEL's is not."""
    kind = value.__class__
    return kind is int or kind is Decimal


def canonical(value: Decimal) -> Number:
    """The one representation of a number: an int when integral and exact, else the decimal."""
    if -LIMIT < value < LIMIT:
        whole = int(value)
        if whole == value:
            return whole
    return value


def from_int(value: int) -> Number:
    """A host's int of any size, rounded to 34 digits when longer."""
    if -LIMIT < value < LIMIT:
        return value
    # int-to-decimal conversion of monstrous ints is quadratic in CPython; nothing that long is a number here.
    if value.bit_length() > 20_500:
        raise decimal.Overflow
    return CONTEXT.create_decimal(value)


def from_float(value: float) -> Number | None:
    """A host's float by its shortest decimal text; NaN and infinities do not exist in FEEL."""
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return canonical(CONTEXT.create_decimal(repr(value)))


def parse(text: str) -> Number:
    """A numeric literal; raises decimal.Overflow beyond the exponent range."""
    if len(text) < 34 and text.isdigit():
        return int(text)
    return canonical(CONTEXT.create_decimal(text))


def to_string(value: Number) -> str:
    """Plain digits without exponent or trailing zeros."""
    if value.__class__ is int:
        return str(value)
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def as_integer(value: object) -> int | None:
    """The value as an int if it is an integral number."""
    if value.__class__ is int:
        return value
    if value.__class__ is Decimal and abs(value) < LIMIT and int(value) == value:
        return int(value)
    return None
