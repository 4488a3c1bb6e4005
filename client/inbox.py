"""Lists of user tasks.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class Inbox:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list_user_tasks(
        self,
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
        list: str | Unset = UNSET,
        sort: str | Unset = UNSET,
        descending: bool | Unset = UNSET,
        process_definition_id: str | Unset = UNSET,
        element_id: str | Unset = UNSET,
        assignee: str | Unset = UNSET,
        due_from: str | Unset = UNSET,
        due_before: str | Unset = UNSET,
        priority_from: int | Unset = UNSET,
        priority_to: int | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> models.UserTaskPage:
        """One of the caller's lists of user tasks, page by page."""
        return self._transport.send(
            "GET",
            "/v2/user-tasks",
            query={
                "limit": limit,
                "after": after,
                "list": list,
                "sort": sort,
                "descending": descending,
                "processDefinitionId": process_definition_id,
                "elementId": element_id,
                "assignee": assignee,
                "dueFrom": due_from,
                "dueBefore": due_before,
                "priorityFrom": priority_from,
                "priorityTo": priority_to,
                "text": text,
            },
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
        *,
        limit: int | Unset = UNSET,
        after: str | Unset | None = UNSET,
        process_definition_id: str | Unset = UNSET,
        text: str | Unset = UNSET,
    ) -> models.StartedPage:
        """The process instances the caller started, and whom they wait for."""
        return self._transport.send(
            "GET",
            "/v2/process-instances/started",
            query={
                "limit": limit,
                "after": after,
                "processDefinitionId": process_definition_id,
                "text": text,
            },
            answer=models.StartedPage,
        )
