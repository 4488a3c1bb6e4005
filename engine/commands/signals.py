"""Broadcast signals: everyone who waits gets one, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.stepping import checked_variables, host_for, settle
from engine.persistence.jobs import insert_jobs, job_row
from engine.persistence.session import Row, Session
from engine.persistence.store import checked_text, lock_instance
from engine.spiff import runner


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastSignal:
    """How many instances and start events a signal was sent to."""

    instances: int
    start_events: int


def broadcast_signal(
    session: Session,
    actor: Actor,
    name: str,
    variables: Mapping[str, Any] | None = None,
    *,
    except_instance: int | None = None,
    idempotency_key: str | None = None,
) -> BroadcastSignal:
    """Write one job for each instance that waits for the signal now, and one for each start event.

    No transaction ever holds two instances. ``except_instance`` threw it and has caught it already.
    """
    checked_text("name", name)
    given = checked_variables(variables)

    def act() -> BroadcastSignal:
        payload = {"name": name, "variables": given, "actor": actor.user_id}
        waiting: list[Row] = [
            job_row(
                session, "signal-deliver", session.now, instance_id=instance_id, payload=payload,
                held=status == "suspended",
            )
            for instance_id, status in session.all(
                "SELECT DISTINCT s.instance_id, i.status FROM signal_subscription s JOIN process_instance i"
                " ON i.tenant_id = s.tenant_id AND i.id = s.instance_id WHERE s.tenant_id = ? AND s.name = ?",
                (session.tenant_id, name),
            )
            if instance_id != except_instance
        ]  # fmt: skip
        starts: list[Row] = [
            job_row(
                session, "signal-start", session.now, element_id=element_id,
                payload={**payload, "definition_id": definition_id, "element_id": element_id},
            )
            for definition_id, element_id in session.all(
                "SELECT definition_id, element_id FROM start_subscription"
                " WHERE tenant_id = ? AND kind = 'signal' AND name = ?",
                (session.tenant_id, name),
            )
        ]  # fmt: skip
        insert_jobs(session, [*waiting, *starts])
        return BroadcastSignal(instances=len(waiting), start_events=len(starts))

    arguments = {"name": name, "variables": given, "except_instance": except_instance}
    return once(session, actor, idempotency_key, "broadcast-signal", arguments, BroadcastSignal, act)


def deliver_signal(
    session: Session, actor: Actor, instance_id: int, name: str, variables: Mapping[str, Any]
) -> None:
    """Let one instance catch a signal, if it still waits for it. Raises ProcessInstanceSuspended."""
    instance = lock_instance(session, instance_id)
    if instance.status in ("completed", "cancelled"):
        return
    instance.check_running()
    host = host_for(session, instance, actor)
    outcome = runner.deliver_signal(instance.state, host, name, variables)
    settle(session, host, instance, outcome, actor)
