"""What a register held on a day, as SQL: the row of today where nothing was written from a later day on,
else what its history says (``trail.as_of`` in the database).

The history is the only witness, so that a figure of a past day is the same whenever it is asked for: only a
write that is dated back to it, which the list ``back-dated`` shows, can change it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary

from engine.persistence.types import UtcTimestamp
from workflows.registries.register import KEPT, Register
from workflows.registries.tables.base import LegalDate, Money

#: The day of a line, told so that SQLite finds the lines of an entry by its key: it would walk all lines of
#: the register in the order of days.
_SINCE: Final = "coalesce(h.effective_on, h.effective_on)"
_LINES: Final = (
    "FROM register_history h WHERE h.tenant_id = :tenant AND h.register = '{register}' AND h.row_id = {row}"
)
_BY_THEN: Final = f" AND {_SINCE} <= :on"
_AFTER: Final = f" AND {_SINCE} > :on"


def was_there(register: Register, alias: str) -> str:
    """Whether an entry was in the register on ``:on``."""
    row = f"{alias}.{register.key}"
    lines = _LINES.format(register=register.name, row=row) + _BY_THEN
    return f"({row} NOT IN ({_later(register)}) OR EXISTS (SELECT 1 {lines}))"


def held(register: Register, alias: str, column: str, *, is_sqlite: bool) -> str:
    """What a column held on ``:on``, as the column keeps it; null where nothing was entered by then.

    Hidden columns, moments and bytes, what the register keeps itself, and sums that are moved without a line
    of history are what they are today. A column that a later release filled in for all is what the next line
    says it was."""
    today = f"{alias}.{column}"
    is_moment_or_bytes = isinstance(register.table.c[column].type, UtcTimestamp | LargeBinary)
    if column in register.hidden | register.moved | KEPT or column == register.key or is_moment_or_bytes:
        return today
    row = f"{alias}.{register.key}"
    old, new, is_written = _of_json(register.table.c[column], is_sqlite)
    lines = f"{_LINES.format(register=register.name, row=row)} AND {is_written}"
    last = f"SELECT {new} {lines}{_BY_THEN} ORDER BY {_SINCE} DESC, h.version DESC LIMIT 1"
    next_ = f"SELECT {old} {lines}{_AFTER} ORDER BY {_SINCE}, h.version LIMIT 1"
    return (
        f"CASE WHEN {row} NOT IN ({_later(register)}) THEN {today}"
        f" WHEN EXISTS (SELECT 1 {lines}{_BY_THEN}) THEN ({last})"
        f" WHEN EXISTS (SELECT 1 {lines}{_AFTER}) THEN ({next_}) ELSE {today} END"
    )


def _later(register: Register) -> str:
    """The entries of which something holds only from a day after ``:on``."""
    return (
        "SELECT later.row_id FROM register_history later WHERE later.tenant_id = :tenant"
        f" AND later.register = '{register.name}' AND later.effective_on > :on"
    )


def _of_json(column: Column[object], is_sqlite: bool) -> tuple[str, str, str]:
    """Old and new value in a line of history as the column keeps them; whether the line has the column."""
    name = column.name
    if is_sqlite:
        old, new = (_kept(column, f"json_extract(h.changes, '$.{name}[{n}]')", True) for n in (0, 1))
        return old, new, f"json_type(h.changes, '$.{name}') IS NOT NULL"
    document = "CAST(h.changes AS json)"
    old, new = (_kept(column, f"json_extract_path_text({document}, '{name}', '{n}')", False) for n in (0, 1))
    return old, new, f"json_extract_path({document}, '{name}') IS NOT NULL"


def _kept(column: Column[object], value: str, is_sqlite: bool) -> str:
    match column.type:
        case Money():
            return f"CAST(round(CAST({value} AS {'REAL' if is_sqlite else 'numeric'}) * 100) AS BIGINT)"
        case LegalDate() if not is_sqlite:
            return f"CAST({value} AS date)"
        case Boolean() if not is_sqlite:
            return f"CAST({value} AS boolean)"
        case BigInteger() | Integer():
            return f"CAST({value} AS BIGINT)"
        case _:
            return value
