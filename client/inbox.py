"""Lists of user tasks.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Inbox:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_user_tasks(
        self,
    ) -> models.UserTaskPage:
        """One of the caller's lists of user tasks, page by page."""
        return self._transport.send(
            "GET",
            "/v2/user-tasks",
            answer=models.UserTaskPage,
        )

    def search_user_tasks(
        self,
        body: models.UserTaskSearch | None = None,
    ) -> models.UserTaskPage:
        """The same lists, asked for in a body."""
        return self._transport.send(
            "POST",
            "/v2/user-tasks/search",
            body=body,
            answer=models.UserTaskPage,
        )

    def count_user_tasks(
        self,
    ) -> models.InboxCounts:
        """How much is in each of the caller's lists, exact up to a thousand."""
        return self._transport.send(
            "GET",
            "/v2/user-tasks/counts",
            answer=models.InboxCounts,
        )

    def list_started_instances(
        self,
    ) -> models.StartedPage:
        """The process instances the caller started, and whom they wait for."""
        return self._transport.send(
            "GET",
            "/v2/process-instances/started",
            answer=models.StartedPage,
        )
