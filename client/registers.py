"""Registers, each for those whom it concerns.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Registers:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_registers(
        self,
    ) -> models.Registers:
        """The registers the caller may read, with their columns."""
        return self._transport.send(
            "GET",
            "/v2/registers",
            answer=models.Registers,
        )

    def list_register_entries(
        self,
        register: str,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
        text: str | Unset = UNSET,
        filter: list[str] | Unset = UNSET,
        on: str | Unset | None = UNSET,
        totals: bool | Unset = UNSET,
    ) -> models.RegisterEntryPage:
        """Entries the caller may see, in the order they were entered; as of a day, what they held on it."""
        return self._transport.send(
            "GET",
            f"/v2/registers/{register}/entries",
            query={
                "limit": limit,
                "after": after,
                "text": text,
                "filter": filter,
                "on": on,
                "totals": totals,
            },
            answer=models.RegisterEntryPage,
        )

    def get_register_entry(
        self,
        register: str,
        entry_key: str,
    ) -> models.RegisterEntry:
        """One entry."""
        return self._transport.send(
            "GET",
            f"/v2/registers/{register}/entries/{entry_key}",
            answer=models.RegisterEntry,
        )

    def get_register_entry_history(
        self,
        register: str,
        entry_key: str,
        *,
        on: str | Unset | None = UNSET,
    ) -> models.RegisterPast:
        """Every write of an entry: who, when, in which case, from which day, old and new."""
        return self._transport.send(
            "GET",
            f"/v2/registers/{register}/entries/{entry_key}/history",
            query={"on": on},
            answer=models.RegisterPast,
        )
