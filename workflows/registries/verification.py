"""Are the registers what history says they are? Part of ``gongzhi audit verify``.

Three things must agree: the row as it is now, its lines (``register_history``), and the events of the chains,
which are sealed. So: every line is chained to the one before; every row holds what its lines leave it with,
hidden columns by their proofs; every line was told by an event, and every event has its line. Reads in
batches by key; memory does not depend on the number of rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from pkgutil import iter_modules
from typing import Any, NamedTuple

from sqlalchemy import Table

from engine.history.verify import also_verify, also_verify_case
from engine.history.walk import Finding
from engine.persistence.session import Session
from workflows import registries
from workflows.registries.agreement import BATCH, LOWEST, entries, lines, problem, registers, rows
from workflows.registries.ledger import unbalanced
from workflows.registries.proof import attested_tables, key_of, proof_of, spelled, spelled_row
from workflows.registries.register import Register, known_registers
from workflows.registries.sealing import unopenable
from workflows.registries.vault import Vault, has_key, vault


class Told(NamedTuple):
    """An event that says something was written."""

    register: str
    row_id: int
    version: int
    data: Mapping[str, Any]


@cache
def _every_register_is_known() -> None:
    """A register is known once its module is loaded, and no program loads all: one that is not would not be
    looked at."""
    for module in iter_modules(registries.__path__, f"{registries.__name__}."):
        import_module(module.name)


@also_verify
def verify_registers(session: Session) -> Iterator[Finding]:
    """The first thing that is wrong with each entry."""
    _every_register_is_known()
    keys = vault(session) if has_key(session) else None
    found: set[tuple[str, int | str]] = set()
    for finding in _all(session, keys):
        place = (finding.register or "", finding.row_id or 0)
        if place not in found:
            found.add(place)
            yield finding


def _all(session: Session, keys: Vault | None) -> Iterator[Finding]:
    for name in registers(session):
        yield from entries(session, name)
    told, whole, other = 0, Counter[str](), False
    for batch in _told(session):
        written = [each for each in batch if "row" not in each.data]
        told += len({each[:3] for each in written})
        whole.update(each.register for each in batch if "row" in each.data)
        yield from _lines_told(session, written)
        proofs = [each for each in batch if _proofs(each)]
        made = [] if keys is None else [each for each in proofs if _is_made(keys, each)]
        other = other or len(made) < len(proofs)
        if keys is not None:
            yield from _proven(session, keys, made)
    if other:
        detail = "hidden values cannot be checked without the key they were proved with"
        yield Finding(session.tenant_id, None, None, "proof-key-missing", detail)
    yield from _untold(session, told)
    yield from _unattested(session, whole)
    yield from unbalanced(session)
    if keys is not None:
        yield from unopenable(session)


@also_verify_case
def verify_entries_of(session: Session, instance_id: int) -> Iterator[Finding]:
    """What is wrong with the entries that a case wrote."""
    _every_register_is_known()
    keys = vault(session) if has_key(session) else None
    for batch in _told(session, instance_id):
        written = [each for each in batch if "row" not in each.data]
        yield from _lines_told(session, written)
        for name in sorted({each.register for each in written}):
            yield from entries(session, name, {each.row_id for each in written if each.register == name})
        if keys is not None:
            yield from _proven(session, keys, [each for each in batch if _is_made(keys, each)])


def _is_made(keys: Vault, told: Told) -> bool:
    """Whether an event has proofs, and they were made with the key that is here."""
    proofs = _proofs(told)
    return bool(proofs) and all(keys.made(proof) for proof in proofs)


def _proofs(told: Told) -> list[str]:
    """The proofs of an event; none of one that was altered so that they are no texts."""
    found = [told.data["row"]] if "row" in told.data else _hidden(told).values()
    return list(found) if all(isinstance(proof, str) for proof in found) else []


def _hidden(told: Told) -> Mapping[str, str]:
    proofs = told.data.get("proof", {})
    return proofs if isinstance(proofs, Mapping) else {}


# -- lines and events ----------------------------------------------------------------------------------------


def _told(session: Session, instance_id: int | None = None) -> Iterator[list[Told]]:
    """What the chains, or one of them, say of registers. Changed events are the chains' own finding."""
    of_case = "" if instance_id is None else " AND instance_id = ?"
    query = (
        "SELECT instance_id, seq, data FROM event WHERE tenant_id = ? AND (instance_id, seq) > (?, ?)"
        f"{of_case} AND type IN ('register-entered', 'register-changed')"
        f" ORDER BY instance_id, seq LIMIT {BATCH}"
    )
    last, case = (LOWEST, 0), () if instance_id is None else (instance_id,)
    while found := session.all(query, (session.tenant_id, *last, *case)):
        yield [told for _, _, data in found if (told := _read(data)) is not None]
        last = found[-1][:2]


def _read(text: Any) -> Told | None:
    try:
        data = json.loads(text)
        if "version" not in data and "row" not in data:
            return None
        return Told(str(data["register"]), int(data["id"]), int(data.get("version", 1)), data)
    except (TypeError, ValueError, KeyError):
        return None


