"""Purchases, contracts and challenges.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Purchases:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def cancel_purchase_plan(
        self,
        project_no: str,
        body: models.PurchaseReason,
        *,
        idempotency_key: str | None = None,
    ) -> models.PurchaseTold:
        """Who proposed a purchase takes it back, until its plan is decided; the money is free again."""
        return self._transport.send(
            "POST",
            f"/v2/purchases/{project_no}/cancellation",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.PurchaseTold,
        )

    def terminate_comparison_or_single_source(
        self,
        project_no: str,
        body: models.PurchaseReason,
        *,
        idempotency_key: str | None = None,
    ) -> models.PurchaseTold:
        """The purchaser's leader ends a comparison or a single source before its award; the public is
        told."""
        return self._transport.send(
            "POST",
            f"/v2/purchases/{project_no}/termination",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.PurchaseTold,
        )

    def object_to_aselection(
        self,
        project_no: str,
        body: models.NewObjection,
        *,
        idempotency_key: str | None = None,
    ) -> models.TakenObjection:
        """Anybody objects to a selection by comparison while it stands before the public."""
        return self._transport.send(
            "POST",
            f"/v2/purchases/{project_no}/selection-objections",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.TakenObjection,
        )

    def object_to_asingle_source(
        self,
        project_no: str,
        body: models.NewObjection,
        *,
        idempotency_key: str | None = None,
    ) -> models.TakenObjection:
        """Anybody objects to a single source while it stands before the public."""
        return self._transport.send(
            "POST",
            f"/v2/purchases/{project_no}/single-source-objections",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.TakenObjection,
        )

    def propose_contract_supplement(
        self,
        contract_no: str,
        body: models.SupplementProposal,
        *,
        idempotency_key: str | None = None,
    ) -> models.ProposedSupplement:
        """The purchaser's handler proposes to raise a contract that is being performed, a tenth at most."""
        return self._transport.send(
            "POST",
            f"/v2/contracts/{contract_no}/supplements",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ProposedSupplement,
        )

    def withdraw_challenge_or_complaint(
        self,
        challenge_no: str,
        body: models.TakenBack | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.TakenBackChallenge:
        """The supplier takes a challenge or a complaint back, until it is answered or decided."""
        return self._transport.send(
            "POST",
            f"/v2/challenges/{challenge_no}/withdrawal",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.TakenBackChallenge,
        )
