"""Process definitions, by version.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class ProcessDefinitions:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_diagram_properties(
        self,
    ) -> models.DiagramProperties:
        """The properties of ours that a diagram may bear, and what each means; for those who draw one."""
        return self._transport.send(
            "GET",
            "/v2/diagram-properties",
            answer=models.DiagramProperties,
        )

    def search_process_definitions(
        self,
        body: models.ProcessDefinitionSearch | None = None,
    ) -> models.ProcessDefinitionPage:
        """Process definitions, the newest first."""
        return self._transport.send(
            "POST",
            "/v2/process-definitions/search",
            body=body,
            answer=models.ProcessDefinitionPage,
        )

    def get_process_definition(
        self,
        process_definition_key: str,
    ) -> models.ProcessDefinition:
        """One version of a process."""
        return self._transport.send(
            "GET",
            f"/v2/process-definitions/{process_definition_key}",
            answer=models.ProcessDefinition,
        )

    def get_process_definition_xml(
        self,
        process_definition_key: str,
    ) -> bytes:
        """The BPMN file of a process definition, as it was deployed."""
        return self._transport.send(
            "GET",
            f"/v2/process-definitions/{process_definition_key}/xml",
            answer=bytes,
        )

    def get_process_definition_diagram(
        self,
        process_definition_key: str,
    ) -> models.Diagram:
        """Where everything of the diagram stands: shapes and edges with their coordinates."""
        return self._transport.send(
            "GET",
            f"/v2/process-definitions/{process_definition_key}/diagram",
            answer=models.Diagram,
        )

    def get_start_form(
        self,
        process_definition_key: str,
    ) -> models.Form:
        """The form whose submission starts the process; 404 when it starts without one."""
        return self._transport.send(
            "GET",
            f"/v2/process-definitions/{process_definition_key}/form",
            answer=models.Form,
        )

    def list_start_form_offers(
        self,
        process_definition_key: str,
    ) -> models.Offers:
        """Fields of the start form that one chooses instead of typing: own filings, open rounds,
        purchases."""
        return self._transport.send(
            "GET",
            f"/v2/process-definitions/{process_definition_key}/offers",
            answer=models.Offers,
        )
