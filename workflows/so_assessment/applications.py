"""The organisation's side of an assessment: application, self-assessment, admission, withdrawal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from engine.actions import ActionContext, action
from engine.actor import Actor
from engine.messages import message
from engine.persistence.session import Session
from workflows.registries.assessments import CASES, advance_case, batch_by_number, register_case
from workflows.registries.organizations import organization_by_code
from workflows.registries.register import Row, find_by
from workflows.so_assessment import schemas
from workflows.so_assessment.common import (
    case_parts,
    decimal,
    issue_about,
    label,
    plain,
    rules_day,
    session_of,
    today,
)
from workflows.so_assessment.eligibility import differences, facts
from workflows.so_assessment.indicators import IndicatorSet, indicator_sets

#: Posts of an organisation that act for it.
OWN_POSTS = ("so-operator", "so-legal")


@action("so-assessment.receive-application", input=schemas.ApplicationInput, output=schemas.ApplicationOutput)
def receive_application(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A case for the organisation, with the empty sheet of its form; or why there is none."""
    session, on = session_of(context), today(context)
    batch = batch_by_number(session, given["batchNo"])
    organization = organization_by_code(session, given["uscc"])
    nothing = dict.fromkeys(schemas.ApplicationOutput().fields)
    known = {**nothing, "rules_on": rules_day(context, given["rules_on"])}
    problem = _problem(session, context.actor, batch, organization, on)
    if problem is not None:
        return {**known, "problem": message(f"assessment-problem.{problem}")}
    assert batch is not None and organization is not None
    found = indicator_sets()[organization["form"]]
    case_id = register_case(
        session,
        context.actor,
        batch_id=batch["id"],
        organization_id=organization["id"],
        indicator_set=found.key,
        instance_id=context.instance_id,
    )
    return {
        **known,
        "case_id": str(case_id),
        "organization_id": str(organization["id"]),
        "organization_name": organization["name"],
        "batch_no": batch["batch_no"],
        "indicator_set": found.key,
        "closes_on": batch["closes_on"],
        "selfScores": blank_sheet(found),
    }


@action(
    "so-assessment.receive-self-assessment",
    input=schemas.SelfAssessmentInput,
    output=schemas.SelfAssessmentOutput,
)
def receive_self_assessment(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keep the sheet (DOC-502), and look up what eligibility depends on."""
    session, on, case_id = session_of(context), today(context), given["case_id"]
    case, organization, _ = case_parts(session, case_id)
    scores = {row["code"]: decimal(row["score"]) or Decimal(0) for row in given["selfScores"]}
    total = sum(scores.values(), Decimal(0))
    advance_case(
        session, context.actor, case_id, "APPLIED", self_score=total, instance_id=context.instance_id
    )
    rows = [
        [each.name, plain(each.points), plain(scores[each.code]), "、".join(each.evidence)]
        for each in indicator_sets()[case["indicator_set"]].indicators
    ]
    issue_about(context, "DOC-502", case_id, {"rows": rows, "total": plain(total)}, unit=organization["name"])
    known = facts(session, organization, on, given["rules_on"])
    return {
        "submitted_on": on,
        "self_total": total,
        "facts": known,
        "differences": differences(given["declarations"], known),
    }


@action("so-assessment.lapse", input=schemas.CaseInput)
def lapse(context: ActionContext, given: Mapping[str, Any]) -> None:
    """No self-assessment came before the batch closed."""
    session = session_of(context)
    advance_case(session, context.actor, given["case_id"], "LAPSED", instance_id=context.instance_id)


@action("so-assessment.decide-eligibility", input=schemas.EligibilityInput)
def decide_eligibility(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The result of the check (DOC-503), with every reason at once."""
    is_admitted = given["conclusion"] == "QUALIFIED"
    reasons = [reason for reason in given["eligibility"] or [] if reason]
    verdict = label("admitted" if is_admitted else "rejected")
    rows = [[label("rule"), reason, verdict] for reason in reasons]
    rows.append([label("office"), given["conclusionReason"] or "—", verdict])
    issue_about(context, "DOC-503", given["case_id"], {"conclusion": verdict, "rows": rows})
    advance_case(
        session_of(context),
        context.actor,
        given["case_id"],
        "QUALIFIED" if is_admitted else "REJECTED",
        reason=given["conclusionReason"] or "；".join(reasons) or None,
        instance_id=context.instance_id,
    )


@action("so-assessment.record-withdrawal", input=schemas.WithdrawalInput)
def record_withdrawal(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The organisation took its application back (DOC-111)."""
    session, case_id = session_of(context), given["case_id"]
    case, _, batch = case_parts(session, case_id)
    content = {
        "receipt_no": batch["batch_no"],
        "matter": label("matter"),
        "reason": given["withdrawal_reason"],
    }
    issue_about(context, "DOC-111", case_id, content)
    advance_case(
        session,
        context.actor,
        case["id"],
        "WITHDRAWN",
        reason=given["withdrawal_reason"],
        instance_id=context.instance_id,
    )


def blank_sheet(indicators: IndicatorSet) -> list[dict[str, Any]]:
    """The rows of the self-assessment form: what is asked for, and room for the answer."""
    return [
        {
            "code": each.code,
            "section": section.name,
            "name": each.name,
            "maximum": float(each.points),
            "wanted": "、".join(each.evidence),
            "score": None,
            "evidence": None,
            "files": None,
        }
        for section in indicators.sections
        for each in section.indicators
    ]


def acts_for(actor: Actor, organization_id: int) -> bool:
    """Whether somebody holds a post of the organisation."""
    if actor.groups is None:
        return True
    return any(f"{post}:so-{organization_id}" in actor.groups for post in OWN_POSTS)


def _problem(
    session: Session, actor: Actor, batch: Row | None, organization: Row | None, on: date
) -> str | None:
    """Why there can be no case; the name of a sentence."""
    opens, closes = (batch["opens_on"], batch["closes_on"]) if batch else (None, None)
    if batch is None or opens is None or closes is None or not opens <= on <= closes:
        return "batch"
    if organization is None or organization["form"] not in indicator_sets():
        return "organization"
    if not acts_for(actor, organization["id"]):
        return "entitled"
    known = find_by(session, CASES, batch_id=batch["id"], organization_id=organization["id"])
    return None if known is None else "double"
