"""Uploaded files."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Key, Moment


class File(Answer):
    id = Key(data_key="fileKey", metadata={"description": "What a form's file field is filled in with"})
    name = fields.String()
    type = fields.String(metadata={"example": "pdf"})
    size = fields.Integer(metadata={"description": "Bytes"})
    sha256 = fields.String()
    uploaded_by = fields.String()
    uploaded_at = Moment()
