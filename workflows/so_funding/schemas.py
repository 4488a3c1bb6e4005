"""What each action of funding takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


def _text(**options: object) -> fields.String:
    return fields.String(load_default=None, allow_none=True, **options)  # type: ignore[arg-type]


class StartInput(Schema):
    batchNo = fields.String(required=True)
    organizationId = fields.String(required=True)
    sponsorId = _text()
    sponsorName = _text()
    #: heeded only from a replay
    rules_on = fields.Date(load_default=None, allow_none=True)


class StartOutput(Schema):
    applicant = fields.String(required=True)
    rules_on = fields.Date(required=True)
    window_open = fields.Boolean(required=True)
    batch_no = fields.String()
    round_id = fields.String()
    opens_on = fields.Date()
    closes_on = fields.Date()
    organization_id = fields.String()
    org_name = fields.String()
    org_unit = fields.String()
    street = fields.String()
    sponsor = fields.String(allow_none=True)
    correction_count = fields.Integer()


class ReceiveInput(Schema):
    """The application (F3)."""

    round_id = fields.String(required=True)
    organization_id = fields.String(required=True)
    sponsor = _text()
    street = fields.String(required=True)
    rules_on = fields.Date(required=True)
    supportType = fields.String(required=True)
    projectName = fields.String(required=True)
    periodFrom = fields.Date(required=True)
    periodTo = fields.Date(required=True)
    targets = fields.List(fields.Dict(), required=True)
    budget = fields.List(fields.Dict(), required=True)
    indicators = fields.List(fields.Dict(), required=True)
    requestedAmount = fields.Raw(required=True)
    ownFunds = fields.Raw(required=True)
    trainees = fields.Integer(load_default=None, allow_none=True)
    accountName = fields.String(required=True)
    bankName = fields.String(required=True)
    #: ``sealed`` and ``masked``: the number itself never is a variable
    accountNo = fields.Dict(required=True)


class ReceiveOutput(Schema):
    grant_no = fields.String(required=True)
    facts = fields.Dict(required=True)
    account_name = fields.String(required=True)
    bank_name = fields.String(required=True)
    account_masked = fields.String(required=True)
    period_to = fields.Date(required=True)


class GrantInput(Schema):
    grant_no = fields.String(required=True)
    rules_on = fields.Date(required=True)


class RejectInput(GrantInput):
    ineligible = fields.List(fields.String(), load_default=list, allow_none=True)
    formal_check = fields.Dict(load_default=None, allow_none=True)


class ReadyInput(GrantInput):
    ceiling = fields.Dict(required=True)


class InstalmentOutput(Schema):
    instalment = fields.Integer(required=True)
    instalment_amount = fields.Float(required=True)


class AgreementOutput(InstalmentOutput):
    mid_on = fields.Date(required=True)


class PayInput(GrantInput):
    instalment = fields.Integer(required=True)
    instalment_amount = fields.Raw(required=True)


class MidTermInput(GrantInput):
    mid_term = fields.Dict(required=True)


class EvaluationInput(GrantInput):
    evaluation = fields.Dict(required=True)


class EvaluationOutput(InstalmentOutput):
    grade = fields.String(required=True)
    total_points = fields.Float(required=True)


class RefundInput(GrantInput):
    refund = fields.Dict(required=True)


class RoundInput(Schema):
    budgetCode = fields.String(required=True)
    opensOn = fields.Date(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)


class RoundOutput(Schema):
    rules_on = fields.Date(required=True)
    budget_line_id = fields.String(required=True, allow_none=True)
    drafted_by = fields.String(required=True)
    batch_no = fields.String(allow_none=True)


class GuideInput(Schema):
    roundName = fields.String(required=True)
    total = fields.Raw(required=True)
    opensOn = fields.Date(required=True)
    closesOn = fields.Date(required=True)
    conditions = _text()
    budget_line_id = _text()
    rules_on = fields.Date(required=True)


class GuideOutput(Schema):
    round_id = fields.String(required=True)
    batch_no = fields.String(required=True)
    closes_on = fields.Date(required=True)


class DrawInput(Schema):
    round_id = fields.String(required=True)
    expert_count = fields.Integer(required=True)
    rules_on = fields.Date(required=True)


class DrawOutput(Schema):
    seats = fields.List(fields.Dict(), required=True)
    drawn_on = fields.Date(required=True)
    #: experts drawn oftener than the rule likes (SoD-20): a remark for the auditor, no obstacle
    drawn_often = fields.List(fields.String(), required=True)


class RedrawInput(Schema):
    seat = fields.Dict(required=True)
    rules_on = fields.Date(required=True)
    conflict = _text()


class RedrawOutput(Schema):
    seat = fields.Dict(required=True)
    conflict = fields.String(required=True, allow_none=True)


class RoundRefInput(Schema):
    round_id = fields.String(required=True)
    batch_no = fields.String(required=True)
    rules_on = fields.Date(required=True)


class RankingOutput(Schema):
    ranking = fields.List(fields.Dict(), required=True)
    #: what each applicant's organisation got this year already (D6c)
    already = fields.Dict(required=True)


class MeetingsInput(RoundRefInput):
    ranking = fields.List(fields.Dict(), required=True)
    levels = fields.List(fields.Dict(allow_none=True), load_default=list, allow_none=True)


class MeetingsOutput(Schema):
    meetings = fields.List(fields.Dict(), required=True)


class DecisionsInput(RoundRefInput):
    decisions = fields.List(fields.Dict(), load_default=list, allow_none=True)


class PublicityOutput(Schema):
    publicity_ends = fields.Date(required=True)


class ReexaminedInput(RoundRefInput):
    rules_on = fields.Date(required=True)
    objections = fields.List(fields.Dict(), required=True)
    reexaminations = fields.List(fields.Dict(), required=True)


class ResultsOutput(Schema):
    results = fields.List(fields.Dict(), required=True)


class RecoveryStartInput(Schema):
    grantNo = fields.String(required=True)
    cause = fields.String(required=True)


class RecoveryStartOutput(Schema):
    #: whether there is something to stop or to claim back
    grant_running = fields.Boolean(required=True)
    grant_closed = fields.Boolean(required=True)
    grant_no = fields.String(required=True)
    org_name = fields.String(required=True, allow_none=True)
    paid = fields.Float(required=True)
    cause_text = fields.String(required=True)
    case_key = fields.String(required=True, allow_none=True)
    rules_on = fields.Date(required=True)


class DissolvedInput(Schema):
    organizationId = fields.Raw(required=True)


class RecoveryOrderInput(GrantInput):
    recovery = fields.Dict(required=True)
    cause = fields.String(required=True)


class RecoveryOrderOutput(Schema):
    #: as it is when the order goes out: a grant may be closed while its recovery is decided
    grant_closed = fields.Boolean(required=True)


class ChangeInput(Schema):
    grantNo = fields.String(required=True)
    movedAmount = fields.Raw(required=True)
    scopeChanged = fields.Boolean(required=True)


class ChangeOutput(Schema):
    grant_running = fields.Boolean(required=True)
    needs_approval = fields.Boolean(required=True)
    changed_percent = fields.Float(required=True)
    grant_no = fields.String(required=True)
    org_name = fields.String(required=True, allow_none=True)
    rules_on = fields.Date(required=True)


class RecordChangeInput(GrantInput):
    changeText = fields.String(required=True)
    changed_percent = fields.Float(required=True)
    movedAmount = fields.Raw(required=True)
    needs_approval = fields.Boolean(required=True)
