"""Column types that mean the same on every database."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import TIMESTAMP, Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TEXT, TypeDecorator, TypeEngine


class UtcText(TEXT):
    """SQLite has no time type: fixed-width ISO text in UTC, which sorts as time does."""


@compiles(UtcText, "sqlite")
def _utc_text(type_: UtcText, compiler: Any, **kwargs: Any) -> str:
    # the first word of a declared type selects the driver's converter; TEXT in it gives text affinity
    return "UTC_TEXT"


class UtcTimestamp(TypeDecorator[datetime]):
    """An aware UTC datetime: ``timestamp with time zone``, on SQLite ISO text converted by the driver."""

    impl = TIMESTAMP
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(UtcText() if dialect.name == "sqlite" else TIMESTAMP(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return encode_time(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if isinstance(value, str) else value


def encode_time(value: datetime) -> str:
    """``2026-11-21T08:00:00.000000+00:00``: always this wide, always UTC."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def register_sqlite_types() -> None:
    """Let the sqlite3 driver write and read aware datetimes and booleans in our columns."""
    sqlite3.register_adapter(datetime, encode_time)
    sqlite3.register_converter("UTC_TEXT", lambda text: datetime.fromisoformat(text.decode()))
    sqlite3.register_converter("BOOLEAN", lambda text: text != b"0")
