"""User tasks."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from api.fields import NAME_LENGTH, Answer, Body, Count, Key, Moment, Variables
from api.schemas.named import Named
from workflows.handing_on import REASON_MINIMUM

STATES = ("open", "completed", "cancelled")


class TaskKey(fields.String):
    """A user task: its instance, and its number there."""

    def __init__(self, **more: Any) -> None:
        super().__init__(metadata={"example": "4503599627370497-3"}, **more)


class UserTask(Answer):
    id = TaskKey(data_key="userTaskKey")
    instance_id = Key(data_key="processInstanceKey")
    element_id = fields.String()
    name = fields.String()
    lane = fields.String(allow_none=True)
    status = fields.String(data_key="state", validate=validate.OneOf(STATES))
    assignee = fields.String(allow_none=True)
    candidate_users = fields.List(fields.String())
    candidate_groups = fields.List(fields.String())
    due_at = Moment(data_key="dueDate", allow_none=True)
    priority = fields.Integer()
    form_key = fields.String(data_key="formId", allow_none=True)
    created_at = Moment(data_key="creationDate")
    completed_by = fields.String(allow_none=True)
    variables = Variables()


class TaskCompletion(Body):
    variables = Variables(load_default=dict)


class CompletedTask(Answer):
    task_id = TaskKey(data_key="userTaskKey")
    instance_id = Key(data_key="processInstanceKey")
    instance_status = fields.String()


class AssignedTask(Answer):
    task_id = TaskKey(data_key="userTaskKey")
    assignee = fields.String(allow_none=True)


class TaskAssignment(Body):
    assignee = fields.String(
        required=True,
        allow_none=True,
        validate=validate.Length(1, NAME_LENGTH),
        metadata={"description": "An account; null: back to the candidates"},
    )
    reason = fields.String(required=True, validate=validate.Length(REASON_MINIMUM, 500))


class Successors(Answer):
    """To whom the caller may hand a task on."""

    may_hand_on = fields.Boolean()
    items = fields.List(fields.Nested(Named))


class TaskChange(Body):
    follow_up_at = Moment(data_key="followUpDate", allow_none=True)
    priority = Count(0, 100)


class ChangedTask(Answer):
    task_id = TaskKey(data_key="userTaskKey")
    follow_up_at = fields.String(data_key="followUpDate", allow_none=True, metadata={"format": "date-time"})
    priority = fields.Integer()


class TaskForm(Answer):
    form_key = fields.String(data_key="formId")
    definition_id = Key(data_key="formKey", metadata={"description": "The version the task was opened with"})
    content = fields.Dict(data_key="schema", metadata={"description": "As deployed, for the form viewer"})


class TaskVariables(Answer):
    variables = Variables()


class DraftContent(Body):
    variables = Variables(required=True)


class Draft(Answer):
    task_id = TaskKey(data_key="userTaskKey")
    variables = Variables()
    saved_at = Moment()
