"""Meetings of both committees: who may come, the quorum, votes by name, the minutes (39号令; SoD-14)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actions import ActionContext, action
from engine.persistence.session import Session
from workflows.documents.words import label as enumeration
from workflows.registries import meetings
from workflows.registries.assessments import CASES, advance_case, points
from workflows.registries.register import Row, find
from workflows.so_assessment import schemas
from workflows.so_assessment.common import (
    COMMITTEE,
    committee_members,
    issue_about,
    label,
    name_of,
    session_of,
    share,
    today,
)

FINAL = "FINAL"
REREVIEW = "REREVIEW"


@action("so-assessment.list-committee", input=schemas.CaseInput, output=schemas.MembersOutput)
def list_committee(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who belongs to the assessment committee, for the attendance list."""
    return _options(context, FINAL)


@action("so-assessment.list-rereview-committee", input=schemas.CaseInput, output=schemas.MembersOutput)
def list_rereview_committee(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who belongs to the re-examination committee."""
    return _options(context, REREVIEW)


@action("so-assessment.open-meeting", input=schemas.MeetingInput, output=schemas.MeetingOutput)
def open_meeting(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The final assessment of one organisation: two thirds of the members, or nobody votes."""
    return _open(context, given, FINAL, given["suggested"])


@action("so-assessment.open-rereview-meeting", input=schemas.MeetingInput, output=schemas.MeetingOutput)
def open_rereview_meeting(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The re-examination of one organisation; put to the vote is what it asks for."""
    return _open(context, given, REREVIEW, None)


@action("so-assessment.count-votes", input=schemas.CountInput, output=schemas.CountOutput)
def count_votes(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """More than half of all members, those who stayed away included; minutes by name (DOC-506)."""
    session, meeting_id = session_of(context), given["meeting_id"]
    meeting = find(session, meetings.MEETINGS, meeting_id)
    outcome = _outcome(meeting, meetings.votes(session, meeting_id), given)
    meetings.close_meeting(session, context.actor, meeting_id, outcome, instance_id=context.instance_id)
    if outcome != "NO_QUORUM":
        _write_minutes(context, session, meeting, outcome, given["case_id"])
    if meeting["kind"] == FINAL and outcome == "PASSED":
        advance_case(
            session,
            context.actor,
            given["case_id"],
            "VOTED",
            grade=meeting["grade"],
            instance_id=context.instance_id,
        )
    return {"vote_outcome": outcome}


@action("so-assessment.revise-suggestion", input=schemas.RevisionInput, output=schemas.RevisionOutput)
def revise_suggestion(context: ActionContext, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The committee did not follow the suggestion; another one goes before it."""
    session = session_of(context)
    case = find(session, CASES, given["case_id"])
    advance_case(
        session,
        context.actor,
        given["case_id"],
        "SUGGESTED",
        score=points(case["score"]),
        suggested=given["proposedGrade"],
        reason=given["revisionReason"],
        instance_id=context.instance_id,
    )
    return {"suggested": given["proposedGrade"]}


def _options(context: ActionContext, kind: str) -> Mapping[str, Any]:
    members = committee_members(session_of(context), kind)
    return {"member_options": [{"label": name, "value": account} for account, name in members.items()]}


def _open(
    context: ActionContext, given: Mapping[str, Any], kind: str, grade: str | None
) -> Mapping[str, Any]:
    session = session_of(context)
    members = committee_members(session, kind)
    meeting_id = meetings.open_meeting(
        session,
        context.actor,
        case_id=given["case_id"],
        kind=kind,
        held_on=today(context),
        chair=given["chair"],
        members=list(members),
        present=given["present"],
        grade=grade,
        proposal=given["claims"],
        instance_id=context.instance_id,
    )
    present = sorted(set(given["present"]))
    enough = meetings.has_quorum(len(present), len(members), share("quorum-share", given["rules_on"]))
    if not enough:
        meetings.close_meeting(
            session, context.actor, meeting_id, "NO_QUORUM", instance_id=context.instance_id
        )
    return {"meeting_id": str(meeting_id), "has_quorum": enough, "attending": present if enough else []}


def _outcome(meeting: Row, votes: tuple[Row, ...], given: Mapping[str, Any]) -> str:
    members, rules_on = len(meetings.people_of(meeting, "members")), given["rules_on"]
    voting = [row for row in votes if row["choice"] != "RECUSED"]
    # who recuses is not there for this case
    if not meetings.has_quorum(len(voting), members, share("quorum-share", rules_on)):
        return "NO_QUORUM"
    yes = sum(row["choice"] == "YES" for row in votes)
    has_passed = meetings.has_majority(yes, members, share("majority-share", rules_on))
    return "PASSED" if has_passed else "NOT_PASSED"


def _write_minutes(
    context: ActionContext, session: Session, meeting: Row, outcome: str, case_id: int
) -> None:
    votes = meetings.votes(session, meeting["id"])
    grade = enumeration(meeting["grade"]) if meeting["grade"] else meeting["proposal"]
    rows = [
        [label("matter"), grade, name_of(session, row["account"]), label(row["choice"].lower())]
        for row in votes
    ]
    content = {
        "held_on": meeting["held_on"],
        "members": len(meetings.people_of(meeting, "members")),
        "present": len(meetings.people_of(meeting, "present")),
        "rows": rows,
        "decision": label("passed" if outcome == "PASSED" else "not-passed"),
    }
    issue_about(context, "DOC-506", case_id, content, unit=COMMITTEE)
