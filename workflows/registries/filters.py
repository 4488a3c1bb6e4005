"""The language of filters: ``column:value``, all of which hold.

A value is one or several of ``a``, ``a|b`` (either), ``a..b`` (from, to, both included; one end may be
missing), nothing (empty), with ``!`` before it for all others. Days, numbers, amounts and moments (by their
day) have ranges. The column may be that of another register: ``organization_id.status:FILED`` of the entry
this one names, ``contract/project_id.state:SIGNED`` of one that names this entry; filters of the same way
speak of the same entry. With a day, everything is what the registers held on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import count
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    TextClause,
    bindparam,
    exists,
    select,
    text,
)

from engine.persistence.session import Session
from workflows.calendar.deadline import end_of_day
from workflows.registries.catalogue import Catalogued, Kind, catalogue
from workflows.registries.errors import FilterInvalid
from workflows.registries.held import held, was_there
from workflows.registries.tables.base import LegalDate, to_cents

#: Columns that name an entry of another register.
REFERENCES: Final = {
    "batch_id": "assessment_batch",
    "budget_line_id": "budget_line",
    "committee_id": "committee",
    "contract_id": "contract",
    "lead_organization_id": "organization",
    "milestone_id": "milestone",
    "organization_id": "organization",
    "party_org_id": "party_org",
    "project_id": "purchase_project",
    "regulation_id": "regulation",
    "round_id": "funding_round",
    "team_id": "volunteer_team",
}
_RANGED: Final = frozenset({"day", "number", "money", "time"})
_LARGEST: Final = {"number": 2**31 - 1, "key": 2**63 - 1, "money": 2**63 - 1}
#: Registers a filter goes through at most.
_FARTHEST: Final = 3

#: The rows of a register that the caller sees; None for whoever sees none of them.
Visible = Callable[[Catalogued], "Select[Any] | None"]


@dataclass(frozen=True, slots=True)
class Sight:
    """Who asks, and as of which day (None: now)."""

    session: Session
    visible: Visible
    on: date | None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One filter on its way to its column."""

    way: tuple[str, ...]
    value: str
    given: str


def conditions(sight: Sight, found: Catalogued, filters: Iterable[str]) -> list[Any]:
    """What rows of a register have to fulfil. Raises FilterInvalid, naming the filter."""
    wanted = []
    for given in filters:
        name, _, value = given.partition(":")
        way = tuple(name.split("."))
        if len(way) > _FARTHEST + 1:
            raise FilterInvalid(filter=given)
        wanted.append(_Wanted(way, value, given))
    return list(_narrowed(sight, found, found.register.table, wanted, count()))


def column_on(sight: Sight, found: Catalogued, alias: str, column: str) -> str:
    """SQL of what a column held on the day, or holds now. Moments are never rewritten."""
    known = found.column(column)
    if sight.on is None or known is None or known.kind == "time":
        return f"{alias}.{column}"
    return held(found.register, alias, column, is_sqlite=sight.session.is_sqlite)


def there_on(sight: Sight, found: Catalogued, alias: str) -> Iterator[TextClause]:
    """The condition that an entry was in the register on the day; none for now."""
    if sight.on is not None:
        yield bound(sight, was_there(found.register, alias))


def bound(sight: Sight, sql: str) -> TextClause:
    """SQL with the tenant and the day that it names."""
    known: tuple[BindParameter[Any], ...] = (
        bindparam("tenant", sight.session.tenant_id),
        bindparam("on", sight.on, type_=LegalDate()),
    )
    return text(sql).bindparams(*(each for each in known if f":{each.key}" in sql))


def _narrowed(
    sight: Sight, found: Catalogued, rows: FromClause, wanted: list[_Wanted], numbers: count[int]
) -> Iterator[ColumnElement[bool] | TextClause]:
    further: dict[str, list[_Wanted]] = {}
    for each in wanted:
        if len(each.way) == 1:
            yield _condition(sight, found, _name(rows), each, numbers)
        else:
            further.setdefault(each.way[0], []).append(_Wanted(each.way[1:], each.value, each.given))
    for step, inner in further.items():
        yield _through(sight, found, rows, step, inner, numbers)


