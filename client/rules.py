"""Rules of law in force, as data.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Rules:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_rules(
        self,
        *,
        key: str | Unset = UNSET,
        on: str | Unset | None = UNSET,
    ) -> models.Rules:
        """Every version of every rule: value, days in force, article, and how it was verified."""
        return self._transport.send(
            "GET",
            "/v2/rules",
            query={"key": key, "on": on},
            answer=models.Rules,
        )

    def list_rule_proposals(
        self,
        *,
        state: str | Unset | None = UNSET,
    ) -> models.RuleProposals:
        """What was proposed, the newest first."""
        return self._transport.send(
            "GET",
            "/v2/rules/proposals",
            query={"state": state},
            answer=models.RuleProposals,
        )

    def propose_rules(
        self,
        body: models.RuleProposalCreation,
        *,
        idempotency_key: str | None = None,
    ) -> models.RuleProposal:
        """Propose rule versions; another administrator puts them in force (SoD-18). They begin tomorrow
        at the earliest."""
        return self._transport.send(
            "POST",
            "/v2/rules/proposals",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.RuleProposal,
        )

    def approve_rules(
        self,
        proposal_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> models.RuleProposal:
        """Put proposed versions in force from their first days; nobody approves their own."""
        return self._transport.send(
            "POST",
            f"/v2/rules/proposals/{proposal_key}/approval",
            headers={"Idempotency-Key": idempotency_key},
            answer=models.RuleProposal,
        )

    def reject_rules(
        self,
        proposal_key: str,
        body: models.Rejection,
        *,
        idempotency_key: str | None = None,
    ) -> models.RuleProposal:
        """Decide against proposed versions, and say why."""
        return self._transport.send(
            "POST",
            f"/v2/rules/proposals/{proposal_key}/rejection",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.RuleProposal,
        )
