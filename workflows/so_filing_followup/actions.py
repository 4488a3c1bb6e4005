"""The steps that change, renewal, cancellation and revocation of a filing share: from receipt to refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.registries import numbers
from workflows.registries.filings import VALID, filing_by_number
from workflows.registries.followups import (
    REVOCATION,
    Followup,
    followup,
    record_followup,
    update_followup,
)
from workflows.registries.people import RESIDENT_CARD, register_person
from workflows.registries.register import Row
from workflows.registries.sealing import opened
from workflows.rules import current_rules
from workflows.so_filing_followup import effects as _effects  # noqa: F401 - registers the actions
from workflows.so_filing_followup import schemas
from workflows.so_filing_followup import validity as _validity  # noqa: F401 - registers the actions
from workflows.so_filing_followup.common import (
    REPLAY_ROLE,
    issue_about,
    period_end,
    remedies,
    session_of,
    today,
)
from workflows.so_filing_followup.errors import FilingNotInForce
from workflows.so_filing_followup.requests import asked_for, ground_text, is_late, told

#: Why the register opens what the form sealed; a word for programs, kept with the case.
REGISTRATION: Final = "natural_person"
#: Kinds that somebody applies for, who is given a receipt.
_RECEIPTS: Final = frozenset({"CHANGE", "RENEWAL", "CANCELLATION"})


@action("so-filing-followup.receive", input=schemas.RequestInput, output=schemas.ReceiptOutput)
def receive(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Enter the procedure; whoever applied gets a receipt (DOC-101)."""
    session, on, kind = session_of(context), today(context), str(context.headers["kind"])
    rules_on = _rules_day(context, given["rules_on"])
    filing = in_force(session, given["filingNo"])
    asked = asked_for(session, kind, given, filing, on, rules_on)
    late = is_late(kind, asked, filing, on, rules_on)
    applicant = context.actor.on_behalf_of or context.actor.user_id
    receipt_no = numbers.receipt_number(session, on.year)
    record_followup(
        session,
        context.actor,
        Followup(
            instance_id=context.instance_id,
            receipt_no=receipt_no,
            kind=kind,
            filing_id=filing["instance_id"],
            organization_id=filing["organization_id"],
            filing_no=filing["filing_no"],
            org_name=filing["org_name"],
            street=filing["street"],
            applicant=applicant,
            asked=asked,
            is_late=late,
            received_on=on,
        ),
    )
    if kind in _RECEIPTS:
        issue_about(context, "DOC-101", {})
    return {
        "receipt_no": receipt_no,
        "received_on": on,
        "rules_on": rules_on,
        "applicant": applicant,
        "filing_id": str(filing["instance_id"]),
        "org_name": filing["org_name"],
        "street": filing["street"],
        "valid_to": filing["valid_to"],
        "holder": filing["applicant"],
        "asked_text": told(kind, asked),
        "is_late": late,
        "correction_count": 0,
        "head_id": _head(context, given) if "HEAD" in (given["changeKinds"] or ()) else None,
        "clock_stops": [],
    }


def in_force(session: Session, filing_no: str) -> Row:
    """The filing with this number. Raises FilingNotInForce."""
    found = filing_by_number(session, str(filing_no or "").strip())
    if found is None or found["standing"] != VALID:
        raise FilingNotInForce(filing_no=filing_no)
    return found


