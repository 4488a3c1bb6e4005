"""What each action of the filing takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class PersonSchema(Schema):
    """FG-PERSON as far as the register of persons keeps it."""

    name = fields.String(load_default="", allow_none=True)
    idType = fields.String(load_default=None, allow_none=True)
    # sealed when they came with the form
    idNo = fields.Raw(load_default=None, allow_none=True)
    phone = fields.Raw(load_default=None, allow_none=True)
    address = fields.Raw(load_default=None, allow_none=True)


class RegisteredPerson(Schema):
    role = fields.String(required=True)
    person_id = fields.String(required=True)


class ApplicationInput(Schema):
    """The application as submitted (form F1), as far as the register needs it."""

    orgName = fields.String(required=True)
    filedClass = fields.String(required=True)
    street = fields.String(required=True)
    community = fields.String(required=True)
    personInCharge = fields.Nested(PersonSchema, load_default=None, allow_none=True, unknown="exclude")
    initiators = fields.List(
        fields.Nested(PersonSchema, unknown="exclude"), load_default=list, allow_none=True
    )
    #: which day's rules bind the case; heeded only from a replay (default: the day of receipt)
    rules_on = fields.Date(load_default=None, allow_none=True)


class ReceiptOutput(Schema):
    receipt_no = fields.String(required=True)
    received_on = fields.Date(required=True)
    rules_on = fields.Date(required=True)
    applicant = fields.String(required=True)
    correction_count = fields.Integer(required=True)
    name_taken = fields.Boolean(required=True)
    #: intervals in which the statutory clock stood still (T9); ``deadline`` takes them as pauses
    clock_stops = fields.List(fields.Raw(), required=True)
    #: the persons of the application who are in the register, with their part in it
    people = fields.List(fields.Nested(RegisteredPerson), required=True)


class ChecklistItem(Schema):
    material = fields.String(required=True)
    state = fields.String(required=True)
    note = fields.String(load_default=None, allow_none=True)


class AcceptanceSchema(Schema):
    """The variable ``acceptance``: the officer's conclusion, or that of silence."""

    conclusion = fields.String(required=True)
    mode = fields.String(required=True)
    accepted_on = fields.Date(required=True)
    decision_from = fields.Date(required=True)
    items = fields.List(fields.Nested(ChecklistItem), load_default=None, allow_none=True)
    reason = fields.String(load_default=None, allow_none=True)
    #: the last day for corrections; none means the rule's default
    correction_due = fields.Date(load_default=None, allow_none=True)


class AcceptanceInput(Schema):
    acceptance = fields.Nested(AcceptanceSchema, required=True, unknown="exclude")
    received_on = fields.Date(required=True)
    rules_on = fields.Date(required=True)


class NotifiedOutput(Schema):
    notified_on = fields.Date(required=True)
    correction_due = fields.Date(required=True)


class CorrectionInput(Schema):
    received_on = fields.Date(required=True)
    correction_count = fields.Integer(required=True)
    resubmitted = fields.List(fields.String(), load_default=list, allow_none=True)


class DecisionSchema(Schema):
    """The variable ``approval``: what the deciding officer signed."""

    opinion = fields.String(required=True)
    text = fields.String(load_default=None, allow_none=True)
    legal_basis = fields.Raw(load_default=None, allow_none=True)


class DecisionInput(Schema):
    approval = fields.Nested(DecisionSchema, required=True, unknown="exclude")
    rules_on = fields.Date(required=True)


class ApprovalOutput(Schema):
    filing_no = fields.String(required=True)
    document_no = fields.String(required=True)
    valid_to = fields.Date(required=True)


class RegistrationInput(Schema):
    place = fields.Dict(load_default=None, allow_none=True)
    charter = fields.Dict(load_default=None, allow_none=True)
    people = fields.List(fields.Nested(RegisteredPerson), load_default=list, allow_none=True)


class RegisteredOutput(Schema):
    """What the case of the filing's validity is found by."""

    filing_id = fields.String(required=True)
    validity_key = fields.String(required=True)


class WithdrawalInput(Schema):
    withdrawal_reason = fields.String(load_default=None, allow_none=True)


class TrackSchema(Schema):
    result = fields.String(required=True)
    basis = fields.String(required=True)


class TrackInput(Schema):
    track = fields.Nested(TrackSchema, required=True, unknown="exclude")
