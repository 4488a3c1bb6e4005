"""What goes in and out over HTTP; names as in Camunda 8's REST API v2 where it has them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from api.messages import text
from engine.messages import DEFAULT_LANGUAGE

#: Characters; the expression language has tighter bounds of its own.
EXPRESSION_LENGTH = 100_000
MODEL_LENGTH = 4_000_000


class ExpressionEvaluationSchema(Schema):
    expression = fields.String(
        required=True,
        validate=validate.Length(1, EXPRESSION_LENGTH),
        metadata={"description": "FEEL; a leading = is allowed", "example": "=amount >= 400"},
    )
    variables = fields.Dict(keys=fields.String(), load_default=dict, metadata={"example": {"amount": 500}})


class PositionSchema(Schema):
    code = fields.String()
    message = fields.String()
    line = fields.Integer()
    column = fields.Integer()


class ExpressionResultSchema(Schema):
    expression = fields.String()
    result = fields.Raw(metadata={"description": "The value as JSON; dates, times and durations as text"})
    warnings = fields.List(fields.Nested(PositionSchema), metadata={"description": "Why a part is null"})


class DecisionEvaluationSchema(Schema):
    decisionDefinitionId = fields.String(metadata={"description": "Id or name of the decision"})
    xml = fields.String(
        validate=validate.Length(1, MODEL_LENGTH),
        metadata={"description": "A DMN model to evaluate instead of a deployed one, for editors"},
    )
    variables = fields.Dict(keys=fields.String(), load_default=dict)

    @validates_schema
    def _needs_a_decision(self, data: dict[str, Any], **_: Any) -> None:
        if not data.get("decisionDefinitionId"):
            raise ValidationError(text("http.required", DEFAULT_LANGUAGE), "decisionDefinitionId")


class DecisionResultSchema(Schema):
    decisionDefinitionId = fields.String()
    output = fields.Raw(metadata={"description": "The value as JSON"})
    evaluatedDecisions = fields.Raw(metadata={"description": "Inputs used and rules hit"})
    warnings = fields.List(fields.Dict(), metadata={"description": "Why a part is null, by element"})


class TableCheckSchema(Schema):
    xml = fields.String(required=True, validate=validate.Length(1, MODEL_LENGTH))


class TableCheckResultSchema(Schema):
    tables = fields.List(fields.Dict(), metadata={"description": "Per table: overlaps, gaps, unreachable"})
