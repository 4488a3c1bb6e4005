"""What a figure is: its value in a unit, its parts, its queries, its source, and where its records are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
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
    """Where the records behind a figure are: a register, the filters of its list on the day of the figure,
    and how many entries stand in it for whoever sees them all."""

    register: str
    filters: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A figure's share of one street, one category …"""

    name: str
    value: str
    #: what stands for ``{code}`` in the filters of its list
    code: str = ""
    listed: int | None = None
    records: Records | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a function of a figure gives: the number as it is shown, how it is made up, its exact amount,
    and how many entries its list has."""

    shown: str
    listed: int
    parts: tuple[Part, ...] = ()
    #: 元 with two decimals, where the figure is shown in a larger unit
    exact: str | None = None
    #: what stands for ``{name}`` in the filters of its list
    terms: Mapping[str, str] = field(default_factory=dict)


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
    source, listed = known.get("source"), known.get("records")
    terms = {"on": on.isoformat(), "after": (on + timedelta(1)).isoformat(), **value.terms}
    return Figure(
        key=key,
        label=Text(zh=known["label"][0], en=known["label"][1]),
        unit=Text(zh=known["unit"][0], en=known["unit"][1]),
        value=value.shown,
        exact=value.exact,
        parts=tuple(
            replace(part, records=_records(known["parts"], terms | {"code": part.code}, part.listed))
            for part in value.parts
        ),
        queries=tuple(reader.asked),
        source=Source(article=catalogue()["articles"][source[0]], quote=source[1]) if source else None,
        records=_records(listed, terms, value.listed) if listed else None,
    )


def _records(listed: list[str], terms: Mapping[str, str], total: int | None) -> Records | None:
    if total is None:
        return None
    return Records(
        register=listed[0], filters=tuple(each.format(**terms) for each in listed[1:]), total=total
    )


@cache
def catalogue() -> dict[str, Any]:
    """Labels, units, sources and drill-downs, from ``figures.json``."""
    text = (files("workflows.dashboard") / "figures.json").read_bytes()
    found: dict[str, Any] = json.loads(text)
    return found


def count(number: int, *, parts: tuple[Part, ...] = (), **terms: str) -> Value:
    """A plain number of entries."""
    return Value(shown=str(number), listed=number, parts=parts, terms=terms)


def amount(cents: int, unit: int, decimals: int = 2, *, listed: int = 0) -> Value:
    """A sum of money in 万元 or 亿元, over so many entries."""
    shown = f"{Decimal(cents) / unit:.{decimals}f}"
    return Value(shown=shown, exact=f"{Decimal(cents) / 100:.2f}", listed=listed)


def share(part: int, whole: int) -> str:
    """A percentage with one decimal; of nothing there is none."""
    return f"{Decimal(part) * 100 / whole:.1f}" if whole else "—"
