"""The history of register entries: written once, read by version or as of a day, verified by its hashes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from engine.actor import Actor
from engine.history.chain import GENESIS, instant
from engine.persistence.session import Session
from engine.persistence.types import encode_time
from workflows.registries.tables.history import register_history


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One write: who, when, from which day it holds, and ``changes`` as column -> [old, new] in JSON."""

    version: int
    at: datetime
    actor: str
    on_behalf_of: str | None
    instance_id: int | None
    effective_on: date
    reason: str | None
    changes: Mapping[str, list[Any]]


def append_version(
    session: Session,
    actor: Actor,
    register: str,
    row_id: int,
    version: int,
    changes: str,
    instance_id: int | None,
    effective_on: date,
    reason: str | None,
) -> bytes:
    """Append a line; the caller holds the lock of the entry, so that versions are consecutive.

    Gives the hash of the line."""
    previous = GENESIS
    if version > 1:
        row = session.one(
            "SELECT hash FROM register_history"
            " WHERE tenant_id = ? AND register = ? AND row_id = ? AND version = ?",
            (session.tenant_id, register, row_id, version - 1),
        )
        # an entry of an earlier release had no history: its first line is that of the first change
        previous = bytes(row[0]) if row is not None else GENESIS
    line: dict[str, Any] = {
        "tenant_id": session.tenant_id,
        "register": register,
        "row_id": row_id,
        "version": version,
        "at": session.now,
        "actor": actor.user_id,
        "on_behalf_of": actor.on_behalf_of,
        "instance_id": instance_id,
        "effective_on": effective_on,
        "reason": reason,
        "changes": changes,
    }
    hash_ = line_hash(previous, line)
    stored = {**line, "prev_hash": previous, "hash": hash_}
    if session.is_sqlite:
        # in the form the tables read; at driver level, since every write of every register comes this way
        stored |= {"at": encode_time(session.now), "effective_on": effective_on.isoformat()}
    session.insert(register_history.name, tuple(stored), [tuple(stored.values())])
    return hash_


def versions(session: Session, register: str, row_id: int) -> list[Version]:
    """Every write of an entry, oldest first."""
    return [
        Version(
            version=line["version"],
            at=line["at"],
            actor=line["actor"],
            on_behalf_of=line["on_behalf_of"],
            instance_id=line["instance_id"],
            effective_on=line["effective_on"],
            reason=line["reason"],
            changes=json.loads(line["changes"]),
        )
        for line in _lines(session, register, row_id)
    ]


def as_of(session: Session, register: str, row_id: int, on: date) -> dict[str, Any]:
    """What held on a day, as JSON values; empty before the entry. A later write wins on its day."""
    known = [found for found in versions(session, register, row_id) if found.effective_on <= on]
    values: dict[str, Any] = {}
    for found in sorted(known, key=lambda found: (found.effective_on, found.version)):
        values.update({name: new for name, (_, new) in found.changes.items()})
    return values


def held_by(session: Session, register: str, row_ids: Sequence[int], on: date) -> dict[int, dict[str, Any]]:
    """What held on a day, of those among some entries of which something holds from a later day only.

    One statement, however many entries; as JSON values. A column of which nothing was written by that day is
    what the next line says it was."""
    table = register_history
    ours = (table.c.tenant_id == session.tenant_id) & (table.c.register == register)
    later = select(table.c.row_id).where(ours, table.c.row_id.in_(row_ids), table.c.effective_on > on)
    statement = (
        select(table.c.row_id, table.c.effective_on, table.c.changes)
        .where(ours, table.c.row_id.in_(later))
        .order_by(table.c.effective_on, table.c.version)
    )
    found: dict[int, dict[str, Any]] = {}
    for row_id, effective_on, changes in session.core.execute(statement):
        values = found.setdefault(row_id, {})
        for name, (old, new) in json.loads(changes).items():
            if effective_on <= on:
                values[name] = new
            else:
                values.setdefault(name, old)
    return found


def is_whole(session: Session, register: str, row_id: int) -> bool:
    """Whether no line of an entry was changed, added or left out since it was written."""
    head, version = GENESIS, 0
    for line in _lines(session, register, row_id):
        follows = not version or line["version"] == version + 1
        if not follows or bytes(line["prev_hash"]) != head or bytes(line["hash"]) != line_hash(head, line):
            return False
        head, version = bytes(line["hash"]), line["version"]
    return True


def _lines(session: Session, register: str, row_id: int) -> list[Mapping[str, Any]]:
    table = register_history
    statement = (
        select(table)
        .where(table.c.tenant_id == session.tenant_id, table.c.register == register, table.c.row_id == row_id)
        .order_by(table.c.version)
    )
    return [dict(row) for row in session.core.execute(statement).mappings()]


def line_hash(previous: bytes, line: Mapping[str, Any]) -> bytes:
    """The hash of a line behind another; its moment may be the text a driver reads."""
    parts = {name: line[name] for name in line if name not in ("prev_hash", "hash")}
    at = parts["at"]
    parts["at"] = instant(at if isinstance(at, datetime) else datetime.fromisoformat(at))
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":"))
    return sha256(previous + text.encode(errors="surrogatepass")).digest()
