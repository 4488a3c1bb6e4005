"""Stopped clocks of cases.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class ClockStops:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_clock_stops(
        self,
        process_instance_key: str,
    ) -> models.Clock:
        """Every stop of the case's clock, and whether the caller may propose one, on which grounds."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/clock-stops",
            answer=models.Clock,
        )

    def propose_stop(
        self,
        process_instance_key: str,
        body: models.ClockStopProposal,
        *,
        idempotency_key: str | None = None,
    ) -> models.ProposedClockStop:
        """A handler proposes to stop the clock; it runs on until the approver agrees in a case of its
        own."""
        return self._transport.send(
            "POST",
            f"/v2/process-instances/{process_instance_key}/clock-stops",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ProposedClockStop,
        )
