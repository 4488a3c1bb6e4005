"""What may be done to a case outside its user tasks."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer


class CaseCommand(Answer):
    command = fields.String(metadata={"example": "withdraw-filing"})
    number = fields.String(metadata={"description": "Of the case, as the way of the command wants it"})


class CaseCommands(Answer):
    items = fields.List(fields.Nested(CaseCommand))
