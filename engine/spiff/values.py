"""Variable values: what may be stored, and how it becomes bytes.

A variable is JSON: null, boolean, number, string, list, object. FEEL's dates and durations are stored as
their ISO 8601 text. A number that a 64-bit integer or a double cannot hold exactly is written as
``{"$decimal": "…"}``, so that money never changes on its way through the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

import orjson

import feel

DECIMAL_TAG = "$decimal"
_DECIMAL_MARK = b'"$decimal"'
_INT_MIN, _INT_MAX = -(2**63), 2**63 - 1


def normalise(value: Any) -> Any:
    """The storable form of a value from FEEL, an action or outside; shares nothing mutable with it."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return value
    if kind is int:
        return value if _INT_MIN <= value <= _INT_MAX else Decimal(value)
    if kind is float:
        if not isfinite(value):
            raise ValueError(f"{value} is not a number JSON can hold")
        return value
    if kind is list or kind is tuple:
        return [normalise(item) for item in value]
    if kind is dict:
        return {str(name): normalise(item) for name, item in value.items()}
    plain = feel.to_json(value)
    if isinstance(plain, list | dict):
        return normalise(plain)
    if type(plain) is int and not _INT_MIN <= plain <= _INT_MAX:
        return Decimal(plain)
    return plain


def _tag(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {DECIMAL_TAG: str(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not a variable value")


def encode(value: Any) -> bytes:
    """JSON bytes of a normalised value."""
    return orjson.dumps(value, _tag)


def decode(data: bytes) -> Any:
    """The value of :func:`encode`'s bytes."""
    value = orjson.loads(data)
    return _untag(value) if _DECIMAL_MARK in data else value


def _untag(value: Any) -> Any:
    if isinstance(value, list):
        return [_untag(item) for item in value]
    if isinstance(value, dict):
        if len(value) == 1 and isinstance(value.get(DECIMAL_TAG), str):
            return Decimal(value[DECIMAL_TAG])
        return {name: _untag(item) for name, item in value.items()}
    return value


def same(left: Any, right: Any) -> bool:
    """Equality that tells ``true`` from ``1``, which Python's does not."""
    if type(left) is not type(right):
        numbers = (int, float, Decimal)
        return type(left) in numbers and type(right) in numbers and bool(left == right)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(item, right[name]) for name, item in left.items())
    return bool(left == right)
