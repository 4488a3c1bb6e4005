"""What the actions of a clock stop take and give."""

from __future__ import annotations

from marshmallow import Schema, fields


class DecisionSchema(Schema):
    """The approver's opinion."""

    opinion = fields.String(required=True)
    text = fields.String(load_default=None, allow_none=True)


class DecisionInput(Schema):
    decision = fields.Nested(DecisionSchema, required=True, unknown="exclude")


class StoppedOutput(Schema):
    paused_from = fields.Date(required=True)


class ResumptionSchema(Schema):
    """The handler's proposal to go on."""

    reason = fields.String(required=True)


class ResumptionInput(Schema):
    resumption = fields.Nested(ResumptionSchema, required=True, unknown="exclude")


class ResumedOutput(Schema):
    paused_to = fields.Date(required=True)
