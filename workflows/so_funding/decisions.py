"""From the agenda to the results of a round: meetings, the money reserved, publicity, objections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.actions import ActionContext, action
from engine.guards import Attempt
from engine.persistence.session import Session
from engine.submissions import keeper
from workflows.attempts import known_to_task
from workflows.posts import single_units
from workflows.registries import notices
from workflows.registries.grants import approve_grant, note_grant, open_meeting
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import Row, find
from workflows.so_funding import objections, schemas
from workflows.so_funding.common import (
    grant_of,
    issue_document,
    money,
    number,
    reason,
    rule,
    session_of,
    today,
)
from workflows.so_funding.rounds import PHONE, in_state, members_json, refuse_grant

Given = Mapping[str, Any]

#: Level of D6c -> (post, kind of unit, what it is called).
LEVELS: Final = {
    "DEPUTY": ("civil-approval", "civil-affairs", "区民政局分管领导"),
    "MEETING": ("civil-meeting", "civil-affairs", "区民政局局长办公会"),
    "JOINT": ("joint-meeting", "district", "区社会组织工作联席会议"),
}


def group_of(level: str) -> str:
    """The candidate group that decides on a level."""
    post, kind, _ = LEVELS[level]
    return f"{post}:{single_units()[kind]}"


@action("so-funding-round.call-meetings", input=schemas.MeetingsInput, output=schemas.MeetingsOutput)
def call_meetings(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Every proposed amount goes to the level of D6c that decides on it."""
    session = session_of(context)
    levels = {each["grant_no"]: each["level"] for each in given["levels"] or [] if each}
    agenda: dict[str, list[dict[str, Any]]] = {}
    for row in given["ranking"]:
        amount, level = money(row["proposed"]), levels.get(row["grant_no"])
        values = {"proposed": amount, "level": level}
        grant = grant_of(session, row["grant_no"])
        note_grant(session, context.actor, grant["id"], values, instance_id=context.instance_id)
        if level is not None:
            shown = ("grant_no", "org_name", "project_name", "score", "rank")
            item = {name: row[name] for name in shown} | {"proposed": number(amount)}
            agenda.setdefault(level, []).append(item)
    meetings = [
        {"level": level, "group": group_of(level), "title": LEVELS[level][2], "items": agenda[level]}
        for level in LEVELS
        if level in agenda
    ]
    return {"meetings": meetings}


def passes(votes: Mapping[str, str], members: int, on: date) -> bool:
    """More than the rule's share of all members agree, those who stayed away included."""
    yes = sum(choice == "YES" for choice in votes.values())
    return yes * 100 > members * int(rule("vote-share", on))


def tally(
    items: list[Mapping[str, Any]], submitted: Mapping[str, Any]
) -> tuple[dict[str, dict[str, str]], list[str], list[str]]:
    """Votes by application and name, all members, those present; who is not listed agrees."""
    members = [str(each["account"]).strip() for each in submitted["members"]]
    present = [str(each["account"]).strip() for each in submitted["members"] if each.get("isPresent")]
    votes = {str(item["grant_no"]): dict.fromkeys(present, "YES") for item in items}
    for dissent in submitted.get("dissents") or []:
        votes.setdefault(str(dissent["grantNo"]), {})[str(dissent["account"]).strip()] = dissent["choice"]
    return votes, members, present


@keeper("so-funding-round", "decide")
def keep_decision(attempt: Attempt) -> Mapping[str, Any]:
    """The votes go into the register by name, and what passed is reserved on the line, at once or not at all.

    Raises BudgetExceeded, so that the decision is not taken, when another was faster."""
    session, given, known = attempt.session, attempt.variables, known_to_task(attempt)
    meeting, instance_id = known["meeting"], attempt.instance.id
    on = date.fromisoformat(str(known["rules_on"]))
    votes, members, present = tally(meeting["items"], given)
    values = {
        "round_id": int(known["round_id"]),
        "level": meeting["level"],
        "held_on": date.fromisoformat(str(given["heldOn"])[:10]),
        "members": members_json(members),
        "present": members_json(present),
    }
    grants = {item["grant_no"]: grant_of(session, item["grant_no"]) for item in meeting["items"]}
    by_id = {grants[grant_no]["id"]: choices for grant_no, choices in votes.items()}
    open_meeting(session, attempt.actor, values, by_id, instance_id=instance_id)
    outcome = []
    for item in meeting["items"]:
        choices, grant = votes[item["grant_no"]], grants[item["grant_no"]]
        # who took the application back meanwhile is voted on and gets nothing
        is_passed = grant["state"] == "READY" and passes(choices, len(members), on)
        if is_passed:
            amount = money(item["proposed"])
            approve_grant(session, attempt.actor, grant["id"], amount, instance_id=instance_id)
        counts = {name: list(choices.values()).count(name) for name in ("YES", "NO", "ABSTAIN")}
        outcome.append({"grant_no": item["grant_no"], "passed": is_passed, **counts})
    return {
        "decision": {
            "level": meeting["level"],
            "title": meeting["title"],
            "held_on": values["held_on"].isoformat(),
            "members": len(members),
            "present": len(present),
            "minutes": given["minutes"],
            "outcome": outcome,
        }
    }


