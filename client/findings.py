"""Findings of auditors.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Findings:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_finding(
        self,
        body: models.RaisedFinding,
        *,
        idempotency_key: str | None = None,
    ) -> models.FindingCase:
        """An auditor or a discipline inspector raises a finding with a unit, which has to answer it."""
        return self._transport.send(
            "POST",
            "/v2/findings",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.FindingCase,
        )
