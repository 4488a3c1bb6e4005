"""From the committee's grade to a rating: publicity, confirmation, certificate and plaque, expiry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.actions import ActionContext, action
from workflows.documents.words import day
from workflows.documents.words import label as enumeration
from workflows.registries import notices
from workflows.registries.assessments import (
    CASES,
    NO_GRADE,
    RATINGS,
    advance_case,
    expire_rating,
    note_reminder,
    register_certificate,
    register_rating,
)
from workflows.registries.numbers import next_number
from workflows.registries.register import Row, find
from workflows.so_assessment import schemas
from workflows.so_assessment.common import (
    after_months,
    case_parts,
    issue_about,
    label,
    session_of,
    today,
    whole,
)

#: Kinds of what a rated organisation hangs up.
CERTIFICATE, PLAQUE = "RATING", "RATING_PLAQUE"


@action("so-assessment.publish-grade", input=schemas.CaseInput, output=schemas.GradeOutput)
def publish_grade(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The committee's grade before the public (DOC-507) and to the organisation (DOC-508)."""
    session, case_id, on = session_of(context), given["case_id"], today(context)
    case, organization, batch = case_parts(session, case_id)
    public = {
        label("batch"): batch["batch_no"],
        label("organization"): organization["name"],
        label("proposed-grade"): enumeration(case["grade"]),
    }
    notice_id = notices.publish(
        session,
        context.actor,
        "RATING_PUBLICITY",
        organization["name"],
        public,
        on,
        instance_id=context.instance_id,
    )
    end = find(session, notices.NOTICES, notice_id)["period_end"]
    rows = [[organization["name"], enumeration(case["grade"])]]
    issue_about(context, "DOC-507", case_id, {"rows": rows, "period_from": on, "period_to": end})
    issue_about(context, "DOC-508", case_id, {"grade": case["grade"], "period_to": end})
    return {"grade": case["grade"], "publicity_ends_on": end, "notice_id": str(notice_id)}


@action("so-assessment.take-decision", input=schemas.CaseInput, output=schemas.DecidedOutput)
def take_decision(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The grade after the re-examination."""
    return {"grade": find(session_of(context), CASES, given["case_id"])["grade"]}


@action("so-assessment.confirm", input=schemas.CaseInput, output=schemas.ConfirmedOutput)
def confirm(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The registrar confirms: a rating for five years, announced (DOC-511); or none (不予评级)."""
    session, case_id, on = session_of(context), given["case_id"], today(context)
    case, organization, batch = case_parts(session, case_id)
    if case["grade"] == NO_GRADE:
        advance_case(session, context.actor, case_id, "NOT_RATED", instance_id=context.instance_id)
        return {"rating_id": None, "valid_from": None, "valid_to": None, "remind_on": None}
    valid_to = after_months(on, 12 * whole("validity", given["rules_on"]))
    rating_id = register_rating(
        session,
        context.actor,
        organization_id=organization["id"],
        grade=case["grade"],
        valid_from=on,
        valid_to=valid_to,
        case_id=case_id,
        instance_id=context.instance_id,
    )
    period = label("validity", start=day(on), end=day(valid_to))
    rows = [[organization["name"], enumeration(case["grade"]), period]]
    issue_about(context, "DOC-511", case_id, {"rows": rows})
    public = {
        label("batch"): batch["batch_no"],
        label("organization"): organization["name"],
        label("grade"): enumeration(case["grade"]),
        label("period"): period,
    }
    notices.publish(
        session,
        context.actor,
        "RATING_ANNOUNCEMENT",
        organization["name"],
        public,
        on,
        instance_id=context.instance_id,
    )
    advance_case(session, context.actor, case_id, "CONFIRMED", instance_id=context.instance_id)
    remind_on = after_months(on, whole("reminder-months", given["rules_on"]))
    return {"rating_id": str(rating_id), "valid_from": on, "valid_to": valid_to, "remind_on": remind_on}


@action("so-assessment.issue-certificates", input=schemas.CertificatesInput)
def issue_certificates(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Certificate (DOC-512) and plaque of a grade that bears them."""
    hang_out(context, find(session_of(context), RATINGS, given["rating_id"]), today(context))


@action("so-assessment.remind", input=schemas.RatingInput, output=schemas.RatingStateOutput)
def remind(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Half a year before the end: whether there still is something to end."""
    session = session_of(context)
    is_valid = find(session, RATINGS, given["rating_id"])["state"] == "VALID"
    if is_valid:
        note_reminder(
            session, context.actor, given["rating_id"], today(context), instance_id=context.instance_id
        )
    return {"still_valid": is_valid}


@action("so-assessment.expire", input=schemas.RatingInput)
def expire(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Five years are over: no grade any more, unless another assessment or a downgrade came before."""
    session = session_of(context)
    if find(session, RATINGS, given["rating_id"])["state"] == "VALID":
        expire_rating(
            session, context.actor, given["rating_id"], today(context), instance_id=context.instance_id
        )


def hang_out(context: ActionContext, rating: Row, on: date) -> None:
    """Issue certificate and plaque of a rating, each with its own number."""
    session = session_of(context)
    _, organization, batch = case_parts(session, rating["case_id"])
    number = f"{batch['batch_no']}-{next_number(session, batch['batch_no']):03d}"
    content = {
        "grade": rating["grade"],
        "certificate_no": number,
        "valid_from": on,
        "valid_to": rating["valid_to"],
    }
    issued = issue_about(context, "DOC-512", rating["case_id"], content)
    for kind in (CERTIFICATE, PLAQUE):
        register_certificate(
            session,
            context.actor,
            kind=kind,
            certificate_no=number,
            organization_id=organization["id"],
            valid_from=on,
            valid_to=rating["valid_to"],
            document_id=issued.document_id,
            instance_id=context.instance_id,
        )
