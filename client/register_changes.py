"""Changes of register entries by two people.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class RegisterChanges:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_register_changes(
        self,
        register: str,
        entry_key: str,
    ) -> models.Changes:
        """The changes of an entry that the caller may propose, on which grounds; or the case of one
        waiting."""
        return self._transport.send(
            "GET",
            f"/v2/registers/{register}/entries/{entry_key}/changes",
            answer=models.Changes,
        )

    def propose_change(
        self,
        register: str,
        entry_key: str,
        body: models.ChangeProposal,
        *,
        idempotency_key: str | None = None,
    ) -> models.ProposedChange:
        """Whoever keeps an entry proposes to change it; it stays as it is until another person agrees."""
        return self._transport.send(
            "POST",
            f"/v2/registers/{register}/entries/{entry_key}/changes",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ProposedChange,
        )
