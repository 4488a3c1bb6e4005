"""Showing once more who one is.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Authentication:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def confirm_own_identity(
        self,
        body: models.ConfirmationRequest,
        *,
        idempotency_key: str | None = None,
    ) -> models.Confirmation:
        """Confirm with one's password, for this session or this API token alone."""
        return self._transport.send(
            "POST",
            "/v2/authentication/confirmation",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Confirmation,
        )
