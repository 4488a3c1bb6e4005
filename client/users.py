"""People, their posts, groups and roles.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Users:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def search_users(
        self,
        body: models.UserSearch | None = None,
    ) -> models.UserPage:
        """People by id, those who left among them."""
        return self._transport.send(
            "POST",
            "/v2/users/search",
            body=body,
            answer=models.UserPage,
        )

    def create_user(
        self,
        body: models.PersonCreation,
        *,
        idempotency_key: str | None = None,
    ) -> models.PersonDetail:
        """Open an account. Nobody can use it before it has a password or a linked identity."""
        return self._transport.send(
            "POST",
            "/v2/users",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.PersonDetail,
        )

    def get_user(
        self,
        user_id: str,
    ) -> models.PersonDetail:
        """A person and everything they hold now or later."""
        return self._transport.send(
            "GET",
            f"/v2/users/{user_id}",
            answer=models.PersonDetail,
        )

    def change_user(
        self,
        user_id: str,
        body: models.PersonChange,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Correct a name or an address."""
        self._transport.tell(
            "PUT",
            f"/v2/users/{user_id}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def put_password(
        self,
        user_id: str,
        body: models.FirstPassword,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Set a password that its owner has to change; all their sessions end."""
        self._transport.tell(
            "PUT",
            f"/v2/users/{user_id}/password",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def user_leaves(
        self,
        user_id: str,
        body: models.Ending | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """End every access of somebody, now or on a day to come."""
        self._transport.tell(
            "POST",
            f"/v2/users/{user_id}/leaving",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def list_open_tasks(
        self,
        user_id: str,
    ) -> models.HeldTasks:
        """What somebody holds and has not done, at most 500: names, numbers and dates, nothing of the
        cases."""
        return self._transport.send(
            "GET",
            f"/v2/users/{user_id}/open-tasks",
            answer=models.HeldTasks,
        )

    def release_open_tasks(
        self,
        user_id: str,
        *,
        idempotency_key: str | None = None,
    ) -> models.TasksGivenBack:
        """Give the tasks of who leaves back to their other candidates; superiors hand on what has none."""
        return self._transport.send(
            "POST",
            f"/v2/users/{user_id}/open-tasks/release",
            headers={"Idempotency-Key": idempotency_key},
            answer=models.TasksGivenBack,
        )

    def lock_user(
        self,
        user_id: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Stop an account at once, with its sessions and tokens."""
        self._transport.tell(
            "POST",
            f"/v2/users/{user_id}/lock",
            headers={"Idempotency-Key": idempotency_key},
        )

    def unlock_user(
        self,
        user_id: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Let an account be used again."""
        self._transport.tell(
            "POST",
            f"/v2/users/{user_id}/unlock",
            headers={"Idempotency-Key": idempotency_key},
        )

    def assign_post(
        self,
        user_id: str,
        body: models.PostAssignment,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Put somebody into a post, or make them deputy in it, for a period."""
        self._transport.tell(
            "POST",
            f"/v2/users/{user_id}/posts",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def withdraw_post(
        self,
        user_id: str,
        unit: str,
        post: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Take somebody out of a post, now."""
        self._transport.tell(
            "DELETE",
            f"/v2/users/{user_id}/posts/{unit}/{post}",
            headers={"Idempotency-Key": idempotency_key},
        )

    def add_to_group(
        self,
        user_id: str,
        body: models.GroupMembership,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Make somebody a member of a group for a period."""
        self._transport.tell(
            "POST",
            f"/v2/users/{user_id}/groups",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def remove_from_group(
        self,
        user_id: str,
        group: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """End a membership, now."""
        self._transport.tell(
            "DELETE",
            f"/v2/users/{user_id}/groups/{group}",
            headers={"Idempotency-Key": idempotency_key},
        )

    def grant_role(
        self,
        user_id: str,
        body: models.RoleGrant,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Give somebody a role of the system for a period."""
        self._transport.tell(
            "POST",
            f"/v2/users/{user_id}/roles",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
        )

    def revoke_role(
        self,
        user_id: str,
        role: str,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Take a role back, now."""
        self._transport.tell(
            "DELETE",
            f"/v2/users/{user_id}/roles/{role}",
            headers={"Idempotency-Key": idempotency_key},
        )
