"""What leaves the house as a file.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Exports:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_export(
        self,
        body: models.Export,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Say what is about to be saved as a file: history keeps who, when, what and by which filters."""
        self._transport.tell(
            "POST",
            "/v2/exports",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )
