"""Work for programs outside.

Written by ``python -m api.generate_client``: change the views, not this file.
"""

from __future__ import annotations

from client import models
from client.transport import Transport


class Jobs:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def activate_jobs(
        self,
        body: models.JobActivation,
    ) -> models.ActivatedJobs:
        """Take jobs of a type under a lease; waits a while when there are none (long poll)."""
        return self._transport.send(
            "POST",
            "/v2/jobs/activation",
            body=body,
            answer=models.ActivatedJobs,
        )

    def complete_job(
        self,
        job_key: str,
        body: models.JobCompletion,
        *,
        idempotency_key: str | None = None,
    ) -> models.ReportedJob:
        """The work is done."""
        return self._transport.send(
            "POST",
            f"/v2/jobs/{job_key}/completion",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ReportedJob,
        )

    def fail_job(
        self,
        job_key: str,
        body: models.JobFailure,
        *,
        idempotency_key: str | None = None,
    ) -> models.ReportedJob:
        """The work could not be done; it comes again, or with no retries left waits for a person."""
        return self._transport.send(
            "POST",
            f"/v2/jobs/{job_key}/failure",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ReportedJob,
        )

    def throw_job_error(
        self,
        job_key: str,
        body: models.JobError,
        *,
        idempotency_key: str | None = None,
    ) -> models.ReportedJob:
        """The work ends with a business error that the diagram may catch."""
        return self._transport.send(
            "POST",
            f"/v2/jobs/{job_key}/error",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ReportedJob,
        )

    def extend_job_lease(
        self,
        job_key: str,
        body: models.JobLease,
        *,
        idempotency_key: str | None = None,
    ) -> models.ExtendedLease:
        """Keep a job longer, from now on."""
        return self._transport.send(
            "PATCH",
            f"/v2/jobs/{job_key}",
            body=body,
            headers={"Idempotency-Key": idempotency_key},
            answer=models.ExtendedLease,
        )
