"""Personal data in clear.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class People:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def reveal_personal_data(
        self,
        person_key: str,
        body: models.Reveal,
        *,
        idempotency_key: str | None = None,
    ) -> models.Revealed:
        """A part of a person's data in clear; who looked and why is kept."""
        return self._transport.send(
            "POST",
            f"/v2/people/{person_key}/reveal",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Revealed,
        )

    def reveal_sealed_field(
        self,
        sealed_key: str,
        body: models.RevealField,
        *,
        idempotency_key: str | None = None,
    ) -> models.Revealed:
        """A personal field of a form in clear, for whoever handles the case; its history says who looked."""
        return self._transport.send(
            "POST",
            f"/v2/sealed-values/{sealed_key}/reveal",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Revealed,
        )