@action("so-funding-round.record-decisions", input=schemas.DecisionsInput, output=schemas.PublicityOutput)
def record_decisions(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Minutes of each meeting (DOC-304), the publicity of what is to be funded (DOC-305)."""
    session = session_of(context)
    for decision in given["decisions"] or []:
        _issue_minutes(context, given["batch_no"], decision)
    approved = in_state(session, int(given["round_id"]), "APPROVED")
    least = notices.least_period(objections.NOTICE, today(context))
    assert least is not None, "the publicity of grants has a period"
    if approved:
        rows = [
            (row["grant_no"], _name(session, row), row["project_name"], f"{row['approved']:,.2f}")
            for row in approved
        ]
        content = {
            "batch_no": given["batch_no"],
            "rows": rows,
            "period_from": least.start,
            "period_to": least.end,
            "phone": PHONE,
        }
        issue_document(context, "DOC-305", "", content)
        _publish(context, objections.NOTICE, f"{given['batch_no']}批次拟资助公示", content)
    return {"publicity_ends": least.end}


def _issue_minutes(context: ActionContext, batch_no: str, decision: Mapping[str, Any]) -> None:
    rows = [
        (
            each["grant_no"],
            str(each["YES"]),
            str(each["NO"]),
            str(each["ABSTAIN"]),
            "通过" if each["passed"] else "未通过",
        )
        for each in decision["outcome"]
    ]
    content = {
        "held_on": decision["held_on"],
        "meeting": decision["title"],
        "batch_no": batch_no,
        "members": decision["members"],
        "present": decision["present"],
        "rows": rows,
        "decision": decision["minutes"],
    }
    issue_document(context, "DOC-304", "", content)


@action("so-funding-round.apply-reexamination", input=schemas.ReexaminedInput)
def apply_reexamination(context: ActionContext, given: Given) -> None:
    """An objection that is upheld ends the proposed grant, its money is free again; who objected is told."""
    session = session_of(context)
    findings = {each["grantNo"]: each for each in given["reexaminations"]}
    for objection in given["objections"]:
        objections.answer(context, objection, findings[objection["grantNo"]], given["rules_on"])
    for finding in given["reexaminations"]:
        grant = grant_of(session, finding["grantNo"])
        # one that waited its turn may find that another, upheld before it, ended the grant already
        if finding["verdict"] == "UPHELD" and grant["state"] == "APPROVED":
            refuse_grant(context, grant, reason("objection-upheld", text=finding["text"]))


@action("so-funding-round.publish-results", input=schemas.RoundRefInput, output=schemas.ResultsOutput)
def publish_results(context: ActionContext, given: Given) -> Mapping[str, Any]:
    """Who gets what, before the public; every applicant hears the own total and rank, and no more."""
    session, round_id = session_of(context), int(given["round_id"])
    for row in in_state(session, round_id, "READY"):
        refuse_grant(context, row, reason("not-listed"))
    decided = in_state(session, round_id, "APPROVED", "REFUSED")
    funded = [row for row in decided if row["state"] == "APPROVED"]
    rows = [
        (row["grant_no"], _name(session, row), row["project_name"], f"{row['approved']:,.2f}")
        for row in funded
    ]
    total = sum((row["approved"] for row in funded), Decimal(0))
    content = {"batch_no": given["batch_no"], "rows": rows, "count": len(rows), "total": total}
    _publish(context, "GRANT_RESULT", f"{given['batch_no']}批次资助结果", content)
    results = [
        {
            "grant_no": row["grant_no"],
            "approved": number(row["approved"]) if row["state"] == "APPROVED" else 0,
            "score": (row["score"] or 0) / 1000,
            "rank": row["rank"],
        }
        # who was rejected before the review waits for no result
        for row in decided
        if row["rank"] is not None
    ]
    return {"results": results}


def _publish(context: ActionContext, kind: str, subject: str, content: Mapping[str, Any]) -> None:
    notices.publish(
        session_of(context),
        context.actor,
        kind,
        subject,
        content,
        today(context),
        instance_id=context.instance_id,
    )


def _name(session: Session, grant: Row) -> str:
    return str(find(session, ORGANIZATIONS, grant["organization_id"])["name"])
