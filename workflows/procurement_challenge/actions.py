"""The service tasks of inquiries and challenges: letters entered, pauses begun and ended, answers sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from engine.spiff.border import BpmnError
from workflows.documents import issue
from workflows.procurement_challenge import schemas
from workflows.procurement_challenge.errors import NotYourOrganization, ProjectUnknown
from workflows.procurement_challenge.letters import (
    ANSWER_PERIOD,
    PERIOD,
    known_day,
    period_end,
    qualified_bidders,
    writes_for,
)
from workflows.procurement_contract.case import (
    NOT_REGISTRABLE,
    common,
    organization_unit,
    rules_chosen,
    today,
)
from workflows.procurement_contract.overturning import tell_contract
from workflows.procurement_plan.projects import session_of
from workflows.registries import challenges
from workflows.registries.contracts import current_award
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.purchases import decide_challenge
from workflows.registries.register import Row, find
from workflows.registries.terms import rules_day

_INQUIRY_PERIOD = "procurement-challenge.inquiry-period"


@action(
    "procurement-challenge.receive",
    input=schemas.LetterInput,
    output=schemas.LetterOutput,
    errors=(NOT_REGISTRABLE,),
)
def receive(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Enter the letter; say from which day its period runs and when it ends."""
    session, now = session_of(context), today(context)
    project = challenges.project_by_number(session, given["projectNo"])
    if project is None:
        raise BpmnError(NOT_REGISTRABLE, ProjectUnknown(project_no=given["projectNo"]).message())
    try:
        organization_id = writes_for(context.actor, given["organizationId"])
    except NotYourOrganization as refusal:
        raise BpmnError(NOT_REGISTRABLE, refusal.message()) from refusal
    organization = find(session, ORGANIZATIONS, organization_id)
    rules_on = rules_chosen(context, given["rules_on"]) or rules_day(session, project["id"], now)
    shared = {
        "project_id": str(project["id"]),
        "project_no": project["project_no"],
        "project_name": project["name"],
        "purchaser": project["purchaser"],
        "organization_id": str(organization_id),
        "challenger": organization["name"],
        "challenger_unit": organization_unit(organization_id),
        "received_on": now,
        "rules_on": rules_on,
        "inquiry_id": None,
        "challenge_id": None,
        "challenge_no": None,
        "knownOn": None,
        "last_day": None,
        "is_known_fixed": False,
        "is_paused": False,
    }
    if given["kind"] == "INQUIRY":
        inquiry_id = challenges.register_inquiry(
            session,
            context.actor,
            project_id=project["id"],
            organization_id=organization_id,
            question=given["question"] or "",
            received_on=now,
            due_on=period_end(_INQUIRY_PERIOD, now, rules_on),
            instance_id=context.instance_id,
        )
        return {**shared, "inquiry_id": str(inquiry_id)}
    target = given["target"] or "RESULT"
    known_on, is_fixed = known_day(session, project["id"], target, given["obtainedOn"])
    row = _lodge(context, session, given, project["id"], period_end(ANSWER_PERIOD, now, rules_on))
    return {
        **shared,
        "challenge_id": str(row["id"]),
        "challenge_no": row["challenge_no"],
        "knownOn": known_on,
        "last_day": period_end(PERIOD, known_on, rules_on) if known_on else None,
        "is_known_fixed": is_fixed,
    }


