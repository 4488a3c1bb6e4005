"""A second, tiny evaluator for the expressions that generated diagrams use, not the product's FEEL.

The subset reads the same in FEEL and in Python but for ``=`` (equality), which is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from types import CodeType
from typing import Any

_EQUALITY = re.compile(r"(?<![<>!=])=(?!=)")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$")


class NotBoolean(Exception):
    """A condition that is neither true nor false."""


@lru_cache(maxsize=10_000)
def _compiled(text: str) -> CodeType:
    source = _EQUALITY.sub("==", text.removeprefix("=")).strip()
    return compile(source, text, "eval")


def evaluate(text: str, variables: Mapping[str, Any]) -> Any:
    """The value of an expression of the common subset; unknown names raise NameError."""
    known: dict[str, Any] = {"count": len, "null": None, "true": True, "false": False, "__builtins__": {}}
    return eval(_compiled(text), known, dict(variables))


def holds(text: str, variables: Mapping[str, Any]) -> bool:
    """The truth of a condition; comparing null with a number gives null in FEEL. Raises NotBoolean."""
    try:
        value = evaluate(text, variables)
    except TypeError:
        value = None
    if not isinstance(value, bool):
        raise NotBoolean(text)
    return value


def duration(text: str) -> timedelta:
    """``P1DT2H3M4S`` and its parts."""
    match = _DURATION.match(text)
    assert match, text
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def cycle(text: str) -> tuple[int | None, timedelta]:
    """``R3/PT1H`` as (3, one hour); ``R/PT1H`` repeats without end."""
    repeat, _, interval = text.partition("/")
    return (int(repeat[1:]) if repeat[1:] else None), duration(interval)
