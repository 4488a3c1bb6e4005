"""The bounds within which expressions are compiled and evaluated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What an expression may cost.

    `steps` is the one budget for time and memory: every loop turn, call, list item made and
    hundred characters of string made is charged to it, so that no single evaluation passes
    250 ms or 64 MiB on ordinary hardware whatever the expression does. It is exhausted at the same
    point on every machine; `milliseconds` of processor time is the net below it, for slow machines.
    """

    expression_length: int = 20_000
    nesting: int = 64
    steps: int = 100_000
    milliseconds: int = 150
    list_size: int = 50_000
    string_length: int = 200_000
    recursion: int = 64
    value_depth: int = 64
    pattern_length: int = 500
    digits: int = 6_200
    warnings: int = 100


DEFAULT_LIMITS = Limits()
