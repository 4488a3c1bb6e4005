"""Registers in the words of people: what codes mean (``words.json``), and what ids and keys stand for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sqlalchemy import String, cast, select

from engine.persistence.session import Session
from engine.persistence.tables.identity import unit
from engine.queries.names import person_names
from workflows.registries.catalogue import Catalogued, Label
from workflows.registries.reading import Entry
from workflows.registries.streets import streets
from workflows.registries.tables.cases import organization
from workflows.registries.tables.purchases import purchase_project

#: Columns that hold the account of a person, and the key of a unit.
_ACCOUNTS: Final = frozenset(
    {
        "created_by", "updated_by", "applicant", "approved_by", "user_id", "handler", "raised_by",
        "proposed_by", "decided_by", "resumed_by", "resumption_proposed_by",
    }
)  # fmt: skip
_UNITS: Final = frozenset({"purchaser", "unit_key"})
#: Columns that hold the id of an entry of another register, and where its name is.
_ENTRIES: Final = {"organization_id": organization, "project_id": purchase_project}


def words(found: Catalogued) -> Mapping[str, Mapping[str, Label]]:
    """By column: what each code of it means. A column that is not here holds no codes."""
    own = _words()["registers"].get(found.name, {})
    shared = _words()["columns"]
    known = {
        column.name: own.get(column.name) or shared.get(column.name)
        for column in found.columns
        if column.kind == "text"
    }
    if any(column.name == "street" for column in found.columns):
        known["street"] = {code: (each.name, each.name) for code, each in streets().items()}
    return {
        name: {code: Label(*pair) for code, pair in codes.items()} for name, codes in known.items() if codes
    }


def words_of(column: str) -> Mapping[str, list[str]]:
    """What the codes of a column mean in every register that has it: Chinese, English."""
    found: Mapping[str, list[str]] = _words()["columns"].get(column, {})
    return found


def names(session: Session, entries: Sequence[Entry]) -> list[dict[str, str]]:
    """For each entry, by column: the name of the person, unit, organisation or project that stands there.

    What nobody knows by name is left out. One statement for each kind of name, however many entries."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name, value in entry.values.items():
            if value and (kind := _kind(name)):
                wanted[kind].add(str(value))
    found = {kind: _looked_up(session, kind, ids) for kind, ids in wanted.items()}
    return [
        {
            name: known
            for name, value in entry.values.items()
            if value and (kind := _kind(name)) and (known := found[kind].get(str(value)))
        }
        for entry in entries
    ]


def _kind(column: str) -> str | None:
    if column in _ACCOUNTS:
        return "account"
    if column in _UNITS:
        return "unit"
    return column if column in _ENTRIES else None


def _looked_up(session: Session, kind: str, ids: Iterable[str]) -> Mapping[str, str]:
    if kind == "account":
        return person_names(session, ids)
    if kind == "unit":
        key, name = unit.c.key, unit.c.name
        condition = (unit.c.tenant_id == session.tenant_id) & key.in_(sorted(ids)) & unit.c.valid_to.is_(None)
    else:
        table: Any = _ENTRIES[kind]
        key, name = table.c.id, table.c.name
        condition = (table.c.tenant_id == session.tenant_id) & key.in_(sorted(map(int, ids)))
    rows = session.core.execute(select(cast(key, String(128)), name).where(condition))
    return {row[0]: row[1] for row in rows}


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("workflows.registries") / "words.json").read_bytes())
    return found
