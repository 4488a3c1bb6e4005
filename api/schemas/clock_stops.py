"""Stopped clocks of cases (中止、恢复)."""

from __future__ import annotations

from marshmallow import fields, validate

from api.fields import Answer, Body, Key, Name, Text
from workflows.registries.clock_stops import STATES


class ClockStopProposal(Body):
    reason = Name(required=True, metadata={"description": "A ground of the list", "example": "appraisal"})
    explanation = Text(
        limit=500, required=True, metadata={"description": "What has to be waited for, 10 characters or more"}
    )
    expected_until = fields.Date(load_default=None, allow_none=True)


class ProposedClockStop(Answer):
    clock_stop_id = Key(data_key="clockStopKey")
    stop_instance_id = Key(
        data_key="decisionProcessInstanceKey", metadata={"description": "The case in which it is decided"}
    )


class Ground(Answer):
    key = fields.String(metadata={"example": "appraisal"})
    text = fields.String(metadata={"example": "鉴定"})
    legal_basis = fields.String()


class ClockStop(Answer):
    id = Key(data_key="clockStopKey")
    stop_instance_id = Key(data_key="decisionProcessInstanceKey")
    state = fields.String(validate=validate.OneOf(sorted(STATES)))
    reason = fields.String()
    reason_text = fields.String()
    legal_basis = fields.String()
    explanation = fields.String()
    expected_until = fields.Date(allow_none=True)
    proposed_on = fields.Date()
    proposed_by = fields.String()
    proposed_by_name = fields.String(allow_none=True)
    decided_by_name = fields.String(allow_none=True)
    decision_text = fields.String(allow_none=True)
    paused_from = fields.Date(allow_none=True)
    paused_to = fields.Date(allow_none=True)
    resumption_reason = fields.String(allow_none=True)
    resumed_by_name = fields.String(allow_none=True)
    #: the open task in which it goes on, where the caller may do it
    task_key = fields.String(
        data_key="userTaskKey", allow_none=True, metadata={"description": "What the caller does next"}
    )


class Clock(Answer):
    may_propose = fields.Boolean(metadata={"description": "Whether the caller may propose a stop now"})
    grounds = fields.List(fields.Nested(Ground))
    items = fields.List(fields.Nested(ClockStop))
