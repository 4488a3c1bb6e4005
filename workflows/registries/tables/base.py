"""Building blocks of the registers' tables: days, money, who keeps a row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Dialect, Integer, MetaData, String, text
from sqlalchemy.types import TypeDecorator, TypeEngine

from engine.persistence.tables.base import at_column, name_column
from engine.persistence.tables.base import metadata as engine_metadata

metadata = MetaData(naming_convention=engine_metadata.naming_convention)

#: 分 in a 元.
CENTS = 100


class LegalDate(TypeDecorator[date]):
    """A day without time: ``date``, on SQLite ISO text (its driver's own conversion is deprecated)."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(10) if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Money(TypeDecorator[Decimal]):
    """An amount in 元 with two decimals, kept as whole 分: SQLite would make a float of a decimal."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:
        return None if value is None else to_cents(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_cents(value)


def to_cents(value: Decimal | int) -> int:
    """Raises ValueError for a fraction of a 分."""
    cents = Decimal(value) * CENTS
    if cents != cents.to_integral_value():
        raise ValueError(f"{value} has more than two decimals")
    return int(cents)


def from_cents(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def day_column(name: str, **options: Any) -> Column[Any]:
    return Column(name, LegalDate, **options)


def money_column(name: str, **options: Any) -> Column[Any]:
    return Column(name, Money, **options)


def kept_by() -> tuple[Column[Any], ...]:
    """When a row was made and by whom, when it last changed, and how often."""
    return (
        at_column("created_at", nullable=False),
        name_column("created_by", nullable=False),
        at_column("updated_at", nullable=False),
        Column("version", Integer, nullable=False, server_default=text("1")),
    )
