"""What helps people with a task.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Guidance:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get_guidance(
        self,
        user_task_key: str,
    ) -> models.Guidance:
        """How a task stands, why it is the caller's, what would stop the caller, and what may follow."""
        return self._transport.send(
            "GET",
            f"/v2/user-tasks/{user_task_key}/guidance",
            answer=models.Guidance,
        )

    def get_timeline(
        self,
        process_instance_key: str,
    ) -> models.Timeline:
        """The user tasks of an instance in the order they opened, and what was said to it outside of
        them."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/timeline",
            answer=models.Timeline,
        )
