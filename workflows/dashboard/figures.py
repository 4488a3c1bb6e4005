"""What a figure is: its value in a unit, its parts, its queries, its source, and where its records are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

from engine.persistence.session import Session
from workflows.dashboard.query import Query, Reader

#: 分 in a 万元, and in a 亿元: sums are kept in 分.
CENTS_OF_WAN: Final = 1_000_000
CENTS_OF_YI: Final = 10_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in the languages of the house."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a figure answers to: an article and its words."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Where the records behind a figure are: a register, and the filters of its list."""

    register: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A figure's share of one street, one category …"""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a function of a figure gives: the number as it is shown, how it is made up, its exact amount."""

    shown: str
    parts: tuple[Part, ...] = ()
    #: 元 with two decimals, where the figure is shown in a larger unit
    exact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a day."""

    key: str
    label: Text
    unit: Text
    value: str
    exact: str | None
    parts: tuple[Part, ...]
    queries: tuple[Query, ...]
    source: Source | None
    records: Records | None


Measure = Callable[[Reader], Value]

_measures: dict[str, dict[str, Measure]] = {}


def measure(house: str, key: str) -> Callable[[Measure], Measure]:
    """Register a function as the figure ``key`` of a house's dashboard, in the order of registration."""

    def register(function: Measure) -> Measure:
        _measures.setdefault(house, {})[key] = function
        return function

    return register


def measures(house: str) -> Mapping[str, Measure]:
    """The figures of a house; none for an unknown one."""
    return _measures.get(house, {})


def figure(session: Session, key: str, function: Measure, on: date) -> Figure:
    """Measure one figure as of a day."""
    reader = Reader(session, on)
    value = function(reader)
    known = catalogue()["figures"][key]
    source, records = known.get("source"), known.get("records")
    return Figure(
        key=key,
        label=Text(zh=known["label"][0], en=known["label"][1]),
        unit=Text(zh=known["unit"][0], en=known["unit"][1]),
        value=value.shown,
        exact=value.exact,
        parts=value.parts,
        queries=tuple(reader.asked),
        source=Source(article=catalogue()["articles"][source[0]], quote=source[1]) if source else None,
        records=Records(register=records[0], filters=tuple(records[1:])) if records else None,
    )


@cache
def catalogue() -> dict[str, Any]:
    """Labels, units, sources and drill-downs, from ``figures.json``."""
    text = (files("workflows.dashboard") / "figures.json").read_bytes()
    found: dict[str, Any] = json.loads(text)
    return found


def count(number: int) -> Value:
    """A plain number."""
    return Value(shown=str(number))


def amount(cents: int, unit: int, decimals: int = 2) -> Value:
    """A sum of money in 万元 or 亿元."""
    return Value(shown=f"{Decimal(cents) / unit:.{decimals}f}", exact=f"{Decimal(cents) / 100:.2f}")


def share(part: int, whole: int) -> str:
    """A percentage with one decimal; of nothing there is none."""
    return f"{Decimal(part) * 100 / whole:.1f}" if whole else "—"
