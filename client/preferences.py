"""What a person keeps for the page.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Preferences:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_preferences(
        self,
    ) -> models.Preferences:
        """Everything the caller keeps, by name."""
        return self._transport.send(
            "GET",
            "/v2/me/preferences",
            answer=models.Preferences,
        )

    def get_preference(
        self,
        preference: str,
    ) -> models.Preference:
        """One preference; 404 when the caller keeps none of this name."""
        return self._transport.send(
            "GET",
            f"/v2/me/preferences/{preference}",
            answer=models.Preference,
        )

    def save_preference(
        self,
        preference: str,
        body: models.PreferenceContent,
        *,
        idempotency_key: str | None = None,
    ) -> models.Preference:
        """Keep a value in place of the one that was read; 409 when it was changed elsewhere since."""
        return self._transport.send(
            "PUT",
            f"/v2/me/preferences/{preference}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Preference,
        )
