"""What helps a person with a task: how it stands, why it is theirs, what was done before, who is next."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Key, Moment
from api.schemas.instances import STATUSES
from api.schemas.named import Named, SummaryField
from api.schemas.user_tasks import STATES, TaskKey

LIGHTS = ("green", "yellow", "red")


class TaskStanding(Answer):
    due_on = fields.Date(metadata={"description": "Last day, in Shanghai"})
    remaining = fields.Integer(
        data_key="remainingWorkingDays",
        metadata={"description": "After today; 0 on the last day, negative for those it is late by"},
    )
    is_late = fields.Boolean()
    used = fields.Integer(data_key="usedWorkingDays")
    total = fields.Integer(data_key="totalWorkingDays")
    light = fields.String(validate=validate.OneOf(LIGHTS))


class ProofLine(Answer):
    on = fields.String(data_key="date", metadata={"format": "date"})
    number = fields.Integer(allow_none=True, metadata={"description": "null: the day does not count"})
    reason = fields.String(metadata={"example": "working-day"})
    occasion = fields.String(metadata={"example": "国庆节"})


class TaskRule(Answer):
    key = fields.String()
    text = fields.String()
    value = fields.Raw()
    unit = fields.String()
    legal_basis = fields.String()
    verified_tag = fields.String()


class TaskReason(Answer):
    kind = fields.String(validate=validate.OneOf(("assigned", "group", "user", "open")))
    ref = fields.String()
    name = fields.String()


class TaskBarrier(Answer):
    """A rule of separated duties that would refuse the caller."""

    element_id = fields.String()
    name = fields.String()
    done_by = fields.Nested(Named)


class FollowingStep(Answer):
    element_id = fields.String()
    name = fields.String()
    kind = fields.String(metadata={"example": "userTask"})
    conditions = fields.List(fields.String())
    on = fields.String(
        allow_none=True, metadata={"description": "The event that leads there; null: the task done"}
    )
    groups = fields.List(fields.Nested(Named))
    users = fields.List(fields.Nested(Named))


class Guidance(Answer):
    task_id = TaskKey(data_key="userTaskKey")
    instance_id = Key(data_key="processInstanceKey")
    definition_id = Key(data_key="processDefinitionKey")
    process_key = fields.String(data_key="processDefinitionId")
    process_name = fields.String()
    business_key = fields.String(allow_none=True)
    instance_status = fields.String(validate=validate.OneOf(STATUSES))
    started_at = Moment()
    started_by = fields.Nested(Named)
    assignee = fields.Nested(Named, allow_none=True)
    completed_by = fields.Nested(Named, allow_none=True)
    needs_signature = fields.Boolean(
        metadata={"description": "Whether completing it asks for who one is: 403 `confirmation-required`"}
    )
    documentation = fields.String()
    legal_basis = fields.String()
    evidence = fields.String()
    rule = fields.Nested(TaskRule, allow_none=True)
    standing = fields.Nested(TaskStanding, allow_none=True)
    proof = fields.List(fields.Nested(ProofLine))
    why = fields.List(fields.Nested(TaskReason))
    barriers = fields.List(fields.Nested(TaskBarrier))
    following = fields.List(fields.Nested(FollowingStep))
    summary = fields.List(
        fields.Nested(SummaryField), metadata={"description": "What `gongzhi:summary` names, as in the inbox"}
    )


class FilledField(Answer):
    key = fields.String()
    label = fields.String()
    kind = fields.String(metadata={"example": "textfield"})
    group = fields.String(
        allow_none=True,
        metadata={"example": "负责人", "description": "What it is part of, in the form's words"},
    )
    value = fields.Raw(allow_none=True, metadata={"description": "Options in their words; files as ids"})
    rows = fields.List(
        fields.List(fields.Nested(lambda: FilledField())), metadata={"description": "Of a list, row by row"}
    )
    sealed = Key(
        data_key="sealedKey",
        allow_none=True,
        metadata={"description": "Of personal data, whose mask is the value; what reveals it"},
    )


class TaskSignature(Answer):
    """Who signed is who completed the task; what the digest covers stands in docs/adr/0009-signatures.md."""

    at = fields.String()
    confirmed_at = fields.String(metadata={"description": "When the signer last showed who they are"})
    method = fields.String(validate=validate.OneOf(("password", "oidc", "replay")))
    algorithm = fields.String(metadata={"example": "SHA-256"})
    digest = fields.String()
    is_certified = fields.Boolean()
    legal_effect = fields.String(metadata={"description": "In words, for people"})


class TimelineStep(Answer):
    task_id = TaskKey(data_key="userTaskKey")
    element_id = fields.String()
    name = fields.String()
    status = fields.String(data_key="state", validate=validate.OneOf(STATES))
    assignee = fields.Nested(Named, allow_none=True)
    created_at = Moment(data_key="creationDate")
    claimed_at = Moment(allow_none=True)
    due_at = Moment(data_key="dueDate", allow_none=True)
    completed_at = Moment(data_key="completionDate", allow_none=True)
    completed_by = fields.Nested(Named, allow_none=True)
    on_behalf_of = fields.Nested(Named, allow_none=True)
    offered_to = fields.List(fields.Nested(Named))
    filled = fields.List(fields.Nested(FilledField))
    signature = fields.Nested(TaskSignature, allow_none=True)


class TimelineSaying(Answer):
    """What somebody said to the case outside its tasks: a withdrawal, an objection, a clarification."""

    element_id = fields.String()
    name = fields.String(metadata={"example": "提出异议"})
    at = Moment()
    by = fields.Nested(Named)
    on_behalf_of = fields.Nested(Named, allow_none=True)
    filled = fields.List(fields.Nested(FilledField))


class TimelineFile(Answer):
    id = Key(data_key="fileKey")
    name = fields.String()
    type = fields.String(metadata={"example": "pdf"})
    size = fields.Integer(metadata={"description": "Bytes"})
    sha256 = fields.String()


class Timeline(Answer):
    started_at = Moment()
    started_by = fields.Nested(Named)
    ended_at = Moment(allow_none=True)
    status = fields.String(validate=validate.OneOf(STATUSES))
    filled = fields.List(fields.Nested(FilledField), metadata={"description": "What it was started with"})
    steps = fields.List(fields.Nested(TimelineStep))
    summary = fields.List(fields.Nested(SummaryField), metadata={"description": "As lists tell the case"})
    said = fields.List(fields.Nested(TimelineSaying), metadata={"description": "Outside its tasks"})
    files = fields.List(fields.Nested(TimelineFile))
    may_reveal = fields.Boolean(
        metadata={
            "description": "Whether the caller may have personal data of the case in clear, for a reason"
        }
    )
