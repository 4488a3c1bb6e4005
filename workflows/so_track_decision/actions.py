"""The one service task of the self-assessment: whose it is, and which day's rules it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, fields

from engine.actions import ActionContext, action
from workflows.calendar import local_date


class SelfAssessment(Schema):
    applicant = fields.String(required=True)
    rules_on = fields.Date(required=True)


@action("so-track-decision.open", output=SelfAssessment)
def open_self_assessment(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result is shown to whoever asked; nothing is entered into a register, no document is issued."""
    applicant = context.actor.on_behalf_of or context.actor.user_id
    return {"applicant": applicant, "rules_on": local_date(context.now)}
