"""What runs on which version of a process.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Running:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_running_versions(
        self,
        *,
        process_definition_id: str | Unset | None = UNSET,
    ) -> models.RunningVersions:
        """Versions on which cases run, the newest first, with how many; exact up to a thousand of each."""
        return self._transport.send(
            "GET",
            "/v2/process-definitions/running",
            query={"processDefinitionId": process_definition_id},
            answer=models.RunningVersions,
        )

    def list_uses(
        self,
        body: models.UsesQuery | None = None,
    ) -> models.UsesList:
        """Which running cases use these forms, decisions and processes, and whether they take a new
        version."""
        return self._transport.send(
            "POST",
            "/v2/process-definitions/running/uses",
            body=body,
            answer=models.UsesList,
        )

    def get_running_elements(
        self,
        process_definition_key: str,
    ) -> models.RunningElements:
        """Where the cases of a version are: what waits and what stands still, by element of the diagram."""
        return self._transport.send(
            "GET",
            f"/v2/process-definitions/{process_definition_key}/running",
            answer=models.RunningElements,
        )
