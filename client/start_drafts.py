"""Applications not yet submitted.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class StartDrafts:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_start_drafts(
        self,
    ) -> models.StartDrafts:
        """What the caller has begun to fill in, what was saved last first."""
        return self._transport.send(
            "GET",
            "/v2/me/start-drafts",
            answer=models.StartDrafts,
        )

    def get_start_draft(
        self,
        process_definition_id: str,
    ) -> models.StartDraft:
        """The caller's draft of a process, as its start form in force takes it; 404 when there is none."""
        return self._transport.send(
            "GET",
            f"/v2/me/start-drafts/{process_definition_id}",
            answer=models.StartDraft,
        )

    def save_start_draft(
        self,
        process_definition_id: str,
        body: models.StartDraftContent,
        *,
        idempotency_key: str | None = None,
    ) -> models.SavedStartDraft:
        """Keep what is filled in so far, in place of the draft that was read; 409 when it is another by
        now."""
        return self._transport.send(
            "PUT",
            f"/v2/me/start-drafts/{process_definition_id}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.SavedStartDraft,
        )

    def delete_start_draft(
        self,
        process_definition_id: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Throw the caller's draft away."""
        self._transport.tell(
            "DELETE",
            f"/v2/me/start-drafts/{process_definition_id}",
            headers={"Idempotency-Key": idempotency_key},
        )
