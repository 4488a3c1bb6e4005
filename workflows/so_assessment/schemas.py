"""What each action of the assessment processes takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class BatchInput(Schema):
    """The announcement: from when until when applications are taken."""

    opensOn = fields.Date(required=True)
    closesOn = fields.Date(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)


class RulesDayOutput(Schema):
    rules_on = fields.Date(required=True)


class BatchOutput(Schema):
    batch_id = fields.String(required=True)
    batch_no = fields.String(required=True)


class ApplicationInput(Schema):
    """Who applies for which batch."""

    batchNo = fields.String(required=True)
    uscc = fields.String(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)


class ApplicationOutput(Schema):
    """``problem`` says why there is no case: the other values are null then."""

    rules_on = fields.Date(required=True)
    problem = fields.String(required=True, allow_none=True)
    case_id = fields.String(required=True, allow_none=True)
    organization_id = fields.String(required=True, allow_none=True)
    organization_name = fields.String(required=True, allow_none=True)
    batch_no = fields.String(required=True, allow_none=True)
    indicator_set = fields.String(required=True, allow_none=True)
    closes_on = fields.Date(required=True, allow_none=True)
    selfScores = fields.List(fields.Dict(), required=True, allow_none=True)


class CaseInput(Schema):
    """What every action on a case needs."""

    case_id = fields.Integer(required=True)
    rules_on = fields.Date(required=True)


class Declarations(Schema):
    lastConclusion = fields.String(load_default=None, allow_none=True)
    penalties = fields.Boolean(load_default=False, allow_none=True)
    changes = fields.String(load_default=None, allow_none=True)


class SelfAssessmentInput(CaseInput):
    selfScores = fields.List(fields.Dict(), required=True)
    declarations = fields.Nested(Declarations, required=True, unknown="exclude")


class SelfAssessmentOutput(Schema):
    submitted_on = fields.Date(required=True)
    self_total = fields.Float(required=True)
    facts = fields.Dict(required=True)
    differences = fields.List(fields.String(), required=True)


class EligibilityInput(CaseInput):
    conclusion = fields.String(required=True)
    conclusionReason = fields.String(load_default=None, allow_none=True)
    eligibility = fields.List(fields.String(allow_none=True), load_default=list, allow_none=True)


class GradeOutput(Schema):
    grade = fields.String(required=True)
    publicity_ends_on = fields.Date(required=True)
    notice_id = fields.String(required=True)


class ReexaminationInput(CaseInput):
    claims = fields.String(required=True)
    claimReason = fields.String(required=True)
    grade = fields.String(required=True)


class ReexaminationOutput(Schema):
    requested_on = fields.Date(required=True)


class DecidedOutput(Schema):
    grade = fields.String(required=True)


class ConfirmedOutput(Schema):
    rating_id = fields.String(required=True, allow_none=True)
    valid_from = fields.Date(required=True, allow_none=True)
    valid_to = fields.Date(required=True, allow_none=True)
    remind_on = fields.Date(required=True, allow_none=True)


class WithdrawalInput(CaseInput):
    withdrawal_reason = fields.String(load_default=None, allow_none=True)


class TiesOutput(Schema):
    ties = fields.List(fields.Dict(), required=True)


class DrawInput(CaseInput):
    recusals = fields.List(fields.Dict(), load_default=list, allow_none=True)


class DrawOutput(Schema):
    seats = fields.List(fields.Dict(), required=True)
    pool_exhausted = fields.Boolean(required=True)


class DeclarationsInput(CaseInput):
    declared = fields.List(fields.Dict(), required=True)


class PanelOutput(Schema):
    panel = fields.List(fields.Dict(), required=True)
    panel_complete = fields.Boolean(required=True)


class SheetsOutput(Schema):
    visited_on = fields.Date(required=True)
    sheets = fields.List(fields.Dict(), required=True)


class DeviationsOutput(Schema):
    deviations = fields.List(fields.Dict(), required=True)


class JointInput(CaseInput):
    deviation = fields.Dict(required=True)
    joint_scores = fields.List(fields.Dict(), required=True)


class OpinionInput(CaseInput):
    falseMaterial = fields.Boolean(load_default=False, allow_none=True)


class TotalsOutput(Schema):
    """Shares are percentages."""

    total = fields.Float(required=True)
    veto = fields.Boolean(required=True)
    party_share = fields.Float(required=True)
    finance_share = fields.Float(required=True)


class ReportInput(CaseInput):
    total = fields.Float(required=True)
    suggested = fields.String(required=True)
    reportText = fields.String(required=True)
    visits = fields.List(fields.Dict(), required=True)


class MembersOutput(Schema):
    member_options = fields.List(fields.Dict(), required=True)


class MeetingInput(CaseInput):
    chair = fields.String(required=True)
    present = fields.List(fields.String(), required=True)
    suggested = fields.String(load_default=None, allow_none=True)
    claims = fields.String(load_default=None, allow_none=True)


class MeetingOutput(Schema):
    meeting_id = fields.String(required=True)
    has_quorum = fields.Boolean(required=True)
    attending = fields.List(fields.String(), required=True)


class CountInput(CaseInput):
    meeting_id = fields.Integer(required=True)


class CountOutput(Schema):
    vote_outcome = fields.String(required=True)


class RevisionInput(CaseInput):
    proposedGrade = fields.String(required=True)
    revisionReason = fields.String(load_default=None, allow_none=True)


class RevisionOutput(Schema):
    suggested = fields.String(required=True)


class AdjustmentsInput(CaseInput):
    adjustments = fields.List(fields.Dict(), load_default=list, allow_none=True)
    vote_outcome = fields.String(required=True)


class ReexaminationDecisionInput(AdjustmentsInput):
    new_grade = fields.String(load_default=None, allow_none=True)
    hearingText = fields.String(required=True)
    total = fields.Float(load_default=None, allow_none=True)


class RatingInput(Schema):
    rating_id = fields.Integer(required=True)


class RatingStateOutput(Schema):
    still_valid = fields.Boolean(required=True)


class DowngradeStartInput(Schema):
    uscc = fields.String(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)


class DowngradeStartOutput(Schema):
    rules_on = fields.Date(required=True)
    received_on = fields.Date(required=True)
    rating_id = fields.String(required=True, allow_none=True)
    organization_id = fields.String(required=True, allow_none=True)
    organization_name = fields.String(required=True, allow_none=True)
    current_grade = fields.String(required=True, allow_none=True)


class DowngradeInput(Schema):
    rating_id = fields.Integer(required=True)
    rules_on = fields.Date(required=True)
    measure = fields.Dict(required=True)
    factsFound = fields.String(required=True)


class DowngradeOutput(Schema):
    new_grade = fields.String(required=True)
    decided_on = fields.Date(required=True)
    has_certificates = fields.Boolean(required=True)


class CertificatesInput(Schema):
    organization_id = fields.Integer(required=True)
    rating_id = fields.Integer(required=True)


class ComplaintInput(Schema):
    uscc = fields.String(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)


class ComplaintOutput(Schema):
    rules_on = fields.Date(required=True)
    received_on = fields.Date(required=True)
    organization_name = fields.String(required=True, allow_none=True)
