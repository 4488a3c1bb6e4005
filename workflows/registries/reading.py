"""Registers as people read them: the rows somebody may see, found by columns or by text, with their past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true

from engine.actor import Actor
from engine.identity.roles import AUDITOR
from engine.persistence.session import Session
from engine.queries.paging import Page, checked_limit, page_of, read_cursor
from workflows.errors import EntryNotFound
from workflows.registries.catalogue import Catalogued, Kind, Readers, catalogue
from workflows.registries.concern import of_units
from workflows.registries.errors import RegisterUnknown
from workflows.registries.filters import Sight, bound, column_on, conditions, there_on
from workflows.registries.register import KEPT
from workflows.registries.tables.base import from_cents
from workflows.registries.tables.purchases import bid_opening, committee
from workflows.registries.trail import Version, as_of, held_by, is_whole, versions

#: The post whose holders inspect as auditors do (R_DISCIPLINE).
INSPECTORS: Final = ("monitor",)
#: Committees whose work is over: their report is signed, or they were dissolved.
_OVER: Final = ("CLOSED", "DISSOLVED")
#: Numbers that mean an amount of something, so that their sum means something, too.
_SUMMED: Final = frozenset({"quantity", "members", "participants", "representatives", "correction_count"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row as it is shown: only the columns of the catalogue."""

    id: int
    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Every write of an entry, whether its chain of hashes holds, and what held on the day asked for."""

    versions: list[Version]
    is_whole: bool
    as_of: Mapping[str, Any] | None


def registers(actor: Actor) -> list[Catalogued]:
    """The registers somebody may read, in the order of the catalogue."""
    return [entry for entry in catalogue().values() if _sight(actor, entry) is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many entries there are, and what their amounts come to."""

    count: int
    sums: Mapping[str, Any]


def entries(
    session: Session,
    actor: Actor,
    register: str,
    *,
    filters: Iterable[str] = (),
    text: str = "",
    on: date | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Entry]:
    """Rows in the order they were entered, by ``filters`` (:mod:`.filters`), as of a day if one is given.

    Raises RegisterUnknown, FilterInvalid, InvalidCursor."""
    found, limit = _catalogued(actor, register), checked_limit(limit)
    key = found.register.table.c[found.register.key]
    statement = _sought(session, actor, found, filters, text, on)
    if (after := read_cursor(cursor, int)) is not None:
        statement = statement.where(key > after[0])
    rows = session.core.execute(statement.order_by(key).limit(limit + 1)).mappings().all()
    page = page_of(
        [(row,) for row in rows], limit, lambda row: _shown(found, row[0]), lambda row: (row[0][key.name],)
    )
    return page if on is None else replace(page, items=_then(session, found, page.items, on))


def totals(
    session: Session,
    actor: Actor,
    register: str,
    *,
    filters: Iterable[str] = (),
    text: str = "",
    on: date | None = None,
) -> Totals:
    """Count and sums of what :func:`entries` would give. Raises what it does, but for the cursor."""
    found = _catalogued(actor, register)
    sight, table = _sight_on(session, actor, on), found.register.table
    summed = [each for each in found.columns if each.kind == "money" or each.name in _SUMMED]
    wanted: list[ColumnElement[Any]] = [func.count(table.c[found.register.key])]
    for each in summed:
        wanted.append(func.sum(bound(sight, column_on(sight, found, table.name, each.name))))
    statement = _sought(session, actor, found, filters, text, on).with_only_columns(*wanted)
    count, *sums = session.core.execute(statement).one()
    given = {
        each.name: from_cents(int(value or 0)) if each.kind == "money" else int(value or 0)
        for each, value in zip(summed, sums, strict=True)
    }
    return Totals(count=int(count), sums=given)


def _sought(
    session: Session, actor: Actor, found: Catalogued, filters: Iterable[str], text: str, on: date | None
) -> Select[Any]:
    sight, table = _sight_on(session, actor, on), found.register.table
    statement = _visible(session, actor, found).where(*there_on(sight, found, table.name))
    statement = statement.where(*conditions(sight, found, filters))
    if text:
        columns = [table.c[name] for name in found.search]
        statement = statement.where(
            or_(false(), *(column.icontains(text, autoescape=True) for column in columns))
        )
    return statement


def _sight_on(session: Session, actor: Actor, on: date | None) -> Sight:
    def visible(found: Catalogued) -> Select[Any] | None:
        return None if _sight(actor, found) is None else _visible(session, actor, found)

    return Sight(session, visible, on)


