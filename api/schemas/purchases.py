"""Purchases, as far as they are more than process instances."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from marshmallow import ValidationError, fields

from api.fields import Answer, Body, Key, Text
from api.messages import text

_YUAN: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")


class Yuan(fields.String):
    """An amount of money as text, to the cent: a JSON number may lose cents on its way."""

    def __init__(self, **more: Any) -> None:
        super().__init__(metadata={"pattern": f"^{_YUAN.pattern}$", "example": "9000.00"}, **more)

    def _deserialize(self, value: Any, *args: Any, **more: Any) -> Any:
        found = super()._deserialize(value, *args, **more)
        if not _YUAN.fullmatch(found):
            raise ValidationError(text("http.not-yuan"))
        return Decimal(found)


class PurchaseReason(Body):
    reason = Text(least=1, limit=500, required=True, metadata={"description": "Kept with the case"})


class SupplementProposal(Body):
    amount = Yuan(required=True)
    reason = Text(least=1, limit=500, required=True)


class TakenBack(Body):
    """Nothing need be said."""


class TakenBackChallenge(Answer):
    number = fields.String(metadata={"example": "ZYH-GM2026-001-1"})
    instance_id = Key(data_key="processInstanceKey")


class ProposedSupplement(Answer):
    contract_no = fields.String(metadata={"example": "HT-GM2026-001-1"})
    instance_id = Key(data_key="processInstanceKey")


class PurchaseTold(Answer):
    project_id = Key(data_key="projectKey")
    instance_id = Key(data_key="processInstanceKey")
