"""What the actions of a register change take."""

from __future__ import annotations

from marshmallow import Schema, fields


class ApplyInput(Schema):
    """The proposal, as the variables of the case have it."""

    change = fields.String(required=True)
    entry_key = fields.Integer(required=True)
    entry_version = fields.Integer(required=True)
    entry_name = fields.String(required=True)
    #: what the field becomes; an amount as text, in yuan
    new_value = fields.String(load_default=None, allow_none=True)
    ground_text = fields.String(required=True)
    explanation = fields.String(required=True)
