"""Filings (备案), as far as they are more than a process instance."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Body, Key, Text


class Withdrawal(Body):
    reason = Text(limit=500, load_default="", metadata={"description": "Kept with the case"})


class WithdrawnApplication(Answer):
    receipt_no = fields.String(metadata={"example": "SJ2026-0001"})
    instance_id = Key(data_key="processInstanceKey")
