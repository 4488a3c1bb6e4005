"""What each action of a consultation takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class BeginInput(Schema):
    projectId = fields.Integer(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)


class BeginOutput(Schema):
    projectName = fields.String(required=True)
    project_no = fields.String(required=True)
    purchaser = fields.String(required=True)
    budget = fields.Float(required=True)
    price_ceiling = fields.Float(required=True)
    rules_on = fields.Date(required=True)
    round = fields.Integer(required=True)
    agency_manager = fields.String(required=True)
    qualification = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)


class CaseInput(Schema):
    """What every action on a consultation needs."""

    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    round = fields.Integer(required=True)


class NoticeInput(CaseInput):
    documents = fields.Dict(required=True)
    qualification = fields.List(fields.Dict(), required=True, allow_none=True)
    scoring = fields.List(fields.Dict(), required=True)


class NoticeOutput(Schema):
    noticed_on = fields.Date(required=True)


class CountOutput(Schema):
    enough = fields.Boolean(required=True)
    failure_reason = fields.String(required=True, allow_none=True)


class ReceivedInput(CaseInput):
    received = fields.List(fields.Dict(), required=True)
    documents = fields.Dict(required=True)


class DrawInput(CaseInput):
    purchaser = fields.String(required=True)
    draw = fields.Dict(required=True)


class GroupOutput(Schema):
    committee_id = fields.String(required=True)
    members = fields.List(fields.Dict(), required=True)
    pending = fields.List(fields.Dict(), required=True)


class SeatingInput(CaseInput):
    committee_id = fields.Integer(required=True)
    purchaser = fields.String(required=True)
    received = fields.List(fields.Dict(), required=True)
    pending = fields.List(fields.Dict(), required=True)


class SeatingOutput(Schema):
    members = fields.List(fields.Dict(), required=True)
    pending = fields.List(fields.Dict(), required=True)
    recused = fields.Boolean(required=True)


class OpeningInput(CaseInput):
    received = fields.List(fields.Dict(), required=True)
    openings = fields.List(fields.Dict(), required=True)
    witness = fields.String(required=True)
    documents = fields.Dict(required=True)


class OpeningOutput(CountOutput):
    suppliers = fields.List(fields.Dict(), required=True)


class ChangeInput(CaseInput):
    changes = fields.List(fields.Dict(), required=True)
    suppliers = fields.List(fields.Dict(), required=True)
    documents = fields.Dict(required=True)


class QuotesInput(CaseInput):
    quotes = fields.List(fields.Dict(), required=True)
    suppliers = fields.List(fields.Dict(), required=True)
    documents = fields.Dict(required=True)
    scoring = fields.List(fields.Dict(), required=True)
    price_ceiling = fields.Float(required=True)


class QuotesOutput(CountOutput):
    valid_bids = fields.List(fields.Dict(), required=True)
    sheet_rows = fields.List(fields.Dict(), required=True)


class RankInput(CaseInput):
    committee_id = fields.Integer(required=True)
    members = fields.List(fields.Dict(), required=True)
    valid_bids = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)


class RankOutput(Schema):
    ranking = fields.List(fields.Dict(), required=True)
    report_received_on = fields.Date(required=True)


class AwardInput(CaseInput):
    ranking = fields.List(fields.Dict(), required=True)
    award = fields.Dict(required=True)


class AwardOutput(Schema):
    winner = fields.Dict(required=True)


class ResultInput(CaseInput):
    committee_id = fields.Integer(required=True)
    ranking = fields.List(fields.Dict(), required=True)
    winner = fields.Dict(required=True)


class ResultOutput(Schema):
    standstill_to = fields.Date(required=True)
    award_letter_no = fields.String(required=True)


class NextOutput(ResultOutput):
    winner = fields.Dict(required=True)


class PauseOutput(Schema):
    is_paused = fields.Boolean(required=True)


class ContractInput(CaseInput):
    requirement = fields.Dict(load_default=dict, allow_none=True)


class ContractOutput(Schema):
    contract_instance = fields.String(required=True)


class FailureInput(CaseInput):
    failure_reason = fields.String(load_default=None, allow_none=True)
    failure_decision = fields.Dict(load_default=dict, allow_none=True)