def _through(
    sight: Sight,
    found: Catalogued,
    rows: FromClause,
    step: str,
    inner: list[_Wanted],
    numbers: count[int],
) -> ColumnElement[bool]:
    """That an entry of another register, which the caller may see, fulfils the rest."""
    name, slash, back = step.partition("/")
    column = back if slash else name
    other = catalogue().get(name if slash else REFERENCES.get(name, ""))
    named = found if not slash else other
    is_known = other is not None and named is not None and named.column(column) is not None
    if slash:
        is_known = is_known and REFERENCES.get(column) == found.name
    seen = sight.visible(other) if other is not None and is_known else None
    if other is None or seen is None:
        raise FilterInvalid(filter=inner[0].given)
    table, key = other.register.table, other.register.key
    alias = table.alias(f"f{next(numbers)}")
    joined = alias.c[column] == rows.c[found.register.key] if slash else alias.c[key] == rows.c[column]
    visible = seen.with_only_columns(table.c[key]).correlate(None)
    statement = (
        select(1)
        .select_from(alias)
        .where(alias.c.tenant_id == sight.session.tenant_id, joined, alias.c[key].in_(visible))
        .where(*there_on(sight, other, _name(alias)))
        .where(*_narrowed(sight, other, alias, inner, numbers))
        .correlate(rows)
    )
    return exists(statement)


def _condition(
    sight: Sight, found: Catalogued, alias: str, wanted: _Wanted, numbers: count[int]
) -> TextClause:
    column = found.column(wanted.way[0])
    if column is None:
        raise FilterInvalid(filter=wanted.given)
    expression = column_on(sight, found, alias, column.name)
    type_ = found.register.table.c[column.name].type
    is_not = wanted.value.startswith("!")
    parts, values = [], []
    try:
        for alternative in wanted.value.removeprefix("!").split("|"):
            for group in [_alternative(column.kind, alternative)]:
                sql = []
                for operator, value in group:
                    name = f"v{next(numbers)}"
                    sql.append(f"{expression} {operator} :{name}")
                    values.append(bindparam(name, value, type_=type_))
                parts.append(f"({' AND '.join(sql)})" if sql else f"({expression}) IS NULL")
    except (ValueError, InvalidOperation, OverflowError) as error:
        raise FilterInvalid(filter=wanted.given) from error
    condition = f"({' OR '.join(parts)})"
    if is_not:
        condition = f"CASE WHEN {condition} THEN 0 ELSE 1 END = 1"  # what is empty is none of them, too
    return bound(sight, condition).bindparams(*values)


def _alternative(kind: Kind, given: str) -> list[tuple[str, Any]]:
    """Comparisons that hold together; none for what is empty. Raises ValueError, InvalidOperation."""
    if not given:
        return []
    if kind in _RANGED and ".." in given:
        least, _, most = given.partition("..")
        found = [(">=", _least(kind, least))] if least else []
        if most:
            found.append(("<", _after(most)) if kind == "time" else ("<=", _read(kind, most)))
        return found or _refuse(given)
    if kind == "time":
        return [(">=", _least(kind, given)), ("<", _after(given))]
    return [("=", _read(kind, given))]


def _least(kind: Kind, given: str) -> Any:
    return end_of_day(_day(given) - timedelta(1)) if kind == "time" else _read(kind, given)


def _after(given: str) -> Any:
    return end_of_day(_day(given))


def _day(given: str) -> date:
    """A day whose ends are instants."""
    found = date.fromisoformat(given)
    return found if 1900 <= found.year < 2200 else _refuse(given)


def _read(kind: Kind, given: str) -> Any:
    """The value of a column of this kind. Raises ValueError or InvalidOperation."""
    match kind:
        case "day":
            return date.fromisoformat(given)
        case "yes-no":
            return {"true": True, "false": False}[given] if given in ("true", "false") else _refuse(given)
        case "number" | "key":
            number = int(given) if given.lstrip("-").isdigit() and given.isascii() else _refuse(given)
            return number if abs(number) <= _LARGEST[kind] else _refuse(given)
        case "money":
            amount = Decimal(given)
            if not amount.is_finite() or abs(amount.adjusted()) > 15:
                _refuse(given)
            to_cents(amount)
            return amount
        case _:
            return given


def _name(rows: FromClause) -> str:
    return str(getattr(rows, "name"))  # noqa: B009 - a table's or an alias's


def _refuse(given: str) -> Any:
    raise ValueError(given)
