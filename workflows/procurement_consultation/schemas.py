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
    agency_staff = fields.String(required=True)
    keyholder_posts = fields.List(fields.String(), required=True)
    opening_quorum = fields.Integer(required=True)
    qualification = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)
    response_deadline = fields.String(required=True, allow_none=True)


class CaseInput(Schema):
    """What every action on a consultation needs."""

    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    round = fields.Integer(required=True)


class NoticeInput(CaseInput):
    documents = fields.Dict(required=True)
    notice = fields.Dict(required=True)
    response_deadline = fields.String(required=True)
    opening_quorum = fields.Integer(required=True)
    qualification = fields.List(fields.Dict(), required=True, allow_none=True)
    scoring = fields.List(fields.Dict(), required=True)


class NoticeOutput(Schema):
    response_deadline = fields.String(required=True)
    noticed_on = fields.Date(required=True)
    keyholders = fields.List(fields.String(), required=True)


class ClarificationInput(CaseInput):
    documents = fields.Dict(required=True)
    response_deadline = fields.String(required=True)
    clarification_rows = fields.List(fields.List(fields.String()), required=True)
    clarified_deadline = fields.String(load_default=None, allow_none=True)


class ClarificationOutput(Schema):
    response_deadline = fields.String(required=True)


class CountInput(CaseInput):
    documents = fields.Dict(required=True)


class CountOutput(Schema):
    enough = fields.Boolean(required=True)
    failure_reason = fields.String(required=True, allow_none=True)


class UnsealInput(CaseInput):
    qualification = fields.List(fields.Dict(), required=True, allow_none=True)


class UnsealOutput(Schema):
    opened_at = fields.String(required=True)
    response_rows = fields.List(fields.Dict(), required=True)
    qualification_rows = fields.List(fields.Dict(), required=True)


class OpeningInput(CountInput):
    opened_at = fields.String(required=True)
    response_rows = fields.List(fields.Dict(), required=True)
    qualification_checks = fields.List(fields.Dict(), required=True)
    credit_queried_at = fields.String(required=True)
    witness = fields.String(required=True)


class QuoteCallInput(CaseInput):
    quote_deadline = fields.String(required=True)
    changes = fields.List(fields.Dict(), load_default=list, allow_none=True)


class QuotesInput(CountInput):
    price_ceiling = fields.Float(required=True)


class ReportInput(CaseInput):
    ranking = fields.List(fields.Dict(), required=True)
    evaluation_report = fields.Dict(required=True)


class ReportOutput(Schema):
    report_received_on = fields.Date(required=True)


class AwardInput(CaseInput):
    ranking = fields.List(fields.Dict(), required=True)
    award = fields.Dict(required=True)


class AwardOutput(Schema):
    winner = fields.Dict(required=True)


class ResultInput(CaseInput):
    committee_id = fields.Integer(required=True)
    ranking = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)
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


class RepeatInput(FailureInput):
    requirement = fields.Dict(load_default=dict, allow_none=True)


class GroupInput(Schema):
    """What every action in the group's case needs."""

    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    tender_round = fields.Integer(required=True)


class DrawInput(GroupInput):
    purchaser = fields.String(required=True)
    documents = fields.Dict(required=True)
    draw = fields.Dict(required=True)


class DrawOutput(Schema):
    #: text, since it goes through messages
    committee_id = fields.String(required=True)
    members = fields.List(fields.Dict(), required=True)
    #: members who have not declared their interests yet
    pending = fields.List(fields.Dict(), required=True)
    bids = fields.List(fields.Dict(), required=True)
    bidder_rows = fields.List(fields.Dict(), required=True)
    rates = fields.Dict(required=True)
    least_suppliers = fields.Integer(required=True)
    quoted = fields.Boolean(required=True)
    told_changes = fields.List(fields.Dict(), required=True)


class SeatingInput(GroupInput):
    committee_id = fields.Integer(required=True)
    purchaser = fields.String(required=True)
    bids = fields.List(fields.Dict(), required=True)
    pending = fields.List(fields.Dict(), required=True)


class SeatingOutput(Schema):
    members = fields.List(fields.Dict(), required=True)
    pending = fields.List(fields.Dict(), required=True)
    recused = fields.Boolean(required=True)


class CompareInput(GroupInput):
    quoted = fields.Boolean(required=True)


class CompareOutput(Schema):
    pairs = fields.List(fields.Dict(), required=True)
    collusion_rulings = fields.List(fields.Dict(), required=True)


class ChangeInput(GroupInput):
    changes = fields.List(fields.Dict(), required=True)
    valid_bids = fields.List(fields.Dict(), required=True)
    response_deadline = fields.String(required=True)
    told_changes = fields.List(fields.Dict(), required=True)


class ChangeOutput(Schema):
    told_changes = fields.List(fields.Dict(), required=True)
