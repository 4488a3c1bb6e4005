"""Official documents of a case."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Key, Moment


class Document(Answer):
    id = Key(data_key="documentKey")
    instance_id = Key(data_key="processInstanceKey")
    code = fields.String(metadata={"example": "DOC-101"})
    number = fields.String(allow_none=True, metadata={"description": "文号"})
    title = fields.String(allow_none=True)
    addressee = fields.String()
    issued_on = fields.Date(allow_none=True)
    issuing_unit = fields.String(allow_none=True)
    signer = fields.String(allow_none=True)
    sha256 = fields.String(allow_none=True, metadata={"description": "Of the sheet as it was issued"})
    pdf_sha256 = fields.String(allow_none=True, metadata={"description": "null: not printed yet"})
    delivery_method = fields.String(allow_none=True)
    delivered_on = fields.Date(allow_none=True)
    created_at = Moment()
    is_unaltered = fields.Boolean(metadata={"description": "Whether the sheets still have their hashes"})


class Documents(Answer):
    items = fields.List(fields.Nested(Document))
