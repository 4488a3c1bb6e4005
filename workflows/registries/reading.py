"""Registers as people read them: the rows somebody may see, found by columns or by text, with their past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true

from engine.actor import Actor
from engine.identity.roles import AUDITOR
from engine.persistence.session import Session
from engine.queries.paging import Page, checked_limit, page_of, read_cursor
from workflows.errors import EntryNotFound
from workflows.registries.catalogue import Catalogued, Kind, Readers, catalogue
from workflows.registries.concern import of_units
from workflows.registries.errors import FilterInvalid, RegisterUnknown
from workflows.registries.tables.base import to_cents
from workflows.registries.tables.purchases import bid_opening, committee
from workflows.registries.trail import Version, as_of, is_whole, versions

#: The post whose holders inspect as auditors do (R_DISCIPLINE).
INSPECTORS: Final = ("monitor",)
#: Committees whose work is over: their report is signed, or they were dissolved.
_OVER: Final = ("CLOSED", "DISSOLVED")
_LARGEST: Final[Mapping[str, int]] = {"number": 2**31 - 1, "key": 2**63 - 1, "money": 2**63 - 1}


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


def entries(
    session: Session,
    actor: Actor,
    register: str,
    *,
    filters: Iterable[str] = (),
    text: str = "",
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Entry]:
    """Rows in the order they were entered. ``filters``: ``column:value``, all of which hold.

    Raises RegisterUnknown, FilterInvalid, InvalidCursor."""
    found, limit = _catalogued(actor, register), checked_limit(limit)
    key = found.register.table.c[found.register.key]
    statement = _visible(session, actor, found)
    for each in filters:
        statement = statement.where(_filter(found, each))
    if text:
        columns = [found.register.table.c[name] for name in found.search]
        statement = statement.where(
            or_(false(), *(column.icontains(text, autoescape=True) for column in columns))
        )
    if (after := read_cursor(cursor, int)) is not None:
        statement = statement.where(key > after[0])
    rows = session.core.execute(statement.order_by(key).limit(limit + 1)).mappings().all()
    return page_of(
        [(row,) for row in rows], limit, lambda row: _shown(found, row[0]), lambda row: (row[0][key.name],)
    )


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


def _filter(found: Catalogued, given: str) -> ColumnElement[bool]:
    name, _, text = given.partition(":")
    column = found.column(name)
    if column is None:
        raise FilterInvalid(filter=given)
    try:
        value = _read(column.kind, text)
    except (ValueError, InvalidOperation) as error:
        raise FilterInvalid(filter=given) from error
    condition: ColumnElement[bool] = found.register.table.c[name] == value
    return condition


def _read(kind: Kind, text: str) -> Any:
    """The value of a column of this kind. Raises ValueError or InvalidOperation."""
    match kind:
        case "day":
            return date.fromisoformat(text)
        case "yes-no":
            return {"true": True, "false": False}.get(text) if text in ("true", "false") else _refuse(text)
        case "number" | "key":
            number = int(text) if text.lstrip("-").isdigit() and text.isascii() else _refuse(text)
            return number if abs(number) <= _LARGEST[kind] else _refuse(text)
        case "money":
            amount = Decimal(text)
            if not amount.is_finite() or abs(amount.adjusted()) > 15:
                _refuse(text)
            to_cents(amount)
            return amount
        case "time":
            return _refuse(text)
        case _:
            return text


def _refuse(text: str) -> Any:
    raise ValueError(text)
