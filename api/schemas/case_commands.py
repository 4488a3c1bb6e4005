"""What may be done to a case outside its user tasks."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer


class CaseCommand(Answer):
    command = fields.String(metadata={"example": "withdraw-filing"})
    number = fields.String(metadata={"description": "Of the case, as the way of the command wants it"})


class CaseContinuation(Answer):
    process_key = fields.String(data_key="processDefinitionId", metadata={"example": "so-filing-renewal"})
    field = fields.String(metadata={"example": "filingNo", "description": "Of its start form"})
    value = fields.String(metadata={"example": "BA510104-010-0001"})


class CaseContinuations(Answer):
    items = fields.List(fields.Nested(CaseContinuation))


class CaseCommands(Answer):
    items = fields.List(fields.Nested(CaseCommand))