def _lines_told(session: Session, told: Sequence[Told]) -> Iterator[Finding]:
    """Events without their line, or with another one."""
    wanted = {each[:3]: each for each in told}
    query = (
        f"WITH wanted (register, row_id, version) AS (VALUES {', '.join(['(?, ?, ?)'] * len(wanted))})"
        " SELECT h.register, h.row_id, h.version, h.hash, h.changes FROM wanted w JOIN register_history h"
        " ON h.tenant_id = ? AND h.register = w.register AND h.row_id = w.row_id AND h.version = w.version"
    )
    values = [value for place in wanted for value in place]
    found = {row[:3]: row for row in session.all(query, (*values, session.tenant_id))} if wanted else {}
    for place, each in wanted.items():
        line = found.get(place)
        if line is None:
            detail = f"line {each.version} of its history is not there, its event is"
            yield problem(session, each.register, each.row_id, "entry-changed", detail)
        elif not _is_line_of(each, line[3], line[4]):
            detail = f"line {each.version} of its history is not the one its event tells"
            yield problem(session, each.register, each.row_id, "entry-changed", detail)


def _is_line_of(told: Told, hash_: Any, changes: Any) -> bool:
    if "hash" in told.data:
        return isinstance(hash_, bytes) and hash_.hex() == told.data["hash"]
    register = known_registers().get(told.register)
    try:
        said, written = told.data["changes"], json.loads(changes)
        if register is None:
            return bool(said.keys() == written.keys())
        return _spelled(register, said) == _spelled(register, written)
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        return False


def _spelled(register: Register, changes: Mapping[str, list[Any]]) -> dict[str, list[str | None]]:
    return {
        name: [value if name in register.hidden else spelled(register.table.c[name], value) for value in pair]
        for name, pair in changes.items()
    }


def _untold(session: Session, told: int) -> Iterator[Finding]:
    """Lines that no event tells: looked for only when there are more lines than events."""
    count = session.one("SELECT count(*) FROM register_history WHERE tenant_id = ?", (session.tenant_id,))
    if count is None or count[0] <= told:
        return
    known = {each[:3] for batch in _told(session) for each in batch}
    for name in registers(session):
        for line in lines(session, name):
            if (name, line["row_id"], line["version"]) not in known:
                detail = f"no event tells line {line['version']} of its history"
                yield problem(session, name, line["row_id"], "entry-inserted", detail)


# -- hidden columns and rows without lines -------------------------------------------------------------------


def _proven(session: Session, keys: Vault, told: Sequence[Told]) -> Iterator[Finding]:
    """Hidden columns that an event has a proof of, and rows that one proves whole."""
    by_name = attrgetter("register")
    for name, group in groupby(sorted(told, key=by_name), key=by_name):
        events, register = list(group), known_registers().get(name)
        table = register.table if register else attested_tables().get(name)
        if table is None:
            continue
        key = register.key if register else key_of(table)
        found = {row[key]: row for row in rows(session, table, key, {each.row_id for each in events})}
        for each in events:
            yield from _proven_row(session, keys, table, each, found.get(each.row_id))


def _proven_row(
    session: Session, keys: Vault, table: Table, told: Told, row: Mapping[str, Any] | None
) -> Iterator[Finding]:
    is_whole = "row" in told.data
    if row is None:
        if is_whole:  # of others, the lines tell
            yield problem(session, table.name, told.row_id, "entry-missing", "an event tells of it")
        return
    every = tuple(column.name for column in table.c if column.name != "tenant_id")
    proofs = [(every, told.data["row"])] if is_whole else [((n,), p) for n, p in _hidden(told).items()]
    for names, proof in proofs:
        if not is_whole and _changed_later(session, told, names[0]):
            continue
        try:
            said = {name: spelled_row(table.c[name], row[name]) for name in names}
            made = proof_of(keys, table, told.row_id, told.version, said)
        except (TypeError, ValueError, ArithmeticError, KeyError):
            made = "cannot be read"
        if made != proof:
            wrong = {"row" if is_whole else names[0]: (proof, made)}
            yield problem(
                session, table.name, told.row_id, "entry-changed", "it is not what was written", wrong
            )


def _changed_later(session: Session, told: Told, name: str) -> bool:
    """Whether a later line changed a column again: what proves it is then the later event."""
    later = session.all(
        "SELECT changes FROM register_history"
        " WHERE tenant_id = ? AND register = ? AND row_id = ? AND version > ?",
        (session.tenant_id, told.register, told.row_id, told.version),
    )
    return any(f'"{name}": ' in str(changes) for (changes,) in later)


def _unattested(session: Session, told: Counter[str]) -> Iterator[Finding]:
    """Rows without lines that no event tells: looked for only where there are more rows than events."""
    for name, table in attested_tables().items():
        count = session.one(f"SELECT count(*) FROM {name} WHERE tenant_id = ?", (session.tenant_id,))
        if count is None or count[0] <= told[name]:
            continue
        known = {each.row_id for batch in _told(session) for each in batch if each.register == name}
        for row in rows(session, table, key_of(table)):
            if row[key_of(table)] not in known:
                yield problem(session, name, row[key_of(table)], "entry-inserted", "no event tells of it")
