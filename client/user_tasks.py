"""Work for people.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class UserTasks:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_user_task(
        self,
        user_task_key: str,
    ) -> models.UserTask:
        """One user task, open or closed, with the variables its form may show."""
        return self._transport.send(
            "GET",
            f"/v2/user-tasks/{user_task_key}",
            answer=models.UserTask,
        )

    def change_user_task(
        self,
        user_task_key: str,
        body: models.TaskChange | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.ChangedTask:
        """Set when to come back to a task, and its priority."""
        return self._transport.send(
            "PATCH",
            f"/v2/user-tasks/{user_task_key}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ChangedTask,
        )

    def claim_user_task(
        self,
        user_task_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> models.AssignedTask:
        """Take a task that is offered to candidates."""
        return self._transport.send(
            "POST",
            f"/v2/user-tasks/{user_task_key}/claim",
            headers={"Idempotency-Key": idempotency_key},
            answer=models.AssignedTask,
        )

    def release_user_task(
        self,
        user_task_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> models.AssignedTask:
        """Give a claimed task back to its candidates."""
        return self._transport.send(
            "POST",
            f"/v2/user-tasks/{user_task_key}/release",
            headers={"Idempotency-Key": idempotency_key},
            answer=models.AssignedTask,
        )

    def list_successors(
        self,
        user_task_key: str,
    ) -> models.Successors:
        """Whether the task is the caller's to hand on, and to whom."""
        return self._transport.send(
            "GET",
            f"/v2/user-tasks/{user_task_key}/successors",
            answer=models.Successors,
        )

    def assign_user_task(
        self,
        user_task_key: str,
        body: models.TaskAssignment,
        *,
        idempotency_key: str | None = None,
    ) -> models.AssignedTask:
        """Hand a task on to another candidate, or back to all: its holder or a superior, for a reason."""
        return self._transport.send(
            "POST",
            f"/v2/user-tasks/{user_task_key}/assignment",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.AssignedTask,
        )

    def complete_user_task(
        self,
        user_task_key: str,
        body: models.TaskCompletion | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.CompletedTask:
        """Submit the form of a task; its process runs on."""
        return self._transport.send(
            "POST",
            f"/v2/user-tasks/{user_task_key}/completion",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.CompletedTask,
        )

    def get_user_task_form(
        self,
        user_task_key: str,
    ) -> models.TaskForm:
        """The form of a task, in the version it was opened with; 404 when it has none."""
        return self._transport.send(
            "GET",
            f"/v2/user-tasks/{user_task_key}/form",
            answer=models.TaskForm,
        )

    def get_user_task_variables(
        self,
        user_task_key: str,
    ) -> models.TaskVariables:
        """What the form of an open task may show."""
        return self._transport.send(
            "GET",
            f"/v2/user-tasks/{user_task_key}/variables",
            answer=models.TaskVariables,
        )

    def get_draft(
        self,
        user_task_key: str,
    ) -> models.Draft:
        """What the caller has filled in and not submitted; 404 when there is nothing."""
        return self._transport.send(
            "GET",
            f"/v2/user-tasks/{user_task_key}/draft",
            answer=models.Draft,
        )

    def save_draft(
        self,
        user_task_key: str,
        body: models.DraftContent,
        *,
        idempotency_key: str | None = None,
    ) -> models.Draft:
        """Keep what is filled in so far; only the caller sees it, until the task is closed."""
        return self._transport.send(
            "PUT",
            f"/v2/user-tasks/{user_task_key}/draft",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.Draft,
        )

    def delete_draft(
        self,
        user_task_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Throw the caller's draft away."""
        self._transport.tell(
            "DELETE",
            f"/v2/user-tasks/{user_task_key}/draft",
            headers={"Idempotency-Key": idempotency_key},
        )
