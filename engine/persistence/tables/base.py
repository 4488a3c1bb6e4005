"""Building blocks of the tables: naming of constraints, columns that recur, partial indexes.

The tenant leads every primary key, so that tables can be distributed by tenant.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, MetaData, String, Table, text

from engine.persistence.types import UtcTimestamp

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    }
)

NAME = 255  # characters of a key, a name, an element id


def tenant_column() -> Column[str]:
    return Column("tenant_id", String(64), primary_key=True)


def id_column(name: str, **options: Any) -> Column[int]:
    return Column(name, BigInteger, autoincrement=False, **options)


def key_column(name: str, **options: Any) -> Column[int]:
    return id_column(name, primary_key=True, **options)


def name_column(name: str, **options: Any) -> Column[str]:
    return Column(name, String(NAME), **options)


def at_column(name: str, **options: Any) -> Column[Any]:
    return Column(name, UtcTimestamp, **options)


def partial_index(name: str, *columns: str, table: Table, where: str) -> None:
    """A partial index: only the rows a hot question asks for."""
    condition = text(where)
    Index(name, *(table.c[c] for c in columns), sqlite_where=condition, postgresql_where=condition)


def one_of(name: str, *values: str, **options: Any) -> Column[str]:
    """A column of few words, which the database checks."""
    allowed = ", ".join(f"'{value}'" for value in values)
    return Column(name, String(16), CheckConstraint(f"{name} IN ({allowed})", name=name), **options)
