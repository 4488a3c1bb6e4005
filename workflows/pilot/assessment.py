"""The assessment batch of E.4: ten organisations and one that registered too late, and one re-examination.

Only the scores and grades are given; who asks, who is drawn and what is lost where is invented (虚构).
Experts are drawn anew on every run, so whoever was drawn acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot import cast
from workflows.pilot.acting import begin, complete
from workflows.pilot.assessment_sheets import adjustments, filled, losses
from workflows.pilot.assessment_state import (
    case_of,
    evaluation_of,
    holders_of_open,
    latest,
    variables_of,
)
from workflows.pilot.script import Step
from workflows.pilot.suppliers import Supplier, supplier
from workflows.registries import panels
from workflows.registries.assessments import BATCHES
from workflows.registries.register import page
from workflows.registries.supervision import record_supervision

ASSESSMENT: Final = "so-assessment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One line of the table: the score in the first round, and the grade in the end."""

    number: int
    score: float | None
    grade: str | None
    #: of the hundred points for finance
    finance: float | None = None
    #: the two experts differ on social evaluation by more than a fifth
    is_disputed: bool = False

    @property
    def organization(self) -> Supplier:
        """Numbers 1 to 10 are old organisations, 11 one of the twenty new ones."""
        return supplier(1, is_new=True) if self.grade is None else supplier(self.number + 10)


BATCH: Final = (
    Assessed(number=1, score=935, grade="A5"),
    Assessed(number=2, score=900, grade="A5"),
    Assessed(number=3, score=899.5, grade="A4"),
    Assessed(number=4, score=850, grade="A4", is_disputed=True),
    Assessed(number=5, score=800, grade="A4"),
    Assessed(number=6, score=799, grade="A4"),
    Assessed(number=7, score=915, grade="A3", finance=55),
    Assessed(number=8, score=720, grade="A3"),
    Assessed(number=9, score=650, grade="A2"),
    Assessed(number=10, score=580, grade="A1"),
    Assessed(number=11, score=None, grade=None),
)
#: Number 6 asks for a re-examination: four of seven are for it, and 799 becomes 805.
REEXAMINED: Final = 6
UPHELD_SCORE: Final = 805
FOR, AGAINST = 4, 3

_AGREE: Final = {"opinion": "AGREE", "opinionText": None, "legalBasis": None, "conflictDeclared": False}


def steps() -> list[Step]:
    """Every step of the batch, in the order of time; all before the end of May 2010."""
    return [*_announcement(), *(step for each in BATCH for step in _case(each)), *_reexamination()]


def _at(month: int, day: int, hour: int, minute: int = 0, number: int = 0) -> datetime:
    """A moment; cases of one day follow each other by a minute."""
    return datetime.combine(date(2010, month, day), time(hour, minute), SHANGHAI) + timedelta(minutes=number)


def _announcement() -> Iterator[Step]:
    def step(at: datetime, key: str, act: Any) -> Step:
        return Step(at=at, key=f"assessment/{key}", act=act)

    yield step(_at(3, 8, 9), "pool", _fill_pool)
    yield step(_at(3, 8, 9, 5), "inspections", _record_inspections)
    yield step(_at(3, 8, 9, 30), "announce", _announce)
    for element, post, at in (
        ("review-batch", "civil-review", _at(3, 8, 14)),
        ("approve-batch", "civil-approval", _at(3, 9, 10)),
    ):
        yield step(at, element, partial(_decide_batch, element=element, post=post))


def _case(each: Assessed) -> Iterator[Step]:
    number = each.number

    def step(at: datetime, key: str, act: Any) -> Step:
        return Step(at=at, key=f"assessment/{number:02d}/{key}", act=partial(act, each=each))

    yield step(_at(3, 15, 9, 0, number), "apply", _apply)
    yield step(_at(3, 18, 9, 0, number), "self-assess", _self_assess)
    yield step(_at(3, 22, 9, 0, number), "check", _check)
    if each.score is None:
        return
    yield step(_at(3, 23, 9, 0, number), "declare", _declare)
    yield step(_at(3, 30, 9, 0, number), "visit", _visit)
    yield step(_at(3, 31, 9, 0, number), "survey", _survey)
    yield step(_at(4, 2, 9, 0, number), "score", _score)
    if each.is_disputed:
        yield step(_at(4, 6, 9, 0, number), "joint-review", _review_jointly)
    yield step(_at(4, 7, 9, 0, number), "opinion", _give_opinion)
    yield step(_at(4, 20, 9, 0, number), "report", _report)
    yield step(_at(4, 27, 9, 0, number), "meet", _meet)
    yield step(_at(4, 27, 10, 0, number), "vote", _vote)
    if number == REEXAMINED:
        return
    yield step(_at(4, 29, 9, 0, number), "content", _accept_result)
    yield step(_at(5, 6, 9, 0, number), "review", partial(_decide, post="civil-review"))
    yield step(_at(5, 7, 9, 0, number), "confirm", partial(_decide, post="civil-approval"))


