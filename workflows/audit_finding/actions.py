"""The service tasks of a finding: entered, to be rectified, closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.audit_finding import schemas
from workflows.registries import findings


@action("audit-finding.register", input=schemas.FindingInput, output=schemas.FindingOutput)
def register(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the finding its number, and enter it."""
    number = findings.enter_finding(
        _session(context),
        context.actor,
        instance_id=context.instance_id,
        subject_id=None if given["case_key"] is None else int(given["case_key"]),
        **{name: given[name] for name in ("unit", "title", "facts", "legal_basis", "auditor", "found_in")},
    )
    return {"finding_no": number}


@action("audit-finding.require-rectification", input=schemas.JudgementInput)
def require_rectification(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The unit's reply does not settle it."""
    _advance(context, findings.RECTIFYING, judgement=given["judgement"]["text"])


@action("audit-finding.close-explained", input=schemas.JudgementInput)
def close_explained(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The reasons of the unit hold."""
    _advance(context, findings.EXPLAINED, judgement=given["judgement"]["text"])


@action("audit-finding.close-rectified", input=schemas.VerificationInput)
def close_rectified(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The auditor saw that it was put right."""
    _advance(context, findings.RECTIFIED, verification=given["verification"]["text"])


def _advance(context: ActionContext, state: str, **values: str) -> None:
    findings.advance_finding(_session(context), context.actor, context.instance_id, state, **values)


def _session(context: ActionContext) -> Session:
    assert context.session is not None, "the actions of a finding run inline"
    return context.session
