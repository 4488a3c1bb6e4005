"""What each action of the contract process takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


def number() -> fields.Decimal:
    """An amount as the forms send it."""
    return fields.Decimal(required=True)


class OpenInput(Schema):
    #: given by the case before; text or number: a page's numbers are not exact enough for ids
    projectId = fields.Integer(load_default=None, allow_none=True)
    #: chosen by whoever begins it by hand
    projectNo = fields.String(load_default=None, allow_none=True)
    #: heeded of a replay only
    rules_on = fields.Date(load_default=None, allow_none=True)
    #: the requirement (F4a) as it was announced, for projects whose terms are not in the register
    requirement = fields.Dict(load_default=None, allow_none=True)


class OpenOutput(Schema):
    """Who is to sign what, and the terms it was announced with."""

    project_id = fields.String(required=True)
    project_no = fields.String(required=True)
    project_name = fields.String(required=True)
    purchaser = fields.String(required=True)
    organization_id = fields.String(required=True)
    supplier = fields.String(required=True)
    supplier_unit = fields.String(required=True)
    award_price = fields.Decimal(required=True)
    sign_from = fields.Date(required=True)
    standstill_to = fields.Date(required=True, allow_none=True)
    terms = fields.Dict(required=True, allow_none=True)
    rules_on = fields.Date(required=True)
    contract_no = fields.String(required=True, allow_none=True)
    instalment = fields.Dict(required=True, allow_none=True)
    supplement = fields.Dict(required=True, allow_none=True)


class ProjectInput(Schema):
    project_id = fields.Integer(required=True)
    rules_on = fields.Date(required=True)


class PauseOutput(Schema):
    pause_state = fields.Dict(required=True)


class CandidateInput(ProjectInput):
    refusal_reason = fields.String(load_default=None, allow_none=True)
    supplier_signed = fields.Boolean(load_default=None, allow_none=True)
    pause_state = fields.Dict(load_default=dict)


class LookOutput(Schema):
    contract_facts = fields.Dict(required=True)


class CandidateOutput(Schema):
    has_candidate = fields.Boolean(required=True)
    #: the last day of the stand-still behind the new result
    standstill_to = fields.Date()
    organization_id = fields.String()
    supplier = fields.String()
    supplier_unit = fields.String()
    award_price = fields.Decimal()
    sign_from = fields.Date()


class Instalment(Schema):
    node = fields.String(required=True)
    percent = number()
    stage = fields.String(required=True)
    condition = fields.String(load_default=None, allow_none=True)


class DraftSchema(Schema):
    amount = number()
    validFrom = fields.Date(required=True)
    validTo = fields.Date(required=True)
    requirements = fields.String(required=True)
    acceptancePlan = fields.String(required=True)
    paymentPlan = fields.List(fields.Nested(Instalment, unknown="exclude"), required=True)
    bondAmount = fields.Decimal(load_default=None, allow_none=True)


class SignInput(ProjectInput):
    draft = fields.Nested(DraftSchema, required=True, unknown="exclude")
    organization_id = fields.Integer(required=True)
    purchaser = fields.String(required=True)


class SignOutput(Schema):
    contract_id = fields.String(required=True)
    contract_no = fields.String(required=True)
    signed_on = fields.Date(required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True)
    #: what the bidders of the round had to deposit, in 元, and who gives it back
    bid_deposit = fields.Float(required=True)
    agency_staff = fields.String(required=True)


class ContractInput(ProjectInput):
    contract_id = fields.Integer(required=True)
    purchaser = fields.String(required=True)
    supplier = fields.String(required=True)


class BondSchema(Schema):
    amount = number()
    voucher = fields.String(required=True)
    received_on = fields.Date(required=True)


class StartInput(ContractInput):
    bond = fields.Nested(BondSchema, load_default=None, allow_none=True, unknown="exclude")
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True)


class ReportingOutput(Schema):
    #: the last day of the next report's period; none after the last
    report_to = fields.Date(required=True, allow_none=True)


class ServiceSchema(Schema):
    servedOn = fields.Date(required=True)
    place = fields.String(required=True)
    activity = fields.String(required=True)
    participants = fields.Integer(required=True)
    socialWorkers = fields.Integer(load_default=None, allow_none=True)
    volunteers = fields.Integer(load_default=None, allow_none=True)
    spent = number()
    increments = fields.List(fields.Dict(), load_default=list, allow_none=True)


class ServiceInput(ContractInput):
    service_entry = fields.Nested(ServiceSchema, required=True, unknown="exclude")


class ReportInput(ContractInput):
    report_entry = fields.Dict(required=True)
    report_to = fields.Date(required=True)
    valid_to = fields.Date(required=True)


class InstalmentOutput(Schema):
    instalment = fields.Dict(required=True)
    payable_from = fields.Date(required=True)
    held_on = fields.Date(required=True)


class AcceptanceItem(Schema):
    item = fields.String(required=True)
    standard = fields.String(required=True)


class CompletionInput(ContractInput):
    #: the terms the purchase was announced with
    terms = fields.Dict(load_default=None, allow_none=True)


class CompletionOutput(Schema):
    #: what is accepted, and by which standard; every acceptor judges each
    acceptance_items = fields.List(fields.Nested(AcceptanceItem), required=True)


class AcceptanceInput(ContractInput):
    acceptances = fields.List(fields.Dict(), required=True)
    user_opinions = fields.List(fields.Dict(), required=True)


class AcceptanceOutput(Schema):
    is_accepted = fields.Boolean(required=True)


class EvaluationSchema(Schema):
    phase = fields.String(required=True)
    scores = fields.Dict(keys=fields.String(), values=fields.Decimal(), required=True)
    veto = fields.Boolean(load_default=False, allow_none=True)
    rectification = fields.Boolean(load_default=False, allow_none=True)
    text = fields.String(required=True)


class GradeSchema(Schema):
    grade = fields.String(required=True)
    total = fields.Decimal(required=True)


class EvaluationInput(ContractInput):
    evaluation = fields.Nested(EvaluationSchema, required=True, unknown="exclude")
    graded = fields.Nested(GradeSchema, required=True, unknown="exclude")
    instalment = fields.Dict(required=True)


class PaymentInput(ContractInput):
    instalment = fields.Dict(required=True)
    payment = fields.Dict(load_default=dict, allow_none=True)


class RequestSchema(Schema):
    amount = number()
    invoice = fields.String(required=True)


class PaidSchema(Schema):
    voucher = fields.String(required=True)
    on = fields.Date(required=True)


class PayInput(PaymentInput):
    payment_request = fields.Nested(RequestSchema, required=True, unknown="exclude")
    paid = fields.Nested(PaidSchema, required=True, unknown="exclude")


class WithholdInput(PaymentInput):
    termination = fields.Dict(load_default=None, allow_none=True)


class SupplementInput(ContractInput):
    supplement = fields.Dict(required=True)


class OverturnSchema(Schema):
    """The variable ``overturn``: whose letter was upheld, and with which effect."""

    effect = fields.String(required=True)
    number = fields.String(required=True)


class ChoiceSchema(Schema):
    choice = fields.String(required=True)
    reason = fields.String(required=True)


class UndoInput(ContractInput):
    overturn = fields.Nested(OverturnSchema, required=True, unknown="exclude")
    overturn_choice = fields.Nested(ChoiceSchema, required=True, unknown="exclude")


class UndoOutput(Schema):
    has_successor = fields.Boolean(required=True)
    undone_reason = fields.String(required=True)


class SuccessorInput(ProjectInput):
    undone_reason = fields.String(required=True)
