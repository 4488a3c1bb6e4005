"""Messages for one, signals for all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from api.acting import Loaded, command
from api.resource import Resource
from api.rules import allowed
from api.schemas import work as schemas
from engine.commands import messages as commands
from engine.commands import signals as broadcasts
from engine.errors import NotFound

messages = Resource("messages", __name__, description="Messages, each for one")
signals = Resource("signals", __name__, description="Signals, for everyone who waits")
blueprints = (messages, signals)


class NobodyWaits(NotFound):
    """No process instance waits for the message, and none starts with it."""


@messages.post("/messages/publication")
@allowed("send")
@messages.arguments(schemas.MessagePublication)
@messages.response(200, schemas.PublishedMessage)
def publish_message(body: Loaded) -> Any:
    """Give a message to the one instance that waits for it, start a process with it, or keep it a while."""
    with command("publish-message") as call:
        return commands.publish_message(call.session, call.actor, **body, idempotency_key=call.key)


@messages.post("/messages/correlation")
@allowed("send", **{"x-names-others": True})
@messages.arguments(schemas.MessageCorrelation)
@messages.response(200, schemas.CorrelatedMessage)
def correlate_message(body: Loaded) -> Any:
    """Give a message to the one instance that waits for it now; 404 when none does."""
    with command("publish-message") as call:
        done = commands.publish_message(
            call.session, call.actor, **body, time_to_live=timedelta(0), idempotency_key=call.key
        )
        if done.instance_id is None:
            raise NobodyWaits(name=body["name"], correlation_key=body["correlation_key"])
        return done


@signals.post("/signals/broadcast")
@allowed("send")
@signals.arguments(schemas.SignalBroadcast)
@signals.response(200, schemas.BroadcastSignal)
def broadcast_signal(body: Loaded) -> Any:
    """Let everyone catch the signal who waits for it now."""
    with command("broadcast-signal") as call:
        return broadcasts.broadcast_signal(call.session, call.actor, **body, idempotency_key=call.key)
