"""The service tasks of complaints: entered, corrected, suspended, decided; the clock stops and goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.spiff.border import BpmnError
from workflows.documents import issue
from workflows.procurement_challenge.errors import ChallengeNotFound, NotYourOrganization
from workflows.procurement_challenge.letters import period_end, writes_for
from workflows.procurement_complaint import schemas
from workflows.procurement_complaint.functions import last_day
from workflows.procurement_contract.case import (
    NOT_REGISTRABLE,
    common,
    organization_unit,
    rules_chosen,
    today,
)
from workflows.procurement_contract.overturning import tell_contract
from workflows.procurement_plan.projects import session_of, unit_name
from workflows.registries import challenges
from workflows.registries.contracts import current_award
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.purchases import PROJECTS, decide_challenge
from workflows.registries.register import find
from workflows.registries.terms import rules_day
from workflows.rules import current_rules

PERIOD: Final = "procurement-complaint.period"
DECISION_PERIOD: Final = "procurement-complaint.decision-period"
#: Methods that an agency carries out, which then answers too.
WITH_AGENCY: Final = frozenset({"OPEN_TENDER", "CONSULTATION", "NEGOTIATION"})
_FINANCE: Final = "finance"


@action(
    "procurement-complaint.receive",
    input=schemas.LetterInput,
    output=schemas.LetterOutput,
    errors=(NOT_REGISTRABLE,),
)
def receive(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Enter the complaint; it counts from the end of the period to answer the challenge (采购法55)."""
    session, now = session_of(context), today(context)
    earlier = challenges.challenge_by_number(session, given["challengeNo"])
    if earlier is None or earlier["kind"] != "CHALLENGE":
        raise BpmnError(NOT_REGISTRABLE, ChallengeNotFound(number=given["challengeNo"]).message())
    try:
        organization_id = writes_for(context.actor, given["organizationId"])
    except NotYourOrganization as refusal:
        raise BpmnError(NOT_REGISTRABLE, refusal.message()) from refusal
    project = find(session, PROJECTS, earlier["project_id"])
    rules_on = rules_chosen(context, given["rules_on"]) or rules_day(session, project["id"], now)
    due_on = last_day(DECISION_PERIOD, now, (), rules_on)
    row = challenges.lodge(
        session,
        context.actor,
        kind="COMPLAINT",
        project_id=project["id"],
        organization_id=organization_id,
        target=earlier["target"],
        received_on=now,
        due_on=due_on,
        content={name: given[name] for name in ("items", "facts", "law", "letterOn", "agent")},
        earlier_id=earlier["id"],
        instance_id=context.instance_id,
    )
    answer_due = earlier["due_on"]
    until = period_end(PERIOD, answer_due, rules_on)
    challenges.set_period(
        session, context.actor, row["id"], answer_due, until, instance_id=context.instance_id
    )
    return {
        "project_id": str(project["id"]),
        "project_no": project["project_no"],
        "project_name": project["name"],
        "purchaser": project["purchaser"],
        "organization_id": str(organization_id),
        "complainant": find(session, ORGANIZATIONS, organization_id)["name"],
        "complainant_unit": organization_unit(organization_id),
        "complaint_id": str(row["id"]),
        "complaint_no": row["challenge_no"],
        "earlier_id": str(earlier["id"]),
        "target": earlier["target"],
        "received_on": now,
        "rules_on": rules_on,
        "answer_due": answer_due,
        "last_day": until,
        "correction_count": 0,
        "pauses": [],
        "is_suspended": False,
        "check": {},
    }


