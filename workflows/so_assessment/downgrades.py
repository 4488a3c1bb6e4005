"""Dynamic management: a grade lowered or cancelled, certificates returned or void; complaints (D8b)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from engine.identity.visibility import VisibilityPolicy, set_policy
from engine.persistence.session import Session
from workflows.documents import issue
from workflows.documents.words import label as enumeration
from workflows.registries import notices
from workflows.registries.assessments import (
    GRADES,
    NO_GRADE,
    RATINGS,
    certificates,
    downgrade_rating,
    end_certificate,
    rating_on,
)
from workflows.registries.organizations import ORGANIZATIONS, organization_by_code
from workflows.registries.register import Row, find
from workflows.rules import current_rules
from workflows.so_assessment import schemas
from workflows.so_assessment.common import (
    REGISTRAR,
    label,
    remedies,
    rules_day,
    session_of,
    today,
    whole,
)
from workflows.so_assessment.ratings import CERTIFICATE, PLAQUE, hang_out

#: Who complains is known to whoever handles the complaint, and to auditors (D.6: 举报人).
set_policy("so-assessment-complaint", VisibilityPolicy(supervisors=False))


@action("so-assessment.find-rating", input=schemas.DowngradeStartInput, output=schemas.DowngradeStartOutput)
def find_rating(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rating in force of the organisation that the facts are about, if it has one."""
    session, on = session_of(context), today(context)
    organization = organization_by_code(session, given["uscc"])
    rating = None if organization is None else rating_on(session, organization["id"], on)
    return {
        "rules_on": rules_day(context, given["rules_on"]),
        "received_on": on,
        "rating_id": None if rating is None else str(rating["id"]),
        "organization_id": None if organization is None else str(organization["id"]),
        "organization_name": None if organization is None else organization["name"],
        "current_grade": None if rating is None else rating["grade"],
    }


@action("so-assessment.downgrade", input=schemas.DowngradeInput, output=schemas.DowngradeOutput)
def downgrade(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The decision with facts, basis and remedies (DOC-513); the old certificates are to come back."""
    session, on = session_of(context), today(context)
    rating = find(session, RATINGS, given["rating_id"])
    measure = given["measure"]
    new = _lowered(rating["grade"], measure["measure"], whole("downgrade-levels", given["rules_on"]))
    decision = label("downgrade", grade=enumeration(new)) if new else label("cancel")
    organization = find(session, ORGANIZATIONS, rating["organization_id"])
    content = {
        "org_name": organization["name"],
        "old_grade": rating["grade"],
        "facts_found": given["factsFound"],
        "basis": measure["basis"],
        "effective_on": on,
        "decision": decision,
        "remedies": remedies(given["rules_on"]),
    }
    issue(
        session,
        context.actor,
        "DOC-513",
        instance_id=context.instance_id,
        addressee=organization["name"],
        content=content,
        issued_on=on,
        issuing_unit=REGISTRAR,
    )
    downgrade_rating(
        session,
        context.actor,
        given["rating_id"],
        new,
        on,
        given["factsFound"],
        instance_id=context.instance_id,
    )
    _announce(context, organization, decision)
    held = _held(session, organization["id"])
    return {"new_grade": new or NO_GRADE, "decided_on": on, "has_certificates": bool(held)}


@action("so-assessment.take-back-certificates", input=schemas.CertificatesInput)
def take_back(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Certificate and plaque came back; a lower grade that bears them gets its own."""
    _end(context, given["organization_id"], "RETURNED", label("returned"))
    _replace(context, given["rating_id"])


@action("so-assessment.void-certificates", input=schemas.CertificatesInput)
def void(context: ActionContext, given: Mapping[str, Any]) -> None:
    """They did not come back in time: void, and the public is told."""
    session = session_of(context)
    _end(context, given["organization_id"], "VOID", label("void"))
    _announce(context, find(session, ORGANIZATIONS, given["organization_id"]), label("void"))
    _replace(context, given["rating_id"])


@action("so-assessment.receive-complaint", input=schemas.ComplaintInput, output=schemas.ComplaintOutput)
def receive_complaint(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is complained of; who complains is known to the case alone."""
    organization = organization_by_code(session_of(context), given["uscc"])
    return {
        "rules_on": rules_day(context, given["rules_on"]),
        "received_on": today(context),
        "organization_name": None if organization is None else organization["name"],
    }


def _lowered(grade: str, measure: str, levels: int) -> str | None:
    """The grade some levels below; None when it is cancelled, or there is none below."""
    place = GRADES.index(grade) - levels
    return GRADES[place] if measure == "DOWNGRADE" and place >= 0 else None


def _held(session: Session, organization_id: int) -> list[Row]:
    rows: list[Row] = []
    for kind in (CERTIFICATE, PLAQUE):
        rows += certificates(session, kind=kind, organization_id=organization_id, state="VALID").rows
    return rows


def _end(context: ActionContext, organization_id: int, state: str, reason: str) -> None:
    session = session_of(context)
    for row in _held(session, organization_id):
        end_certificate(
            session,
            context.actor,
            row["id"],
            state,
            today(context),
            reason,
            instance_id=context.instance_id,
        )


def _replace(context: ActionContext, rating_id: int) -> None:
    rating, on = find(session_of(context), RATINGS, rating_id), today(context)
    bears = current_rules().rule("so-assessment.plaque-grade", on).value
    if rating["state"] == "VALID" and rating["grade"] >= str(bears):
        hang_out(context, rating, on)


def _announce(context: ActionContext, organization: Row, decision: str) -> None:
    public = {label("organization"): organization["name"], label("decision"): decision}
    notices.publish(
        session_of(context),
        context.actor,
        "RATING_ANNOUNCEMENT",
        organization["name"],
        public,
        today(context),
        instance_id=context.instance_id,
    )
