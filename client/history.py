"""What happened, who did it, and why.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class History:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_history(
        self,
        process_instance_key: str,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
    ) -> models.HistoryPage:
        """Every event of an instance, the oldest first."""
        return self._transport.send(
            "GET",
            f"/v2/history/{process_instance_key}",
            query={"limit": limit, "after": after},
            answer=models.HistoryPage,
        )

    def get_path(
        self,
        process_instance_key: str,
    ) -> models.Path:
        """The way over the diagram: sequence flows taken and elements visited, each with its numbers."""
        return self._transport.send(
            "GET",
            f"/v2/history/{process_instance_key}/path",
            answer=models.Path,
        )

    def get_decisions(
        self,
        process_instance_key: str,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
    ) -> models.HistoryPage:
        """The decisions that were evaluated: version, inputs, the rules that hit."""
        return self._transport.send(
            "GET",
            f"/v2/history/{process_instance_key}/decisions",
            query={"limit": limit, "after": after},
            answer=models.HistoryPage,
        )

    def verify_process_instance(
        self,
        process_instance_key: str,
    ) -> models.InstanceVerification:
        """Whether this case, its history and what it entered are what they were, and sealed until where."""
        return self._transport.send(
            "GET",
            f"/v2/history/{process_instance_key}/verification",
            answer=models.InstanceVerification,
        )

    def verify_history(
        self,
    ) -> models.Verification:
        """Whether history, and what it tells of, is what it was; a minute a million events."""
        return self._transport.send(
            "POST",
            "/v2/history/verification",
            answer=models.Verification,
        )

    def get_administrative_history(
        self,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
    ) -> models.HistoryPage:
        """What administrators did, the oldest first."""
        return self._transport.send(
            "GET",
            "/v2/administrative-history",
            query={"limit": limit, "after": after},
            answer=models.HistoryPage,
        )
