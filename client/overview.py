"""How the whole house does.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Overview:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_overview(
        self,
    ) -> models.Overview:
        """Counts of what runs and what waits; exact up to a thousand."""
        return self._transport.send(
            "GET",
            "/v2/overview",
            answer=models.Overview,
        )
