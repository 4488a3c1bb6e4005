"""Each task is done by its post and refused to the others (D.2, D.4)."""

from __future__ import annotations

import pytest

from engine.errors import NotACandidate, Refused
from tests.workflows.so_assessment.desk import AGREE, COMMITTEE, OPINION, POOL, REPORT, SURVEY, VISIT, Desk

OFFICE = frozenset({"evaluation-office:evaluation"})
HANDLER = frozenset({"civil-handler:civil-affairs"})
HEAD = frozenset({"civil-review:civil-affairs"})
LEADER = frozenset({"civil-approval:civil-affairs"})
MEMBER = frozenset({"evaluation-committee:evaluation"})
EXPERT = frozenset({"expert-evaluation:experts"})
OTHER = frozenset({"so-operator:so-1"})
ADMIT = {"conclusion": "QUALIFIED", "conclusionReason": None}


def refused(desk: Desk, case: int, element: str, form: object, *posts: frozenset[str]) -> None:
    """Nobody of these posts completes an open task, and it stays open."""
    for post in posts:
        with pytest.raises(Refused) as refusal:
            desk.complete(case, element, form, "outsider", groups=post)  # type: ignore[arg-type]
        assert isinstance(refusal.value, NotACandidate)
    assert element in desk.open(case)


def test_every_task_of_an_assessment_is_its_posts_alone(desk: Desk) -> None:
    own = frozenset({f"so-operator:so-{desk.organization}"})
    case = desk.apply()
    form = desk.self_assessment(case)
    refused(desk, case, "self-assessment", form, OTHER, OFFICE, HANDLER)
    desk.complete(case, "self-assessment", form, "operator", groups=own)
    refused(desk, case, "eligibility-review", ADMIT, own, HANDLER, HEAD, EXPERT, MEMBER)
    desk.complete(case, "eligibility-review", ADMIT, "office", groups=OFFICE)
    (evaluation,) = desk.instances("so-assessment-evaluation")
    refused(
        desk, evaluation, "declare-interests", {"hasConflict": False, "fairnessPromise": True}, OFFICE, EXPERT
    )
    panel = desk.declared(evaluation)
    refused(desk, evaluation, "site-visit", VISIT, EXPERT, OFFICE)
    refused(desk, evaluation, "social-survey", SURVEY, EXPERT, HANDLER, own)
    for account in panel[:2]:
        desk.complete(evaluation, "site-visit", VISIT, account, groups=EXPERT)
    desk.complete(evaluation, "social-survey", SURVEY, "office", groups=OFFICE)
    rows = desk.variables(evaluation)["sheets"][0]["rows"]
    refused(desk, evaluation, "score-sections", {"scores": rows_filled(rows)}, OFFICE, HANDLER, EXPERT)
    for account in panel:
        desk.score(evaluation, account)
    refused(desk, evaluation, "preliminary-opinion", OPINION, OFFICE, own)
    desk.complete(evaluation, "preliminary-opinion", OPINION, panel[0], groups=EXPERT)
    refused(desk, evaluation, "write-report", REPORT, EXPERT, MEMBER, HANDLER)
    desk.complete(evaluation, "write-report", REPORT, "office", groups=OFFICE)
    meeting = {"present": COMMITTEE, "chair": COMMITTEE[0]}
    refused(desk, evaluation, "call-meeting", meeting, MEMBER, HEAD)
    desk.complete(evaluation, "call-meeting", meeting, "office", groups=OFFICE)
    vote = {"choice": "YES", "conflictDeclared": False, "voteReason": None}
    refused(desk, evaluation, "vote", vote, OFFICE, MEMBER, LEADER)
    desk.vote(evaluation, "vote", COMMITTEE, yes=11, no=0)
    refused(desk, case, "request-reexamination", {"requested": False}, OTHER, OFFICE)
    desk.complete(case, "request-reexamination", {"requested": False}, "operator", groups=own)
    desk.on("2010-03-12")
    refused(desk, case, "review-confirmation", AGREE, HANDLER, LEADER, OFFICE)
    desk.complete(case, "review-confirmation", AGREE, "head", groups=HEAD)
    refused(desk, case, "approve-confirmation", AGREE, HANDLER, HEAD, OFFICE)
    desk.complete(case, "approve-confirmation", AGREE, "leader", groups=LEADER)
    assert desk.ended_at(case) == ["rated"]
    assert set(panel) <= set(POOL)


def rows_filled(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{**row, "points": row["maximum"], "basis": "VISIT"} for row in rows]
