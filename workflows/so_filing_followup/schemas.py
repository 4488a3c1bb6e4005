"""What the actions of procedures about a filing take and give."""

from __future__ import annotations

from marshmallow import Schema, fields

from workflows.so_filing.schemas import AcceptanceSchema as FilingAcceptance
from workflows.so_filing.schemas import CorrectionInput as CorrectionInput
from workflows.so_filing.schemas import DecisionSchema, PersonSchema
from workflows.so_filing.schemas import NotifiedOutput as NotifiedOutput


class RequestInput(Schema):
    """Whatever a start form of these procedures has; each kind heeds its own."""

    filingNo = fields.String(required=True)
    rules_on = fields.Date(load_default=None, allow_none=True)
    changeKinds = fields.List(fields.String(), load_default=list, allow_none=True)
    changedOn = fields.Date(load_default=None, allow_none=True)
    newName = fields.String(load_default=None, allow_none=True)
    newPlace = fields.String(load_default=None, allow_none=True)
    newBusiness = fields.String(load_default=None, allow_none=True)
    newHead = fields.Nested(PersonSchema, load_default=None, allow_none=True, unknown="exclude")
    cancelReason = fields.String(load_default=None, allow_none=True)
    lastActiveOn = fields.Date(load_default=None, allow_none=True)
    convertedTo = fields.String(load_default=None, allow_none=True)
    ground = fields.String(load_default=None, allow_none=True)
    facts = fields.String(load_default=None, allow_none=True)
    wrongField = fields.String(load_default=None, allow_none=True)
    correctValue = fields.String(load_default=None, allow_none=True)
    correctionReason = fields.String(load_default=None, allow_none=True)


class ReceiptOutput(Schema):
    receipt_no = fields.String(required=True)
    received_on = fields.Date(required=True)
    rules_on = fields.Date(required=True)
    applicant = fields.String(required=True)
    filing_id = fields.String(required=True)
    org_name = fields.String(required=True)
    street = fields.String(required=True)
    valid_to = fields.Date(required=True)
    #: who applied for the filing, whom a revocation hears
    holder = fields.String(required=True)
    #: what is asked for, in words, for whoever decides
    asked_text = fields.String(required=True)
    is_late = fields.Boolean(required=True)
    correction_count = fields.Integer(required=True)
    head_id = fields.String(required=True, allow_none=True)
    clock_stops = fields.List(fields.Raw(), required=True)


class AcceptanceSchema(FilingAcceptance):
    """The intake's conclusion; what is missing in one text instead of a checklist."""

    faults = fields.String(load_default=None, allow_none=True)


class AcceptanceInput(Schema):
    acceptance = fields.Nested(AcceptanceSchema, required=True, unknown="exclude")
    rules_on = fields.Date(required=True)


class DecisionInput(Schema):
    approval = fields.Nested(DecisionSchema, required=True, unknown="exclude")
    rules_on = fields.Date(required=True)
    head_id = fields.String(load_default=None, allow_none=True)
    statement = fields.String(load_default=None, allow_none=True)


class EffectOutput(Schema):
    """The key under which the validity case of the filing is found, before and after."""

    old_validity_key = fields.String(required=True)
    validity_key = fields.String(required=True)
    valid_to = fields.Date(required=True)


class StatementOutput(Schema):
    statement_due = fields.Date(required=True)


class ReasonInput(Schema):
    withdrawal_reason = fields.String(load_default=None, allow_none=True)
    opinionText = fields.String(load_default=None, allow_none=True)


class ValidityInput(Schema):
    filing_id = fields.Integer(required=True)
    valid_to = fields.Date(required=True)
    rules_on = fields.Date(required=True)


class WatchOutput(Schema):
    situation = fields.String(required=True)
    #: the end of this day is the next moment to look
    wait_until = fields.Date(required=True)
    days_left = fields.Integer(required=True)
