"""FEEL expressions.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Expression:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def evaluate_expression(
        self,
        body: models.ExpressionEvaluation,
    ) -> models.ExpressionResult:
        """Evaluate a FEEL expression; parts that cannot be computed are null, with a warning that says
        why."""
        return self._transport.send(
            "POST",
            "/v2/expression/evaluation",
            body=body,
            answer=models.ExpressionResult,
        )
