"""Votes by name, quorum and majority, publicity, re-examination, confirmation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.tasks import complete_task
from engine.errors import TaskCancelled
from engine.persistence.database import reading, transaction
from tests.support.accounts import signing
from tests.workflows.so_assessment.desk import AGREE, COMMITTEE, REREVIEW, RETURN, Desk
from workflows.errors import ConflictDeclared, DecisionWithoutReason, DutiesNotSeparate, StatusNotReachable
from workflows.registries import meetings, notices
from workflows.registries.assessments import CERTIFICATES, RATINGS
from workflows.registries.register import find
from workflows.so_assessment.errors import (
    AssessmentCommitteeSizeWrong,
    CommitteesNotSeparate,
    GradeAboveCap,
    MeetingAttendanceWrong,
    NotAVotingMember,
    ReexaminationClaimsMissing,
    ScoreAdjustmentInvalid,
)

REVISION = {"proposedGrade": "A3", "revisionReason": "委员认为工作绩效证据不足（示例）"}
REQUEST = {
    "requested": True,
    "claims": "请求重新认定业务活动得分（示例）",
    "claimReason": "两项业务活动的材料未予采信（示例）",
}
HEARING = {
    "expertStatement": "材料未注明日期（示例）",
    "applicantStatement": "已补充日期证明（示例）",
    "hearingText": "补充材料可以证明活动真实开展（示例）",
    "present": REREVIEW,
    "chair": REREVIEW[0],
}
#: 201 points lost: 799, a 3A.
LOST = {"C01": 40, "C02": 50, "C03": 50, "C04": 41, "C05": 20}


def test_t29_seven_of_eleven_are_no_quorum_and_five_votes_are_not_half_of_all(desk: Desk) -> None:
    _, evaluation, _ = desk.reported({"C01": 30})
    desk.meet(evaluation, yes=7, absent=4)
    assert desk.open(evaluation) == ["call-meeting"]
    desk.meet(evaluation, yes=5, absent=3)
    assert desk.open(evaluation) == ["revise-suggestion"]
    desk.complete(evaluation, "revise-suggestion", REVISION, "office")
    desk.meet(evaluation, yes=6, absent=3)
    case_id = int(desk.variables(evaluation)["case_id"])
    rows = desk.rows(meetings.MEETINGS, case_id=case_id)
    assert [(row["outcome"], row["grade"]) for row in rows] == [
        ("NO_QUORUM", "A5"),
        ("NOT_PASSED", "A5"),
        ("PASSED", "A3"),
    ]
    assert desk.documents(evaluation).count("DOC-506") == 2
    assert desk.ended_at(evaluation) == ["evaluated"]


def test_no_higher_grade_is_put_forward_than_score_and_gates_allow(desk: Desk) -> None:
    _, evaluation, _ = desk.reported({"B05": 45})
    desk.meet(evaluation, yes=0)
    with pytest.raises(GradeAboveCap, match="3A"):
        desk.complete(evaluation, "revise-suggestion", {**REVISION, "proposedGrade": "A4"}, "office")


def test_nobody_sees_a_vote_before_all_are_cast_and_then_they_are_by_name(desk: Desk) -> None:
    _, evaluation, _ = desk.reported()
    form = {"present": COMMITTEE, "chair": COMMITTEE[0]}
    with pytest.raises(MeetingAttendanceWrong):
        absent = {"present": COMMITTEE[1:], "chair": COMMITTEE[0]}
        desk.complete(evaluation, "call-meeting", absent, "office")
    desk.complete(evaluation, "call-meeting", form, "office")
    vote = {"choice": "NO", "conflictDeclared": False, "voteReason": "理由仅供会议记录"}
    with pytest.raises(NotAVotingMember):
        desk.complete(evaluation, "vote", vote, COMMITTEE[1])
    task = f"{evaluation}-{desk.tasks(evaluation, 'vote')[0]}"
    deputy = Actor(user_id=COMMITTEE[0], on_behalf_of=COMMITTEE[1])
    with pytest.raises(NotAVotingMember), transaction(desk.database) as session:
        complete_task(session, signing(deputy), task, vote)
    desk.complete(evaluation, "vote", vote, COMMITTEE[0])
    told = desk.events(evaluation) + json.dumps(desk.variables(evaluation), ensure_ascii=False)
    assert "理由仅供会议记录" not in told
    meeting_id = int(desk.variables(evaluation)["meeting_id"])
    with pytest.raises(StatusNotReachable), reading(desk.database) as session:
        meetings.votes(session, meeting_id)
    desk.vote(evaluation, "vote", COMMITTEE[1:], yes=10, no=0)
    with reading(desk.database) as session:
        choices = {row["account"]: row["choice"] for row in meetings.votes(session, meeting_id)}
        row = session.one("SELECT html FROM document WHERE code = 'DOC-506'", ())
    assert choices == {COMMITTEE[0]: "NO", **dict.fromkeys(COMMITTEE[1:], "YES")}
    assert row is not None and "示例w01" in row[0] and "不同意" in row[0]


def test_who_recuses_is_not_there_for_the_case(desk: Desk) -> None:
    _, evaluation, _ = desk.reported()
    present = COMMITTEE[:8]
    desk.complete(evaluation, "call-meeting", {"present": present, "chair": present[0]}, "office")
    recused = {"choice": "YES", "conflictDeclared": True, "voteReason": None}
    desk.complete(evaluation, "vote", recused, present[0])
    desk.vote(evaluation, "vote", present[1:], yes=7, no=0)
    assert desk.open(evaluation) == ["call-meeting"]
    case_id = int(desk.variables(evaluation)["case_id"])
    assert desk.rows(meetings.MEETINGS, case_id=case_id)[0]["outcome"] == "NO_QUORUM"


def test_a_committee_of_six_cannot_meet(desk: Desk) -> None:
    _, evaluation, _ = desk.reported()
    with transaction(desk.database) as session:
        session.execute("DELETE FROM post_holding WHERE person_id IN ('w07','w08','w09','w10','w11')")
    form = {"present": COMMITTEE[:6], "chair": COMMITTEE[0]}
    with pytest.raises(AssessmentCommitteeSizeWrong):
        desk.complete(evaluation, "call-meeting", form, "office")


def test_the_grade_stands_in_public_for_seven_days(desk: Desk) -> None:
    case, _ = desk.voted(LOST)
    assert desk.variables(case)["grade"] == "A3"
    assert desk.variables(case)["publicity_ends_on"] == "2010-03-08"
    with reading(desk.database) as session:
        (notice,) = notices.public_notices(session, kinds={"RATING_PUBLICITY"}).rows
        assert notice["content"]["拟定等级"] == "3A"
        assert not notices.is_over(session, notice["id"])
    desk.complete(case, "request-reexamination", {"requested": False}, "operator")
    desk.on("2010-03-08", "23:59")
    assert desk.open(case) == []
    desk.on("2010-03-09", "00:00")
    assert desk.open(case) == ["review-confirmation"]


def test_silence_until_the_last_day_is_consent_and_a_later_request_is_refused(desk: Desk) -> None:
    case, _ = desk.voted(LOST)
    with pytest.raises(ReexaminationClaimsMissing):
        desk.complete(case, "request-reexamination", {**REQUEST, "claims": "短"}, "operator")
    task = f"{case}-{desk.tasks(case, 'request-reexamination')[0]}"
    desk.on("2010-03-09", "00:00")
    assert desk.open(case) == ["review-confirmation"]
    with pytest.raises(TaskCancelled), transaction(desk.database) as session:
        complete_task(session, Actor(user_id="operator"), task, REQUEST)


def rereview(desk: Desk, adjustments: list[dict[str, Any]], yes: int) -> tuple[int, int]:
    """A request on the last day, heard and voted on by seven."""
    case, _ = desk.voted(LOST)
    desk.on("2010-03-08", "17:00")
    desk.complete(case, "request-reexamination", REQUEST, "operator")
    assert desk.case_row(case)["state"] == "REVIEWING"
    desk.complete(case, "transfer-request", {"inTime": True}, "office")
    (instance,) = desk.instances("so-assessment-reexamination")
    # 23 March is the fifteenth day after the request
    assert desk.due(instance, "hearing").date() == date(2010, 3, 24)
    desk.complete(instance, "hearing", {**HEARING, "adjustments": adjustments}, "office")
    desk.vote(instance, "rereview-vote", REREVIEW, yes=yes, no=len(REREVIEW) - yes)
    return case, instance


ADJUSTMENTS = [
    {"indicator": "C01", "points": 23, "reason": "予以采信（示例）"},
    {"indicator": "C02", "points": 33, "reason": "予以采信（示例）"},
]


def test_four_of_seven_uphold_a_request_and_the_grade_follows_the_new_score(desk: Desk) -> None:
    case, instance = rereview(desk, ADJUSTMENTS, yes=4)
    row = desk.case_row(case)
    assert (row["score"], row["suggested"], row["grade"]) == (805_000, "A3", "A4")
    assert desk.documents(instance) == ["DOC-506", "DOC-510"]
    assert "DOC-509" in desk.documents(case)
    desk.on("2010-03-09")
    desk.complete(case, "review-confirmation", AGREE, "head")
    desk.complete(case, "approve-confirmation", AGREE, "leader")
    assert desk.rows(RATINGS)[0]["grade"] == "A4"


def test_three_of_seven_do_not(desk: Desk) -> None:
    case, instance = rereview(desk, ADJUSTMENTS, yes=3)
    row = desk.case_row(case)
    assert (row["score"], row["grade"], row["state"]) == (799_000, "A3", "VOTED")
    with reading(desk.database) as session:
        found = session.one("SELECT html FROM document WHERE code = 'DOC-510'", ())
    assert found is not None and "维持原拟定等级3A" in found[0]
    assert desk.ended_at(instance) == ["rereviewed"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"indicator": "D99"},
        {"points": 61},
        {"indicator": "C02"},
    ],
)
def test_an_adjustment_stays_inside_the_set(desk: Desk, wrong: Mapping[str, Any]) -> None:
    case, _ = desk.voted(LOST)
    desk.complete(case, "request-reexamination", REQUEST, "operator")
    desk.complete(case, "transfer-request", {"inTime": True}, "office")
    (instance,) = desk.instances("so-assessment-reexamination")
    form = {**HEARING, "adjustments": [{**ADJUSTMENTS[0], **wrong}, ADJUSTMENTS[1]]}
    with pytest.raises(ScoreAdjustmentInvalid):
        desk.complete(instance, "hearing", form, "office")


def test_who_sits_on_the_first_committee_does_not_judge_again(desk: Desk) -> None:
    case, _ = desk.voted(LOST)
    desk.complete(case, "request-reexamination", REQUEST, "operator")
    desk.complete(case, "transfer-request", {"inTime": True}, "office")
    (instance,) = desk.instances("so-assessment-reexamination")
    desk.complete(instance, "hearing", {**HEARING, "adjustments": []}, "office")
    with transaction(desk.database) as session:
        session.execute(
            "UPDATE post_holding SET post_key = 'evaluation-committee' WHERE person_id = ?", (REREVIEW[0],)
        )
    vote = {"choice": "YES", "conflictDeclared": False, "voteReason": None}
    with pytest.raises(CommitteesNotSeparate):
        desk.complete(instance, "rereview-vote", vote, REREVIEW[0])


def test_a_returned_confirmation_is_answered_and_three_people_sign(desk: Desk) -> None:
    case, _ = desk.voted({"C06": 40, "C05": 60, "C04": 80, "C03": 80, "C02": 80})
    desk.on("2010-03-09", "00:00")
    with pytest.raises(DutiesNotSeparate):
        desk.complete(case, "review-confirmation", AGREE, "office")
    with pytest.raises(DecisionWithoutReason):
        desk.complete(case, "review-confirmation", {**RETURN, "opinionText": "不"}, "head")
    with pytest.raises(ConflictDeclared):
        desk.complete(case, "review-confirmation", {**AGREE, "conflictDeclared": True}, "relative")
    desk.complete(case, "review-confirmation", RETURN, "head")
    desk.complete(case, "answer-return", {"returnAnswer": "公示期间没有收到异议（示例）"}, "office")
    desk.complete(case, "review-confirmation", AGREE, "head")
    with pytest.raises(DutiesNotSeparate):
        desk.complete(case, "approve-confirmation", AGREE, "head")
    desk.complete(case, "approve-confirmation", RETURN, "leader")
    desk.complete(case, "answer-return", {"returnAnswer": "公示期间没有收到异议（示例）"}, "office")
    desk.complete(case, "review-confirmation", AGREE, "head")
    desk.complete(case, "approve-confirmation", AGREE, "leader")
    with reading(desk.database) as session:
        rating = find(session, RATINGS, int(desk.variables(case)["rating_id"]))
    # 660 points: a 2A bears no certificate and no plaque
    assert rating["grade"] == "A2"
    assert desk.rows(CERTIFICATES) == ()


def test_a_batch_is_returned_revised_and_may_be_dropped(desk: Desk) -> None:
    batch = desk.start("so-assessment-batch", {"opensOn": "2010-07-01", "closesOn": "2010-07-31"})
    desk.complete(batch, "review-batch", RETURN, "head")
    desk.complete(batch, "revise-batch", {"opensOn": "2010-08-01", "closesOn": "2010-08-31"}, "clerk")
    with pytest.raises(DutiesNotSeparate):
        desk.complete(batch, "review-batch", AGREE, "clerk")
    desk.complete(batch, "review-batch", AGREE, "head")
    refusal = {**AGREE, "opinion": "DISAGREE", "opinionText": "本年度不再开展评估（示例）"}
    desk.complete(batch, "approve-batch", refusal, "leader")
    assert desk.ended_at(batch) == ["batch-dropped"]
    assert desk.documents(batch) == []
