"""What every register does alike: enter, change under lock, keep who changed what, look up, page.

A write is an entry in ``register_history`` in the same transaction, chained to the one before it by its hash,
and an event: of the case it happened in, else of the administrative chain.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.exc import IntegrityError

from engine.actor import Actor
from engine.history.chain import Event
from engine.persistence.administration import record_administrative
from engine.persistence.case_events import note
from engine.persistence.ids import new_id
from engine.persistence.session import Session
from workflows.calendar import local_date
from workflows.errors import EntryChanged, EntryExists, EntryNotFound
from workflows.registries.proof import proof_of, spelled
from workflows.registries.trail import append_version
from workflows.registries.vault import vault

Row = Mapping[str, Any]

#: Columns a register keeps itself; callers never set them.
KEPT = frozenset({"tenant_id", "created_at", "created_by", "updated_at", "version"})


_known: dict[str, Register] = {}


@dataclass(frozen=True, slots=True)
class Register:
    """One table kept with history. ``hidden`` columns are named in history, their contents are not; ``moved``
    ones change without a line of it, because a ledger of their own proves them."""

    table: Table
    key: str = "id"
    hidden: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        _known.setdefault(self.table.name, self)

    @property
    def name(self) -> str:
        return self.table.name


def known_registers() -> Mapping[str, Register]:
    """Every register that the modules loaded so far keep, by the name of its table."""
    return MappingProxyType(_known)


def enter(
    session: Session,
    actor: Actor,
    register: Register,
    values: Mapping[str, Any],
    *,
    instance_id: int | None = None,
    effective_on: date | None = None,
) -> int:
    """Enter a row; gives its id. Raises EntryExists when the register has it already."""
    table = register.table
    row_id = int(values.get(register.key) or new_id())
    row = {**values, register.key: row_id}
    kept = {"created_at": session.now, "created_by": actor.user_id, "updated_at": session.now, "version": 1}
    try:
        with session.savepoint():
            session.core.execute(table.insert().values(tenant_id=session.tenant_id, **kept, **row))
    except IntegrityError as error:
        if not _is_double(error):
            raise
        raise EntryExists(register=register.name) from error
    changes = {name: [None, value] for name, value in row.items() if value is not None}
    _keep(session, actor, register, row_id, 1, changes, instance_id, effective_on, None)
    return row_id


def change(
    session: Session,
    actor: Actor,
    register: Register,
    row_id: int,
    values: Mapping[str, Any],
    *,
    expected_version: int | None = None,
    instance_id: int | None = None,
    effective_on: date | None = None,
    reason: str | None = None,
) -> Row:
    """Change columns of a row under its lock; gives the new row. What is the same already is not written.

    Raises EntryNotFound, EntryExists, and EntryChanged when somebody was faster than ``expected_version``."""
    old = find(session, register, row_id, lock=True)
    if expected_version is not None and old["version"] != expected_version:
        raise EntryChanged(register=register.name, version=old["version"])
    changes = {name: [old[name], value] for name, value in values.items() if old[name] != value}
    if not changes:
        return old
    table, version = register.table, old["version"] + 1
    new = {name: pair[1] for name, pair in changes.items()}
    try:
        with session.savepoint():
            session.core.execute(
                update(table)
                .where(table.c.tenant_id == session.tenant_id, table.c[register.key] == row_id)
                .values(**new, updated_at=session.now, version=version)
            )
    except IntegrityError as error:
        if not _is_double(error):
            raise
        raise EntryExists(register=register.name) from error
    _keep(session, actor, register, row_id, version, changes, instance_id, effective_on, reason)
    return {**old, **new, "updated_at": session.now, "version": version}


def find(session: Session, register: Register, row_id: int, *, lock: bool = False) -> Row:
    """A row by its key. Raises EntryNotFound."""
    table = register.table
    statement = select(table).where(table.c.tenant_id == session.tenant_id, table.c[register.key] == row_id)
    if lock:
        statement = statement.with_for_update()  # SQLite, which has begun for writing, ignores it
    row = session.core.execute(statement).mappings().first()
    if row is None:
        raise EntryNotFound(register=register.name, id=row_id)
    return dict(row)


def find_by(session: Session, register: Register, **columns: Any) -> Row | None:
    """The first row with these values, or None."""
    found = page(session, register, limit=1, **columns).rows
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and where the next ones begin; None after the last."""

    rows: tuple[Row, ...]
    next: int | None


def page(
    session: Session,
    register: Register,
    *,
    after: int | None = None,
    limit: int = 50,
    **columns: Any,
) -> Page:
    """Rows with these values in the order they were entered, ``limit`` of them after a cursor."""
    table = register.table
    key = table.c[register.key]
    statement = select(table).where(table.c.tenant_id == session.tenant_id)
    for name, value in columns.items():
        statement = statement.where(table.c[name] == value)
    if after is not None:
        statement = statement.where(key > after)
    rows = session.core.execute(statement.order_by(key).limit(limit + 1)).mappings().all()
    taken = tuple(dict(row) for row in rows[:limit])
    return Page(taken, taken[-1][register.key] if len(rows) > limit else None)


def _keep(
    session: Session,
    actor: Actor,
    register: Register,
    row_id: int,
    version: int,
    changes: Mapping[str, list[Any]],
    instance_id: int | None,
    effective_on: date | None,
    reason: str | None,
) -> None:
    """The line of history, and the event of it: of the case, or of an act outside of any case."""
    shown = {
        name: [_shown(value, name in register.hidden) for value in pair] for name, pair in changes.items()
    }
    hash_ = append_version(
        session,
        actor,
        register.name,
        row_id,
        version,
        json.dumps(shown, ensure_ascii=False, sort_keys=True, default=str),
        instance_id,
        effective_on or local_date(session.now),
        reason,
    )
    kind = "register-entered" if version == 1 else "register-changed"
    given: dict[str, Any] = {"reason": reason} if reason else {}
    if hidden := {name: pair[1] for name, pair in changes.items() if name in register.hidden}:
        given["proof"] = {
            name: proof_of(
                vault(session),
                register.table,
                row_id,
                version,
                {name: spelled(register.table.c[name], value)},
            )
            for name, value in hidden.items()
        }
    if instance_id is None:
        data = {"register": register.name, "id": row_id, "version": version, "changes": shown}
        record_administrative(session, actor, [Event(kind, data | given)])
    else:
        # the line has the values; its hash here lets the case vouch for it
        line = {"register": register.name, "id": str(row_id), "version": version}
        columns = {"columns": sorted(changes), "hash": hash_.hex()}
        note(session, actor, instance_id, Event(kind, line | columns | given))


def _is_double(error: IntegrityError) -> bool:
    """Whether a unique index refused the row, and not another constraint."""
    return getattr(error.orig, "sqlstate", None) == "23505" or "UNIQUE" in str(error.orig)


def _shown(value: Any, is_hidden: bool) -> Any:
    if is_hidden and value is not None:
        return "***"
    return value.hex() if isinstance(value, bytes) else value
