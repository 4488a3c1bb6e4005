"""What each action of the evaluation takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class CaseInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    committee_id = fields.Integer(required=True)
    tender_round = fields.Integer(load_default=1)
    #: fewer than in a tender suffice where another method says so
    least_suppliers = fields.Integer(load_default=None, allow_none=True)


class ConveneOutput(Schema):
    members = fields.List(fields.Dict(), required=True)
    #: members who have not declared their interests yet
    pending = fields.List(fields.Dict(), required=True)
    bids = fields.List(fields.Dict(), required=True)
    bidder_rows = fields.List(fields.Dict(), required=True)


class RecusalInput(CaseInput):
    members = fields.List(fields.Dict(), required=True)
    #: whoever was asked to declare this time
    pending = fields.List(fields.Dict(), required=True)
    bids = fields.List(fields.Dict(), required=True)


class RecusalOutput(Schema):
    members = fields.List(fields.Dict(), required=True)
    pending = fields.List(fields.Dict(), required=True)
    recused = fields.Boolean(required=True)
    missing = fields.Dict(required=True)


class RedrawInput(CaseInput):
    members = fields.List(fields.Dict(), required=True)
    missing = fields.Dict(required=True)
    purchaser = fields.String(required=True)


class RedrawOutput(Schema):
    members = fields.List(fields.Dict(), required=True)
    pending = fields.List(fields.Dict(), required=True)


class SeatInput(CaseInput):
    chair_seat = fields.String(required=True)
    members = fields.List(fields.Dict(), required=True)


class SeatOutput(Schema):
    chair = fields.String(required=True)


class ConformityInput(CaseInput):
    conformity = fields.List(fields.Dict(), required=True)
    bids = fields.List(fields.Dict(), required=True)
    price_ceiling = fields.Float(required=True)


class ConformityOutput(Schema):
    valid_bids = fields.List(fields.Dict(), required=True)
    pairs = fields.List(fields.Dict(), required=True)


class CollusionInput(CaseInput):
    collusion_results = fields.List(fields.Dict(), load_default=list, allow_none=True)
    collusion_rulings = fields.List(fields.Dict(), load_default=list, allow_none=True)
    scoring = fields.List(fields.Dict(), required=True)


class StandingOutput(Schema):
    """Which bids are left, and what follows from their prices."""

    valid_bids = fields.List(fields.Dict(), required=True)
    price_mean = fields.Float(required=True, allow_none=True)
    lowest_price = fields.Float(required=True, allow_none=True)
    price_weight = fields.Float(required=True)
    objective_rows = fields.List(fields.Dict(), required=True)
    evaluation_stops = fields.Boolean(required=True)
    failure = fields.Dict(required=True, allow_none=True)


class QuestionInput(CaseInput):
    price_checks = fields.List(fields.Dict(), required=True)
    price_question = fields.String(required=True)
    explanation_minutes = fields.Integer(required=True)


class QuestionOutput(Schema):
    explanation_due = fields.String(required=True)


class AnswerOutput(Schema):
    vote_rows = fields.List(fields.Dict(), required=True)


class VoteInput(CaseInput):
    price_votes = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)


class SheetInput(CaseInput):
    valid_bids = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)
    objective_scores = fields.List(fields.Dict(), load_default=list, allow_none=True)


class SheetOutput(Schema):
    sheet_rows = fields.List(fields.Dict(), required=True)


class RankInput(CaseInput):
    valid_bids = fields.List(fields.Dict(), required=True)
    price_points = fields.List(fields.Dict(), required=True)
    tie_rule = fields.String(load_default="TECHNICAL", allow_none=True)


class RankOutput(Schema):
    ranking = fields.List(fields.Dict(), required=True)


class FinishInput(CaseInput):
    ranking = fields.List(fields.Dict(), required=True)
    members = fields.List(fields.Dict(), required=True)
    signatures = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)
    bids = fields.List(fields.Dict(), required=True)


class FinishOutput(Schema):
    report = fields.Dict(required=True)
