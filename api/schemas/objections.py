"""Objections to what stands before the public, and their answers."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, CountText, Key, Text, page_of


class OwnObjections(Body):
    limit = CountText(1, 200, load_default=20)
    after = fields.String(load_default=None, validate=validate.Length(max=2000))
    reference = Text(
        limit=64, load_default=None, metadata={"description": "The number of one purchase or grant only"}
    )
    notice = Key(load_default=None, metadata={"description": "To one notice only, by its noticeKey"})


class NewObjection(Body):
    objector = Text(least=1, limit=100, required=True, metadata={"description": "Who objects, by name"})
    text = Text(least=1, limit=2000, required=True, metadata={"description": "To what, and on which grounds"})


class TakenGrantObjection(Answer):
    objection_id = Key(data_key="objectionKey")
    due_on = fields.String(
        metadata={"format": "date", "description": "The answer comes until the end of this day"}
    )


class TakenObjection(TakenGrantObjection):
    project_id = Key(data_key="projectKey")
    instance_id = Key(data_key="processInstanceKey")


class Objection(Answer):
    id = Key(data_key="objectionKey")
    kind = fields.String(
        metadata={"example": "COMPARISON_RESULT", "description": "Of the notice objected to"}
    )
    label = fields.String(metadata={"example": "中选公示"})
    reference = fields.String(metadata={"example": "GM2026-001"})
    subject = fields.String()
    objector = fields.String()
    text = fields.String()
    raised_on = fields.Date()
    due_on = fields.Date(allow_none=True)
    state = fields.String(validate=validate.OneOf(("RAISED", "ANSWERED")))
    result = fields.String(allow_none=True, validate=validate.OneOf(("UPHELD", "REJECTED", "ENDED")))
    answer = fields.String(allow_none=True)
    answered_on = fields.Date(allow_none=True)
    document_id = Key(
        data_key="documentKey", allow_none=True, metadata={"description": "The answer as a paper"}
    )


ObjectionPage = page_of("Objection", Objection)
