"""Files that come with forms.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport, Upload


class Files:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def upload_file(
        self,
        body: Upload,
        *,
        idempotency_key: str | None = None,
    ) -> models.File:
        """Take a file in; a form that names it attaches it to its case."""
        return self._transport.send(
            "POST",
            "/v2/files",
            upload=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.File,
        )

    def download_file(
        self,
        file_key: str,
    ) -> bytes:
        """The file itself, for whoever uploaded it and whoever sees its case; never shown inline."""
        return self._transport.send(
            "GET",
            f"/v2/files/{file_key}",
            answer=bytes,
        )

    def get_file_metadata(
        self,
        file_key: str,
    ) -> models.File:
        """What a file is called, how large it is, its hash; for those who may download it."""
        return self._transport.send(
            "GET",
            f"/v2/files/{file_key}/metadata",
            answer=models.File,
        )