@action("procurement-challenge.record-inquiry", input=schemas.InquiryInput)
def record_inquiry(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The answer to a question, without document of its own."""
    challenges.answer_inquiry(
        session_of(context),
        context.actor,
        given["inquiry_id"],
        given["inquiry_answer"],
        today(context),
        instance_id=context.instance_id,
    )


@action("procurement-challenge.refuse-late", input=schemas.CheckInput)
def refuse_late(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The letter came after its period (采购法52)."""
    _set_period(context, given)
    decide_challenge(
        session_of(context),
        context.actor,
        given["challenge_id"],
        "NOT_ACCEPTED",
        effect=given["check"]["reason"],
        instance_id=context.instance_id,
    )


@action("procurement-challenge.accept", input=schemas.CheckInput, output=schemas.PausedOutput)
def accept(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """In time: what it may affect waits for the answer (实施条例54)."""
    _set_period(context, given)
    if given["completed"]:
        challenges.complete_letter(
            session_of(context),
            context.actor,
            given["challenge_id"],
            given["completed"],
            instance_id=context.instance_id,
        )
    if not given["check"]["affects_result"]:
        return {"is_paused": False}
    challenges.pause(
        session_of(context),
        context.actor,
        project_id=given["project_id"],
        challenge_id=given["challenge_id"],
        paused_from=today(context),
        reason=given["challenge_no"],
        instance_id=context.instance_id,
    )
    return {"is_paused": True}


@action("procurement-challenge.answer", input=schemas.AnswerInput)
def answer(context: ActionContext, given: Mapping[str, Any]) -> None:
    """DOC-418 to the challenger and to every other supplier concerned; the pause ends with its effect."""
    session, found = session_of(context), given["answer"]
    facts = common(session, given["project_id"], given["organization_id"])
    content = {
        **facts,
        "challenge_no": given["challenge_no"],
        "received_on": given["received_on"],
        "rows": [[reply["item"], reply["found"], reply["reply"]] for reply in found["replies"]],
        "basis": found["basis"],
        "conclusion": found["conclusion"],
    }
    for organization_id in (given["organization_id"], *_concerned(session, given)):
        issue(
            session,
            context.actor,
            "DOC-418",
            instance_id=context.instance_id,
            addressee=find(session, ORGANIZATIONS, organization_id)["name"],
            content=content,
            issued_on=today(context),
            issuing_unit=facts["purchaser"],
        )
    effect = found["effect"]
    decide_challenge(
        session,
        context.actor,
        given["challenge_id"],
        found["result"],
        effect=effect,
        instance_id=context.instance_id,
    )
    challenges.resume(
        session,
        context.actor,
        given["challenge_id"],
        today(context),
        effect,
        instance_id=context.instance_id,
    )
    tell_contract(session, context.actor, given["project_id"], effect, given["challenge_no"])


@action("procurement-challenge.withdraw", input=schemas.WithdrawalInput)
def withdraw(context: ActionContext, given: Mapping[str, Any]) -> None:
    """The challenger took the letter back: nothing waits for it any longer."""
    session, challenge_id = session_of(context), given["challenge_id"]
    decide_challenge(session, context.actor, challenge_id, "WITHDRAWN", instance_id=context.instance_id)
    challenges.resume(session, context.actor, challenge_id, today(context), instance_id=context.instance_id)


def _lodge(
    context: ActionContext, session: Session, given: Mapping[str, Any], project_id: int, due_on: Any
) -> Row:
    names = ("items", "facts", "law", "letterOn", "agent", "consortium")
    return challenges.lodge(
        session,
        context.actor,
        kind="CHALLENGE",
        project_id=project_id,
        organization_id=given["organizationId"],
        target=given["target"] or "RESULT",
        received_on=today(context),
        due_on=due_on,
        content={name: given[name] for name in names},
        instance_id=context.instance_id,
    )


def _set_period(context: ActionContext, given: Mapping[str, Any]) -> None:
    known_on = given["check"]["known_on"]
    challenges.set_period(
        session_of(context),
        context.actor,
        given["challenge_id"],
        known_on,
        period_end(PERIOD, known_on, given["rules_on"]),
        instance_id=context.instance_id,
    )


def _concerned(session: Session, given: Mapping[str, Any]) -> list[int]:
    """The other suppliers: who bids still, and who won."""
    award = current_award(session, given["project_id"])
    others = dict.fromkeys(qualified_bidders(session, given["project_id"]))
    if award is not None:
        others.setdefault(int(award["organization_id"]), None)
    return [one for one in others if one != given["organization_id"]]
