"""Are units and their tree, posts and groups what the administrative chain says of them?

A unit moved under another one lets other supervisors see its cases; a post that supervises sees them, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.history.comparing import Told, about, administrative, columns_of, differing, moment
from engine.history.walk import Finding
from engine.persistence.session import Session

_UNITS: Final = ("unit-changed", "unit-abolished")
_UNIT: Final = ("key", "valid_from", "valid_to", "name", "kind", "parent_key")
#: table -> (its key, what else is told of it, the event)
_NAMED: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...], str]]] = {
    "post": (("unit_key", "key"), ("name", "supervises"), "post-changed"),
    "user_group": (("key",), ("name",), "user-group-changed"),
}
_SAID: Final = {
    "post-changed": {"unit_key": "unit", "key": "post"},
    "user-group-changed": {"key": "group"},
}

Period = dict[str, Any]


def verify_structure(session: Session) -> Iterator[Finding]:
    """The first thing that is wrong with each period of a unit, each post and each group."""
    told: list[Told] = list(administrative(session, (*_UNITS, *_SAID)))
    yield from _units(session, _periods(told))
    for table in _NAMED:
        yield from _named(session, table, told)


def _periods(told: list[Told]) -> Mapping[str, list[Period]]:
    """The periods of each unit as the events leave them, the oldest first."""
    units: defaultdict[str, list[Period]] = defaultdict(list)
    for event in told:
        try:
            if event.type == "unit-abolished":
                _end(units[event.data["unit"]], moment(event.data["at"]))
            elif event.type == "unit-changed":
                _begin(units[event.data["unit"]], event.data)
        except (TypeError, ValueError, KeyError):
            continue  # an altered event, which the chain shows
    return units


def _begin(periods: list[Period], data: Mapping[str, Any]) -> None:
    begins = moment(data["valid_from"])
    values = {"name": data["name"], "kind": str(data["kind"])[:32], "parent_key": data["parent"]}
    if periods and periods[-1]["valid_from"] == begins:
        periods[-1] |= {**values, "valid_to": None}
        return
    _end(periods, begins)
    periods.append({"valid_from": begins, "valid_to": None, **values})


def _end(periods: list[Period], at: str | None) -> None:
    for period in periods:
        if at is not None and (period["valid_to"] is None or period["valid_to"] > at):
            period["valid_to"] = at


def _units(session: Session, told: Mapping[str, list[Period]]) -> Iterator[Finding]:
    expected = {(key, period["valid_from"]): period for key, periods in told.items() for period in periods}
    for values in session.all(
        f"SELECT {columns_of(session, _UNIT)} FROM unit WHERE tenant_id = ? ORDER BY key, valid_from",
        (session.tenant_id,),
    ):
        row = dict(zip(_UNIT, values, strict=True))
        try:
            begins = moment(row["valid_from"])
        except (TypeError, ValueError):
            begins = None
        period = expected.pop((row["key"], begins), None)
        place = f"{row['key']} {begins}"
        if period is None:
            yield about(session, "entry-inserted", "unit", place, "no event tells of it")
        elif wrong := differing(row, period):
            yield about(session, "entry-changed", "unit", place, "events leave it otherwise", wrong=wrong)
    for key, begins in sorted(expected, key=str):
        yield about(session, "entry-missing", "unit", f"{key} {begins}", "an event tells of it")


def _named(session: Session, table: str, told: list[Told]) -> Iterator[Finding]:
    """Rows that an event writes whole, the last one counting."""
    key, columns, type_ = _NAMED[table]
    expected: dict[tuple[str, ...], dict[str, Any]] = {}
    for event in told:
        if event.type == type_:
            said = event.data
            place = tuple(str(said.get(_SAID[type_][name])) for name in key)
            expected[place] = {name: said.get(name) for name in columns}
    for values in session.all(
        f"SELECT {', '.join((*key, *columns))} FROM {table} WHERE tenant_id = ? ORDER BY {', '.join(key)}",
        (session.tenant_id,),
    ):
        row = dict(zip((*key, *columns), values, strict=True))
        place = tuple(str(row[name]) for name in key)
        meant = expected.pop(place, None)
        if meant is None:
            yield about(session, "entry-inserted", table, " ".join(place), "no event tells of it")
        elif wrong := differing(row, meant):
            detail = "events leave it otherwise"
            yield about(session, "entry-changed", table, " ".join(place), detail, wrong=wrong)
    for place in sorted(expected):
        yield about(session, "entry-missing", table, " ".join(place), "an event tells of it")
