"""The request for re-examination, what the committee adjusts, and its decision (39号令 20–23)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.actions import ActionContext, action
from workflows.documents.words import label as enumeration
from workflows.registries import panels
from workflows.registries.assessments import CASES, advance_case
from workflows.registries.register import find
from workflows.so_assessment import schemas, scores
from workflows.so_assessment.common import (
    COMMITTEE,
    case_parts,
    decimal,
    issue_about,
    label,
    session_of,
    today,
)
from workflows.so_assessment.indicators import IndicatorSet, indicator_sets

#: Who gives the points of a re-examination in the register of sheets.
COMMITTEE_ACCOUNT = "rereview-committee"


@action(
    "so-assessment.receive-reexamination-request",
    input=schemas.ReexaminationInput,
    output=schemas.ReexaminationOutput,
)
def receive_request(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A request in writing, inside the publicity (DOC-509)."""
    session, case_id = session_of(context), given["case_id"]
    _, organization, _ = case_parts(session, case_id)
    content = {"grade": given["grade"], "claims": given["claims"], "reason": given["claimReason"]}
    issue_about(context, "DOC-509", case_id, content, unit=organization["name"])
    advance_case(session, context.actor, case_id, "REVIEWING", instance_id=context.instance_id)
    return {"requested_on": today(context)}


@action("so-assessment.adjust-scores", input=schemas.AdjustmentsInput, output=schemas.TotalsOutput)
def adjust_scores(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the committee upheld, into the sheets, and the total that follows."""
    session, case_id = session_of(context), given["case_id"]
    case = find(session, CASES, case_id)
    indicators = indicator_sets()[case["indicator_set"]]
    panels.hand_in(
        session,
        context.actor,
        case_id=case_id,
        account=COMMITTEE_ACCOUNT,
        round=panels.REREVIEW,
        sheet=_adjusted(indicators, given["adjustments"] or []),
        instance_id=context.instance_id,
    )
    final = scores.final_points(indicators, panels.all_sheets(session, case_id))
    return {"veto": False, **scores.summary(indicators, final)}


@action(
    "so-assessment.issue-reexamination-decision",
    input=schemas.ReexaminationDecisionInput,
    output=schemas.DecidedOutput,
)
def issue_decision(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The decision and its reasons to the applicant (DOC-510); it is final."""
    session, case_id = session_of(context), given["case_id"]
    case = find(session, CASES, case_id)
    is_upheld = given["vote_outcome"] == "PASSED"
    grade = given["new_grade"] if is_upheld else case["grade"]
    decision = label("upheld" if is_upheld else "kept", grade=enumeration(grade))
    content = {"decision": decision, "reason": given["hearingText"]}
    issue_about(context, "DOC-510", case_id, content, unit=COMMITTEE)
    advance_case(
        session,
        context.actor,
        case_id,
        "VOTED",
        score=Decimal(str(given["total"])) if is_upheld else None,
        grade=grade,
        instance_id=context.instance_id,
    )
    return {"grade": grade}


def _adjusted(indicators: IndicatorSet, adjustments: list[Mapping[str, Any]]) -> list[panels.Points]:
    found = []
    for each in adjustments:
        indicator = indicators.indicator(str(each["indicator"]))
        assert indicator is not None, "the guard of the hearing has looked at it"
        value = decimal(each["points"]) or Decimal(0)
        found.append(
            panels.Points(
                section=indicator.section,
                indicator=indicator.code,
                value=value,
                reason=each.get("reason"),
            )
        )
    return found
