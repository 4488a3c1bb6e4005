"""What each action of the tender takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class StartInput(Schema):
    projectId = fields.Integer(required=True)
    #: heeded from the terms of the project, from a replay, or from the tender that is repeated
    rules_on = fields.Date(load_default=None, allow_none=True)
    requirement = fields.Dict(load_default=dict, allow_none=True)


class StartOutput(Schema):
    projectId = fields.Integer(required=True)
    project_no = fields.String(required=True)
    project_name = fields.String(required=True)
    purchaser = fields.String(required=True)
    budget = fields.Float(required=True)
    #: the ceiling that bids may not pass: the maximum price, or the budget
    price_ceiling = fields.Float(required=True)
    rules_on = fields.Date(required=True)
    tender_round = fields.Integer(required=True)
    keyholder_posts = fields.List(fields.String(), required=True)
    opening_quorum = fields.Integer(required=True)
    agency_manager = fields.String(required=True)
    agency_staff = fields.String(required=True)
    qualification = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)
    bid_deadline = fields.String(required=True, allow_none=True)


class CaseInput(Schema):
    """What most actions need to know of the case."""

    projectId = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    tender_round = fields.Integer(load_default=1)


class NoticeInput(CaseInput):
    bid_deadline = fields.String(required=True)
    notice = fields.Dict(required=True)
    documents = fields.Dict(required=True)
    qualification = fields.List(fields.Dict(), required=True)
    scoring = fields.List(fields.Dict(), required=True)
    opening_quorum = fields.Integer(required=True)


class NoticeOutput(Schema):
    bid_deadline = fields.String(required=True)
    noticed_on = fields.Date(required=True)
    notice_period_end = fields.Date(required=True)
    keyholders = fields.List(fields.String(), required=True)
    low_price_rates = fields.Dict(required=True)


class ClarificationInput(CaseInput):
    bid_deadline = fields.String(required=True)
    clarification_rows = fields.List(fields.List(fields.String()), required=True)
    clarified_deadline = fields.String(load_default=None, allow_none=True)


class ClarificationOutput(Schema):
    bid_deadline = fields.String(required=True)


class DrawInput(CaseInput):
    draw = fields.Dict(required=True)


class DrawOutput(Schema):
    committee_id = fields.Integer(required=True)


class CloseOutput(Schema):
    enough_bidders = fields.Boolean(required=True)
    failure = fields.Dict(allow_none=True)


class OpenInput(CaseInput):
    qualification = fields.List(fields.Dict(), required=True)


class OpenOutput(Schema):
    opened_at = fields.String(required=True)
    bid_rows = fields.List(fields.Dict(), required=True)
    qualification_rows = fields.List(fields.Dict(), required=True)


class OpeningRecordInput(CaseInput):
    opened_at = fields.String(required=True)
    bid_rows = fields.List(fields.Dict(), required=True)
    opening = fields.Dict(required=True)


class QualificationInput(CaseInput):
    qualification_checks = fields.List(fields.Dict(), required=True)
    credit_queried_at = fields.String(required=True)


class QualificationOutput(Schema):
    enough_qualified = fields.Boolean(required=True)
    failure = fields.Dict(allow_none=True)


class ReportInput(CaseInput):
    candidates = fields.List(fields.Dict(), required=True)
    evaluation_report = fields.Dict(required=True)


class ReportOutput(Schema):
    report_received_on = fields.Date(required=True)


class AwardInput(CaseInput):
    candidates = fields.List(fields.Dict(), required=True)
    award = fields.Dict(required=True)


class AwardOutput(Schema):
    awarded_on = fields.Date(required=True)
    winner = fields.Dict(required=True)


class ResultInput(CaseInput):
    candidates = fields.List(fields.Dict(), required=True)
    winner = fields.Dict(required=True)
    award = fields.Dict(required=True)
    committee_id = fields.Integer(required=True)
    scoring = fields.List(fields.Dict(), required=True)
    result_contact = fields.String(load_default=None, allow_none=True)


class ResultOutput(Schema):
    announced_on = fields.Date(required=True)
    result_period_end = fields.Date(required=True)
    standstill_to = fields.Date(required=True)
    award_letter_no = fields.String(required=True, allow_none=True)


class NextOutput(ResultOutput):
    winner = fields.Dict(required=True)


class PauseOutput(Schema):
    is_paused = fields.Boolean(required=True)


class TerminationInput(CaseInput):
    termination_facts = fields.String(load_default="", allow_none=True)
    challenge_effect = fields.String(load_default=None, allow_none=True)


class FailureOutput(Schema):
    failure = fields.Dict(required=True)


class FailureInput(CaseInput):
    failure_report = fields.Dict(required=True)


class ChangeInput(FailureInput):
    qualification = fields.List(fields.Dict(), load_default=list, allow_none=True)
    scoring = fields.List(fields.Dict(), load_default=list, allow_none=True)


class RepeatInput(CaseInput):
    qualification = fields.List(fields.Dict(), load_default=list, allow_none=True)
    scoring = fields.List(fields.Dict(), load_default=list, allow_none=True)
