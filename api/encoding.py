"""JSON as we write it: UTF-8 as it is, times in UTC, numbers with all their digits."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import orjson

_OPTIONS: Final = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
_LARGEST: Final = 2**63


def encode(value: object) -> bytes:
    """Compact JSON; what JSON does not know is written as its text."""
    try:
        return orjson.dumps(value, default=_plain, option=_OPTIONS)
    except TypeError:
        return orjson.dumps(_spell_integers(value), default=_plain, option=_OPTIONS)


def _plain(value: object) -> object:
    # FEEL has 34 digits, a float 17: a decimal is written as the number it is.
    return orjson.Fragment(str(value)) if isinstance(value, Decimal) and value.is_finite() else str(value)


def _spell_integers(value: object) -> object:
    """orjson stops at 64 bits; JSON and FEEL do not."""
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return orjson.Fragment(str(value))
    if isinstance(value, dict):
        return {key: _spell_integers(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_spell_integers(each) for each in value]
    return value