def _reexamination() -> Iterator[Step]:
    each = BATCH[REEXAMINED - 1]
    moments = (
        # the last day of the publicity
        (_at(5, 4, 16), "request", _request),
        (_at(5, 5, 9), "transfer", _transfer),
        (_at(5, 12, 9), "hearing", _hear),
        (_at(5, 12, 10), "rereview", _vote_again),
        (_at(5, 13, 9), "review", partial(_decide, post="civil-review")),
        (_at(5, 14, 9), "confirm", partial(_decide, post="civil-approval")),
    )
    for at, key, act in moments:
        yield Step(at=at, key=f"assessment/{each.number:02d}/{key}", act=partial(act, each=each))


# -- before the batch ------------------------------------------------------------------------------------


def _fill_pool(session: Session) -> None:
    office = _office()
    for number, account in enumerate(cast.holders("expert-evaluation", "experts"), start=1):
        is_finance = number % 3 == 0
        panels.register_expert(
            session,
            office,
            account=account,
            name=f"示例专家{number:02d}",
            specialty="财务审计" if is_finance else "社会组织管理",
            employer=f"示例单位{number:02d}",
            is_finance=is_finance,
        )


def _record_inspections(session: Session) -> None:
    clerk = cast.actor("civil-handler", "civil-affairs")
    for each in BATCH[:-1]:
        for year in (2008, 2009):
            record_supervision(
                session,
                clerk,
                organization_id=each.organization.id,
                kind="ANNUAL",
                year=year,
                result="PASS",
                starts_on=date(year + 1, 1, 31),
            )


def _announce(session: Session) -> None:
    form = {"opensOn": "2010-03-15", "closesOn": "2010-03-31", "batchNote": "示例批次"}
    begin(session, cast.actor("civil-handler", "civil-affairs"), "so-assessment-batch", form)


def _decide_batch(session: Session, element: str, post: str) -> None:
    batch = latest(session, "so-assessment-batch")
    complete(session, cast.actor(post, "civil-affairs"), batch, element, _AGREE)


# -- one case --------------------------------------------------------------------------------------------


def _apply(session: Session, each: Assessed) -> None:
    batch = page(session, BATCHES, year=2010, limit=1).rows[0]
    form = {"batchNo": batch["batch_no"], "uscc": each.organization.uscc}
    begin(session, _operator(each), ASSESSMENT, form)


def _self_assess(session: Session, each: Assessed) -> None:
    case = _case_of(session, each)
    rows = variables_of(session, case)["selfScores"]
    form = {
        "selfScores": [{**row, "score": row["maximum"], "evidence": "材料目录（示例）"} for row in rows],
        "declarations": {"lastConclusion": "PASS", "penalties": False, "changes": None},
        "contacts": [{"name": f"示例人员{number:02d}", "kind": "MEMBER"} for number in range(1, 31)],
        "allContacts": False,
        "truthPromise": True,
    }
    complete(session, _operator(each), case, "self-assessment", form)


def _check(session: Session, each: Assessed) -> None:
    conclusion = "REJECTED" if each.score is None else "QUALIFIED"
    form = {"conclusion": conclusion, "conclusionReason": None}
    complete(session, _office(), _case_of(session, each), "eligibility-review", form)


def _declare(session: Session, each: Assessed) -> None:
    form = {"hasConflict": False, "relation": None, "statement": None, "fairnessPromise": True}
    _by_all(session, _evaluation_of(session, each), "declare-interests", lambda account: form)


def _visit(session: Session, each: Assessed) -> None:
    evaluation = _evaluation_of(session, each)
    form = {
        "visitedOn": "2010-03-30",
        "methods": ["TALK", "DOCUMENT"],
        "findings": "座谈并查阅档案（示例记录）",
    }
    for seat in variables_of(session, evaluation)["panel"][:2]:
        complete(session, cast.person(seat["account"]), evaluation, "site-visit", form)


def _survey(session: Session, each: Assessed) -> None:
    form = {
        "membersAsked": 30,
        "directorsAsked": 5,
        "beneficiariesAsked": 30,
        "satisfied": 58,
        "supervisorOpinion": "同意参评（示例）",
        "surveySummary": "会员和服务对象总体满意（示例记录）",
    }
    complete(session, _office(), _evaluation_of(session, each), "social-survey", form)


def _score(session: Session, each: Assessed) -> None:
    evaluation = _evaluation_of(session, each)
    known = variables_of(session, evaluation)
    lost = losses(_set(session, each), each.score, each.finance)

    def form(account: str) -> dict[str, Any]:
        return {"scores": filled(known["sheets"], account, lost, is_disputed=each.is_disputed)}

    _by_all(session, evaluation, "score-sections", form)


