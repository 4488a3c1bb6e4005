"""Tenders with sealed bids: what is sent is as docs/adr/0008-sealed-bids.md says, binary parts in base64."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final

from marshmallow import ValidationError, fields, validate

from api.fields import Answer, Body, Count, Key, Moment, Text, Variables
from api.messages import text

#: Characters of an envelope in base64; the desk itself wants one exact size.
_LARGEST: Final = 8 * 1024 * 1024


class Binary(fields.String):
    """Bytes, in base64 outside."""

    def __init__(self, *, limit: int = 16_384, **more: Any) -> None:
        super().__init__(metadata={"format": "byte"}, validate=validate.Length(max=limit), **more)
        self._limit = limit

    def _serialize(self, value: Any, *args: Any, **more: Any) -> str | None:
        return None if value is None else base64.b64encode(bytes(value)).decode()

    def _deserialize(self, value: Any, *args: Any, **more: Any) -> Any:
        found = super()._deserialize(value, *args, **more)
        if len(found) > self._limit:
            raise ValidationError(text("http.not-storable"))
        try:
            return base64.b64decode(found, validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValidationError(text("http.not-storable")) from error

    def _validate(self, value: Any) -> None:
        """The length of the text was looked at before it was decoded."""


class OpeningKeyRegistration(Body):
    public_key = Binary(required=True)
    wrapped_private_key = Text(limit=16_384, required=True)


class OpeningKey(Answer):
    id = Key(data_key="openingKeyKey")
    public_key = Binary()
    wrapped_private_key = fields.String()


class Holder(Answer):
    number = fields.Integer(metadata={"description": "Which share of every bid is theirs"})
    public_key = Binary()


class Tender(Answer):
    """What anybody signed in may know; how many bids there are is not among it."""

    id = Key(data_key="tenderKey")
    project_id = Key(data_key="projectKey")
    project_no = fields.String()
    project_name = fields.String()
    method = fields.String(metadata={"example": "OPEN_TENDER"})
    round = fields.Integer()
    stage = fields.String(
        metadata={"example": "BID", "description": "QUOTE for the final quotes of a consultation"}
    )
    state = fields.String(metadata={"example": "OPEN"})
    closes_at = Moment()
    envelope_bytes = fields.Integer()
    threshold = fields.Integer()
    holders = fields.List(fields.Nested(Holder), data_key="keyholders")
    receipt_key = Binary()


class DeskVisit(Body):
    """One visit to the desk; whatever it is for, it leaves the same traces."""

    action = fields.String(required=True, validate=validate.OneOf(("LOOK", "TAKE", "BID", "WITHDRAW")))
    organization_id = Key(required=True, data_key="organizationKey")
    envelope = Binary(limit=_LARGEST, load_default=None, allow_none=True)


class Receipt(Answer):
    """A statement under the desk's signature: ECDSA, P-256, SHA-256 over the statement as sorted JSON."""

    statement = fields.Dict(keys=fields.String(), values=fields.String())
    signature = fields.String(metadata={"description": "r and s in hexadecimal"})


class DeskAnswer(Answer):
    receipt = fields.Nested(Receipt, allow_none=True)
    has_taken = fields.Boolean()
    documents = fields.String(allow_none=True, metadata={"description": "The documents as HTML, once taken"})
    terms = Variables(allow_none=True)


class ReceiptToCheck(Body):
    statement = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    signature = Text(limit=256, required=True)


class ReceiptCheck(Answer):
    is_valid = fields.Boolean()


class WrappedShare(Answer):
    slot = fields.Integer()
    wrapped = Binary()


class SharesToUnwrap(Answer):
    public_key = Binary()
    wrapped_private_key = fields.String()
    shares = fields.List(fields.Nested(WrappedShare))
    envelopes = fields.Integer(
        metadata={"description": "How many there are: what the keyholder agrees to open"}
    )
    seals = fields.String(
        metadata={"description": "SHA-256 over their hashes in hexadecimal, sorted, one a line"}
    )


class Share(Body):
    slot = Count(0, 10_000, required=True)
    share = Binary(required=True)


class SharesGiven(Body):
    shares = fields.List(fields.Nested(Share), required=True, validate=validate.Length(max=1000))


class SharesTaken(Answer):
    count = fields.Integer()


class Bid(Answer):
    bid_id = Key(data_key="bidKey")
    organization_id = Key(data_key="organizationKey")
    bidder = fields.String()
    received_at = Moment()
    sealed_hash = fields.String()
    state = fields.String()
    price = fields.Decimal(as_string=True, allow_none=True)
    void_reason = fields.String(allow_none=True)


class Bids(Answer):
    items = fields.List(fields.Nested(Bid))


class BidContent(Answer):
    content = Variables()


class Sheet(Answer):
    sheet_id = Key(data_key="sheetKey")
    bid_id = Key(data_key="bidKey")
    member = fields.String()
    member_name = fields.String()
    items = fields.Dict(keys=fields.String(), values=fields.String())
    total = fields.Decimal(as_string=True)
    locked_at = Moment(allow_none=True)


class Sheets(Answer):
    items = fields.List(fields.Nested(Sheet))


class Question(Answer):
    id = Key(data_key="questionKey")
    question = fields.String()
    due_at = Moment()
    answer = fields.String(allow_none=True)


class Questions(Answer):
    items = fields.List(fields.Nested(Question))


class QuestionAnswer(Body):
    organization_id = Key(required=True, data_key="organizationKey")
    answer = Text(limit=5000, least=2, required=True)


class Clarification(Body):
    rows = fields.List(
        fields.List(Text(limit=2000), validate=validate.Length(equal=3)),
        required=True,
        validate=validate.Length(min=1, max=100),
        metadata={"description": "Article, old text, new text"},
    )
    affects_bids = fields.Boolean(required=True)
    deadline = Moment(load_default=None, allow_none=True)


class Termination(Body):
    facts = Text(limit=2000, required=True)


class TenderTold(Answer):
    project_no = fields.String()
    instance_id = Key(data_key="processInstanceKey")
    closes_at = fields.String()
