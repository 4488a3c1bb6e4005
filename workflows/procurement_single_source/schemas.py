"""What each action of a single-source purchase takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class TakeUpInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)


class TakeUpOutput(Schema):
    projectName = fields.String(required=True)
    project_no = fields.String(required=True)
    purchaser = fields.String(required=True)
    budgetAmount = fields.Float(required=True)
    rules_on = fields.Date(required=True)
    objections = fields.List(fields.Dict(), required=True)


class ExpertSchema(Schema):
    name = fields.String(required=True)
    unit = fields.String(required=True)
    title = fields.String(required=True)
    opinion = fields.String(required=True)


class ArgumentSchema(Schema):
    """The variable ``argument``."""

    uscc = fields.String(required=True)
    ground = fields.String(required=True)
    reason = fields.String(required=True)
    experts = fields.List(fields.Nested(ExpertSchema, unknown="exclude"), required=True)


class PublicityInput(Schema):
    projectId = fields.Integer(required=True)
    argument = fields.Nested(ArgumentSchema, required=True, unknown="exclude")


class PublicityOutput(Schema):
    publicity_until = fields.Date(required=True)


class ExtraArgumentSchema(Schema):
    """The variable ``extra_argument``, as far as who objected is told."""

    result = fields.String(required=True)
    answer = fields.String(required=True)


class ObjectionsInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    extra_argument = fields.Nested(ExtraArgumentSchema, required=True, unknown="exclude")


class EndInput(Schema):
    projectId = fields.Integer(required=True)
    reason = fields.String(load_default=None, allow_none=True)


class FailInput(EndInput):
    rules_on = fields.Date(required=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)


class NegotiationSchema(Schema):
    """The variable ``negotiation``."""

    price = fields.Decimal(required=True)


class AwardInput(Schema):
    projectId = fields.Integer(required=True)
    argument = fields.Nested(ArgumentSchema, required=True, unknown="exclude")
    negotiation = fields.Nested(NegotiationSchema, required=True, unknown="exclude")
    rules_on = fields.Date(required=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)


class AwardOutput(Schema):
    document_no = fields.String(required=True)
    contract_instance = fields.String(required=True)
