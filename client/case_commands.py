"""Commands on cases outside their tasks.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class CaseCommands:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_case_commands(
        self,
        process_instance_key: str,
    ) -> models.CaseCommands:
        """The commands that the case would take from the caller now, with the numbers they are given
        with."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/commands",
            answer=models.CaseCommands,
        )

    def get_case_continuations(
        self,
        process_instance_key: str,
    ) -> models.CaseContinuations:
        """What the caller may begin about the outcome of the case: a filing changed, renewed, given up."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/continuations",
            answer=models.CaseContinuations,
        )
