"""Forms, by version.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Forms:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def search_forms(
        self,
        body: models.FormSearch | None = None,
    ) -> models.FormPage:
        """Forms, the newest first."""
        return self._transport.send(
            "POST",
            "/v2/forms/search",
            body=body,
            answer=models.FormPage,
        )

    def get_form(
        self,
        form_key: str,
    ) -> models.Form:
        """One version of a form, with its form-js schema."""
        return self._transport.send(
            "GET",
            f"/v2/forms/{form_key}",
            answer=models.Form,
        )
