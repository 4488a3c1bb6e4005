"""Does a row of a register hold what its lines leave it with, and follows every line from the one before?"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Column, Table

from engine.history.chain import GENESIS
from engine.history.comparing import Differences, about
from engine.history.walk import Finding, Problem
from engine.persistence.session import Session
from workflows.registries.proof import raw_columns, spelled, spelled_row
from workflows.registries.register import Register, known_registers
from workflows.registries.tables.history import register_history
from workflows.registries.trail import line_hash

BATCH: Final = 1_000
LOWEST: Final = -(2**63)
#: In place of a value that a finding does not tell.
_HIDDEN: Final = "***"
_NO_LINE: Final = "no line of history is about it"
_NAMES: Final = tuple(column.name for column in register_history.c)
#: What ``kept_by`` adds, by what a line says: the first or the last.
_FIRST: Final = {"created_at": "at", "created_by": "actor"}
_LAST: Final = {"updated_at": "at", "version": "version"}

Line = Mapping[str, Any]


def problem(
    session: Session, register: str, row_id: int, what: Problem, detail: str, wrong: Differences | None = None
) -> Finding:
    return about(session, what, register, row_id, detail, wrong=wrong)


def registers(session: Session) -> list[str]:
    found = session.all(
        "SELECT DISTINCT register FROM register_history WHERE tenant_id = ?", (session.tenant_id,)
    )
    return sorted({str(name) for (name,) in found} | set(known_registers()))


def entries(session: Session, name: str, ids: Collection[int] | None = None) -> Iterator[Finding]:
    """Rows and lines of one register, or of some entries of it, side by side in the order of the key."""
    register = known_registers().get(name)
    kept: Iterator[Mapping[str, Any]] = iter(())
    if register is not None:
        kept = rows(session, register.table, register.key, ids)
    row = next(kept, None)
    for row_id, group in groupby(lines(session, name, ids), key=lambda line: line["row_id"]):
        written = list(group)
        while register and row and row[register.key] < row_id:
            yield problem(session, name, row[register.key], "entry-inserted", _NO_LINE)
            row = next(kept, None)
        here = row if register and row and row[register.key] == row_id else None
        if finding := _entry(session, name, row_id, written, here):
            yield finding
        if here is not None:
            row = next(kept, None)
    while register and row:
        yield problem(session, name, row[register.key], "entry-inserted", _NO_LINE)
        row = next(kept, None)


def _entry(
    session: Session, name: str, row_id: int, written: Sequence[Line], row: Mapping[str, Any] | None
) -> Finding | None:
    """The first thing that is wrong with one entry."""
    values: dict[str, Any] = {}
    last: Line | None = None
    for line in written:
        if not _follows(line, last):
            detail = f"line {line['version']} of its history does not fit the one before"
            return problem(session, name, row_id, "entry-changed", detail)
        last = line
        _apply(values, line)
    register = known_registers().get(name)
    if register is None:
        return problem(session, name, row_id, "entry-missing", "this release knows no register of that name")
    if row is None:
        return problem(session, name, row_id, "entry-missing", "history has it, the register has not")
    if wrong := _unlike(register, row, values):
        return problem(session, name, row_id, "entry-changed", "history leaves it otherwise", wrong)
    return None


def _follows(line: Line, last: Line | None) -> bool:
    head = GENESIS if last is None else last["hash"]
    try:
        is_next = last is None or line["version"] == last["version"] + 1
        return bool(is_next and line["prev_hash"] == head and line["hash"] == line_hash(head, line))
    except (TypeError, ValueError):
        return False


def _apply(values: dict[str, Any], line: Line) -> None:
    """What a line leaves its row with. An entry of before lines were kept begins with a later version: what
    no line says of it is not known."""
    if line["version"] == 1:
        values.update({kept: line[said] for kept, said in _FIRST.items()})
    values.update({kept: line[said] for kept, said in _LAST.items()})
    try:
        values.update({name: new for name, (_, new) in json.loads(line["changes"]).items()})
    except (TypeError, ValueError, AttributeError):
        return  # its hash does not fit, which is told already


def _unlike(register: Register, row: Mapping[str, Any], values: Mapping[str, Any]) -> Differences:
    """Columns of a row that are not what its history says, with both values; of what is hidden only that."""
    table, wrong = register.table, dict[str, tuple[Any, Any]]()
    for column in table.c:
        name = column.name
        if name == "tenant_id" or name in register.moved:
            continue
        if name not in values and "created_at" not in values:
            continue
        if name in register.hidden and values.get(name) is not None:
            continue  # a proof tells of it, and of what is empty nothing does
        told = values.get(name, _default(column))
        try:
            pair = spelled(column, told), spelled_row(column, row[name])
        except (TypeError, ValueError, ArithmeticError):
            pair = f"{told}", f"{row[name]!r}"
        if pair[0] != pair[1]:
            wrong[name] = (_HIDDEN, _HIDDEN) if name in register.hidden else pair
    return wrong


def _default(column: Column[Any]) -> str | None:
    """What the database puts into a column that nobody gave a value."""
    default: Any = column.server_default
    return None if default is None else str(default.arg).strip("'")


def rows(
    session: Session, table: Table, key: str, ids: Collection[int] | None = None
) -> Iterator[Mapping[str, Any]]:
    """Rows as the driver reads them, by key."""
    names = [column.name for column in table.c]
    query = (
        f"SELECT {raw_columns(session, table)} FROM {table.name}"
        f" WHERE tenant_id = ? AND {_whole(session, key)} AND {key} > ?{_among(key, ids)}"
        f" ORDER BY {key} LIMIT {BATCH}"
    )
    last = LOWEST
    while found := session.all(query, (session.tenant_id, last, *(ids or ()))):
        yield from (dict(zip(names, row, strict=True)) for row in found)
        last = found[-1][names.index(key)]


def lines(session: Session, register: str, ids: Collection[int] | None = None) -> Iterator[Line]:
    whole = f"{_whole(session, 'row_id')} AND {_whole(session, 'version')}"
    query = (
        f"SELECT {raw_columns(session, register_history)} FROM register_history"
        f" WHERE tenant_id = ? AND register = ? AND {whole}"
        f" AND (row_id, version) > (?, ?){_among('row_id', ids)} ORDER BY row_id, version LIMIT {BATCH}"
    )
    last = (LOWEST, 0)
    while found := session.all(query, (session.tenant_id, register, *last, *(ids or ()))):
        yield from (dict(zip(_NAMES, row, strict=True)) for row in found)
        last = (found[-1][_NAMES.index("row_id")], found[-1][_NAMES.index("version")])


def _among(key: str, ids: Collection[int] | None) -> str:
    return "" if ids is None else f" AND {key} IN ({', '.join('?' * len(ids))})"


def _whole(session: Session, column: str) -> str:
    """SQLite keeps text in a column of numbers: a row with such a key is nobody's, and left out here."""
    return f"typeof({column}) = 'integer'" if session.is_sqlite else "1 = 1"
