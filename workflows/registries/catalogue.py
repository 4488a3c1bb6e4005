"""The registers that may be read as such: what they and their columns are called, and who reads them.

``catalogue.json`` is the whole list: a table that is not in it is not readable this way, whoever asks
(DOMAIN.md D.6: default deny). An entry names its ``readers``, by post, and limits them to the rows of their
unit where it says so; auditors and the discipline inspector read every register of the list. ``opened`` and
``closed`` name the column of the tender, or of the committee, that has to be over before anybody reads.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, Numeric

from engine.persistence.types import UtcTimestamp
from workflows.registries.register import Register, known_registers
from workflows.registries.tables.base import LegalDate, Money

Kind = Literal["text", "number", "money", "day", "time", "yes-no", "key"]

#: Columns every register has and nobody needs to see.
_SILENT: Final = frozenset({"tenant_id"})


class Label(NamedTuple):
    """A name in both languages."""

    zh: str
    en: str

    def text(self, lang: str) -> str:
        return self.en if lang.startswith("en") else self.zh


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """One column that is shown."""

    name: str
    label: Label
    kind: Kind


class Step(NamedTuple):
    """From a column of one register to the rows of another whose ``target`` is the same."""

    column: str
    register: str
    target: str = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Holders of posts (``*`` for any ending) who read a register.

    With ``unit`` they read the rows of their units only; ``through`` are then the steps to the register that
    has the column ``unit``, or ``cases`` is the register of the cases that have it and wrote the row."""

    everybody: bool = False
    posts: tuple[str, ...] = ()
    unit: str | None = None
    through: tuple[Step, ...] = ()
    cases: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogued:
    """A register of the catalogue."""

    register: Register
    title: Label
    columns: tuple[ColumnInfo, ...]
    search: tuple[str, ...]
    readers: tuple[Readers, ...]
    opened: str | None
    closed: str | None

    @property
    def name(self) -> str:
        return self.register.name

    def column(self, name: str) -> ColumnInfo | None:
        return next((column for column in self.columns if column.name == name), None)


@cache
def catalogue() -> Mapping[str, Catalogued]:
    """Every register of the list by name. Raises LookupError for one that its module does not keep."""
    document = json.loads((files("workflows.registries") / "catalogue.json").read_bytes())
    return {entry["name"]: _read(entry, document["columns"]) for entry in document["registers"]}


def _read(entry: Mapping[str, Any], labels: Mapping[str, list[str]]) -> Catalogued:
    import_module(f"workflows.registries.{entry['module']}")
    register = known_registers().get(entry["name"])
    if register is None:
        raise LookupError(f"catalogue.json names {entry['name']!r}, which is no register")
    own = {**labels, **entry.get("columns", {})}
    withheld = {*entry.get("withheld", ()), *_SILENT, *(register.hidden - set(entry.get("shown", ())))}
    return Catalogued(
        register=register,
        title=Label(*entry["title"]),
        columns=tuple(
            ColumnInfo(column.name, Label(*own.get(column.name, (column.name,) * 2)), _kind(column))
            for column in register.table.columns
            if column.name not in withheld and not isinstance(column.type, LargeBinary)
        ),
        search=tuple(entry.get("search", ())),
        readers=tuple(_readers(each) for each in entry["readers"]),
        opened=entry.get("opened"),
        closed=entry.get("closed"),
    )


def _readers(entry: Mapping[str, Any]) -> Readers:
    return Readers(
        everybody=entry.get("everybody", False),
        posts=tuple(entry.get("posts", ())),
        unit=entry.get("unit"),
        through=tuple(Step(*step) for step in entry.get("through", ())),
        cases=entry.get("cases"),
    )


def _kind(column: Column[Any]) -> Kind:
    match column.type:
        case Money():
            return "money"
        case LegalDate():
            return "day"
        case UtcTimestamp():
            return "time"
        case Boolean():
            return "yes-no"
        case BigInteger():
            return "key"
        case Integer() | Numeric():
            return "number"
        case _:
            return "text"
