"""Files put in force together.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport, Upload


class Deployments:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_deployment(
        self,
        body: Upload,
        *,
        idempotency_key: str | None = None,
    ) -> models.Deployment:
        """Put files in force together: all of them, or none with every reason told."""
        return self._transport.send(
            "POST",
            "/v2/deployments",
            upload=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Deployment,
        )

    def validate_deployment(
        self,
        body: Upload,
    ) -> models.ResourceCheck:
        """What a deployment of these files would complain of; nothing is put in force."""
        return self._transport.send(
            "POST",
            "/v2/deployments/validation",
            upload=body,
            answer=models.ResourceCheck,
        )

    def search_deployments(
        self,
        body: models.DeploymentSearch | None = None,
    ) -> models.DeploymentPage:
        """Deployments, the newest first."""
        return self._transport.send(
            "POST",
            "/v2/deployments/search",
            body=body,
            answer=models.DeploymentPage,
        )
