"""The service tasks of the filing: each keeps its document and writes the register in the transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.calendar import current_calendar, local_date
from workflows.documents import issue
from workflows.errors import NameTaken
from workflows.registries import filings, notices, numbers
from workflows.registries.assessments import register_certificate
from workflows.registries.streets import street as find_street
from workflows.rules import current_rules
from workflows.so_filing import schemas
from workflows.so_filing.people import HEAD, join_people, register_people

#: Who may say which day's rules bind a case: nobody but a replay of old cases.
REPLAY_ROLE = "replay"


def _session(context: ActionContext) -> Session:
    assert context.session is not None, "the filing's actions run inline"
    return context.session


def _today(context: ActionContext) -> date:
    return local_date(context.now)


def _issue(
    context: ActionContext, code: str, content: Mapping[str, Any] | None = None, number: str | None = None
) -> Mapping[str, Any]:
    """Issue a document of this case, addressed to the applicant; gives the register's row."""
    row = filings.filing(_session(context), instance_id=context.instance_id)
    street = find_street(row["street"]).name
    known = ("receipt_no", "org_name", "filed_class", "community", "applicant", "received_on")
    issue(
        _session(context),
        context.actor,
        code,
        instance_id=context.instance_id,
        addressee=row["org_name"],
        content={**{name: row[name] for name in known}, "street_name": street, **(content or {})},
        issued_on=_today(context),
        issuing_unit=f"{street}办事处",
        number=number,
    )
    return row


def _update(context: ActionContext, **values: Any) -> None:
    filings.update_filing(_session(context), context.actor, context.instance_id, **values)


def _remedies(rules_on: date) -> list[str]:
    """The remedies every refusal must name, as far as their rules are in force (DOMAIN.md B.0)."""
    rules = current_rules()
    return [
        rules.rule(key, rules_on).text for key in ("remedies.administrative-review", "remedies.litigation")
    ]


