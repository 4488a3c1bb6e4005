"""Showing once more who one is."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, Moment
from api.schemas.people import Password


class ConfirmationRequest(Body):
    password = Password()


class Confirmation(Answer):
    confirmed_at = Moment()
    method = fields.String(validate=validate.OneOf(("password", "oidc")))
    minutes = fields.Integer(
        metadata={"description": "For which it lets one sign; 0: it is good for one act"}
    )
