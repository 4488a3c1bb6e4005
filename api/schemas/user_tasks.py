"""User tasks."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from api.fields import Answer, Body, Key, Moment, Variables


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
    status = fields.String(data_key="state", validate=validate.OneOf(["open", "completed", "cancelled"]))
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
