"""What a person keeps for the page: saved views, columns, phrases, language."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from engine.persistence.tables.base import at_column, metadata, name_column, tenant_column

#: Characters of the name of a preference.
KEY = 64

user_preference = Table(
    "user_preference",
    metadata,
    tenant_column(),
    name_column("user_id", primary_key=True),
    Column("key", String(KEY), primary_key=True),
    #: JSON
    Column("value", Text, nullable=False),
    #: counts the times it was saved, so that of two tabs the second does not undo what the first one kept
    Column("version", Integer, nullable=False),
    at_column("saved_at", nullable=False),
)
