"""Objections to public notices.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Objections:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_own_objections(
        self,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
        reference: str | Unset | None = UNSET,
        notice: str | Unset | None = UNSET,
    ) -> models.ObjectionPage:
        """One's own objections, the newest first."""
        return self._transport.send(
            "GET",
            "/v2/objections",
            query={"limit": limit, "after": after, "reference": reference, "notice": notice},
            answer=models.ObjectionPage,
        )
