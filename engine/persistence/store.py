"""Process instances and user tasks as rows: lock first, read second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, NamedTuple

from engine.errors import (
    ProcessDefinitionNotFound,
    ProcessInstanceEnded,
    ProcessInstanceNotFound,
    ProcessInstanceSuspended,
    TaskNotFound,
    TextTooLong,
)
from engine.history.chain import GENESIS
from engine.persistence.ids import LARGEST_ID
from engine.persistence.session import Session
from engine.persistence.tables.base import NAME

Status = Literal["active", "suspended", "completed", "cancelled"]

#: Rows of :class:`StoredInstance`; whoever asks adds which.
INSTANCES: Final = (
    "SELECT id, definition_id, process_key, business_key, status, started_at, started_by, state, revision,"
    " event_seq, event_head, incident_count FROM process_instance WHERE tenant_id = ?"
)
_INSTANCE: Final = f"{INSTANCES} AND id = ?"
_TASK: Final = (
    "SELECT activity_id, scope_id, definition_id, element_id, name, lane, status, assignee, due_at, priority,"
    " form_key, properties, created_at, completed_by, form_definition_id,"
    # with the task and not with the instance: this statement sees what the lock waited for
    " EXISTS (SELECT 1 FROM event e WHERE e.tenant_id = t.tenant_id AND e.instance_id = t.instance_id"
    " AND e.type = 'command-refused')"
    " FROM user_task t WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?"
)


@dataclass(slots=True)
class StoredInstance:
    """The row of a process instance, as read under its lock; ``revision`` 0 has no row yet."""

    id: int
    definition_id: int
    process_key: str
    business_key: str | None
    status: Status
    started_at: datetime
    started_by: str
    state: bytes = b""
    revision: int = 0
    event_seq: int = 0
    event_head: bytes = GENESIS
    incident_count: int = 0

    def check_running(self) -> None:
        """Raises ProcessInstanceEnded or ProcessInstanceSuspended."""
        if self.status == "suspended":
            raise ProcessInstanceSuspended(instance_id=self.id)
        self.check_not_ended()

    def check_not_ended(self) -> None:
        """Raises ProcessInstanceEnded."""
        if self.status in ("completed", "cancelled"):
            raise ProcessInstanceEnded(instance_id=self.id, status=self.status)


class StoredTask(NamedTuple):
    """The row of a user task, as read under the lock of its instance."""

    activity_id: int
    scope_id: int
    definition_id: int
    element_id: str
    name: str
    lane: str | None
    status: Literal["open", "completed", "cancelled"]
    assignee: str | None
    due_at: datetime | None
    priority: int
    form_key: str | None
    properties: str
    created_at: datetime
    completed_by: str | None
    form_definition_id: int | None
    #: whether the history of the case holds a refused command, which few do
    has_refusals: bool


def task_id_of(instance_id: int, activity_id: int) -> str:
    """The public key of a user task."""
    return f"{instance_id}-{activity_id}"


def split_task_id(task_id: str) -> tuple[int, int]:
    """Instance and activity of a public key; raises TaskNotFound for anything else."""
    left, _, right = task_id.partition("-")
    if not (left.isascii() and left.isdigit() and right.isascii() and right.isdigit()):
        raise TaskNotFound(task_id=task_id)
    if len(left) > 19 or len(right) > 9:
        raise TaskNotFound(task_id=task_id)
    if int(left) > LARGEST_ID:  # no key of a row, and PostgreSQL cannot even be asked for it
        raise TaskNotFound(task_id=task_id)
    return int(left), int(right)


def lock_instance(session: Session, instance_id: int) -> StoredInstance:
    """Lock the instance until the transaction ends, then read it. Raises ProcessInstanceNotFound."""
    sql = _INSTANCE if session.is_sqlite else _INSTANCE + " FOR UPDATE"
    row = session.one(sql, (session.tenant_id, instance_id))
    if row is None:
        raise ProcessInstanceNotFound(instance_id=instance_id)
    return StoredInstance(*row)


def read_instance(session: Session, instance_id: int) -> StoredInstance:
    """Read without a lock, for queries. Raises ProcessInstanceNotFound."""
    row = session.one(_INSTANCE, (session.tenant_id, instance_id))
    if row is None:
        raise ProcessInstanceNotFound(instance_id=instance_id)
    return StoredInstance(*row)


def lock_task(session: Session, task_id: str) -> tuple[StoredInstance, StoredTask]:
    """Lock the task's instance, then read both. Raises TaskNotFound."""
    instance_id, activity_id = split_task_id(task_id)
    try:
        instance = lock_instance(session, instance_id)
    except ProcessInstanceNotFound:
        raise TaskNotFound(task_id=task_id) from None
    # only now: a task read before the lock may be stale
    return instance, read_task(session, instance_id, activity_id)


def read_task(session: Session, instance_id: int, activity_id: int) -> StoredTask:
    """Raises TaskNotFound."""
    row = session.one(_TASK, (session.tenant_id, instance_id, activity_id))
    if row is None:
        raise TaskNotFound(task_id=task_id_of(instance_id, activity_id))
    return StoredTask(*row)


def candidates(session: Session, instance_id: int, activity_id: int) -> dict[str, set[str]]:
    """Who may claim an open task: ``{"user": {…}, "group": {…}}``."""
    found: dict[str, set[str]] = {"user": set(), "group": set()}
    for kind, ref in session.all(
        "SELECT kind, ref FROM user_task_candidate"
        " WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?",
        (session.tenant_id, instance_id, activity_id),
    ):
        found[kind].add(ref)
    return found


def newest_definition(session: Session, process_key: str) -> int:
    """The id of the newest version. Raises ProcessDefinitionNotFound."""
    row = session.one(
        "SELECT id FROM process_definition WHERE tenant_id = ? AND key = ? ORDER BY version DESC LIMIT 1",
        (session.tenant_id, process_key),
    )
    if row is None:
        raise ProcessDefinitionNotFound(process=process_key)
    return int(row[0])


def checked_text(name: str, value: str) -> str:
    """``value`` if every database can store it as a key. Raises TextTooLong."""
    if len(value) > NAME or "\0" in value:
        raise TextTooLong(name=name, limit=NAME)
    return value
