"""What a person keeps for the page."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Body, Count, Moment
from engine.commands.preferences import KEY_PATTERN


class Preference(Answer):
    name = fields.String(metadata={"pattern": KEY_PATTERN, "example": "inbox.columns"})
    value = fields.Raw(allow_none=True, metadata={"description": "Any JSON, of at most 16 KB"})
    version = fields.Integer(metadata={"description": "Counts how often it was saved"})
    saved_at = Moment()


class Preferences(Answer):
    items = fields.List(fields.Nested(Preference))


class PreferenceContent(Body):
    value = fields.Raw(required=True, allow_none=True)
    version = Count(
        0,
        2**31 - 1,
        required=True,
        metadata={"description": "Of the one it replaces, as it was read; 0: there was none"},
    )
