"""Process instances.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import UNSET, Transport, Unset


class ProcessInstances:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create_process_instance(
        self,
        body: models.InstanceStart | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.StartedInstance:
        """Start a process: the newest version of an id, or the very version of a key."""
        return self._transport.send(
            "POST",
            "/v2/process-instances",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.StartedInstance,
        )

    def search_process_instances(
        self,
        body: models.ProcessInstanceSearch | None = None,
    ) -> models.ProcessInstancePage:
        """The process instances the caller may see, the newest first."""
        return self._transport.send(
            "POST",
            "/v2/process-instances/search",
            body=body,
            answer=models.ProcessInstancePage,
        )

    def get_process_instance(
        self,
        process_instance_key: str,
    ) -> models.Instance:
        """One process instance; its ETag is asked for where other values are proposed for its variables."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}",
            answer=models.Instance,
        )

    def get_active_activities(
        self,
        process_instance_key: str,
    ) -> models.Activities:
        """Where the instance is: its active activities."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/activities",
            answer=models.Activities,
        )

    def get_variables(
        self,
        process_instance_key: str,
        *,
        element_instance_key: str | Unset = UNSET,
    ) -> models.InstanceVariables:
        """The variables of the instance, or those one of its activities sees."""
        return self._transport.send(
            "GET",
            f"/v2/process-instances/{process_instance_key}/variables",
            query={"elementInstanceKey": element_instance_key},
            answer=models.InstanceVariables,
        )

    def suspend_process_instance(
        self,
        process_instance_key: str,
        body: models.Reason | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.InstanceStatus:
        """Hold everything in the instance until it is resumed."""
        return self._transport.send(
            "POST",
            f"/v2/process-instances/{process_instance_key}/suspension",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.InstanceStatus,
        )

    def resume_process_instance(
        self,
        process_instance_key: str,
        *,
        idempotency_key: str | None = None,
    ) -> models.InstanceStatus:
        """Let a suspended instance go on."""
        return self._transport.send(
            "POST",
            f"/v2/process-instances/{process_instance_key}/resumption",
            headers={"Idempotency-Key": idempotency_key},
            answer=models.InstanceStatus,
        )

    def cancel_process_instance(
        self,
        process_instance_key: str,
        body: models.Reason | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> models.InstanceStatus:
        """End an active or suspended instance whatever it is doing."""
        return self._transport.send(
            "POST",
            f"/v2/process-instances/{process_instance_key}/cancellation",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.InstanceStatus,
        )
