"""Indicator sets, one a form of organisation: 1000 points in sections, with evidence and scoring rule.

What the sections are worth was partly read in the ministry's sets; how their points are spread is a default.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

#: What caps a grade when it is done badly (D7).
PARTY = "PARTY"
FINANCE = "FINANCE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One line of the sheet."""

    code: str
    section: str
    group: str
    name: str
    points: Decimal
    gate: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A first-level indicator (基础条件, 内部治理 …)."""

    key: str
    name: str
    indicators: tuple[Indicator, ...]

    @property
    def points(self) -> Decimal:
        return sum((each.points for each in self.indicators), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSet:
    """The sheet of one form of organisation."""

    key: str
    title: str
    scoring: str
    sections: tuple[Section, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(each for section in self.sections for each in section.indicators)

    @property
    def points(self) -> Decimal:
        return sum((section.points for section in self.sections), Decimal(0))

    def indicator(self, code: str) -> Indicator | None:
        return next((each for each in self.indicators if each.code == code), None)

    def section(self, key: str) -> Section:
        """Raises KeyError."""
        return {section.key: section for section in self.sections}[key]


@cache
def indicator_sets() -> Mapping[str, IndicatorSet]:
    """Every set by the form of organisation it is for (ASSOCIATION, SERVICE_INSTITUTION, FOUNDATION)."""
    found = (
        _read(json.loads(file.read_bytes()))
        for file in files(__package__ or __name__).iterdir()
        if file.name.endswith(".json")
    )
    return {each.key: each for each in sorted(found, key=lambda each: each.key)}


def _read(document: Mapping[str, Any]) -> IndicatorSet:
    return IndicatorSet(
        key=document["key"],
        title=document["title"],
        scoring=document["scoring"],
        sections=tuple(
            Section(
                key=section["key"],
                name=section["name"],
                indicators=tuple(_indicator(section["key"], each) for each in section["indicators"]),
            )
            for section in document["sections"]
        ),
    )


def _indicator(section: str, entry: Mapping[str, Any]) -> Indicator:
    return Indicator(
        code=entry["code"],
        section=section,
        group=entry["group"],
        name=entry["name"],
        points=Decimal(entry["points"]),
        gate=entry["gate"],
        evidence=tuple(entry["evidence"]),
    )