@action("so-filing.receive-application", input=schemas.ApplicationInput, output=schemas.ReceiptOutput)
def receive_application(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Receipt (DOC-101): the number of the case and the day the material arrived."""
    session, today = _session(context), _today(context)
    find_street(given["street"])
    rules_on = given["rules_on"] if REPLAY_ROLE in context.actor.roles else None
    name_taken = filings.is_name_taken(session, given["street"], given["orgName"])
    applicant = context.actor.on_behalf_of or context.actor.user_id
    receipt_no = numbers.receipt_number(session, today.year)
    filings.record_application(
        session,
        context.actor,
        filings.Application(
            instance_id=context.instance_id,
            receipt_no=receipt_no,
            applicant=applicant,
            org_name=given["orgName"],
            filed_class=given["filedClass"],
            street=given["street"],
            community=given["community"],
            received_on=today,
        ),
    )
    _issue(context, "DOC-101")
    people = register_people(session, context.actor, context.instance_id, given)
    return {
        "people": people,
        "receipt_no": receipt_no,
        "received_on": today,
        "rules_on": rules_on or today,
        "applicant": applicant,
        "correction_count": 0,
        "name_taken": name_taken,
        "clock_stops": [],
    }


@action("so-filing.advise-registration", input=schemas.TrackInput)
def advise_registration(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The business can only be registered: close the application and say why."""
    _update(
        context,
        state="TERMINATED",
        outcome="REGISTER",
        decided_on=_today(context),
        closed_reason=given["track"]["basis"],
    )


@action("so-filing.issue-correction-notice", input=schemas.AcceptanceInput, output=schemas.NotifiedOutput)
def issue_correction_notice(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Correction notice (DOC-103): everything that is missing or faulty, at once."""
    acceptance, today = given["acceptance"], _today(context)
    faulty = [item for item in acceptance["items"] or [] if item["state"] != "COMPLETE"]
    last_day = acceptance["correction_due"] or _default_correction_due(today, given["rules_on"])
    _issue(context, "DOC-103", {"items": faulty, "correction_due": last_day})
    _update(context, state="CORRECTION")
    return {"notified_on": today, "correction_due": last_day}


@action("so-filing.receive-correction", input=schemas.CorrectionInput)
def receive_correction(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The material arrived a second time; the acceptance period runs anew from that day."""
    _update(
        context,
        state="SUBMITTED",
        received_on=given["received_on"],
        correction_count=given["correction_count"],
    )


@action("so-filing.deem-withdrawn")
def deem_withdrawn(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Nothing came within the correction period (DOC-105)."""
    _issue(context, "DOC-105")
    _update(context, state="WITHDRAWN", outcome="DEEMED_WITHDRAWN", decided_on=_today(context))


@action("so-filing.issue-non-acceptance", input=schemas.AcceptanceInput)
def issue_non_acceptance(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Refusal at the door (DOC-104), with reasons and remedies."""
    reason = given["acceptance"]["reason"]
    _issue(context, "DOC-104", {"reason": reason, "remedies": _remedies(given["rules_on"])})
    _update(
        context,
        state="NOT_ACCEPTED",
        outcome="NOT_ACCEPTED",
        decided_on=_today(context),
        closed_reason=reason,
    )


@action("so-filing.record-acceptance", input=schemas.AcceptanceInput)
def record_acceptance(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Acceptance (DOC-102), by an officer or by silence."""
    acceptance = given["acceptance"]
    _issue(context, "DOC-102", {"accepted_on": acceptance["accepted_on"], "mode": acceptance["mode"]})
    _update(
        context, state="REVIEWING", accepted_on=acceptance["accepted_on"], acceptance_mode=acceptance["mode"]
    )


@action("so-filing.issue-approval", input=schemas.DecisionInput, output=schemas.ApprovalOutput)
def issue_approval(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Letter of consent and certificate (DOC-107, DOC-108) with their numbers and validity."""
    session, today = _session(context), _today(context)
    row = filings.filing(session, instance_id=context.instance_id)
    if filings.is_name_taken(session, row["street"], row["org_name"]):
        # two approvals at once: the second waits for a person, and no number is spent on it
        raise NameTaken(name=row["org_name"])
    years = int(current_rules().rule("so-filing.validity", given["rules_on"]).value)
    valid_to = _years_after(today, years)
    filing_no = numbers.filing_number(session, row["street"])
    document_no = numbers.approval_document_number(session, today.year)
    content = {"filing_no": filing_no, "valid_to": valid_to}
    _issue(context, "DOC-107", content, document_no)
    _issue(context, "DOC-108", content, filing_no)
    _update(
        context,
        state="DECIDED",
        outcome="GRANTED",
        decided_on=today,
        filing_no=filing_no,
        document_no=document_no,
        valid_to=valid_to,
        standing=filings.VALID,
    )
    return {"filing_no": filing_no, "document_no": document_no, "valid_to": valid_to}


@action("so-filing.issue-refusal", input=schemas.DecisionInput)
def issue_refusal(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Refusal on the merits (DOC-109), with reasons and remedies."""
    reason = given["approval"]["text"]
    basis = given["approval"]["legal_basis"]
    _issue(
        context, "DOC-109", {"reason": reason, "legal_basis": basis, "remedies": _remedies(given["rules_on"])}
    )
    _update(context, state="CLOSED", outcome="REFUSED", decided_on=_today(context), closed_reason=reason)


@action("so-filing.register-and-publish", input=schemas.RegistrationInput, output=schemas.RegisteredOutput)
def register_and_publish(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Enter the group into the register of organisations; publish what bears no personal data."""
    session, today = _session(context), _today(context)
    row = filings.filing(session, instance_id=context.instance_id)
    people = given["people"] or []
    head = next((each["person_id"] for each in people if each["role"] == HEAD), None)
    organization_id = filings.enter_organization(
        session,
        context.actor,
        row,
        today,
        domicile=(given["place"] or {}).get("address"),
        purpose=(given["charter"] or {}).get("purpose"),
        legal_rep_id=None if head is None else int(head),
    )
    join_people(session, context.actor, context.instance_id, organization_id, people, today)
    public = {
        "filing_no": row["filing_no"],
        "name": row["org_name"],
        "filed_class": row["filed_class"],
        "street": find_street(row["street"]).name,
        "community": row["community"],
        "decided_on": row["decided_on"],
        "valid_to": row["valid_to"],
    }
    notices.publish(
        session, context.actor, "FILED_GROUP", row["org_name"], public, today, instance_id=context.instance_id
    )
    register_certificate(
        session,
        context.actor,
        kind="FILING",
        certificate_no=row["filing_no"],
        organization_id=organization_id,
        valid_from=row["decided_on"],
        valid_to=row["valid_to"],
        instance_id=context.instance_id,
    )
    _update(context, state="CLOSED", organization_id=organization_id, published_on=today)
    return {
        "filing_id": str(context.instance_id),
        "validity_key": filings.validity_key(context.instance_id, row["valid_to"]),
    }


@action("so-filing.push-to-district")
def push_to_district(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The district's civil affairs office has the filing in its summary from this day."""
    _update(context, reported_on=_today(context))


@action("so-filing.record-withdrawal", input=schemas.WithdrawalInput)
def record_withdrawal(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The applicant took the application back (DOC-111)."""
    reason = given["withdrawal_reason"]
    _issue(context, "DOC-111", {"reason": reason})
    _update(context, state="WITHDRAWN", outcome="WITHDRAWN", decided_on=_today(context), closed_reason=reason)


def _default_correction_due(notified_on: date, rules_on: date) -> date:
    period = current_rules().deadline(
        "so-filing.correction-period", notified_on, current_calendar(), on=rules_on
    )
    assert period.due_on is not None, "a period without pauses ends"
    return period.due_on


def _years_after(day: date, years: int) -> date:
    """The last day of a validity of whole years (a 29 February ends on the 28th)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