@action(
    "so-filing-followup.issue-correction-notice", input=schemas.AcceptanceInput, output=schemas.NotifiedOutput
)
def issue_correction_notice(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Correction notice (DOC-103): everything that is missing or faulty, at once."""
    on = today(context)
    last_day = period_end("correction-period", on, given["rules_on"])
    item = {"material": "WHOLE", "state": "MALFORMED", "note": given["acceptance"]["faults"]}
    issue_about(context, "DOC-103", {"items": [item], "correction_due": last_day})
    _update(context, state="CORRECTION")
    return {"notified_on": on, "correction_due": last_day}


@action("so-filing-followup.receive-correction", input=schemas.CorrectionInput)
def receive_correction(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The material arrived a second time; the acceptance period runs anew from that day."""
    count = given["correction_count"]
    _update(context, state="SUBMITTED", received_on=given["received_on"], correction_count=count)


@action("so-filing-followup.deem-withdrawn")
def deem_withdrawn(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Nothing came within the correction period (DOC-105)."""
    issue_about(context, "DOC-105", {})
    _update(context, state="WITHDRAWN", outcome="DEEMED_WITHDRAWN", decided_on=today(context))


@action("so-filing-followup.issue-non-acceptance", input=schemas.AcceptanceInput)
def issue_non_acceptance(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Refusal at the door (DOC-104), with reasons and remedies."""
    reason = given["acceptance"]["reason"]
    issue_about(context, "DOC-104", {"reason": reason, "remedies": remedies(given["rules_on"])})
    _close(context, "NOT_ACCEPTED", "NOT_ACCEPTED", reason)


@action("so-filing-followup.record-acceptance", input=schemas.AcceptanceInput)
def record_acceptance(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Acceptance (DOC-102), by an officer or by silence."""
    acceptance = given["acceptance"]
    accepted = {"accepted_on": acceptance["accepted_on"], "mode": acceptance["mode"]}
    issue_about(context, "DOC-102", accepted)
    _update(
        context, state="REVIEWING", accepted_on=acceptance["accepted_on"], acceptance_mode=acceptance["mode"]
    )


@action("so-filing-followup.issue-refusal", input=schemas.DecisionInput)
def issue_refusal(context: ActionContext, given: Mapping[str, Any]) -> None:
    """Refusal on the merits (DOC-119), with remedies; a revocation that is not made has no paper."""
    approval = given["approval"]
    if followup(session_of(context), context.instance_id)["kind"] != REVOCATION:
        content = {"reason": approval["text"], "legal_basis": approval["legal_basis"]}
        issue_about(context, "DOC-119", {**content, "remedies": remedies(given["rules_on"])})
    _close(context, "CLOSED", "REFUSED", approval["text"])


@action("so-filing-followup.record-withdrawal", input=schemas.ReasonInput)
def record_withdrawal(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The applicant took the application back (DOC-111)."""
    issue_about(context, "DOC-111", {"reason": given["withdrawal_reason"]})
    _close(context, "WITHDRAWN", "WITHDRAWN", given["withdrawal_reason"])


@action("so-filing-followup.close-without-effect", input=schemas.ReasonInput)
def close_without_effect(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The second person found no clerical error: the register stays as it is."""
    _close(context, "CLOSED", "REFUSED", given["opinionText"])


@action("so-filing-followup.hear", input=schemas.RequestInput, output=schemas.StatementOutput)
def hear(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Before a revocation the group hears facts, ground and law, and until when it may answer (DOC-120)."""
    on, rules_on = today(context), _rules_day(context, given["rules_on"])
    asked = followup(session_of(context), context.instance_id)["asked"]
    due = period_end("statement-period", on, rules_on)
    rule = current_rules().rule(f"so-filing.revocation-{asked['ground'].lower()}", rules_on)
    issue_about(
        context,
        "DOC-120",
        {
            "ground_text": ground_text(asked["ground"]),
            "facts": asked["facts"],
            "legal_basis": rule.legal_basis,
            "statement_due": due,
        },
    )
    _update(context, state="REVIEWING")
    return {"statement_due": due}


def _rules_day(context: ActionContext, wanted: date | None) -> date:
    return wanted if wanted is not None and REPLAY_ROLE in context.actor.roles else today(context)


def _update(context: ActionContext, **values: Any) -> None:
    update_followup(session_of(context), context.actor, context.instance_id, **values)


def _close(context: ActionContext, state: str, outcome: str, reason: str | None) -> None:
    _update(context, state=state, outcome=outcome, decided_on=today(context), closed_reason=reason)


def _head(context: ActionContext, given: Mapping[str, Any]) -> str | None:
    """The new head in the register of persons; None for numbers that the intake has to look at."""
    session, sealed = session_of(context), given["newHead"]
    person = opened(session, context.actor, context.instance_id, sealed, REGISTRATION) if sealed else None
    if not person or not person["idNo"]:
        return None
    found = register_person(
        session,
        context.actor,
        name=person["name"] or "",
        id_type=person["idType"] or RESIDENT_CARD,
        id_no=person["idNo"],
        phone=person["phone"] or None,
        address=None if not person["address"] else str(person["address"]),
        instance_id=context.instance_id,
    )
    return str(found)
