"""Cases as evidence.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client.transport import Transport


class CasePackages:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_case_package(
        self,
        process_instance_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> bytes:
        """The case as a zip: forms, course, decisions, documents, notices, files, history with its
        verification."""
        return self._transport.send(
            "POST",
            f"/v2/process-instances/{process_instance_key}/package",
            headers={"Idempotency-Key": idempotency_key},
            answer=bytes,
        )
