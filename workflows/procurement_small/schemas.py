"""What each action of a comparison takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class TakeUpInput(Schema):
    projectId = fields.Integer(required=True)
    #: given by the plan, together with its requirement
    rules_on = fields.Date(load_default=None, allow_none=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)


class TakeUpOutput(Schema):
    projectName = fields.String(required=True)
    project_no = fields.String(required=True)
    purchaser = fields.String(required=True)
    budgetAmount = fields.Float(required=True)
    max_price = fields.Float(required=True)
    rules_on = fields.Date(required=True)
    round = fields.Integer(required=True)
    qualification = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)


class DocumentsSchema(Schema):
    """The variable ``documents``."""

    response_deadline = fields.AwareDateTime(required=True)
    obtain = fields.String(required=True)
    submission = fields.String(required=True)
    contact = fields.String(required=True)
    terms = fields.String(required=True)
    invited = fields.List(fields.Dict(), load_default=list, allow_none=True)


class ModeSchema(Schema):
    """The variable ``method_rule``: the line of D3."""

    mode = fields.String(required=True)


class NoticeInput(Schema):
    projectId = fields.Integer(required=True)
    documents = fields.Nested(DocumentsSchema, required=True, unknown="exclude")
    method_rule = fields.Nested(ModeSchema, required=True, unknown="exclude")
    qualification = fields.List(fields.Dict(), required=True, allow_none=True)
    scoring = fields.List(fields.Dict(), required=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)


class NoticeOutput(Schema):
    notice_on = fields.Date(required=True)
    response_deadline = fields.AwareDateTime(required=True)


class ResponseSchema(Schema):
    uscc = fields.String(required=True)
    receivedAt = fields.AwareDateTime(required=True)


class OpeningSchema(Schema):
    uscc = fields.String(required=True)
    price = fields.Decimal(required=True)
    qualified = fields.Boolean(required=True)
    reason = fields.String(load_default=None, allow_none=True)


class OpeningInput(Schema):
    projectId = fields.Integer(required=True)
    round = fields.Integer(required=True)
    responses = fields.List(fields.Nested(ResponseSchema, unknown="exclude"), required=True)
    openings = fields.List(fields.Nested(OpeningSchema, unknown="exclude"), required=True)
    witnesses = fields.String(required=True)
    opening_objections = fields.String(load_default=None, allow_none=True)


class OpeningOutput(Schema):
    valid_count = fields.Integer(required=True)


class FailureInput(Schema):
    projectId = fields.Integer(required=True)
    round = fields.Integer(required=True)
    shortage = fields.Dict(required=True)


class FailureOutput(Schema):
    round = fields.Integer(required=True)


class EndInput(Schema):
    projectId = fields.Integer(required=True)
    reason = fields.String(load_default=None, allow_none=True)


class MemberSchema(Schema):
    account = fields.String(required=True)
    role = fields.String(required=True)


class GroupInput(Schema):
    projectId = fields.Integer(required=True)
    round = fields.Integer(required=True)
    group = fields.List(fields.Nested(MemberSchema, unknown="exclude"), required=True)
    scoring = fields.List(fields.Dict(), required=True)


class SeatSchema(Schema):
    """A seat; ids as text, since programs of others read them as floats."""

    seat_id = fields.String(required=True)
    account = fields.String(required=True)


class GroupOutput(Schema):
    committee_id = fields.String(required=True)
    seats = fields.List(fields.Nested(SeatSchema), required=True)
    has_conflict = fields.Boolean(required=True)
    #: the blank sheet that every member gets
    sheet = fields.List(fields.Dict(), required=True)


class DeclarationSchema(Schema):
    seat_id = fields.Integer(required=True)
    has_conflict = fields.Boolean(required=True)
    statement = fields.String(required=True)


class DeclarationsInput(Schema):
    projectId = fields.Integer(required=True)
    committee_id = fields.Integer(required=True)
    declarations = fields.List(fields.Nested(DeclarationSchema, unknown="exclude"), required=True)


class DeclarationsOutput(Schema):
    has_conflict = fields.Boolean(required=True)


class CommitteeInput(Schema):
    projectId = fields.Integer(required=True)
    committee_id = fields.Integer(required=True)
    round = fields.Integer(required=True)
    scoring = fields.List(fields.Dict(), required=True)


class RankedSchema(Schema):
    """A line of the variable ``ranking``; amounts and points as text: exact."""

    bid_id = fields.String(required=True)
    organization_id = fields.String(required=True)
    supplier = fields.String(required=True)
    price = fields.String(required=True)
    price_points = fields.String(required=True)
    mean = fields.String(required=True)
    total = fields.String(required=True)
    rank = fields.Integer(required=True)


class RankingOutput(Schema):
    ranking = fields.List(fields.Nested(RankedSchema), required=True)


class RankingInput(Schema):
    projectId = fields.Integer(required=True)
    committee_id = fields.Integer(required=True)
    ranking = fields.List(fields.Nested(RankedSchema, unknown="exclude"), required=True)
    rules_on = fields.Date(required=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)
    result_until = fields.Date(load_default=None, allow_none=True)


class ObjectionSchema(Schema):
    """The variable ``objection``, as far as its answer needs it."""

    id = fields.Integer(load_default=None, allow_none=True)


class ObjectionInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    objection = fields.Nested(ObjectionSchema, required=True, unknown="exclude")
    objection_result = fields.String(required=True)
    objection_answer = fields.String(required=True)


class ResultOutput(Schema):
    result_until = fields.Date(required=True)


class AwardOutput(Schema):
    document_no = fields.String(required=True)
    contract_instance = fields.String(required=True)
