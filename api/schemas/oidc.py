"""Signing in with a provider."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Body, Name, Text


class ProviderOffer(Answer):
    is_offered = fields.Boolean()


class ReturnQuery(Body):
    return_to = Name(load_default="/", metadata={"description": "Path of ours to come back to"})
    anew = fields.Boolean(
        load_default=False,
        metadata={"description": "Have the provider ask for proof although it knows the person: to sign"},
    )


class CallbackQuery(Body):
    code = Text(load_default="", limit=4000)
    state = Text(load_default="", limit=200)
    iss = Text(load_default="", limit=2000, metadata={"description": "The issuer (RFC 9207)"})


class Identity(Body):
    subject = Name(required=True, metadata={"description": "The provider's `sub`"})
