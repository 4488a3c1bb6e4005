"""What the house says of itself.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class House:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_house(
        self,
    ) -> models.House:
        """Whether the house is a demonstration, the banner its pages show, and its time."""
        return self._transport.send(
            "GET",
            "/public/house",
            answer=models.House,
        )
