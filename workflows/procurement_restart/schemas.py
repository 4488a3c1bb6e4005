"""What each action after a failed purchase takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class TakeUpInput(Schema):
    #: given by the case that failed; a person names the number
    projectId = fields.Integer(load_default=None, allow_none=True)
    projectNo = fields.String(load_default=None, allow_none=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)
    #: what the failed case proposed: course, reason, documents_sound
    proposal = fields.Dict(load_default=None, allow_none=True)


class TakeUpOutput(Schema):
    projectId = fields.Integer(required=True)
    projectName = fields.String(required=True)
    project_no = fields.String(required=True)
    purchaser = fields.String(required=True)
    budgetAmount = fields.Float(required=True)
    failed_method = fields.String(required=True)
    failed_method_name = fields.String(required=True)
    failed_round = fields.Integer(required=True)
    failure_reason = fields.String(required=True)
    #: whether another method than the open tender needs the finance authority (采购法 27)
    needs_tender = fields.Boolean(required=True)
    rules_on = fields.Date(required=True)
    requirement = fields.Dict(required=True)
    proposal = fields.Dict(required=True, allow_none=True)
    proposed_method = fields.String(required=True, allow_none=True)
    method_ground = fields.String(required=True, allow_none=True)
    addition_share = fields.Float(required=True, allow_none=True)
    method_judgement = fields.Dict(required=True, allow_none=True)
    method_approval = fields.Dict(required=True, allow_none=True)
    course_decision = fields.Dict(required=True, allow_none=True)


class CourseSchema(Schema):
    """The variable ``course``: what the handler proposes."""

    step = fields.String(required=True)
    reason = fields.String(required=True)
    documents_sound = fields.Boolean(load_default=False, allow_none=True)


class CarryOutInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)
    course = fields.Nested(CourseSchema, required=True, unknown="exclude")
    proposed_method = fields.String(load_default=None, allow_none=True)
    method_judgement = fields.Dict(load_default=None, allow_none=True)
    method_approval = fields.Dict(load_default=None, allow_none=True)


class CarryOutOutput(Schema):
    new_round = fields.Integer(required=True)
    method_instance = fields.String(required=True)
