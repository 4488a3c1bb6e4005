"""Signals, for everyone who waits.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Signals:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def broadcast_signal(
        self,
        body: models.SignalBroadcast,
        *,
        idempotency_key: str | None = None,
    ) -> models.BroadcastSignal:
        """Let everyone catch the signal who waits for it now."""
        return self._transport.send(
            "POST",
            "/v2/signals/broadcast",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.BroadcastSignal,
        )
