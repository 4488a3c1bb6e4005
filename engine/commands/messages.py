"""Publish messages: each reaches exactly one, by name and correlation key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.instances import start_process_instance
from engine.commands.stepping import checked_variables, host_for, settle
from engine.persistence.messages import (
    Waiting,
    buffer_message,
    is_waiting,
    lock_correlations,
    message_start_event,
    oldest_waiting,
)
from engine.persistence.session import Session
from engine.persistence.store import checked_text, lock_instance
from engine.spiff import runner


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedMessage:
    """What became of a message, and the instance that took it."""

    outcome: Literal["correlated", "started", "buffered", "discarded"]
    instance_id: int | None = None


class _SomebodyWaits(Exception):
    """A subscription appeared between the look and the lock."""


def publish_message(
    session: Session,
    actor: Actor,
    name: str,
    correlation_key: str = "",
    variables: Mapping[str, Any] | None = None,
    *,
    time_to_live: timedelta | None = None,
    idempotency_key: str | None = None,
) -> PublishedMessage:
    """Give a message to the subscription of an active instance that waits longest for its name and key.

    When nobody waits it starts a process with a start event for it; else it is kept for its time to live
    (default: the setting), and is discarded when that is zero. Raises TextTooLong, InvalidVariables.
    """
    checked_text("name", name)
    checked_text("correlation_key", correlation_key)
    given = checked_variables(variables)
    keep = session.database.settings.message_time_to_live if time_to_live is None else time_to_live

    def act() -> PublishedMessage:
        while True:
            waiting = oldest_waiting(session, name, correlation_key)
            if waiting is not None:
                if _deliver(session, actor, waiting, given):
                    return PublishedMessage(outcome="correlated", instance_id=waiting.instance_id)
                continue
            start = message_start_event(session, name)
            if start is not None:
                started = start_process_instance(
                    session, actor, definition_id=start[0], variables=given, start_event=start[1]
                )
                return PublishedMessage(outcome="started", instance_id=started.instance_id)
            if keep <= timedelta(0):
                return PublishedMessage(outcome="discarded")
            try:
                return _buffer(session, actor, name, correlation_key, given, keep)
            except _SomebodyWaits:
                continue

    arguments = {
        "name": name, "correlation_key": correlation_key, "variables": given, "seconds": keep.total_seconds(),
    }  # fmt: skip
    return once(session, actor, idempotency_key, "publish-message", arguments, PublishedMessage, act)


def _deliver(session: Session, actor: Actor, waiting: Waiting, variables: Mapping[str, Any]) -> bool:
    instance = lock_instance(session, waiting.instance_id)
    # another message, a timer or a suspension may have come first
    if instance.status != "active" or not is_waiting(session, waiting):
        return False
    host = host_for(session, instance, actor)
    outcome = runner.deliver_message(instance.state, host, waiting.subscription_id, variables)
    settle(session, host, instance, outcome, actor)
    return True


def _buffer(
    session: Session,
    actor: Actor,
    name: str,
    correlation_key: str,
    variables: Mapping[str, Any],
    keep: timedelta,
) -> PublishedMessage:
    # going back to the savepoint lets the correlation go: who holds one must not wait for an instance
    with session.savepoint():
        lock_correlations(session, [(name, correlation_key)])
        if oldest_waiting(session, name, correlation_key) is not None:
            raise _SomebodyWaits
        buffer_message(session, name, correlation_key, variables, actor.user_id, session.now + keep)
    return PublishedMessage(outcome="buffered")
