"""What the actions of a finding take and give."""

from __future__ import annotations

from marshmallow import Schema, fields


class FindingInput(Schema):
    unit = fields.String(required=True)
    title = fields.String(required=True)
    facts = fields.String(required=True)
    legal_basis = fields.String(required=True)
    auditor = fields.String(required=True)
    case_key = fields.String(load_default=None, allow_none=True)
    found_in = fields.String(load_default=None, allow_none=True)


class FindingOutput(Schema):
    finding_no = fields.String(required=True)


class WordsSchema(Schema):
    text = fields.String(required=True)


class JudgementInput(Schema):
    judgement = fields.Nested(WordsSchema, required=True, unknown="exclude")


class VerificationInput(Schema):
    verification = fields.Nested(WordsSchema, required=True, unknown="exclude")
