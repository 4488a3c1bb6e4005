"""Write what the interpreter did: state, tasks, jobs, subscriptions, incidents, history; all in the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from engine.actor import Actor
from engine.history.chain import ChainableEvent, Event, chain_rows
from engine.history.kept import MAKE_UP, with_state
from engine.history.written import STORED_COLUMNS, proven_rows
from engine.persistence.case_events import with_noted
from engine.persistence.inbox import FAR, touch_outcome, touch_tasks, write_search_terms
from engine.persistence.openings import open_all, throw_all
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from engine.persistence.types import encode_time
from engine.spiff.border import Outcome, UserTaskOpened

#: The format of states written now; the reader of a state knows every earlier one.
STATE_FORMAT: Final = 1

_INSTANCE_COLUMNS = (
    "tenant_id", "id", "definition_id", "process_key", "business_key", "started_at", "started_by",
    "status", "ended_at", "state", "state_format", "revision", "event_seq", "event_head", "incident_count",
)  # fmt: skip
_UPDATE_HEAD = (
    "UPDATE process_instance SET status = ?, revision = ?, event_seq = ?, event_head = ?, incident_count = ?"
    " WHERE tenant_id = ? AND id = ?"
)
_UPDATE_INSTANCE = (
    "UPDATE process_instance SET status = ?, ended_at = ?, state = ?, state_format = ?, revision = ?,"
    " event_seq = ?, event_head = ?, incident_count = ? WHERE tenant_id = ? AND id = ?"
)


def record_outcome(
    session: Session,
    instance: StoredInstance,
    outcome: Outcome,
    actor: Actor,
    events: Sequence[ChainableEvent] = (),
) -> None:
    """Write one outcome; ``events`` of the command come before those of the interpreter.

    ``instance`` is held by this transaction and is brought up to date for a next outcome within it.
    """
    if instance.incident_count:
        # before the rows of new incidents, which may bear the same activity
        _resolve_incidents(session, instance, outcome, actor)
    instance.state = outcome.state
    if outcome.status != "active":
        instance.status = outcome.status
    _close(session, instance, outcome, actor)
    made = open_all(session, instance, outcome)
    throw_all(session, instance, outcome)
    touch_outcome(session, instance, outcome, actor)
    instance.incident_count += len(outcome.incidents_raised)
    opened = (_task_created(task, made[task.activity_id]) for task in outcome.user_tasks_opened)
    told = with_state((*events, *outcome.events, *opened), outcome.state)
    _append_events(session, instance, actor, told)
    _write_instance(session, instance)


def record_events(
    session: Session, instance: StoredInstance, actor: Actor, events: Iterable[ChainableEvent]
) -> None:
    """Append events to the instance's chain and write what the row says of it; the state stays as it is."""
    _append_events(session, instance, actor, events)
    session.write(
        _UPDATE_HEAD,
        (
            instance.status, instance.revision, instance.event_seq, instance.event_head,
            instance.incident_count, session.tenant_id, instance.id,
        ),
    )  # fmt: skip


def _write_instance(session: Session, instance: StoredInstance) -> None:
    ended_at = None if instance.status in ("active", "suspended") else session.now
    changing = (
        instance.status, ended_at, instance.state, STATE_FORMAT, instance.revision, instance.event_seq,
        instance.event_head, instance.incident_count,
    )  # fmt: skip
    if instance.revision == 1:
        fixed = (
            session.tenant_id, instance.id, instance.definition_id, instance.process_key,
            instance.business_key, instance.started_at, instance.started_by,
        )  # fmt: skip
        session.insert("process_instance", _INSTANCE_COLUMNS, [(*fixed, *changing)])
        write_search_terms(session, instance)
    else:
        session.write(_UPDATE_INSTANCE, (*changing, session.tenant_id, instance.id))


def _append_events(
    session: Session, instance: StoredInstance, actor: Actor, events: Iterable[ChainableEvent]
) -> None:
    instance.revision += 1
    if not session.case_events:
        _chain(session, instance, actor, events)
        return
    deeds = with_noted(session, instance.id, actor, events)
    for by, together in groupby(deeds, key=lambda deed: deed[0]):
        _chain(session, instance, by, [event for _, event in together])


def _chain(
    session: Session, instance: StoredInstance, actor: Actor, events: Iterable[ChainableEvent]
) -> None:
    rows, head = chain_rows(
        instance.event_head,
        instance.event_seq + 1,
        events,
        tenant_id=session.tenant_id,
        instance_id=instance.id,
        at=session.now,
        actor=actor.user_id,
        on_behalf_of=actor.on_behalf_of,
        # once for all rows, instead of in the driver for each
        stored_at=encode_time(session.now) if session.is_sqlite else None,
    )
    instance.event_head = head
    instance.event_seq += len(rows)
    session.insert("event", STORED_COLUMNS, proven_rows(session, instance.id, rows))


def _task_created(task: UserTaskOpened, made: str) -> Event:
    data: dict[str, Any] = {"name": task.name, "priority": task.priority, MAKE_UP: made}
    for name, value in (
        ("assignee", task.assignee),
        ("candidate_groups", task.candidate_groups),
        ("candidate_users", task.candidate_users),
        ("due_at", task.due_at),
        ("follow_up_at", task.follow_up_at),
    ):
        if value:
            data[name] = value
    return Event("user-task-created", data, task.element_id, task.activity_id, task.scope_id)


