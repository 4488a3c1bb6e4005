"""Write what an outcome begins: user tasks, jobs, timers, subscriptions, incidents, messages on their way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from engine.history.kept import make_up
from engine.persistence.forms import form_in_force
from engine.persistence.ids import new_id
from engine.persistence.inbox import FAR, task_kind, write_summary_terms
from engine.persistence.jobs import insert_jobs, job_row, json_text
from engine.persistence.session import Row, Session
from engine.persistence.store import StoredInstance, checked_text
from engine.persistence.units import record_units
from engine.spiff.border import MessageThrown, Outcome, SignalThrown, UserTaskOpened

#: Messages and signals on their way have nobody else to send them again.
_OUTBOX_RETRIES: Final = 10
_TASK_COLUMNS = (
    "tenant_id", "instance_id", "activity_id", "scope_id", "definition_id", "element_id", "name", "lane",
    "status", "assignee", "due_at", "follow_up_at", "priority", "form_key", "properties", "created_at",
    "claimed_at", "form_definition_id", "task_kind_id", "summary",
)  # fmt: skip
_CANDIDATE_COLUMNS = (
    "tenant_id", "instance_id", "activity_id", "kind", "ref", "is_claimed", "created_at", "due_at",
    "priority", "task_kind_id",
)  # fmt: skip
_MESSAGE_COLUMNS = (
    "tenant_id", "instance_id", "subscription_id", "activity_id", "element_id", "name", "correlation_key",
    "created_at",
)  # fmt: skip
_SIGNAL_COLUMNS = (
    "tenant_id", "instance_id", "subscription_id", "activity_id", "element_id", "name", "created_at",
)  # fmt: skip
_INCIDENT_COLUMNS = (
    "tenant_id", "id", "instance_id", "activity_id", "job_id", "element_id", "kind", "message_key", "params",
    "detail", "status", "created_at",
)  # fmt: skip


def open_all(session: Session, instance: StoredInstance, outcome: Outcome) -> dict[int, str]:
    """Write it; gives the digest of what each user task is made of, by its activity."""
    made: dict[int, str] = {}
    now, tenant, instance_id = session.now, session.tenant_id, instance.id
    if outcome.user_tasks_opened:
        made = _open_tasks(session, instance, outcome.user_tasks_opened)
    shown = (task.summary for task in outcome.user_tasks_opened)
    write_summary_terms(session, instance_id, (outcome.summary, *shown))
    _open_jobs(session, instance, outcome)
    if outcome.messages_opened:
        rows: list[Row] = [
            (
                tenant, instance_id, it.subscription_id, it.activity_id, it.element_id,
                checked_text("name", it.name), checked_text("correlationKey", it.correlation_key), now,
            )
            for it in outcome.messages_opened
        ]  # fmt: skip
        session.insert("message_subscription", _MESSAGE_COLUMNS, rows)
    if outcome.signals_opened:
        rows = [
            (
                tenant, instance_id, it.subscription_id, it.activity_id, it.element_id,
                checked_text("name", it.name), now,
            )
            for it in outcome.signals_opened
        ]  # fmt: skip
        session.insert("signal_subscription", _SIGNAL_COLUMNS, rows)
    if outcome.incidents_raised:
        rows = [
            (
                tenant, new_id(), instance_id, it.activity_id, None, it.element_id, it.kind, it.message_key,
                json_text(it.params), it.detail and it.detail.replace("\0", "\ufffd"), "open", now,
            )
            for it in outcome.incidents_raised
        ]  # fmt: skip
        session.insert("incident", _INCIDENT_COLUMNS, rows)
    for variable in outcome.variables_stored:
        key = (tenant, instance_id, variable.scope_id, variable.name)
        if variable.value is None:
            session.write(
                "DELETE FROM variable WHERE tenant_id = ? AND instance_id = ? AND scope_id = ? AND name = ?",
                key,
            )
        else:
            session.write(
                "INSERT INTO variable (tenant_id, instance_id, scope_id, name, value) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (tenant_id, instance_id, scope_id, name) DO UPDATE SET value = excluded.value",
                (*key, variable.value),
            )
    return made


def _open_tasks(
    session: Session, instance: StoredInstance, opened: Sequence[UserTaskOpened]
) -> dict[int, str]:
    now, tenant, instance_id = session.now, session.tenant_id, instance.id
    tasks: list[Row] = []
    candidates: list[Row] = []
    made: dict[int, str] = {}
    for task in opened:
        assignee = checked_text("assignee", task.assignee) if task.assignee else None
        form_key = checked_text("formId", task.form_key) if task.form_key else None
        kind_id = task_kind(session, instance, task.element_id, task.name)
        form_id = form_in_force(session, form_key, task.definition_id, task.element_id) if form_key else None
        properties = json_text(task.properties) if task.properties else "{}"
        summary = json_text(task.summary) if task.summary else None
        made[task.activity_id] = make_up(
            (task.definition_id, task.lane, form_key, form_id, properties, kind_id, summary)
        )
        tasks.append(
            (
                tenant, instance_id, task.activity_id, task.scope_id, task.definition_id, task.element_id,
                task.name.replace("\0", ""), task.lane, "open", assignee, task.due_at, task.follow_up_at,
                task.priority, form_key, properties, now,
                now if assignee else None, form_id, kind_id, summary,
            )
        )  # fmt: skip
        for kind, refs in (("group", task.candidate_groups), ("user", task.candidate_users)):
            candidates += [
                (
                    tenant, instance_id, task.activity_id, kind, checked_text("candidate", ref),
                    assignee is not None, now, task.due_at or FAR, task.priority, kind_id,
                )
                for ref in dict.fromkeys(refs)
            ]  # fmt: skip
    session.insert("user_task", _TASK_COLUMNS, tasks)
    session.insert("user_task_candidate", _CANDIDATE_COLUMNS, candidates)
    record_units(session, instance_id, (group for task in opened for group in task.candidate_groups))
    return made


def _open_jobs(session: Session, instance: StoredInstance, outcome: Outcome) -> None:
    held = instance.status == "suspended"
    rows: list[Row] = []
    for job in outcome.jobs_opened:
        kind = "external" if job.mode == "external" else "service"
        payload = {"variables": job.variables, "headers": dict(job.headers), "scope_id": job.scope_id}
        rows.append(
            job_row(
                session, kind, session.now, instance=instance, activity_id=job.activity_id,
                subscription_id=job.activity_id, element_id=job.element_id,
                type=checked_text("type", job.type),
                retries=job.retries, payload=payload, held=held,
            )
        )  # fmt: skip
    for timer in outcome.timers_opened:
        rows.append(
            job_row(
                session, "timer", timer.due_at, instance=instance, activity_id=timer.activity_id,
                subscription_id=timer.subscription_id, element_id=timer.element_id, held=held,
            )
        )  # fmt: skip
    insert_jobs(session, rows)


def throw_all(session: Session, instance: StoredInstance, outcome: Outcome) -> None:
    """Write the outbox: what leaves the instance after the commit."""
    thrown: tuple[MessageThrown | SignalThrown, ...] = (*outcome.messages_thrown, *outcome.signals_thrown)
    rows = []
    for it in thrown:
        payload: dict[str, Any] = {"name": it.name, "variables": it.variables}
        kind = "signal-broadcast"
        if isinstance(it, MessageThrown):
            kind = "message-publish"
            payload |= {"correlation_key": it.correlation_key, "time_to_live": it.time_to_live}
        rows.append(
            job_row(
                session, kind, session.now, instance=instance, activity_id=it.activity_id,
                element_id=it.element_id, retries=_OUTBOX_RETRIES, payload=payload,
            )
        )  # fmt: skip
    insert_jobs(session, rows)
