"""What stands still until a person repairs it.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Incidents:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def search_incidents(
        self,
        body: models.IncidentSearch | None = None,
    ) -> models.IncidentPage:
        """Open incidents, the oldest first."""
        return self._transport.send(
            "POST",
            "/v2/incidents/search",
            body=body,
            answer=models.IncidentPage,
        )

    def get_incident(
        self,
        incident_key: str,
    ) -> models.Incident:
        """One incident."""
        return self._transport.send(
            "GET",
            f"/v2/incidents/{incident_key}",
            answer=models.Incident,
        )

    def resolve_incident(
        self,
        incident_key: str,
        body: models.IncidentResolution | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.ResolvedIncident:
        """Try again what stands still; values it needs are corrected by two people."""
        return self._transport.send(
            "POST",
            f"/v2/incidents/{incident_key}/resolution",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ResolvedIncident,
        )
