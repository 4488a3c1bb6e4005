"""Delivery of official documents.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Deliveries:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_case_deliveries(
        self,
        process_instance_key: str,
    ) -> models.Deliveries:
        """How each document of a case that is served on somebody was delivered, and the ways there are
        today."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/deliveries",
            answer=models.Deliveries,
        )

    def record_document_delivery(
        self,
        document_key: str,
        body: models.DeliveryRecord,
        *,
        idempotency_key: str | None = None,
    ) -> models.Delivery:
        """Say how and when the addressee got a document; what is known is changed with a reason only."""
        return self._transport.send(
            "POST",
            f"/v2/documents/{document_key}/delivery",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Delivery,
        )
