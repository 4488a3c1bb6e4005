"""What the actions of the quarterly table take and give."""

from __future__ import annotations

from marshmallow import Schema, fields


class StreetReport(Schema):
    """A street's line as its intake sees it."""

    id = fields.String(required=True)
    street = fields.String(required=True)
    name = fields.String(required=True)
    received = fields.Integer(required=True)
    accepted = fields.Integer(required=True)
    granted = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    withdrawn = fields.Integer(required=True)
    in_force = fields.Integer(required=True)
    query = fields.String(required=True)


class PreparedOutput(Schema):
    title = fields.String(required=True)
    period_from = fields.Date(required=True)
    period_to = fields.Date(required=True)
    due_on = fields.Date(required=True)
    reports = fields.List(fields.Nested(StreetReport), required=True)


class SendInput(Schema):
    report = fields.Nested(StreetReport, required=True, unknown="exclude")
    remark = fields.String(load_default=None, allow_none=True)


class SummaryOutput(Schema):
    #: every street in a line, for the district's task
    table = fields.String(required=True)
    received_from = fields.Date(required=True)
