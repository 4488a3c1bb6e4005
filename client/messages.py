"""Messages, each for one.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Messages:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def publish_message(
        self,
        body: models.MessagePublication,
        *,
        idempotency_key: str | None = None,
    ) -> models.PublishedMessage:
        """Give a message to the one instance that waits for it, start a process with it, or keep it a
        while."""
        return self._transport.send(
            "POST",
            "/v2/messages/publication",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.PublishedMessage,
        )

    def correlate_message(
        self,
        body: models.MessageCorrelation,
        *,
        idempotency_key: str | None = None,
    ) -> models.CorrelatedMessage:
        """Give a message to the one instance that waits for it now; 404 when none does."""
        return self._transport.send(
            "POST",
            "/v2/messages/correlation",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.CorrelatedMessage,
        )
