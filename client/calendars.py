"""Calendars of working days.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Calendars:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_calendars(
        self,
    ) -> models.Calendars:
        """The years whose working days are known."""
        return self._transport.send(
            "GET",
            "/v2/calendars",
            answer=models.Calendars,
        )

    def get_calendar(
        self,
        year: str,
    ) -> models.Calendar:
        """Days off and make-up days of a year; all others follow the week."""
        return self._transport.send(
            "GET",
            f"/v2/calendars/{year}",
            answer=models.Calendar,
        )

    def put_calendar(
        self,
        year: str,
        body: models.CalendarYear,
        *,
        idempotency_key: str | None = None,
    ) -> models.Calendar:
        """Put a year's table in force; due dates of running cases are computed again shortly after."""
        return self._transport.send(
            "PUT",
            f"/v2/calendars/{year}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Calendar,
        )
