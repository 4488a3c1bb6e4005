"""Groups beside the units.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Groups:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_groups(
        self,
    ) -> models.Groups:
        """Every group."""
        return self._transport.send(
            "GET",
            "/v2/groups",
            answer=models.Groups,
        )

    def put_group(
        self,
        group: str,
        body: models.GroupChange,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Create or rename a group."""
        self._transport.tell(
            "PUT",
            f"/v2/groups/{group}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_group_members(
        self,
        group: str,
    ) -> models.Holdings:
        """Who is in a group now."""
        return self._transport.send(
            "GET",
            f"/v2/groups/{group}/members",
            answer=models.Holdings,
        )
