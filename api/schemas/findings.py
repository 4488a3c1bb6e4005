"""Findings of auditors."""

from __future__ import annotations

from api.fields import Answer, Body, Key, Name, Text
from workflows.audit_finding.commands import LINE, LONGEST


class RaisedFinding(Body):
    unit = Name(required=True, metadata={"description": "Key of the unit that answers", "example": "010"})
    title = Text(required=True, limit=LINE, metadata={"example": "审核超期三天"})
    facts = Text(required=True, limit=LONGEST)
    legal_basis = Text(required=True, limit=LINE, metadata={"example": "行政许可法第四十二条"})
    case = Key(
        data_key="processInstanceKey",
        load_default=None,
        allow_none=True,
        metadata={"description": "What it is about"},
    )
    found_in = Text(
        limit=32,
        load_default=None,
        allow_none=True,
        data_key="standingList",
        metadata={"description": "The list whose line it was"},
    )


class FindingCase(Answer):
    instance_id = Key(data_key="processInstanceKey", metadata={"description": "The case of the finding"})
