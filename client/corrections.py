"""Corrections of cases, by two people.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Corrections:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def propose_correction(
        self,
        process_instance_key: str,
        body: models.CorrectionProposal,
        *,
        idempotency_key: str | None = None,
        if_match: str,
    ) -> models.Correction:
        """Propose other values for variables; they are written when somebody else approves."""
        return self._transport.send(
            "POST",
            f"/v2/process-instances/{process_instance_key}/corrections",
            body=body,
            headers={"Idempotency-Key": idempotency_key, "If-Match": if_match},
            answer=models.Correction,
        )

    def list_corrections(
        self,
        *,
        state: str | Unset | None = UNSET,
        process_instance_key: str | Unset | None = UNSET,
    ) -> models.Corrections:
        """What was proposed (in one case), the newest first; an auditor's look is recorded in each case."""
        return self._transport.send(
            "GET",
            "/v2/corrections",
            query={"state": state, "processInstanceKey": process_instance_key},
            answer=models.Corrections,
        )

    def approve_correction(
        self,
        correction_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> models.Correction:
        """Write the new values; nobody approves their own, nor what changed meanwhile."""
        return self._transport.send(
            "POST",
            f"/v2/corrections/{correction_key}/approval",
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Correction,
        )

    def reject_correction(
        self,
        correction_key: str,
        body: models.CorrectionOpinion,
        *,
        idempotency_key: str | None = None,
    ) -> models.Correction:
        """Decide against it, and say why."""
        return self._transport.send(
            "POST",
            f"/v2/corrections/{correction_key}/rejection",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Correction,
        )