def _review_jointly(session: Session, each: Assessed) -> None:
    evaluation = _evaluation_of(session, each)
    lost = losses(_set(session, each), each.score, each.finance)
    deviation = variables_of(session, evaluation)["deviations"][0]
    first, second = (cast.person(account) for account in deviation["accounts"])
    sheets = [{"account": first.user_id, "rows": deviation["rows"]}]
    agreed = filled(sheets, first.user_id, lost)
    complete(session, first, evaluation, "joint-review", {"jointScores": agreed})
    form = {"jointScores": agreed, "agreed": True, "disagreement": None}
    complete(session, second, evaluation, "joint-confirmation", form)


def _give_opinion(session: Session, each: Assessed) -> None:
    evaluation = _evaluation_of(session, each)
    form = {
        "opinionOfPanel": "依据指标评分，意见一致（示例）",
        "falseMaterial": False,
        "falseMaterialFacts": None,
    }
    expert = variables_of(session, evaluation)["panel"][0]["account"]
    complete(session, cast.person(expert), evaluation, "preliminary-opinion", form)


def _report(session: Session, each: Assessed) -> None:
    form = {"reportText": "按指标体系评分，建议等级见表（示例）"}
    complete(session, _office(), _evaluation_of(session, each), "write-report", form)


def _meet(session: Session, each: Assessed) -> None:
    members = list(cast.holders("evaluation-committee", "evaluation"))
    form = {"present": members, "chair": members[0]}
    complete(session, _office(), _evaluation_of(session, each), "call-meeting", form)


def _vote(session: Session, each: Assessed) -> None:
    form = {"choice": "YES", "conflictDeclared": False, "voteReason": None}
    _by_all(session, _evaluation_of(session, each), "vote", lambda account: form)


def _accept_result(session: Session, each: Assessed) -> None:
    form = {"requested": False, "claims": None, "claimReason": None}
    complete(session, _operator(each), _case_of(session, each), "request-reexamination", form)


def _decide(session: Session, each: Assessed, post: str) -> None:
    element = "review-confirmation" if post == "civil-review" else "approve-confirmation"
    complete(session, cast.actor(post, "civil-affairs"), _case_of(session, each), element, _AGREE)


# -- the re-examination ----------------------------------------------------------------------------------


def _request(session: Session, each: Assessed) -> None:
    form = {
        "requested": True,
        "claims": "请求重新认定业务活动得分（示例）",
        "claimReason": "两项业务活动的材料评审时未予采信（示例）",
    }
    complete(session, _operator(each), _case_of(session, each), "request-reexamination", form)


def _transfer(session: Session, each: Assessed) -> None:
    form = {"inTime": True, "transferNote": None}
    complete(session, _office(), _case_of(session, each), "transfer-request", form)


def _hear(session: Session, each: Assessed) -> None:
    assert each.score is not None
    lost = losses(_set(session, each), each.score, each.finance)
    members = list(cast.holders("rereview-committee", "evaluation"))
    form = {
        "expertStatement": "材料未注明日期（示例）",
        "applicantStatement": "已补充日期证明（示例）",
        "adjustments": adjustments(_set(session, each), lost, UPHELD_SCORE - each.score),
        "hearingText": "补充材料可以证明活动真实开展（示例）",
        "present": members,
        "chair": members[0],
    }
    complete(session, _office(), latest(session, "so-assessment-reexamination"), "hearing", form)


def _vote_again(session: Session, each: Assessed) -> None:
    members = cast.holders("rereview-committee", "evaluation")
    choices = dict(zip(members, ["YES"] * FOR + ["NO"] * AGAINST, strict=True))

    def form(account: str) -> dict[str, Any]:
        return {"choice": choices[account], "conflictDeclared": False, "voteReason": None}

    _by_all(session, latest(session, "so-assessment-reexamination"), "rereview-vote", form)


# -- who and what ----------------------------------------------------------------------------------------


def _by_all(session: Session, instance_id: int, element: str, form: Any) -> None:
    """Everybody to whom an open task of the element is offered completes theirs."""
    for account in holders_of_open(session, instance_id, element):
        open_now = holders_of_open(session, instance_id, element)
        place = open_now.index(account) + 1
        submitted: Mapping[str, Any] = form(account)
        complete(session, cast.person(account), instance_id, element, submitted, number=place)


def _office() -> Actor:
    return cast.actor("evaluation-office", "evaluation")


def _operator(each: Assessed) -> Actor:
    return cast.actor("so-operator", each.organization.unit)


def _set(session: Session, each: Assessed) -> str:
    return each.organization.form


def _case_of(session: Session, each: Assessed) -> int:
    return case_of(session, each.organization.id)


def _evaluation_of(session: Session, each: Assessed) -> int:
    return evaluation_of(session, each.organization.id)
