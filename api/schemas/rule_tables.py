"""Rules of law in force, versions somebody proposed, and calendars of working days."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate

from api.fields import Answer, Body, Key, Moment, Name, Text
from workflows.rules.book import VERIFIED_TAGS

_STATES = ("PROPOSED", "APPROVED", "REJECTED")


class RuleQuery(Body):
    key = Text(
        limit=128, load_default="", metadata={"description": "How the keys begin", "example": "notice."}
    )
    on = fields.Date(load_default=None, metadata={"description": "Only what is in force on this day"})


class Rule(Answer):
    key = fields.String(metadata={"example": "so-filing.acceptance"})
    value = fields.Raw(metadata={"description": "A number, a text, or true and false"})
    unit = fields.String(metadata={"description": "WD working days, CD calendar days, else what is counted"})
    effective_from = fields.Date(allow_none=True)
    effective_to = fields.Date(allow_none=True)
    legal_basis = fields.String()
    verified_tag = fields.String(validate=validate.OneOf(sorted(VERIFIED_TAGS)))
    is_default = fields.Boolean(metadata={"description": "Not verified in a source: shown as a default"})
    is_loaded = fields.Boolean(metadata={"description": "Loaded by an administrator, not shipped"})
    text = fields.String()


class Rules(Answer):
    items = fields.List(fields.Nested(Rule))


def _plain(value: Any) -> None:
    is_short = not isinstance(value, str) or (len(value) <= 2000 and "\0" not in value)
    if not isinstance(value, bool | int | float | str) or not is_short:
        raise ValidationError(str(type(value).__name__))


class NewRule(Body):
    key = Text(limit=128, least=1, required=True)
    value = fields.Raw(required=True, validate=_plain)
    unit = Text(limit=16, least=1, required=True)
    effective_from = fields.Date(required=True)
    effective_to = fields.Date(load_default=None, allow_none=True)
    legal_basis = Text(limit=2000, least=1, required=True)
    verified_tag = fields.String(required=True, validate=validate.OneOf(sorted(VERIFIED_TAGS)))
    text = Text(limit=2000, required=True)


class RuleProposalCreation(Body):
    rules = fields.List(fields.Nested(NewRule), required=True, validate=validate.Length(min=1, max=200))
    reason = Text(limit=500, least=1, required=True)


class ProposalQuery(Body):
    state = fields.String(load_default=None, validate=validate.OneOf(_STATES))


class RuleProposal(Answer):
    id = Key(data_key="proposalKey")
    rules = fields.List(fields.Nested(Rule))
    reason = fields.String()
    state = fields.String(validate=validate.OneOf(_STATES))
    created_by = fields.String(data_key="proposedBy")
    created_by_name = fields.String(
        data_key="proposedByName", allow_none=True, metadata={"description": "null: of nobody we know"}
    )
    created_at = Moment(data_key="proposedAt")
    decided_by = fields.String(allow_none=True)
    decided_by_name = fields.String(allow_none=True)
    decided_on = fields.Date(allow_none=True)
    opinion = fields.String(allow_none=True)


class RuleProposals(Answer):
    items = fields.List(fields.Nested(RuleProposal))


class Rejection(Body):
    opinion = Text(limit=500, least=1, required=True)


class CalendarSummary(Answer):
    year = fields.Integer()
    source = fields.String()
    is_loaded = fields.Boolean(metadata={"description": "Loaded by an administrator, not shipped"})


class Calendars(Answer):
    items = fields.List(fields.Nested(CalendarSummary))


_DAYS = {"description": "Day: occasion", "example": {"2027-01-01": "元旦"}}


class Calendar(CalendarSummary):
    holidays = fields.Dict(keys=fields.Date(), values=fields.String(), metadata=_DAYS)
    makeup_days = fields.Dict(keys=fields.Date(), values=fields.String(), metadata=_DAYS)


class CalendarYear(Body):
    source = Name(required=True, metadata={"example": "国办发明电〔2026〕1号"})
    holidays = fields.Dict(
        keys=fields.Date(), values=Name(), required=True, validate=validate.Length(max=366), metadata=_DAYS
    )
    makeup_days = fields.Dict(
        keys=fields.Date(), values=Name(), required=True, validate=validate.Length(max=366), metadata=_DAYS
    )
