"""Units: the tree of the house, with its past.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Units:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_units(
        self,
        *,
        at: str | Unset | None = UNSET,
    ) -> models.Units:
        """The units that exist now, or did at an instant."""
        return self._transport.send(
            "GET",
            "/v2/units",
            query={"at": at},
            answer=models.Units,
        )

    def put_unit(
        self,
        unit: str,
        body: models.UnitChange,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Create a unit, or from an instant on change its name, kind or place; what was before stays
        known."""
        self._transport.tell(
            "PUT",
            f"/v2/units/{unit}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def abolish_unit(
        self,
        unit: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """End a unit, now; nobody holds a post in it any more."""
        self._transport.tell(
            "DELETE",
            f"/v2/units/{unit}",
            headers={"Idempotency-Key": idempotency_key},
        )
