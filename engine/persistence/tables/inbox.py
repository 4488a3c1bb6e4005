"""What inboxes are found and refreshed by: kinds of user tasks, search terms, changes."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from engine.persistence.tables.base import (
    NAME,
    key_column,
    metadata,
    name_column,
    one_of,
    tenant_column,
)

#: Every user task there ever was, by process, element and name: few rows, whatever the number of tasks.
#: The id is a hash of the three, so that nobody has to look it up.
task_kind = Table(
    "task_kind",
    metadata,
    tenant_column(),
    key_column("id"),
    name_column("process_key", nullable=False),
    name_column("element_id", nullable=False),
    #: names of process and task as search compares them
    Column("title", Text, nullable=False),
    Index(None, "tenant_id", "process_key", "element_id"),
)

# compared byte by byte, whatever the language of the database, so that a prefix is a range of the index
_TERM = String(NAME).with_variant(String(NAME, collation="C"), "postgresql")

#: A business key, or what a summary shows, from each of its parts onwards (``so-2026-00123``, ``2026-00123``,
#: ``00123`` …), so that the beginning of any part finds the instance through the primary key.
search_term = Table(
    "search_term",
    metadata,
    tenant_column(),
    Column("term", _TERM, primary_key=True),
    key_column("instance_id"),
)

#: How often the lists of a person or group changed, as rows to add up. Writers only ever insert, so they
#: neither wait for each other nor deadlock, and a sum does not care in which order they commit. A job adds
#: the rows up into row 0 of each.
inbox_change = Table(
    "inbox_change",
    metadata,
    tenant_column(),
    one_of("kind", "user", "group", primary_key=True),
    name_column("ref", primary_key=True),
    key_column("id"),
    Column("changes", Integer, nullable=False),
)
