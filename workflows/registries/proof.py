"""What proves a row of a register: its values in one spelling, and a keyed hash of hidden ones.

History names hidden columns and does not hold them. The event of the write bears an HMAC of each under a key
that lies outside the database (that of the blind index): whoever alters the column alone cannot make it fit,
and whoever reads history learns nothing from it, not even whether two rows hold the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, Table

from engine.actor import Actor
from engine.history.chain import Event, instant
from engine.persistence.administration import record_administrative
from engine.persistence.case_events import note
from engine.persistence.session import Session
from engine.persistence.types import UtcTimestamp
from workflows.registries.tables.base import LegalDate, Money, from_cents, to_cents
from workflows.registries.vault import Vault, vault


def spelled(column: Column[Any], value: Any) -> str | None:
    """A value as it was given to a column, or as the line of history has it, in one spelling.

    Raises ValueError, TypeError or ArithmeticError for what the column cannot hold."""
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, Money):
        return str(to_cents(Decimal(str(value))))
    if isinstance(kind, UtcTimestamp):
        return instant(value if isinstance(value, datetime) else datetime.fromisoformat(value))
    if isinstance(kind, LegalDate):
        return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()[:10]
    if isinstance(kind, Boolean):
        return str(value in (True, "1", 1))
    if isinstance(kind, BigInteger | Integer):
        return str(int(value))
    if isinstance(kind, LargeBinary):
        return value if isinstance(value, str) else bytes(value).hex()
    return str(value)


def spelled_row(column: Column[Any], stored: Any) -> str | None:
    """The same of a value as the driver reads it (:func:`raw_columns`)."""
    if stored is not None and isinstance(column.type, Money):
        return spelled(column, from_cents(stored))
    if stored is not None and isinstance(column.type, LargeBinary) and isinstance(stored, str):
        raise TypeError(column.name)
    return spelled(column, stored)


def raw_columns(session: Session, table: Table) -> str:
    """Columns for a SELECT that nothing in a tampered row can fell: on SQLite, whose columns take anything,
    none is converted by the driver."""
    return ", ".join(
        f"CAST({column.name} AS TEXT)"
        if session.is_sqlite and isinstance(column.type, UtcTimestamp | Boolean)
        else column.name
        for column in table.c
    )


def proof_of(keys: Vault, table: Table, row_id: int, version: int, said: Mapping[str, str | None]) -> str:
    """The keyed hash of some columns of one version of a row, as they are spelled."""
    text = "\0".join(f"{name}={value!r}" for name, value in sorted(said.items()))
    return keys.proof(f"{table.name}/{row_id}/{version}\0{text}")


#: Tables whose rows are written once, have no lines of a register, and are told by an event each.
_attested: dict[str, Table] = {}


def attested(table: Table) -> Table:
    """Let verification ask for the event of every row of a table: whoever enters one calls :func:`attest`."""
    _attested[table.name] = table
    return table


def attested_tables() -> Mapping[str, Table]:
    return MappingProxyType(_attested)


def key_of(table: Table) -> str:
    """The column beside the tenant that names a row."""
    return next(column.name for column in table.primary_key if column.name != "tenant_id")


def attest(
    session: Session,
    actor: Actor,
    table: Table,
    values: Mapping[str, Any],
    instance_id: int | None,
    **shown: Any,
) -> None:
    """The event by which history vouches for a row: ``values`` are all its columns, as they were given, and
    ``shown`` what the event says in clear."""
    row_id = int(values[key_of(table)])
    said = {c.name: spelled(c, values.get(c.name)) for c in table.c if c.name != "tenant_id"}
    proof = proof_of(vault(session), _attested[table.name], row_id, 1, said)
    event = Event("register-entered", {"register": table.name, "id": str(row_id), **shown, "row": proof})
    if instance_id is None:
        record_administrative(session, actor, [event])
    else:
        note(session, actor, instance_id, event)
