"""Checks of decision tables.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class DecisionTables:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def check_decision_tables(
        self,
        body: models.TableCheck,
    ) -> models.TableCheckResult:
        """Overlapping rules, gaps and unreachable rules of every table in a model, each with a sample
        input."""
        return self._transport.send(
            "POST",
            "/v2/decision-tables/check",
            body=body,
            answer=models.TableCheckResult,
        )
