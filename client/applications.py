"""Applications for money and for a rating.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Applications:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def withdraw_grant_application(
        self,
        grant_no: str,
        body: models.Withdrawal | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.WithdrawnFunding:
        """The applicant takes an application for money back, until the round has decided."""
        return self._transport.send(
            "POST",
            f"/v2/grants/{grant_no}/withdrawal",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.WithdrawnFunding,
        )

    def object_to_agrant(
        self,
        grant_no: str,
        body: models.NewObjection,
        *,
        idempotency_key: str | None = None,
    ) -> models.TakenGrantObjection:
        """Anybody objects to a proposed grant while it stands before the public."""
        return self._transport.send(
            "POST",
            f"/v2/grants/{grant_no}/objections",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.TakenGrantObjection,
        )

    def withdraw_assessment_application(
        self,
        assessment_key: str,
        body: models.Withdrawal | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.WithdrawnAssessment:
        """The organisation takes an application for a rating back, until the confirmation is signed."""
        return self._transport.send(
            "POST",
            f"/v2/assessments/{assessment_key}/withdrawal",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.WithdrawnAssessment,
        )
