"""What somebody has filled in and not submitted: of a user task, and of a case that has not begun."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from engine.persistence.tables.base import (
    at_column,
    id_column,
    key_column,
    metadata,
    name_column,
    tenant_column,
)

#: What somebody has filled in of a user task.
task_draft = Table(
    "task_draft",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("activity_id", Integer, primary_key=True, autoincrement=False),
    name_column("user_id", primary_key=True),
    #: JSON, wrapped where somebody seals (engine.sealing)
    Column("variables", Text, nullable=False),
    at_column("saved_at", nullable=False),
    #: ids of the writer's uploads that it names, each between commas: they are kept as long as it is
    Column("files", Text, nullable=False, server_default=""),
    # whether a draft of somebody names an upload
    Index(None, "tenant_id", "user_id"),
)

#: What somebody has filled in of a start form: one draft of a process.
start_draft = Table(
    "start_draft",
    metadata,
    tenant_column(),
    name_column("user_id", primary_key=True),
    name_column("process_key", primary_key=True),
    #: the version of the form that it was filled in with
    id_column("form_id", nullable=False),
    #: JSON, wrapped where somebody seals
    Column("variables", Text, nullable=False),
    #: as of a user task's
    Column("files", Text, nullable=False),
    #: counts how often it was saved, so that of two windows none undoes what the other saved
    Column("version", Integer, nullable=False),
    at_column("saved_at", nullable=False),
    # what is older than it is kept
    Index(None, "tenant_id", "saved_at"),
)
