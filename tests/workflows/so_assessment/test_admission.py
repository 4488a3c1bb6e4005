"""Who may be assessed: applications, self-assessments, the rule on eligibility, withdrawal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import FormRefused
from engine.persistence.database import reading, transaction
from feel.dmn import load_dmn
from tests.workflows.so_assessment.desk import CLERK, REPLAY, USCC, Desk
from tests.workflows.so_assessment.test_diagram import PACKAGE
from workflows.registries.assessments import downgrade_rating, register_rating
from workflows.registries.organizations import change_organization
from workflows.registries.supervision import record_supervision
from workflows.so_assessment.commands import withdraw_assessment
from workflows.so_assessment.common import years_between
from workflows.so_assessment.errors import (
    AssessmentDecided,
    AssessmentReasonMissing,
    NotEligibleForAssessment,
    NotTheAssessed,
    SelfScoresIncomplete,
    SurveyContactsTooFew,
)

ADMIT = {"conclusion": "QUALIFIED", "conclusionReason": None}
REJECT = {"conclusion": "REJECTED", "conclusionReason": "申报材料与实际不符（示例）"}


def test_t28_who_registered_a_year_and_364_days_ago_is_not_admitted(desk: Desk) -> None:
    with transaction(desk.database) as session:
        change_organization(
            session, CLERK, desk.organization, effective_on=date(2008, 3, 2), founded_on=date(2008, 3, 2)
        )
    case = desk.self_assessed()
    assert desk.variables(case)["facts"]["full_years"] == 1
    assert desk.variables(case)["eligibility"] == ["登记未满规定年限（满两个年度）"]
    with pytest.raises(NotEligibleForAssessment, match="登记未满"):
        desk.complete(case, "eligibility-review", ADMIT, "office")
    desk.complete(case, "eligibility-review", {**REJECT, "conclusionReason": None}, "office")
    assert desk.ended_at(case) == ["rejected"]
    assert desk.documents(case) == ["DOC-502", "DOC-503"]
    assert desk.instances("so-assessment-evaluation") == []


@pytest.mark.parametrize(
    ("founded", "years"),
    [
        (date(2008, 3, 1), 2),
        (date(2008, 3, 2), 1),
        (date(2008, 2, 29), 2),
    ],
)
def test_a_year_is_complete_on_its_anniversary(founded: date, years: int) -> None:
    assert years_between(founded, date(2010, 3, 1)) == years


FIT = {
    "is_registered": True,
    "full_years": 2,
    "required_years": 2,
    "rating_years": None,
    "upgrade_years": 2,
    "is_barred": False,
    "last_conclusion": "PASS",
    "is_basic_twice": False,
    "is_penalised": False,
    "is_investigated": False,
    "is_listed": False,
}


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, 0),
        ({"is_registered": False}, 1),
        ({"full_years": None}, 1),
        ({"rating_years": 1}, 1),
        ({"rating_years": 2}, 0),
        ({"is_barred": True}, 1),
        ({"last_conclusion": "ABSENT"}, 1),
        ({"last_conclusion": "FAIL"}, 1),
        ({"last_conclusion": "BASIC"}, 0),
        ({"is_basic_twice": True}, 1),
        ({"is_penalised": True, "is_investigated": True, "is_listed": True}, 3),
    ],
)
def test_every_reason_of_d8_counts_and_all_are_told(change: dict[str, Any], reasons: int) -> None:
    model = load_dmn((PACKAGE / "so-assessment-eligibility.dmn").read_bytes())
    assert len(model.evaluate_decision("dt_assessment_eligibility", {**FIT, **change}).value) == reasons


def test_what_supervision_found_bars_and_is_compared_with_what_is_declared(desk: Desk) -> None:
    with transaction(desk.database) as session:
        for kind, result in (("PENALTY", "WARNING"), ("INVESTIGATION", "OPEN"), ("LISTING", "ABNORMAL")):
            record_supervision(
                session,
                CLERK,
                organization_id=desk.organization,
                kind=kind,
                year=2009,
                result=result,
                starts_on=date(2009, 5, 1),
            )
        rating = register_rating(
            session,
            CLERK,
            organization_id=desk.organization,
            grade="A3",
            valid_from=date(2009, 1, 5),
            valid_to=date(2014, 1, 5),
        )
        downgrade_rating(session, CLERK, rating, "A2", date(2009, 6, 1), "年检不合格")
    case = desk.self_assessed()
    assert len(desk.variables(case)["eligibility"]) == 5
    assert desk.variables(case)["differences"] == ["申报的行政处罚情况与台账不一致"]


@pytest.mark.parametrize(
    ("form", "actor", "problem"),
    [
        ({"batchNo": "PG2010-09"}, CLERK, "没有这个评估批次，或者不在申请时间内"),
        ({"uscc": "5151010450001979XX"}, CLERK, "登记台账中没有这个统一社会信用代码"),
        (
            {},
            Actor(user_id="stranger", groups=frozenset({"so-operator:so-1"}), roles=REPLAY),
            "只有本组织的经办人或法定代表人可以代为申请",
        ),
    ],
)
def test_an_application_that_cannot_be_received_says_why(
    desk: Desk, form: dict[str, Any], actor: Actor, problem: str
) -> None:
    given = {"batchNo": desk.batch_no, "uscc": USCC, **form}
    if actor is not CLERK:
        from engine.commands.instances import start_process_instance

        with transaction(desk.database) as session:
            case = start_process_instance(session, actor, "so-assessment", given).instance_id
    else:
        case = desk.start("so-assessment", given)
    assert desk.variables(case)["problem"] == problem
    assert desk.ended_at(case) == ["not-received"]


def test_an_organisation_applies_once_and_in_time(desk: Desk) -> None:
    first = desk.apply()
    assert desk.candidates(first, "self-assessment") == [[f"so-operator:so-{desk.organization}"]]
    second = desk.apply()
    assert desk.variables(second)["problem"] == "本组织已申请参加这个批次"
    desk.on("2010-06-30", "23:59")
    assert desk.open(first) == ["self-assessment"]
    desk.on("2010-07-01", "00:00")
    assert (desk.ended_at(first), desk.case_row(first)["state"]) == (["lapsed"], "LAPSED")


def test_a_self_assessment_scores_every_indicator_with_evidence(desk: Desk) -> None:
    case = desk.apply()
    rows = desk.self_assessment(case)["selfScores"]
    for wrong in (
        {"score": None},
        {"score": rows[0]["maximum"] + 0.5},
        {"score": 1.25},
        {"evidence": None},
    ):
        form = desk.self_assessment(case, selfScores=[{**rows[0], **wrong}, *rows[1:]])
        with pytest.raises((SelfScoresIncomplete, FormRefused)):
            desk.complete(case, "self-assessment", form, "operator")
    with pytest.raises((SelfScoresIncomplete, FormRefused)):
        desk.complete(case, "self-assessment", desk.self_assessment(case, selfScores=rows[1:]), "operator")
    few = [{"name": "示例一", "kind": "MEMBER"}]
    with pytest.raises(SurveyContactsTooFew):
        desk.complete(case, "self-assessment", desk.self_assessment(case, contacts=few), "operator")
    form = desk.self_assessment(case, contacts=few, allContacts=True)
    desk.complete(case, "self-assessment", form, "operator")
    assert desk.case_row(case)["self_score"] == 1_000_000
    assert desk.due(case, "eligibility-review").date() == date(2010, 3, 16)


def test_who_rejects_without_a_rule_says_why(desk: Desk) -> None:
    case = desk.self_assessed()
    with pytest.raises(AssessmentReasonMissing):
        desk.complete(case, "eligibility-review", {**REJECT, "conclusionReason": "否"}, "office")
    desk.complete(case, "eligibility-review", REJECT, "office")
    assert desk.case_row(case)["state"] == "REJECTED"


def test_a_withdrawal_stops_the_evaluation_too(desk: Desk) -> None:
    case, evaluation = desk.admitted()
    case_id = desk.case_row(case)["id"]
    stranger = Actor(user_id="x", groups=frozenset({"so-operator:so-1"}))
    with pytest.raises(NotTheAssessed), transaction(desk.database) as session:
        withdraw_assessment(session, stranger, case_id, "不再参评（示例）")
    own = Actor(user_id="o", groups=frozenset({f"so-operator:so-{desk.organization}"}))
    with transaction(desk.database) as session:
        withdraw_assessment(session, own, case_id, "不再参评（示例）")
    desk.on("2010-03-02")
    assert (desk.ended_at(case), desk.case_row(case)["state"]) == (["withdrawn"], "WITHDRAWN")
    assert desk.ended_at(evaluation) == ["evaluation-stopped"]
    assert desk.documents(case)[-1] == "DOC-111"
    with reading(desk.database) as session:
        row = session.one("SELECT html FROM document WHERE code = 'DOC-111'", ())
    assert row is not None and "社会组织评估参评申请" in row[0] and "备案申请" not in row[0]


def test_a_confirmed_assessment_is_not_withdrawn(desk: Desk) -> None:
    case = desk.confirmed()
    with pytest.raises(AssessmentDecided), transaction(desk.database) as session:
        withdraw_assessment(session, CLERK, desk.case_row(case)["id"], "不再参评（示例）")
