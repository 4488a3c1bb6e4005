"""Claim, release, assign, change and complete user tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from engine.actor import Actor
from engine.commands.forms import check_task_form, seal_task_form
from engine.commands.idempotency import once
from engine.commands.stepping import checked_variables, host_for, settle
from engine.errors import (
    NotACandidate,
    TaskAlreadyClaimed,
    TaskAlreadyCompleted,
    TaskAssignedToAnother,
    TaskCancelled,
    TaskNotClaimed,
)
from engine.guards import Attempt, check_guards, refuse
from engine.history.chain import Event
from engine.identity.visibility import sees_instance
from engine.persistence.inbox import touch, touch_tasks
from engine.persistence.outcomes import record_events
from engine.persistence.session import Session
from engine.persistence.store import (
    StoredInstance,
    StoredTask,
    candidates,
    checked_text,
    lock_task,
    task_id_of,
)
from engine.persistence.types import encode_time
from engine.signatures import confirmed_for, sign
from engine.spiff import runner
from engine.submissions import keep_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedTask:
    """A completed user task, and the status its instance is in now."""

    task_id: str
    instance_id: int
    instance_status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTask:
    """A user task, and when and how urgently somebody wants to come back to it."""

    task_id: str
    #: ISO 8601
    follow_up_at: str | None
    priority: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTask:
    """A user task and who holds it now."""

    task_id: str
    assignee: str | None


def complete_task(
    session: Session,
    actor: Actor,
    task_id: str,
    variables: Mapping[str, Any] | None = None,
    *,
    idempotency_key: str | None = None,
) -> CompletedTask:
    """Complete an open user task; the instance runs on to where it waits next.

    Raises TaskNotFound, TaskAlreadyCompleted (at once, to the loser of a race), TaskCancelled,
    ProcessInstanceSuspended, Refused (and its history), ConfirmationRequired, InvalidVariables, FormRefused.
    """
    given = checked_variables(variables)

    def act() -> CompletedTask:
        instance, task = open_task(session, task_id)
        host = host_for(session, instance, actor)
        attempt = Attempt(session, actor, "complete", instance, task, given)
        check_holder(attempt)
        # The form first: a guard that judges the content shall see what the form makes of it, and a person
        # who filled it in wrongly shall hear which field.
        accepted = check_task_form(session, host, instance, task, given)
        attempt = attempt._replace(variables=accepted)
        check_guards(attempt)
        # after the guards: nobody is asked for a password for what will be refused anyway
        shown = confirmed_for(session, actor, task)
        known = seal_task_form(session, host, instance, task, keep_apart(attempt))
        outcome = runner.complete_user_task(instance.state, host, task.activity_id, known)
        signature = None if shown is None else sign(attempt, shown, known)
        event = _event("user-task-completed", task, variables=known, signature=signature)
        settle(session, host, instance, outcome, actor, [event])
        return CompletedTask(task_id=task_id, instance_id=instance.id, instance_status=instance.status)

    arguments = {"task_id": task_id, "variables": given}
    return once(session, actor, idempotency_key, "complete-task", arguments, CompletedTask, act)


def claim_task(
    session: Session, actor: Actor, task_id: str, *, idempotency_key: str | None = None
) -> AssignedTask:
    """Take a user task offered to candidates; claiming one's own again changes nothing.

    Raises TaskAlreadyClaimed, NotACandidate, and what :func:`complete_task` raises of states.
    """

    def act() -> AssignedTask:
        instance, task = open_task(session, task_id)
        if task.assignee == actor.user_id:
            return AssignedTask(task_id=task_id, assignee=task.assignee)
        if task.assignee is not None:
            holder = _called(session, task.assignee)
            raise TaskAlreadyClaimed(
                task_id=task_id, name=task.name, assignee=task.assignee, assignee_name=holder
            )
        attempt = Attempt(session, actor, "claim", instance, task)
        _check_candidate(attempt)
        check_guards(attempt)
        return _assign(attempt, actor.user_id, "user-task-claimed")

    return once(session, actor, idempotency_key, "claim-task", {"task_id": task_id}, AssignedTask, act)


def unclaim_task(
    session: Session, actor: Actor, task_id: str, *, idempotency_key: str | None = None
) -> AssignedTask:
    """Give a claimed user task back to its candidates. Raises TaskNotClaimed unless the actor holds it."""

    def act() -> AssignedTask:
        instance, task = open_task(session, task_id)
        if task.assignee is None or task.assignee not in (actor.user_id, actor.on_behalf_of):
            raise TaskNotClaimed(task_id=task_id, name=task.name)
        return _assign(Attempt(session, actor, "claim", instance, task), None, "user-task-unclaimed")

    return once(session, actor, idempotency_key, "unclaim-task", {"task_id": task_id}, AssignedTask, act)


def assign_task(
    session: Session,
    actor: Actor,
    task_id: str,
    assignee: str | None,
    *,
    reason: str = "",
    idempotency_key: str | None = None,
) -> AssignedTask:
    """Hand a user task to somebody, or with None back to its candidates.

    Who may do so is a rule of the caller, or of a guard, which finds ``assignee`` and ``reason`` among the
    variables of the attempt."""
    if assignee is not None:
        checked_text("assignee", assignee)
    arguments = {"task_id": task_id, "assignee": assignee, "reason": reason}

    def act() -> AssignedTask:
        instance, task = open_task(session, task_id)
        attempt = Attempt(session, actor, "assign", instance, task, arguments)
        check_guards(attempt)
        return _assign(attempt, assignee, "user-task-assigned", reason=reason)

    return once(session, actor, idempotency_key, "assign-task", arguments, AssignedTask, act)


def change_task(
    session: Session,
    actor: Actor,
    task_id: str,
    changes: Mapping[str, Any],
    *,
    idempotency_key: str | None = None,
) -> ChangedTask:
    """Set ``follow_up_at`` (a datetime, or None) or ``priority`` (0 to 100) of an open user task.

    Those who may complete it may do so. Raises what :func:`complete_task` raises of states and the actor."""

    def act() -> ChangedTask:
        instance, task = open_task(session, task_id)
        check_holder(Attempt(session, actor, "complete", instance, task))
        where = " WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?"
        key = (session.tenant_id, instance.id, task.activity_id)
        row = session.one(f"SELECT follow_up_at, priority FROM user_task{where}", key)
        assert row is not None, "read under the same lock before"
        old: dict[str, Any] = {"follow_up_at": row[0], "priority": row[1]}
        new: dict[str, Any] = {**old, **changes}
        if new != old:
            touch_tasks(session, instance.id, [task.activity_id])
            values = (new["follow_up_at"], new["priority"])
            session.write(f"UPDATE user_task SET follow_up_at = ?, priority = ?{where}", (*values, *key))
            session.write(f"UPDATE user_task_candidate SET priority = ?{where}", (new["priority"], *key))
            changed = {name: {"old": old[name], "new": new[name]} for name in new if new[name] != old[name]}
            record_events(session, instance, actor, [_event("user-task-updated", task, **changed)])
        follow_up_at = new["follow_up_at"] and encode_time(new["follow_up_at"])
        return ChangedTask(task_id=task_id, follow_up_at=follow_up_at, priority=new["priority"])

    arguments = {"task_id": task_id, **changes}
    return once(session, actor, idempotency_key, "change-task", arguments, ChangedTask, act)


def open_task(session: Session, task_id: str) -> tuple[StoredInstance, StoredTask]:
    """Lock the instance and read a task that can be worked on.

    Raises TaskNotFound, TaskAlreadyCompleted, TaskCancelled, ProcessInstanceSuspended."""
    instance, task = lock_task(session, task_id)
    if task.status == "completed":
        done_by = _called(session, task.completed_by)
        raise TaskAlreadyCompleted(
            task_id=task_id, name=task.name, completed_by=task.completed_by, completed_by_name=done_by
        )
    if task.status == "cancelled":
        raise TaskCancelled(task_id=task_id, name=task.name)
    instance.check_running()
    return instance, task


def check_holder(attempt: Attempt) -> None:
    """Raises TaskAssignedToAnother, or NotACandidate for a task that nobody holds."""
    task, actor = attempt.task, attempt.actor
    if task.assignee is None:
        _check_candidate(attempt)
    elif task.assignee not in (actor.user_id, actor.on_behalf_of):
        task_id = task_id_of(attempt.instance.id, task.activity_id)
        holder = _called(attempt.session, task.assignee)
        refusal = TaskAssignedToAnother(
            task_id=task_id, name=task.name, assignee=task.assignee, assignee_name=holder
        )
        raise refuse(attempt, refusal)


def _called(session: Session, person: str | None) -> str:
    """The name of somebody, or the id of who is in no list of people."""
    sql = "SELECT name FROM person WHERE tenant_id = ? AND id = ?"
    row = session.one(sql, (session.tenant_id, person))
    return str(row[0]) if row is not None else str(person)


def _check_candidate(attempt: Attempt) -> None:
    """An actor whose groups are known must be a candidate; a task without candidates is open to all who
    have to do with the case, which those who merely audit it have not."""
    actor, task = attempt.actor, attempt.task
    if actor.groups is None:
        return
    allowed = candidates(attempt.session, attempt.instance.id, task.activity_id)
    takes_part = partial(
        sees_instance, attempt.session, replace(actor, roles=frozenset()), attempt.instance.id
    )
    if not allowed["user"] and not allowed["group"] and takes_part():
        return
    if actor.groups & allowed["group"] or {actor.user_id, actor.on_behalf_of} & allowed["user"]:
        return
    task_id = task_id_of(attempt.instance.id, task.activity_id)
    raise refuse(attempt, NotACandidate(task_id=task_id, name=task.name))


def _assign(attempt: Attempt, assignee: str | None, event: str, **data: Any) -> AssignedTask:
    session, instance, task = attempt.session, attempt.instance, attempt.task
    key = (session.tenant_id, instance.id, task.activity_id)
    where = " WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?"
    touch_tasks(session, instance.id, [task.activity_id])
    if assignee:
        touch(session, [("user", assignee)])
    session.write(
        f"UPDATE user_task SET assignee = ?, claimed_at = ?{where}",
        (assignee, session.now if assignee else None, *key),
    )
    session.write(
        f"UPDATE user_task_candidate SET is_claimed = ?{where}",
        (assignee is not None, *key),
    )
    change = {"old": task.assignee, "new": assignee}
    record_events(session, instance, attempt.actor, [_event(event, task, assignee=change, **data)])
    return AssignedTask(task_id=task_id_of(instance.id, task.activity_id), assignee=assignee)


def _event(type: str, task: StoredTask, **data: Any) -> Event:
    kept = {name: value for name, value in data.items() if value not in (None, "")}
    return Event(type, kept, task.element_id, task.activity_id, task.scope_id)
