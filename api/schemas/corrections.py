"""Corrections of cases from outside: proposed by one, decided on by another."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, Count, Key, Moment, Text, Variables

_STATES = ("PROPOSED", "APPROVED", "REJECTED")


class CorrectionProposal(Body):
    variables = Variables(required=True, metadata={"description": "Name: new value"})
    reason = Text(limit=500, least=1, required=True)
    scope_id = Count(0, 2**31 - 1, data_key="scopeKey", load_default=0)
    incident_id = Key(
        data_key="incidentKey", load_default=None, metadata={"description": "Tried again with the new values"}
    )


class CorrectionQuery(Body):
    state = fields.String(load_default=None, validate=validate.OneOf(_STATES))
    instance_id = Key(data_key="processInstanceKey", load_default=None)


class CorrectionOpinion(Body):
    opinion = Text(limit=500, least=1, required=True)


class Correction(Answer):
    id = Key(data_key="correctionKey")
    instance_id = Key(data_key="processInstanceKey")
    process_key = fields.String(data_key="processDefinitionId")
    business_key = fields.String(allow_none=True)
    scope_id = fields.Integer(data_key="scopeKey")
    incident_id = Key(data_key="incidentKey", allow_none=True)
    before = fields.Dict(
        keys=fields.String(),
        allow_none=True,
        metadata={"description": "Old values, for whoever decides and for auditors; else null"},
    )
    after = fields.Dict(keys=fields.String())
    reason = fields.String()
    state = fields.String(validate=validate.OneOf(_STATES))
    expires_on = fields.Date(metadata={"description": "The last day on which it may be approved"})
    stale = fields.List(
        fields.String(), metadata={"description": "What changed since it was proposed: it cannot be approved"}
    )
    is_expired = fields.Boolean()
    is_ended = fields.Boolean(metadata={"description": "The case ended before it was decided on"})
    created_by = fields.String(data_key="proposedBy")
    proposed_by_name = fields.String(allow_none=True)
    created_at = Moment(data_key="proposedAt")
    decided_by = fields.String(allow_none=True)
    decided_by_name = fields.String(allow_none=True)
    decided_on = fields.Date(allow_none=True)
    opinion = fields.String(allow_none=True)


class Corrections(Answer):
    items = fields.List(fields.Nested(Correction))
