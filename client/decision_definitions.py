"""Decisions of DMN models.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class DecisionDefinitions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def evaluate_decision(
        self,
        body: models.DecisionEvaluation | None = None,
    ) -> models.DecisionResult:
        """Evaluate a decision, deployed or sent along; the answer says which rules hit on which inputs."""
        return self._transport.send(
            "POST",
            "/v2/decision-definitions/evaluation",
            body=body,
            answer=models.DecisionResult,
        )

    def search_decision_definitions(
        self,
        body: models.DecisionDefinitionSearch | None = None,
    ) -> models.DecisionDefinitionPage:
        """Decisions, the newest first."""
        return self._transport.send(
            "POST",
            "/v2/decision-definitions/search",
            body=body,
            answer=models.DecisionDefinitionPage,
        )

    def get_decision_definition(
        self,
        decision_definition_key: str,
    ) -> models.DecisionDefinition:
        """One version of a decision."""
        return self._transport.send(
            "GET",
            f"/v2/decision-definitions/{decision_definition_key}",
            answer=models.DecisionDefinition,
        )

    def get_decision_definition_xml(
        self,
        decision_definition_key: str,
    ) -> bytes:
        """The DMN file of a decision, as it was deployed."""
        return self._transport.send(
            "GET",
            f"/v2/decision-definitions/{decision_definition_key}/xml",
            answer=bytes,
        )
