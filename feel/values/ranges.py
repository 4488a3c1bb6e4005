"""Ranges, with two ends or one (10.3.2.7)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """`operator` marks the unary forms: “(< 5)” has null for its other end, “(!= 5)” excludes both."""

    start: object
    end: object
    start_included: bool
    end_included: bool
    operator: str | None = None


def unary_range(operator: str, endpoint: object) -> Range:
    """“(< 5)”, “(>= 5)”, “(= 5)”, “(!= 5)” as a range (Table 42)."""
    if operator in ("<", "<="):
        return Range(None, endpoint, False, operator == "<=", operator)
    if operator in (">", ">="):
        return Range(endpoint, None, operator == ">=", False, operator)
    included = operator == "="
    return Range(endpoint, endpoint, included, included, operator)
