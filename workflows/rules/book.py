"""Rule tables: loaded from JSON files, looked up by key and day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from workflows.calendar import Unit, WorkCalendar
from workflows.calendar.deadline import Deadline, Pause, deadline
from workflows.errors import RuleNotInForce, RuleTableInvalid, RuleUnknown

#: How a rule was verified (DOMAIN.md 0.1); all but V and V_PART are shown as defaults.
VERIFIED_TAGS = frozenset({"V", "V_PART", "SECONDARY", "MEMORY", "DEFAULT", "SEED"})

Value = bool | int | float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One version of one rule. ``unit`` is WD or CD for periods, else what is counted (人, 年, %, 开关)."""

    key: str
    value: Value
    unit: str
    effective_from: date | None
    effective_to: date | None
    legal_basis: str
    verified_tag: str
    text: str

    def is_in_force(self, on: date) -> bool:
        return (self.effective_from or date.min) <= on <= (self.effective_to or date.max)


class RuleBook:
    """All versions of all rules; two versions of one rule never overlap."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        versions: dict[str, list[Rule]] = {}
        for rule in rules:
            versions.setdefault(rule.key, []).append(rule)
        for key, known in versions.items():
            known.sort(key=lambda rule: rule.effective_from or date.min)
            for older, newer in pairwise(known):
                if (older.effective_to or date.max) >= (newer.effective_from or date.min):
                    raise RuleTableInvalid(key=key, reason="overlap")
        self._versions: Mapping[str, Sequence[Rule]] = versions

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(rule for versions in self._versions.values() for rule in versions)

    def rule(self, key: str, on: date) -> Rule:
        """The version in force on a day. Raises RuleUnknown or RuleNotInForce."""
        if key not in self._versions:
            raise RuleUnknown(key=key)
        for rule in self._versions[key]:
            if rule.is_in_force(on):
                return rule
        raise RuleNotInForce(key=key, on=on.isoformat())

    def deadline(
        self,
        key: str,
        start: date,
        calendar: WorkCalendar,
        *,
        on: date | None = None,
        pauses: Sequence[Pause] = (),
    ) -> Deadline:
        """The period of rule ``key`` from ``start``, by the version in force on ``on`` (default: start)."""
        rule = self.rule(key, on or start)
        if isinstance(rule.value, bool) or not isinstance(rule.value, int) or rule.unit not in tuple(Unit):
            raise RuleTableInvalid(key=key, reason="no-period")
        return deadline(calendar, start, rule.value, Unit(rule.unit), pauses)


def read_rules(text: str | bytes) -> list[Rule]:
    """Read one rule file: ``{"title": …, "rules": [{key, value, unit, effective_from, …}]}``."""
    try:
        return [_read(entry) for entry in json.loads(text)["rules"]]
    except (ValueError, TypeError, KeyError) as error:
        raise RuleTableInvalid(key=str(error), reason="format") from error


def _read(entry: Mapping[str, Any]) -> Rule:
    if entry["verified_tag"] not in VERIFIED_TAGS:
        raise RuleTableInvalid(key=entry["key"], reason="tag")
    if not isinstance(entry["value"], Value):
        raise RuleTableInvalid(key=entry["key"], reason="format")
    return Rule(
        key=str(entry["key"]),
        value=entry["value"],
        unit=str(entry["unit"]),
        effective_from=_day(entry["effective_from"]),
        effective_to=_day(entry["effective_to"]),
        legal_basis=str(entry["legal_basis"]),
        verified_tag=str(entry["verified_tag"]),
        text=str(entry["text"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def shipped_rules() -> RuleBook:
    """Every rule file of this package."""
    rules = []
    for file in sorted(files("workflows.rules").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".json"):
            rules += read_rules(file.read_bytes())
    return RuleBook(rules)


_current: RuleBook | None = None


def current_rules() -> RuleBook:
    """The rules every process asks; the shipped ones unless :func:`use_rules` replaced them."""
    return _current or shipped_rules()


def use_rules(book: RuleBook | None) -> None:
    """Put other rules in force in this process; None returns to the shipped ones."""
    global _current
    _current = book