# -- what is over ------------------------------------------------------------------------------------------


def _close(session: Session, instance: StoredInstance, outcome: Outcome, actor: Actor) -> None:
    key = (session.tenant_id, instance.id)
    tasks = [id for id, _ in outcome.user_tasks_closed]
    if tasks:
        touch_tasks(session, instance.id, tasks)
    for ending in ("completed", "cancelled"):
        closed = [id for id, how in outcome.user_tasks_closed if how == ending]
        by = (actor.user_id, actor.on_behalf_of) if ending == "completed" else (None, None)
        write_each(
            session,
            "UPDATE user_task SET status = ?, completed_at = ?, completed_by = ?, completed_on_behalf_of = ?"
            " WHERE tenant_id = ? AND instance_id = ? AND activity_id",
            (ending, session.now, *by, *key),
            closed,
        )
    of_instance = " WHERE tenant_id = ? AND instance_id = ? AND "
    write_each(session, f"DELETE FROM user_task_candidate{of_instance}activity_id", key, tasks)
    if outcome.status != "active":
        session.write("DELETE FROM task_draft WHERE tenant_id = ? AND instance_id = ?", key)
    else:  # one of a task that an event takes away is there again when the task comes back
        done = [id for id, how in outcome.user_tasks_closed if how == "completed"]
        write_each(session, f"DELETE FROM task_draft{of_instance}activity_id", key, done)
    jobs = [*outcome.jobs_closed, *outcome.timers_closed]
    write_each(session, f"DELETE FROM job{of_instance}subscription_id", key, jobs)
    messages, signals = outcome.messages_closed, outcome.signals_closed
    write_each(session, f"DELETE FROM message_subscription{of_instance}subscription_id", key, messages)
    write_each(session, f"DELETE FROM signal_subscription{of_instance}subscription_id", key, signals)


def write_each(session: Session, sql: str, params: tuple[Any, ...], ids: Sequence[int]) -> None:
    """Queue ``sql`` completed by ``= ?`` or ``IN (…)`` for the ids; nothing for none."""
    for start in range(0, len(ids), 16):
        chunk = ids[start : start + 16]
        test = " = ?" if len(chunk) == 1 else f" IN ({', '.join('?' * len(chunk))})"
        session.write(sql + test, (*params, *chunk))


def _resolve_incidents(session: Session, instance: StoredInstance, outcome: Outcome, actor: Actor) -> None:
    sql = (
        "UPDATE incident SET status = 'resolved', resolved_at = ?, resolved_by = ?"
        " WHERE tenant_id = ? AND instance_id = ? AND status = 'open'"
    )
    params = (session.now, actor.user_id, session.tenant_id, instance.id)
    if outcome.status != "active":
        instance.incident_count -= session.execute(sql, params)
        return
    # a job's own incident bears its subscription, and ends with the job whatever ended that
    for id in {*outcome.incidents_closed, *outcome.jobs_closed, *outcome.timers_closed}:
        instance.incident_count -= session.execute(sql + " AND activity_id = ?", (*params, id))


def move_due_dates(
    session: Session, instance: StoredInstance, tasks: Sequence[UserTaskOpened]
) -> list[Event]:
    """Write the new dates of open user tasks; gives the events to record."""
    where = " WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?"
    events = []
    if tasks:
        touch_tasks(session, instance.id, [task.activity_id for task in tasks])
    for task in tasks:
        key = (session.tenant_id, instance.id, task.activity_id)
        old = session.one(f"SELECT due_at, follow_up_at FROM user_task{where}", key)
        if old is None:
            continue
        # a date somebody wants to come back on is theirs, unless the diagram has one
        follow_up_at = task.follow_up_at or old[1]
        if (task.due_at, follow_up_at) == (old[0], old[1]):
            continue
        session.write(
            f"UPDATE user_task SET due_at = ?, follow_up_at = ?{where}",
            (task.due_at, follow_up_at, *key),
        )
        session.write(f"UPDATE user_task_candidate SET due_at = ?{where}", (task.due_at or FAR, *key))
        data = {"old": old[0], "new": task.due_at}
        if follow_up_at != old[1]:
            data["follow_up_at"] = follow_up_at
        events.append(Event("due-date-changed", data, task.element_id, task.activity_id, task.scope_id))
    return events


def moved_timers(session: Session, instance: StoredInstance, outcome: Outcome) -> list[Event]:
    """The events of timers computed again, each closed under its old number and opened under a new one."""
    events = []
    for closed, timer in zip(outcome.timers_closed, outcome.timers_opened, strict=True):
        row = session.one(
            "SELECT due_at FROM job WHERE tenant_id = ? AND instance_id = ? AND subscription_id = ?",
            (session.tenant_id, instance.id, closed),
        )
        data = {"timer": timer.element_id, "old": row and row[0], "new": timer.due_at}
        events.append(Event("due-date-changed", data, timer.element_id, timer.activity_id))
    return events
