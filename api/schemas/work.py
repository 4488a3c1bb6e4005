"""Jobs, messages, signals and the overview."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from marshmallow import Schema, fields, validate

from api.fields import Answer, Body, Count, Key, Moment, Name, Text, Variables

#: Milliseconds of a day and of ten years.
DAY = 86_400_000
YEARS = 3652 * DAY


class Milliseconds(fields.Integer):
    """A duration; a timedelta inside."""

    def __init__(self, most: int, **more: Any) -> None:
        check = validate.Range(timedelta(0), timedelta(milliseconds=most))
        bounds = {"minimum": 0, "maximum": most, "description": "Milliseconds", **more.pop("metadata", {})}
        super().__init__(strict=True, metadata=bounds, **more)
        self._check = check

    def _serialize(self, value: Any, *args: Any, **more: Any) -> Any:
        return value // timedelta(milliseconds=1) if isinstance(value, timedelta) else value

    def _deserialize(self, value: Any, *args: Any, **more: Any) -> Any:
        number = super()._deserialize(value, *args, **more)
        try:
            found = timedelta(milliseconds=number)
        except OverflowError:
            found = timedelta.max
        return self._check(found)


class Worker(Text):
    """A name that tells the machines of one account apart."""

    def __init__(self, **more: Any) -> None:
        super().__init__(limit=100, least=1, metadata={"example": "mailer-1"}, **more)


class JobActivation(Body):
    type = Name(required=True, metadata={"example": "notify-applicant"})
    worker = Worker(required=True)
    timeout = Milliseconds(DAY, required=True, metadata={"example": 60_000})
    max_jobs_to_activate = Count(1, 100, required=True, metadata={"example": 10})
    request_timeout = Milliseconds(
        30_000,
        load_default=timedelta(0),
        metadata={"description": "Milliseconds to wait for a job when there is none"},
    )


class ActivatedJob(Answer):
    id = Key(data_key="jobKey")
    type = fields.String()
    instance_id = Key(data_key="processInstanceKey", allow_none=True)
    activity_id = Key(data_key="elementInstanceKey", allow_none=True)
    element_id = fields.String(allow_none=True)
    retries = fields.Integer()
    worker = fields.String()
    deadline = Moment()
    variables = Variables()
    headers = fields.Dict(data_key="customHeaders")


class ActivatedJobs(Answer):
    jobs = fields.List(fields.Nested(ActivatedJob))


class JobCompletion(Body):
    worker = Worker(required=True)
    variables = Variables(load_default=dict)


class JobFailure(Body):
    worker = Worker(required=True)
    error_message = Text(load_default="")
    retries = Count(0, 1000, load_default=None, allow_none=True, metadata={"description": "Else one less"})
    retry_back_off = Milliseconds(YEARS, load_default=timedelta(0))


class JobError(Body):
    worker = Worker(required=True)
    error_code = Name(required=True)
    error_message = Text(load_default="")
    variables = Variables(load_default=dict)


class JobLease(Body):
    worker = Worker(required=True)
    timeout = Milliseconds(DAY, required=True)


class ReportedJob(Answer):
    job_id = Key(data_key="jobKey")
    retries = fields.Integer()
    instance_status = fields.String(allow_none=True)


class ExtendedLease(Answer):
    job_id = Key(data_key="jobKey")
    expires_at = fields.String(data_key="deadline", metadata={"format": "date-time"})


class MessageCorrelation(Body):
    name = Name(required=True)
    correlation_key = Name(least=0, load_default="")
    variables = Variables(load_default=dict)


class MessagePublication(MessageCorrelation):
    time_to_live = Milliseconds(YEARS, load_default=None, allow_none=True)


class PublishedMessage(Answer):
    outcome = fields.String(validate=validate.OneOf(["correlated", "started", "buffered", "discarded"]))
    instance_id = Key(data_key="processInstanceKey", allow_none=True)


class CorrelatedMessage(Answer):
    outcome = fields.String(validate=validate.OneOf(["correlated", "started"]))
    instance_id = Key(data_key="processInstanceKey")


class SignalBroadcast(Body):
    name = Name(data_key="signalName", required=True)
    variables = Variables(load_default=dict)


class BroadcastSignal(Answer):
    instances = fields.Integer()
    start_events = fields.Integer()


class Counted(Answer):
    count = fields.Integer()
    is_exact = fields.Boolean(metadata={"description": "false: at least so many"})


Overview: type[Schema] = Answer.from_dict(
    {
        name: fields.Nested(Counted)
        for name in (
            "active_instances", "suspended_instances", "open_tasks", "overdue_tasks", "open_incidents",
            "due_jobs",
        )
    },
    name="Overview",
)  # fmt: skip
