"""How documents were delivered."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Body, Key, Name, Text
from workflows.documents.delivery import LONGEST


class Remedy(Answer):
    text = fields.String(metadata={"description": "What may be done against the document"})
    until = fields.Date(metadata={"description": "The last day, counted from delivery"})


class Delivery(Answer):
    id = Key(data_key="documentKey")
    code = fields.String(metadata={"example": "DOC-109"})
    title = fields.String(allow_none=True)
    addressee = fields.String()
    issued_on = fields.Date(allow_none=True)
    delivered_on = fields.Date(allow_none=True, metadata={"description": "null: not delivered yet"})
    delivery_method = fields.String(allow_none=True)
    delivery_receiver = fields.String(allow_none=True, metadata={"description": "Who took it"})
    delivery_receipt = fields.String(allow_none=True, metadata={"description": "What proves it (送达回证)"})
    may_record = fields.Boolean(metadata={"description": "Whether the caller records its delivery"})
    remedies = fields.List(fields.Nested(Remedy))


class DeliveryMethod(Answer):
    key = fields.String(metadata={"example": "direct"})
    text = fields.String()
    legal_basis = fields.String()
    receipt = fields.String(metadata={"description": "What proves a delivery of this kind"})


class Deliveries(Answer):
    items = fields.List(fields.Nested(Delivery))
    methods = fields.List(fields.Nested(DeliveryMethod))


class DeliveryRecord(Body):
    method = Name(required=True, metadata={"description": "A key of the list", "example": "direct"})
    on = fields.Date(
        required=True,
        data_key="deliveredOn",
        metadata={"description": "The day it was handed over, or announced"},
    )
    receiver = Text(limit=LONGEST, required=True)
    receipt = Text(limit=LONGEST, required=True, metadata={"description": "What proves it"})
    reason = Text(
        limit=500,
        load_default=None,
        allow_none=True,
        metadata={"description": "Why a delivery that is known is changed, 10 characters or more"},
    )
