"""Process instances and their user tasks (public key of a task: ``<instance_id>-<activity_id>``)."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from engine.persistence.tables.base import (
    at_column,
    id_column,
    key_column,
    metadata,
    name_column,
    one_of,
    partial_index,
    tenant_column,
)

process_instance = Table(
    "process_instance",
    metadata,
    tenant_column(),
    key_column("id"),
    id_column("definition_id", nullable=False),
    name_column("process_key", nullable=False),
    name_column("business_key"),
    # active <-> suspended; both -> completed | cancelled
    one_of(
        "status",
        "active",
        "suspended",
        "completed",
        "cancelled",
        nullable=False,
    ),
    at_column("started_at", nullable=False),
    name_column("started_by", nullable=False),
    at_column("ended_at"),
    Column("state", LargeBinary, nullable=False),
    Column("state_format", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("event_seq", Integer, nullable=False),
    Column("event_head", LargeBinary(32), nullable=False),
    Column("incident_count", Integer, nullable=False),
    Index(None, "tenant_id", "business_key"),
    Index(None, "tenant_id", "process_key", "id"),
    Index(None, "tenant_id", "process_key", "status", "id"),
    Index(None, "tenant_id", "definition_id", "status"),
    Index(None, "tenant_id", "started_by", "id"),
)
partial_index(
    "process_instance_incidents_idx", "tenant_id", "id", table=process_instance, where="incident_count > 0"
)

for _status in ("active", "suspended"):
    partial_index(
        f"process_instance_{_status}_idx",
        "tenant_id",
        "id",
        table=process_instance,
        where=f"status = '{_status}'",
    )

#: Large variables, written only when they change; the state refers to them.
variable = Table(
    "variable",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("scope_id", Integer, primary_key=True, autoincrement=False),
    name_column("name", primary_key=True),
    Column("value", LargeBinary, nullable=False),
)


user_task = Table(
    "user_task",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("activity_id", Integer, primary_key=True, autoincrement=False),
    Column("scope_id", Integer, nullable=False),
    id_column("definition_id", nullable=False),
    name_column("element_id", nullable=False),
    Column("name", Text, nullable=False),
    name_column("lane"),
    # open -> completed | cancelled
    one_of(
        "status",
        "open",
        "completed",
        "cancelled",
        nullable=False,
    ),
    name_column("assignee"),
    at_column("due_at"),
    at_column("follow_up_at"),
    Column("priority", Integer, nullable=False),
    name_column("form_key"),
    Column("properties", Text, nullable=False),
    at_column("created_at", nullable=False),
    at_column("claimed_at"),
    at_column("completed_at"),
    name_column("completed_by"),
    name_column("completed_on_behalf_of"),
    #: the version of the form in force when it opened; null without a form of ours
    id_column("form_definition_id"),
    id_column("task_kind_id"),
    #: JSON, up to three [label, value] for the inbox, as they were when the task opened
    Column("summary", Text),
)
_PAGE = ("created_at", "instance_id", "activity_id")
partial_index("user_task_open_idx", "tenant_id", *_PAGE, table=user_task, where="status = 'open'")
partial_index(
    "user_task_mine_idx",
    "tenant_id",
    "assignee",
    *_PAGE,
    table=user_task,
    where="status = 'open' AND assignee IS NOT NULL",
)
partial_index(
    "user_task_due_idx",
    "tenant_id",
    "due_at",
    table=user_task,
    where="status = 'open' AND due_at IS NOT NULL",
)
partial_index(
    "user_task_done_idx",
    "tenant_id",
    "completed_by",
    "completed_at",
    "instance_id",
    "activity_id",
    table=user_task,
    where="status = 'completed'",
)

#: Who may take a task. Rows exist only while the task is open, so an inbox of a person in 200 groups is 200
#: probes of the first page of each group whatever the number of tasks; what it sorts by is repeated here.
user_task_candidate = Table(
    "user_task_candidate",
    metadata,
    tenant_column(),
    key_column("instance_id"),
    Column("activity_id", Integer, primary_key=True, autoincrement=False),
    one_of("kind", "user", "group", primary_key=True),
    name_column("ref", primary_key=True),
    Column("is_claimed", Boolean, nullable=False),
    at_column("created_at", nullable=False),
    #: engine.persistence.inbox.FAR when there is none: those come last, and null has no order
    at_column("due_at", nullable=False),
    Column("priority", Integer, nullable=False),
    id_column("task_kind_id", nullable=False),
)
# claimed ones too: what somebody may see is asked by this index
Index(
    "user_task_candidate_page_idx",
    *(user_task_candidate.c[name] for name in ("tenant_id", "kind", "ref", "is_claimed", *_PAGE)),
)
for _name, _columns in {
    "due": ("due_at", *_PAGE[1:]),
    "priority": ("priority", *_PAGE[1:]),
    # of one process, of one element, of a title
    "kind": ("task_kind_id", *_PAGE),
}.items():
    partial_index(
        f"user_task_candidate_{_name}_idx",
        "tenant_id",
        "kind",
        "ref",
        *_columns,
        table=user_task_candidate,
        where="is_claimed = FALSE",
    )