def _then(session: Session, found: Catalogued, shown: list[Entry], on: date) -> list[Entry]:
    """The same entries with what they held on a day."""
    unwritten = found.register.hidden | found.register.moved | KEPT
    kinds = {
        each.name: each.kind for each in found.columns if each.name not in unwritten and each.kind != "time"
    }
    past = held_by(session, found.name, [each.id for each in shown], on)

    def then(entry: Entry) -> dict[str, Any]:
        known = past.get(entry.id, {}).items()
        return {**entry.values, **{name: _value(kinds[name], each) for name, each in known if name in kinds}}

    return [replace(each, values=then(each)) for each in shown]


def entry(session: Session, actor: Actor, register: str, row_id: int) -> Entry:
    """One row. Raises RegisterUnknown, and EntryNotFound as for one that does not exist."""
    found = _catalogued(actor, register)
    key = found.register.table.c[found.register.key]
    row = session.core.execute(_visible(session, actor, found).where(key == row_id)).mappings().first()
    if row is None:
        raise EntryNotFound(register=register, id=row_id)
    return _shown(found, row)


def past(session: Session, actor: Actor, register: str, row_id: int, on: date | None = None) -> Past:
    """The history of a row that somebody may read. Raises what :func:`entry` does."""
    entry(session, actor, register, row_id)
    found = _catalogued(actor, register)
    kinds: dict[str, Kind] = dict.fromkeys(found.register.hidden, "text")
    kinds |= {column.name: column.kind for column in found.columns}
    then = None
    if on is not None:
        held = as_of(session, register, row_id, on)
        then = {name: _value(kinds[name], value) for name, value in held.items() if name in kinds}
    return Past(
        versions=[_of_columns(each, kinds) for each in versions(session, register, row_id)],
        is_whole=is_whole(session, register, row_id),
        as_of=then,
    )


def _catalogued(actor: Actor, register: str) -> Catalogued:
    found = catalogue().get(register)
    if found is None or _sight(actor, found) is None:
        raise RegisterUnknown(register=register)
    return found


def _visible(session: Session, actor: Actor, found: Catalogued) -> Select[Any]:
    sight = _sight(actor, found)
    table = found.register.table
    statement = select(table).where(
        table.c.tenant_id == session.tenant_id, true() if sight is None else sight
    )
    for condition in _conditions(session, found):
        statement = statement.where(condition)
    return statement


# -- who sees what -----------------------------------------------------------------------------------------


def posts_of(actor: Actor, patterns: Iterable[str]) -> set[str]:
    """The units in which somebody holds a post of these names; ``*`` stands for any ending."""
    held = [group.partition(":") for group in actor.groups or ()]
    return {unit for post, _, unit in held for pattern in patterns if fnmatchcase(post, pattern)}


def inspects(actor: Actor) -> bool:
    """Whether somebody reads every register of the catalogue."""
    return actor.is_trusted or AUDITOR in actor.roles or bool(posts_of(actor, INSPECTORS))


def _sight(actor: Actor, found: Catalogued) -> ColumnElement[bool] | None:
    """The rows somebody sees, before what waits for an opening; None for whoever sees none of them."""
    if inspects(actor) or any(readers.everybody for readers in found.readers):
        return true()
    seen = [rows for readers in found.readers if (rows := _rows(actor, found, readers)) is not None]
    return or_(*seen) if seen else None


def _rows(actor: Actor, found: Catalogued, readers: Readers) -> ColumnElement[bool] | None:
    units = posts_of(actor, readers.posts)
    if readers.unit is None:
        return true() if units else None
    units |= actor.supervised_units
    if not units:
        return None
    return of_units(found, readers, units)


def _conditions(session: Session, found: Catalogued) -> Iterable[ColumnElement[bool]]:
    """What has to be over before anybody, an auditor too, sees a row."""
    table = found.register.table
    if found.opened is not None:
        opening = bid_opening
        yield exists(
            select(1).where(
                opening.c.tenant_id == session.tenant_id, opening.c.project_id == table.c[found.opened]
            )
        )
    if found.closed is not None:
        judged = committee.alias()
        yield exists(
            select(1).where(
                and_(
                    judged.c.tenant_id == session.tenant_id,
                    judged.c.id == table.c[found.closed],
                    judged.c.state.in_(_OVER),
                )
            )
        )


# -- what is shown -----------------------------------------------------------------------------------------


def _shown(found: Catalogued, row: Mapping[Any, Any]) -> Entry:
    values = {column.name: _value(column.kind, row[column.name]) for column in found.columns}
    return Entry(id=row[found.register.key], version=row["version"], values=values)


def _value(kind: Kind, value: Any) -> Any:
    """Ids as text, since programs of others read them as floats."""
    return str(value) if kind == "key" and value is not None else value


def _of_columns(version: Version, kinds: Mapping[str, Kind]) -> Version:
    changes = {
        name: [_value(kinds[name], each) for each in pair]
        for name, pair in version.changes.items()
        if name in kinds
    }
    return replace(version, changes=changes)
