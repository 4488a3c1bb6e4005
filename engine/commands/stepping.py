"""What every command shares: the checks of what comes in, and the recording of what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any, Final

import feel
from engine.actor import SYSTEM, Actor
from engine.errors import InvalidVariables
from engine.history.chain import ChainableEvent
from engine.host import EngineHost
from engine.persistence import messages
from engine.persistence.outcomes import record_outcome
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, checked_text
from engine.spiff import runner
from engine.spiff.border import MessageSubscriptionOpened, Outcome
from engine.spiff.values import encode, normalise

#: Levels of lists and objects in one variable.
NESTING: Final = 100
_PLAIN: Final = frozenset({str, int, bool, type(None)})
#: kept as their ISO 8601 text
_TEMPORAL: Final = frozenset(
    {
        date, datetime, time, feel.Date, feel.DateTime, feel.Time, feel.DaysDuration, feel.MonthsDuration,
    }
)  # fmt: skip


def checked_variables(variables: Mapping[str, Any] | None) -> dict[str, Any]:
    """Variables as they will be stored. Raises InvalidVariables naming the first that cannot be."""
    checked: dict[str, Any] = {}
    for name, value in (variables or {}).items():
        if not isinstance(name, str) or not name:
            raise InvalidVariables(name=str(name), reason="the name is not a text")
        checked_text("variable", name)
        try:
            _check(value, NESTING)
            checked[name] = normalise(value)
            # lone surrogates are found only by writing them
            encode({name: checked[name]})
        except (TypeError, ValueError) as error:
            raise InvalidVariables(name=name, reason=str(error)) from error
    return checked


def _check(value: Any, levels: int) -> None:
    kind = type(value)
    if kind in _PLAIN:
        return
    if kind is float or kind is Decimal:
        if not isfinite(value):
            raise ValueError(f"{value} is not a number")
    elif kind is list or kind is tuple or kind is dict:
        if not levels:
            raise ValueError(f"nested deeper than {NESTING} levels")
        if kind is dict and not all(type(key) is str for key in value):
            raise TypeError("a key of an object is not a text")
        for item in value.values() if kind is dict else value:
            _check(item, levels - 1)
    elif kind not in _TEMPORAL:
        raise TypeError(f"{kind.__name__} is not JSON")


def host_for(session: Session, instance: StoredInstance, actor: Actor = SYSTEM) -> EngineHost:
    """The interpreter's host for one locked instance."""
    return EngineHost(session, instance, actor)


def settle(
    session: Session,
    host: EngineHost,
    instance: StoredInstance,
    outcome: Outcome,
    actor: Actor,
    events: Sequence[ChainableEvent] = (),
) -> None:
    """Record an outcome; a subscription it opened takes a message that is waiting for it, at once."""
    record_outcome(session, instance, outcome, actor, events)
    if outcome.messages_opened:
        take_waiting(session, host, instance, outcome.messages_opened)


def take_waiting(
    session: Session,
    host: EngineHost,
    instance: StoredInstance,
    subscriptions: Iterable[MessageSubscriptionOpened],
) -> None:
    """Deliver buffered messages to subscriptions of a locked instance, one after the other."""
    waiting = {opened.subscription_id: opened for opened in subscriptions}
    while waiting and instance.status == "active":
        taken = _take(session, waiting)
        if taken is None:
            return
        opened, message = taken
        outcome = runner.deliver_message(instance.state, host, opened.subscription_id, message.variables)
        record_outcome(session, instance, outcome, Actor(user_id=message.published_by))
        for closed in outcome.messages_closed:
            waiting.pop(closed, None)
        # what stays open after its message, a non-interrupting event, waits for the next one
        waiting.update((again.subscription_id, again) for again in outcome.messages_opened)


def _take(
    session: Session, waiting: Mapping[int, MessageSubscriptionOpened]
) -> tuple[MessageSubscriptionOpened, messages.BufferedMessage] | None:
    messages.lock_correlations(session, [(it.name, it.correlation_key) for it in waiting.values()])
    for opened in waiting.values():
        message = messages.take_buffered(session, opened.name, opened.correlation_key)
        if message is not None:
            return opened, message
    return None
