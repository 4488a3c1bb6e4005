"""Rules of the committees: their size, who attends, who votes, and which grades may be put forward."""

from __future__ import annotations

from typing import Final

from engine.guards import Attempt, guard
from workflows.attempts import known_to_task
from workflows.opinions import REASON_MINIMUM, check_interest, check_opinion
from workflows.registries import meetings, panels
from workflows.registries.assessments import GRADES, NO_GRADE
from workflows.so_assessment.common import committee_members, whole
from workflows.so_assessment.errors import (
    AssessmentCommitteeSizeWrong,
    AssessmentReasonMissing,
    CommitteesNotSeparate,
    GradeAboveCap,
    MeetingAttendanceWrong,
    NotAVotingMember,
)
from workflows.so_assessment.guards import (
    ASSESSMENT,
    EVALUATION,
    REEXAMINATION,
    rules_on,
)

DOWNGRADE: Final = "so-rating-downgrade"
BATCH: Final = "so-assessment-batch"

#: User tasks of FG-DECISION by process.
DECISIONS: Final = {
    ASSESSMENT: ("review-confirmation", "approve-confirmation"),
    DOWNGRADE: ("review-downgrade", "approve-downgrade"),
    BATCH: ("review-batch", "approve-batch"),
}

_SIZES: Final = {"FINAL": "committee", "REREVIEW": "rereview"}
#: Which committee meets in which process.
_COMMITTEE: Final = {EVALUATION: "FINAL", REEXAMINATION: "REREVIEW"}


@guard(
    "so-assessment: committees have their size and meet with their members",
    "complete",
    at={EVALUATION: ("call-meeting",), REEXAMINATION: ("hearing",)},
)
def attendance_is_right(attempt: Attempt) -> None:
    """7 to 25 members, 5 to 9 of a re-examination; only members come, and one of them chairs."""
    kind = _COMMITTEE[attempt.instance.process_key]
    members, on = committee_members(attempt.session, kind), rules_on(attempt)
    least, most = (whole(f"{_SIZES[kind]}-{end}", on) for end in ("minimum", "maximum"))
    if not least <= len(members) <= most:
        raise AssessmentCommitteeSizeWrong(minimum=least, maximum=most, count=len(members))
    present = attempt.variables.get("present")
    chosen = {str(account) for account in present} if isinstance(present, list) else set()
    if not chosen or chosen - members.keys() or attempt.variables.get("chair") not in chosen:
        raise MeetingAttendanceWrong()


@guard(
    "so-assessment: members vote in person, and judge nobody twice",
    "claim",
    "complete",
    at={EVALUATION: ("vote",), REEXAMINATION: ("rereview-vote",)},
)
def votes_are_separate(attempt: Attempt) -> None:
    """No member of the re-examination scored or voted before, none of the committee scored (SoD-14)."""
    kind = _COMMITTEE[attempt.instance.process_key]
    known, account = known_to_task(attempt), attempt.actor.user_id
    case_id = int(known["case_id"])
    if attempt.actor.on_behalf_of is not None or known.get("member") != account:
        raise NotAVotingMember(user=account)
    before = {row["account"] for row in panels.seats(attempt.session, case_id, state="SEATED")}
    if kind == "REREVIEW":
        before |= committee_members(attempt.session, "FINAL").keys()
        for meeting in meetings.meetings(attempt.session, case_id, "FINAL"):
            before |= set(meetings.people_of(meeting, "members"))
    if account in before:
        raise CommitteesNotSeparate(user=account, name=str(known["organization_name"]))


@guard(
    "so-assessment: no grade above what score and gates allow",
    "complete",
    at={EVALUATION: ("revise-suggestion",)},
)
def revision_is_capped(attempt: Attempt) -> None:
    """The office may put another grade before the committee, not a higher one, and says why."""
    order = (NO_GRADE, *GRADES)
    cap, proposed = (
        str(known_to_task(attempt)["rating_by_score"]),
        str(attempt.variables.get("proposedGrade")),
    )
    if proposed not in order or order.index(proposed) > order.index(cap):
        raise GradeAboveCap(grade=cap.removeprefix("A") + "A" if cap != NO_GRADE else cap)
    if len(str(attempt.variables.get("revisionReason") or "").strip()) < REASON_MINIMUM:
        raise AssessmentReasonMissing(minimum=REASON_MINIMUM)


@guard("so-assessment: a decision has an opinion and, unless it agrees, a reason", "complete", at=DECISIONS)
def decision_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION: refusals and returns say why; a declared conflict ends in recusal (公务员法76)."""
    check_opinion(attempt)
    check_interest(attempt)
