"""Filings of community organisations.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Filings:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def withdraw_filing(
        self,
        receipt_no: str,
        body: models.Withdrawal | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.WithdrawnApplication:
        """The applicant takes the application back, until the approval is signed."""
        return self._transport.send(
            "POST",
            f"/v2/filings/{receipt_no}/withdrawal",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.WithdrawnApplication,
        )

    def withdraw_filing_followup(
        self,
        receipt_no: str,
        body: models.Withdrawal | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.WithdrawnApplication:
        """The applicant takes a change, renewal or cancellation back, until the approval is signed."""
        return self._transport.send(
            "POST",
            f"/v2/filing-followups/{receipt_no}/withdrawal",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.WithdrawnApplication,
        )