@action("procurement-complaint.notify-correction", input=schemas.ComplaintInput, output=schemas.ClockOutput)
def notify_correction(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the letter lacks is told at once; the clock stands still until it comes (实施条例58)."""
    return {**_stop(context, given, given["check"].get("reason")), "notified_on": today(context)}


@action("procurement-complaint.receive-correction", input=schemas.ComplaintInput, output=schemas.ClockOutput)
def receive_correction(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The letter is corrected, and the clock goes on."""
    challenges.complete_letter(
        session_of(context),
        context.actor,
        given["complaint_id"],
        given["correction"] or {},
        instance_id=context.instance_id,
    )
    return {**_go_on(context, given), "correction_count": given["correction_count"] + 1}


@action("procurement-complaint.refuse", input=schemas.ComplaintInput)
def refuse(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The complaint is not accepted: reasons and remedies (94号令21)."""
    session, rules = session_of(context), current_rules()
    reason = given["check"].get("reason") or ""
    rule = rules.rule("procurement-complaint.refusal-period", given["rules_on"])
    _paper(context, given, reason, rule.legal_basis, rule.text)
    decide_challenge(
        session,
        context.actor,
        given["complaint_id"],
        "NOT_ACCEPTED",
        effect=reason,
        instance_id=context.instance_id,
    )


@action("procurement-complaint.record-copies", input=schemas.CopiesInput, output=schemas.CopiesOutput)
def record_copies(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who is to answer; and the suspension, when the authority wants one (采购法57)."""
    session, copies = session_of(context), given["copies"]
    if copies["suspend"]:
        challenges.pause(
            session,
            context.actor,
            project_id=given["project_id"],
            challenge_id=given["complaint_id"],
            paused_from=today(context),
            paused_until=copies["suspend_until"],
            reason=copies["reason"] or given["complaint_no"],
            instance_id=context.instance_id,
        )
    project = find(session, PROJECTS, given["project_id"])
    award = current_award(session, project["id"])
    respondents = [f"purchase-control:{project['purchaser']}"]
    if project["method"] in WITH_AGENCY:
        respondents.append("agency-manager:agency-01")
    if award is not None and award["organization_id"] != given["organization_id"]:
        respondents.append(f"so-operator:{organization_unit(award['organization_id'])}")
    return {"is_suspended": bool(copies["suspend"]), "respondents": respondents}


@action("procurement-complaint.end-suspension", input=schemas.ComplaintInput, output=schemas.SuspendedOutput)
def end_suspension(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Thirty days are over before there is a decision: the purchase goes on."""
    _resume(context, given, "NONE")
    return {"is_suspended": False}


@action("procurement-complaint.stop-clock", input=schemas.FindingInput, output=schemas.ClockOutput)
def stop_clock(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """检验、检测、鉴定、专家评审 do not count (实施条例58)."""
    return _stop(context, given, given["finding"]["pause_reason"])


@action("procurement-complaint.restart-clock", input=schemas.ComplaintInput, output=schemas.ClockOutput)
def restart_clock(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result is there; the rest of the period runs."""
    return _go_on(context, given)


@action("procurement-complaint.decide", input=schemas.FindingInput)
def decide(context: ActionContext, given: Mapping[str, Any]) -> None:
    """DOC-419 with remedies; a third complaint without ground in a year is bad conduct (94号令37)."""
    session, found = session_of(context), given["finding"]
    _paper(context, given, found["facts"], found["basis"], found["decision"])
    is_unfounded = found["result"] == "REJECTED" and found["unfounded"]
    decide_challenge(
        session,
        context.actor,
        given["complaint_id"],
        found["result"],
        effect=challenges.UNFOUNDED if is_unfounded else found["effect"],
        instance_id=context.instance_id,
    )
    if is_unfounded:
        _record_conduct(context, given)
    _resume(context, given, found["effect"])
    effect = found["effect"] or "NONE"
    tell_contract(session, context.actor, given["project_id"], effect, given["complaint_no"])


@action("procurement-complaint.withdraw", input=schemas.ComplaintInput)
def withdraw(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The complainant took it back: the procedure ends."""
    decide_challenge(
        session_of(context),
        context.actor,
        given["complaint_id"],
        "WITHDRAWN",
        instance_id=context.instance_id,
    )
    _resume(context, given, "NONE")


def _stop(context: ActionContext, given: Mapping[str, Any], reason: str | None) -> dict[str, Any]:
    rule = current_rules().rule(DECISION_PERIOD, given["rules_on"])
    held = {
        "from": today(context).isoformat(),
        "to": None,
        "reason": reason,
        "basis": rule.legal_basis,
    }
    return {"pauses": [*given["pauses"], held]}


def _go_on(context: ActionContext, given: Mapping[str, Any]) -> dict[str, Any]:
    now = today(context).isoformat()
    pauses = [{**pause, "to": pause.get("to") or now} for pause in given["pauses"]]
    due_on = last_day(DECISION_PERIOD, given["received_on"], pauses, given["rules_on"])
    assert due_on is not None, "every pause has ended"
    challenges.set_due(
        session_of(context),
        context.actor,
        given["complaint_id"],
        due_on,
        instance_id=context.instance_id,
    )
    return {"pauses": pauses}


def _resume(context: ActionContext, given: Mapping[str, Any], effect: str | None) -> None:
    challenges.resume(
        session_of(context),
        context.actor,
        given["complaint_id"],
        today(context),
        effect or "NONE",
        instance_id=context.instance_id,
    )


def _paper(
    context: ActionContext,
    given: Mapping[str, Any],
    facts: str | None,
    basis: str | None,
    decision: str | None,
) -> None:
    session, rules = session_of(context), current_rules()
    shared = common(session, given["project_id"], given["organization_id"])
    remedies = [
        rules.rule(key, given["rules_on"]).text
        for key in ("remedies.administrative-review", "remedies.litigation")
    ]
    content = {
        **shared,
        "challenge_no": given["complaint_no"],
        "facts_found": facts,
        "basis": basis,
        "decision": decision,
        "remedies": remedies,
    }
    issue(
        session,
        context.actor,
        "DOC-419",
        instance_id=context.instance_id,
        addressee=shared["org_name"],
        content=content,
        issued_on=today(context),
        issuing_unit=unit_name(session, _FINANCE),
    )


def _record_conduct(context: ActionContext, given: Mapping[str, Any]) -> None:
    session, rules, on, now = session_of(context), current_rules(), given["rules_on"], today(context)
    months = int(rules.rule("procurement-complaint.unfounded-months", on).value)
    count = rules.rule("procurement-complaint.unfounded-count", on)
    years = int(rules.rule("procurement-complaint.barred-years", on).value)
    received = given["received_on"]
    found = challenges.unfounded_complaints(
        session, given["organization_id"], _months_before(received, months), now
    )
    if found >= int(count.value):
        challenges.record_conduct(
            session,
            context.actor,
            given["organization_id"],
            count.text,
            now,
            _months_before(now, -12 * years),
            instance_id=context.instance_id,
        )


def _months_before(day: date, months: int) -> date:
    """The same day so many months before (or after, when negative), the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(number, day.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
