"""Official documents of cases.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Documents:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_case_documents(
        self,
        process_instance_key: str,
    ) -> models.Documents:
        """The documents of a case, the oldest first."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/documents",
            answer=models.Documents,
        )

    def get_document(
        self,
        document_key: str,
    ) -> models.Document:
        """One document: number, addressee, hashes, delivery."""
        return self._transport.send(
            "GET",
            f"/v2/documents/{document_key}",
            answer=models.Document,
        )

    def get_document_html(
        self,
        document_key: str,
    ) -> bytes:
        """The sheet as it was issued, for the screen and for printing."""
        return self._transport.send(
            "GET",
            f"/v2/documents/{document_key}/html",
            answer=bytes,
        )

    def get_document_pdf(
        self,
        document_key: str,
    ) -> bytes:
        """The sheet as PDF; made when first asked for, the same bytes ever after."""
        return self._transport.send(
            "GET",
            f"/v2/documents/{document_key}/pdf",
            answer=bytes,
        )
