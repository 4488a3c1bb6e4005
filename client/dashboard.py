"""Figures with the queries that made them.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Dashboard:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_dashboard(
        self,
        *,
        on: str | Unset | None = UNSET,
    ) -> models.Dashboard:
        """Every figure of the house as of a day, with query, source and the records it counts."""
        return self._transport.send(
            "GET",
            "/v2/dashboard",
            query={"on": on},
            answer=models.Dashboard,
        )

    def list_statistics(
        self,
    ) -> models.Statistics:
        """The statistics there are."""
        return self._transport.send(
            "GET",
            "/v2/statistics",
            answer=models.Statistics,
        )

    def get_statistic(
        self,
        name: str,
        *,
        on: str | Unset | None = UNSET,
    ) -> models.Statistic:
        """One statistic as of a day: by street, category, month, or how much was done in time."""
        return self._transport.send(
            "GET",
            f"/v2/statistics/{name}",
            query={"on": on},
            answer=models.Statistic,
        )

    def list_standing_lists(
        self,
    ) -> models.StandingTitles:
        """The lists auditors look through."""
        return self._transport.send(
            "GET",
            "/v2/standing-lists",
            answer=models.StandingTitles,
        )

    def count_standing_lists(
        self,
        *,
        on: str | Unset | None = UNSET,
    ) -> models.StandingCounts:
        """How many lines each standing list has."""
        return self._transport.send(
            "GET",
            "/v2/standing-counts",
            query={"on": on},
            answer=models.StandingCounts,
        )

    def get_standing_list(
        self,
        name: str,
        *,
        on: str | Unset | None = UNSET,
    ) -> models.StandingList:
        """What is overdue, was taken as decided, was refused, was looked at …: the newest first."""
        return self._transport.send(
            "GET",
            f"/v2/standing-lists/{name}",
            query={"on": on},
            answer=models.StandingList,
        )
