"""What each action of the planning takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class ProposalInput(Schema):
    """The proposal as entered."""

    projectName = fields.String(required=True)
    purchaser = fields.String(required=True)
    catalogCode = fields.String(required=True)
    budgetAmount = fields.Decimal(required=True)
    #: which day's rules bind the case; heeded only from a replay (default: the day of the proposal)
    rules_on = fields.Date(load_default=None, allow_none=True)


class ProposalOutput(Schema):
    rules_on = fields.Date(required=True)
    #: IN_FORCE, MISSING, NEGATIVE, or NOT_OF_UNIT when the proposer does not work for the purchaser
    catalog_state = fields.String(required=True)


class ProjectOutput(Schema):
    projectId = fields.Integer(required=True)
    project_no = fields.String(required=True)
    fiscal_year = fields.Integer(required=True)


class ReservationInput(Schema):
    projectId = fields.Integer(required=True)
    budget_line_code = fields.String(required=True)


class RequirementSchema(Schema):
    """The variable ``requirement``, as far as the documents need it."""

    max_price = fields.Decimal(required=True)
    period_months = fields.Decimal(required=True)
    targets = fields.String(required=True)
    indicators = fields.List(fields.Dict(), required=True)
    payment_plan = fields.List(fields.Dict(), required=True)
    acceptance_plan = fields.String(required=True)


class RequirementInput(Schema):
    projectId = fields.Integer(required=True)
    requirement = fields.Nested(RequirementSchema, required=True, unknown="exclude")


class ProjectInput(Schema):
    projectId = fields.Integer(required=True)


class YearTotalOutput(Schema):
    year_total = fields.Float(required=True)


class JudgementSchema(Schema):
    row = fields.Integer(required=True)
    verdict = fields.String(required=True)
    reason = fields.String(required=True)
    basis = fields.String(required=True)


class MethodInput(Schema):
    projectId = fields.Integer(required=True)
    proposed_method = fields.String(required=True)
    method_judgement = fields.Nested(JudgementSchema, required=True, unknown="exclude")
    method_approval = fields.Dict(load_default=None, allow_none=True)
    rules_on = fields.Date(required=True)


class MethodOutput(Schema):
    method = fields.String(required=True)


class ReviewSchema(Schema):
    opinion = fields.String(required=True)
    text = fields.String(load_default=None, allow_none=True)
    items = fields.List(fields.Dict(), required=True)


class ReviewInput(Schema):
    projectId = fields.Integer(required=True)
    review = fields.Nested(ReviewSchema, required=True, unknown="exclude")
    key_review = fields.Nested(ReviewSchema, load_default=None, allow_none=True, unknown="exclude")


class IntentionInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    requirement = fields.Nested(RequirementSchema, required=True, unknown="exclude")


class IntentionOutput(Schema):
    intention_on = fields.Date(required=True)


class PlanInput(Schema):
    projectId = fields.Integer(required=True)
    method_judgement = fields.Nested(JudgementSchema, required=True, unknown="exclude")
    intention_on = fields.Date(load_default=None, allow_none=True)


class NextInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    requirement = fields.Dict(required=True)


class NextOutput(Schema):
    #: the case of the method, as text; none where the house has no process for it
    method_instance = fields.String(required=True, allow_none=True)


class ClosingInput(Schema):
    projectId = fields.Integer(required=True)
    reason = fields.String(load_default=None, allow_none=True)
