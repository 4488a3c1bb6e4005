"""Tenders by the number of their project, and what a committee asks bidders."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, Count, Key, Moment, Text


class TenderByNumber(Body):
    project_no = Text(limit=64, required=True, metadata={"example": "GM2026-001"})


class FoundTender(Answer):
    id = Key(data_key="tenderKey")
    project_id = Key(data_key="projectKey")
    project_no = fields.String()
    round = fields.Integer()
    state = fields.String(metadata={"example": "OPEN"})
    closes_at = Moment()


class BidQuestion(Answer):
    question_id = Key(data_key="questionKey")
    bid_id = Key(data_key="bidKey")
    bidder = fields.String()
    kind = fields.String(validate=validate.OneOf(("PRICE", "CLARIFICATION")))
    question = fields.String()
    asked_at = Moment()
    due_at = Moment()
    answer = fields.String(allow_none=True)
    answered_at = Moment(allow_none=True)


class BidQuestions(Answer):
    items = fields.List(fields.Nested(BidQuestion))
    may_ask = fields.Boolean(metadata={"description": "Whether the caller chairs the committee that sits"})


class BidQuestionToAsk(Body):
    question = Text(least=10, limit=2000, required=True)
    minutes = Count(1, 1440, required=True, metadata={"description": "How long the bidder may answer"})


class AskedQuestion(Answer):
    question_id = Key(data_key="questionKey")
    bid_id = Key(data_key="bidKey")
    due_at = Moment()
