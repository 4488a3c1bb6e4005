"""Applications for money and for a rating, as far as they are more than process instances."""

from __future__ import annotations

from marshmallow import fields

from api.fields import Answer, Key


class WithdrawnFunding(Answer):
    grant_no = fields.String(metadata={"example": "ZZ2026-01-001"})
    instance_id = Key(data_key="processInstanceKey")


class WithdrawnAssessment(Answer):
    case_id = Key(data_key="assessmentKey")
    instance_id = Key(data_key="processInstanceKey")
