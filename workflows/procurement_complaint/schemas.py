"""What each action of the complaint process takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class LetterInput(Schema):
    challengeNo = fields.String(required=True)
    organizationId = fields.Integer(required=True)
    items = fields.List(fields.Dict(), load_default=list, allow_none=True)
    facts = fields.String(load_default=None, allow_none=True)
    law = fields.String(load_default=None, allow_none=True)
    letterOn = fields.Date(load_default=None, allow_none=True)
    agent = fields.String(load_default=None, allow_none=True)
    #: heeded of a replay only
    rules_on = fields.Date(load_default=None, allow_none=True)


class LetterOutput(Schema):
    project_id = fields.String(required=True)
    project_no = fields.String(required=True)
    project_name = fields.String(required=True)
    purchaser = fields.String(required=True)
    organization_id = fields.String(required=True)
    complainant = fields.String(required=True)
    complainant_unit = fields.String(required=True)
    complaint_id = fields.String(required=True)
    complaint_no = fields.String(required=True)
    earlier_id = fields.String(required=True)
    target = fields.String(required=True)
    received_on = fields.Date(required=True)
    rules_on = fields.Date(required=True)
    answer_due = fields.Date(required=True)
    last_day = fields.Date(required=True)
    correction_count = fields.Integer(required=True)
    pauses = fields.List(fields.Dict(), required=True)
    is_suspended = fields.Boolean(required=True)
    check = fields.Dict(required=True)


class ComplaintInput(Schema):
    complaint_id = fields.Integer(required=True)
    complaint_no = fields.String(required=True)
    project_id = fields.Integer(required=True)
    organization_id = fields.Integer(required=True)
    received_on = fields.Date(required=True)
    rules_on = fields.Date(required=True)
    correction_count = fields.Integer(load_default=0)
    pauses = fields.List(fields.Dict(), load_default=list)
    check = fields.Dict(load_default=dict)
    #: what the complainant added when asked
    correction = fields.Dict(load_default=None, allow_none=True)


class ClockOutput(Schema):
    pauses = fields.List(fields.Dict(), required=True)
    correction_count = fields.Integer()
    notified_on = fields.Date()


class CopiesSchema(Schema):
    sent_on = fields.Date(required=True)
    suspend = fields.Boolean(load_default=False, allow_none=True)
    suspend_until = fields.Date(load_default=None, allow_none=True)
    reason = fields.String(load_default=None, allow_none=True)


class CopiesInput(ComplaintInput):
    copies = fields.Nested(CopiesSchema, required=True, unknown="exclude")
    purchaser = fields.String(required=True)


class CopiesOutput(Schema):
    is_suspended = fields.Boolean(required=True)
    #: the candidate groups that are to answer
    respondents = fields.List(fields.String(), required=True)


class SuspendedOutput(Schema):
    is_suspended = fields.Boolean(required=True)


class FindingSchema(Schema):
    pause_reason = fields.String(load_default=None, allow_none=True)
    result = fields.String(load_default=None, allow_none=True)
    unfounded = fields.Boolean(load_default=False, allow_none=True)
    effect = fields.String(load_default=None, allow_none=True)
    facts = fields.String(load_default=None, allow_none=True)
    basis = fields.String(load_default=None, allow_none=True)
    decision = fields.String(load_default=None, allow_none=True)


class FindingInput(ComplaintInput):
    finding = fields.Nested(FindingSchema, required=True, unknown="exclude")
