"""Rules of consultations, by key and day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from workflows.calendar import current_calendar
from workflows.rules import current_rules

_PREFIX = "procurement-consultation"


def rule(name: str, on: date) -> Any:
    """The value of a rule on a day."""
    return current_rules().rule(f"{_PREFIX}.{name}", on).value


def last_day(name: str, start: date, on: date) -> date:
    """The last day of a period."""
    due = current_rules().deadline(f"{_PREFIX}.{name}", start, current_calendar(), on=on).due_on
    assert due is not None, "a period without pauses ends"
    return due


def percent(name: str, on: date) -> Fraction:
    """A rule in per cent, as a part of a whole."""
    return Fraction(str(rule(name, on))) / 100


def least_suppliers(is_service: bool, on: date) -> int:
    """How many suppliers must be there at each step."""
    return int(rule("least-suppliers-services" if is_service else "least-suppliers", on))
