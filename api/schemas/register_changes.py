"""Changes of register entries by two people."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Body, Key, Name, Text
from api.schemas.purchases import Yuan
from workflows.opinions import REASON_MAXIMUM


class ChangeGround(Answer):
    key = fields.String(metadata={"example": "credit-repair"})
    text = fields.String()
    legal_basis = fields.String()


class Change(Answer):
    change = fields.String(metadata={"example": "end-supervision"})
    title = fields.String()
    asks = fields.String(allow_none=True, metadata={"description": "amount: the new total is told, too"})
    grounds = fields.List(fields.Nested(ChangeGround))


class Changes(Answer):
    items = fields.List(fields.Nested(Change))
    under_way = Key(
        data_key="underWayProcessInstanceKey",
        allow_none=True,
        metadata={"description": "The case in which a change is decided, if one is"},
    )


class ChangeProposal(Body):
    change = Name(required=True, metadata={"example": "end-supervision"})
    ground = Name(required=True, metadata={"description": "A ground of the list", "example": "credit-repair"})
    explanation = Text(limit=REASON_MAXIMUM, required=True, metadata={"description": "10 characters or more"})
    amount = Yuan(load_default=None, allow_none=True)


class ProposedChange(Answer):
    instance_id = Key(
        data_key="processInstanceKey", metadata={"description": "The case in which it is decided"}
    )
