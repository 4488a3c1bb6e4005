"""What a start form can be about, to choose from."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer


class OfferedOption(Answer):
    value = fields.String(metadata={"example": "BA510104-010-0001"})
    label = fields.String(metadata={"example": "示例合唱队（BA510104-010-0001，有效期至 2013-03-08）"})


class OfferedField(Answer):
    field = fields.String(
        metadata={"example": "filingNo", "description": "The key of a field of the start form"}
    )
    options = fields.List(fields.Nested(OfferedOption))
    is_case_number = fields.Boolean(
        metadata={"description": "Whether the case begins under the chosen value as `businessKey`"}
    )


class Offers(Answer):
    items = fields.List(fields.Nested(OfferedField))
