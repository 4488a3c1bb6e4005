"""What each action of the challenge process takes and gives; unknown variables are dropped."""

from __future__ import annotations

from marshmallow import Schema, fields


class Item(Schema):
    item = fields.String(load_default=None, allow_none=True)
    claim = fields.String(load_default=None, allow_none=True)


class LetterInput(Schema):
    """The letter (F4z), or the inquiry."""

    kind = fields.String(required=True)
    projectNo = fields.String(required=True)
    organizationId = fields.Integer(required=True)
    question = fields.String(load_default=None, allow_none=True)
    target = fields.String(load_default=None, allow_none=True)
    obtainedOn = fields.Date(load_default=None, allow_none=True)
    items = fields.List(fields.Nested(Item, unknown="exclude"), load_default=list, allow_none=True)
    facts = fields.String(load_default=None, allow_none=True)
    law = fields.String(load_default=None, allow_none=True)
    letterOn = fields.Date(load_default=None, allow_none=True)
    agent = fields.String(load_default=None, allow_none=True)
    consortium = fields.String(load_default=None, allow_none=True)
    #: heeded of a replay only
    rules_on = fields.Date(load_default=None, allow_none=True)


class LetterOutput(Schema):
    project_id = fields.String(required=True)
    project_no = fields.String(required=True)
    project_name = fields.String(required=True)
    purchaser = fields.String(required=True)
    organization_id = fields.String(required=True)
    challenger = fields.String(required=True)
    challenger_unit = fields.String(required=True)
    received_on = fields.Date(required=True)
    rules_on = fields.Date(required=True)
    inquiry_id = fields.String(required=True, allow_none=True)
    challenge_id = fields.String(required=True, allow_none=True)
    challenge_no = fields.String(required=True, allow_none=True)
    #: the day the period runs from, as the registers or the letter say
    knownOn = fields.Date(required=True, allow_none=True)
    last_day = fields.Date(required=True, allow_none=True)
    #: whether the registers say so, and nobody else
    is_known_fixed = fields.Boolean(required=True)
    is_paused = fields.Boolean(required=True)


class InquiryInput(Schema):
    inquiry_id = fields.Integer(required=True)
    inquiry_answer = fields.String(required=True)


class CheckSchema(Schema):
    conclusion = fields.String(required=True)
    known_on = fields.Date(required=True)
    reason = fields.String(load_default=None, allow_none=True)
    affects_result = fields.Boolean(load_default=False, allow_none=True)


class CheckInput(Schema):
    check = fields.Nested(CheckSchema, required=True, unknown="exclude")
    challenge_id = fields.Integer(required=True)
    project_id = fields.Integer(required=True)
    challenge_no = fields.String(required=True)
    received_on = fields.Date(required=True)
    rules_on = fields.Date(required=True)
    #: what the challenger added when asked
    completed = fields.Dict(load_default=None, allow_none=True)


class PausedOutput(Schema):
    is_paused = fields.Boolean(required=True)


class Reply(Schema):
    item = fields.String(required=True)
    found = fields.String(required=True)
    reply = fields.String(required=True)


class AnswerSchema(Schema):
    replies = fields.List(fields.Nested(Reply, unknown="exclude"), required=True)
    basis = fields.String(required=True)
    result = fields.String(required=True)
    effect = fields.String(required=True)
    conclusion = fields.String(required=True)


class AnswerInput(Schema):
    answer = fields.Nested(AnswerSchema, required=True, unknown="exclude")
    challenge_id = fields.Integer(required=True)
    challenge_no = fields.String(required=True)
    organization_id = fields.Integer(required=True)
    project_id = fields.Integer(required=True)
    received_on = fields.Date(required=True)


class WithdrawalInput(Schema):
    challenge_id = fields.Integer(required=True)
