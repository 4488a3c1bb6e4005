"""What the planning refuses: each rule where it begins to bite."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.tasks import complete_task
from engine.errors import FormRefused
from engine.persistence.database import transaction
from tests.workflows.procurement_plan.plans import (
    AGREE,
    LINE,
    MEETING,
    METHOD_APPROVED,
    PRE_EVALUATION,
    REVIEWED,
    SURVEY,
    Buyer,
    Plan,
    method,
    requirement,
)
from workflows.errors import ConflictDeclared, DecisionWithoutReason, DutiesNotSeparate
from workflows.procurement_plan.errors import (
    ApprovalNumberMissing,
    BudgetLineMissing,
    BudgetLineTooSmall,
    LeadersMeetingInvalid,
    RequirementInvalid,
    ReviewInconsistent,
    SurveyInsufficient,
)
from workflows.procurement_plan.qualification import forbidden
from workflows.registries.budgets import adjust_line

DAY = date(2026, 1, 1)


# -- budget ---------------------------------------------------------------------------------------------


def test_a_project_without_a_budget_line_is_blocked(buyer: Buyer) -> None:
    plan = buyer.propose()
    with pytest.raises(BudgetLineMissing, match=LINE):
        plan.bound()
    assert plan.open_tasks() == ["bind-budget"]
    assert "budget-line-missing" in plan.refusals()[0]


def test_another_unit_s_line_pays_for_nothing(buyer: Buyer) -> None:
    buyer.fund(1_000_000, unit="003")
    with pytest.raises(BudgetLineMissing):
        buyer.propose().bound()


def test_a_line_pays_to_the_last_yuan_and_not_beyond(buyer: Buyer) -> None:
    line = buyer.fund(440_000)
    buyer.propose(220_000).bound()
    short = buyer.propose(220_000)
    with transaction(buyer.database) as session:
        adjust_line(session, Actor(user_id="finance"), line, Decimal("439999.99"), "调减（示例）")
    with pytest.raises(BudgetLineTooSmall, match=r"219999\.99"):
        short.bound()
    with transaction(buyer.database) as session:
        adjust_line(session, Actor(user_id="finance"), line, Decimal(440_000), "追加（示例）")
    short.bound()
    assert buyer.line(line)["reserved"] == Decimal(440_000)


def test_two_plans_at_once_cannot_overspend_a_line(buyer: Buyer) -> None:
    line = buyer.fund(300_000)
    tasks = [buyer.propose(220_000).task("bind-budget") for _ in range(2)]

    def bind(task: str) -> str:
        try:
            with transaction(buyer.database) as session:
                complete_task(session, Actor(user_id="finance"), task, {"budgetLineCode": LINE})
        except BudgetLineTooSmall:
            return "refused"
        return "bound"

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(bind, tasks))
    assert results == ["bound", "refused"]
    assert buyer.line(line)["reserved"] == Decimal(220_000)


# -- survey ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"respondents": SURVEY["respondents"][:2]}, "respondents"),
        ({"respondents": [SURVEY["respondents"][0]] * 3}, "respondents"),
        ({"surveyedOn": "2010-03-02"}, "future"),
        ({"surveyedOn": "2009-02-28"}, "too-old"),
    ],
)
def test_a_survey_asks_three_and_is_not_older_than_a_year(
    buyer: Buyer, changes: dict[str, Any], fault: str
) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose(publicInterest=True).bound()
    with pytest.raises(SurveyInsufficient) as refused:
        plan.complete("survey-demand", {**SURVEY, **changes})
    assert refused.value.params["fault"] == fault
    plan.complete("survey-demand", {**SURVEY, "surveyedOn": "2009-03-01"})  # a year ago to the day
    assert plan.open_tasks() == ["write-requirement"]


def test_the_need_of_a_public_service_is_asked_of_the_public(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose(publicInterest=True).bound()
    with pytest.raises(FormRefused):
        plan.complete("survey-demand", {**SURVEY, "publicOpinions": None})


# -- requirement ----------------------------------------------------------------------------------------


def written(buyer: Buyer, **changes: Any) -> Plan:
    buyer.fund(1_000_000)
    plan = buyer.propose(220_000).bound()
    plan.complete("write-requirement", requirement(**changes))
    return plan


@pytest.mark.parametrize(
    "word", ["注册资本", "营业收入", "从业人员", "资产总额", "利润", "纳税额", "所在地", "组织形式"]
)
def test_t21_a_qualification_by_size_or_seat_is_rejected(buyer: Buyer, word: str) -> None:
    row = {"requirement": f"供应商{word}符合要求", "reason": "确保履约能力"}
    with pytest.raises(RequirementInvalid) as refused:
        written(buyer, qualification=[row])
    assert word in refused.value.message() and refused.value.params["article"] in refused.value.message()


def test_a_forbidden_word_is_found_through_spaces_and_named_with_its_article() -> None:
    [found] = forbidden(["注册 资本 100 万元以上", "持有社会工作者证书"], DAY)
    assert (found.word, found.text) == ("注册资本", "注册 资本 100 万元以上")
    assert "第十七条" in found.article


def scoring(*weights: int, grounds: str | None = None) -> dict[str, Any]:
    """Price first, then the others."""
    rows = [
        {"factor": f"因素{number}", "weight": weight, "levels": "优、良、一般", "isPrice": number == 0}
        for number, weight in enumerate(weights)
    ]
    return {"scoring": rows, "fixedPriceGrounds": grounds}


def test_t20_a_service_price_of_nine_percent_is_rejected_ten_is_not(buyer: Buyer) -> None:
    with pytest.raises(RequirementInvalid) as refused:
        written(buyer, **scoring(9, 91))
    assert refused.value.params["fault"] == "price-weight"
    assert written_again(buyer, **scoring(10, 90)).open_tasks() == ["pre-evaluate"]


def written_again(buyer: Buyer, **changes: Any) -> Plan:
    plan = buyer.propose(220_000).bound()
    plan.complete("write-requirement", requirement(**changes))
    return plan


def test_a_fixed_price_weighs_nothing_and_says_why(buyer: Buyer) -> None:
    with pytest.raises(RequirementInvalid):
        written(buyer, **scoring(0, 100))
    plan = written_again(buyer, **scoring(0, 100, grounds="按市级补贴标准执行（示例）"))
    assert plan.open_tasks() == ["pre-evaluate"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"category": "WT"}, "category"),
        ({"maxPrice": 220_000.01}, "price"),
        ({"periodMonths": 13}, "long-term"),
        ({"periodMonths": 13, "longTermGrounds": ["CONTENT_FIXED", "FUNDING_STABLE"]}, "long-term"),
        ({"indicators": [{"name": "满意度", "unit": "%", "target": 85, "weight": 99}]}, "indicator-sum"),
        ({"paymentPlan": [{"node": "验收", "percent": 99.99, "condition": "合格"}]}, "payment-sum"),
        (scoring(10, 89), "scoring-sum"),
        (
            {"qualification": [{"requirement": "同类业绩", "reason": "经验要求", "similarContracts": 3}]},
            "similar-contracts",
        ),
        ({"qualification": [{"requirement": "团队", "reason": "服务质量需要"}]}, "qualification-scored"),
    ],
)
def test_a_requirement_that_is_unlawful_or_does_not_add_up_is_rejected(
    buyer: Buyer, changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(RequirementInvalid) as refused:
        written(buyer, **changes)
    assert refused.value.params["fault"] == fault


def test_three_years_need_all_four_grounds_and_more_is_never_allowed(buyer: Buyer) -> None:
    grounds = ["CONTENT_FIXED", "FUNDING_STABLE", "PRICE_STABLE", "MULTI_YEAR_BUDGET"]
    plan = written(buyer, periodMonths=36, longTermGrounds=grounds)
    assert plan.open_tasks() == ["pre-evaluate"]
    with pytest.raises(FormRefused):
        written_again(buyer, periodMonths=37, longTermGrounds=grounds)


# -- people ---------------------------------------------------------------------------------------------


def test_the_drafter_reviews_neither_the_requirement_nor_decides_on_it(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose().bound()
    plan.complete("write-requirement", requirement(), by="drafter")
    with pytest.raises(DutiesNotSeparate):
        plan.complete("pre-evaluate", PRE_EVALUATION, by="drafter")
    plan.complete("pre-evaluate", PRE_EVALUATION)
    plan.complete("propose-method", method("COMPARISON"), by="handler")
    for person in ("demand", "drafter", "handler"):  # who proposed it is "demand"
        with pytest.raises(DutiesNotSeparate):
            plan.claim("review-requirement", person)
    plan.complete("review-requirement", REVIEWED, by="reviewer")
    for person in ("demand", "drafter", "handler", "reviewer"):
        with pytest.raises(DutiesNotSeparate):
            plan.complete("decide-plan", AGREE, by=person)
    plan.complete("decide-plan", AGREE, by="leader")


def test_nothing_passes_a_review_with_a_failed_item_and_returns_are_reasoned(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose().chosen()
    for wrong in ({"methodOk": False}, {"opinion": "RETURN"}):
        with pytest.raises(ReviewInconsistent):
            plan.complete("review-requirement", {**REVIEWED, **wrong})
    with pytest.raises(ConflictDeclared):
        plan.complete("review-requirement", {**REVIEWED, "conflictDeclared": True}, by="relative")
    plan.complete("review-requirement", REVIEWED)
    with pytest.raises(DecisionWithoutReason):
        plan.complete("decide-plan", {**AGREE, "opinion": "DISAGREE"})


def votes(count: int, agree: int) -> list[dict[str, str]]:
    return [
        {"name": f"成员{number}", "vote": "FOR" if number < agree else "AGAINST"} for number in range(count)
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"memberCount": 6}, "quorum"),
        ({"memberCount": 5, "attendees": votes(5, 2)}, "majority"),
        ({"memberCount": 3, "attendees": votes(4, 4)}, "too-many"),
        ({"attendees": [{"name": "同一人", "vote": "FOR"}] * 3}, "twice"),
    ],
)
def test_leaders_decide_together_with_a_quorum_and_a_majority_by_name(
    buyer: Buyer, changes: dict[str, Any], fault: str
) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose(500_000).reviewed("CONSULTATION")
    with pytest.raises(LeadersMeetingInvalid) as refused:
        plan.complete("decide-collectively", {**MEETING, **changes})
    assert refused.value.params["fault"] == fault


# -- method ---------------------------------------------------------------------------------------------


def test_t17_a_consultation_of_exactly_four_million_is_blocked_without_approval(buyer: Buyer) -> None:
    buyer.fund(9_000_000)
    plan = buyer.propose(4_000_000).chosen("CONSULTATION")
    assert plan.open_tasks() == ["approve-method"]
    assert plan.groups("approve-method") == ["finance-supervision-approval:finance"]
    assert plan.project["method"] is None
    refused = {"opinion": "DISAGREE", "opinionText": "不符合变更采购方式的情形", "conflictDeclared": False}
    plan.complete("approve-method", refused)
    assert plan.open_tasks() == ["propose-method"]
    assert plan.project["method"] is None
    plan.complete("propose-method", method("OPEN_TENDER"))
    assert plan.open_tasks() == ["review-requirement"]


def test_an_approved_method_keeps_the_number_of_its_approval(buyer: Buyer) -> None:
    buyer.fund(9_000_000)
    plan = buyer.propose(4_000_000).chosen("CONSULTATION")
    with pytest.raises(ApprovalNumberMissing):
        plan.complete("approve-method", {**METHOD_APPROVED, "approvalNo": " "})
    plan.complete("approve-method", METHOD_APPROVED)
    assert plan.project["method"] == "CONSULTATION"
    assert "成财采〔2010〕1号" in plan.project["rule_versions"]


def test_just_below_four_million_a_consultation_needs_no_approval(buyer: Buyer) -> None:
    buyer.fund(9_000_000)
    plan = buyer.propose(3_999_999).chosen("CONSULTATION")
    assert plan.project["method"] == "CONSULTATION"


def test_t18_five_consultations_of_900000_for_one_item_are_a_split_purchase(buyer: Buyer) -> None:
    buyer.fund(20_000_000)
    for number in range(1, 5):
        plan = buyer.propose(900_000).chosen("CONSULTATION")
        assert plan.variables["year_total"] == 900_000 * number
        assert plan.project["method"] == "CONSULTATION"
    fifth = buyer.propose(900_000).chosen("CONSULTATION")
    judged = fifth.variables["method_judgement"]
    assert (judged["row"], judged["verdict"]) == (8, "BLOCKED")
    assert "化整为零" in judged["reason"]
    assert fifth.open_tasks() == ["propose-method"]
    assert fifth.project["method"] is None
    # a single source is no way around, an open tender is
    fifth.complete("propose-method", method("SINGLE_SOURCE", methodGround="URGENT"))
    assert fifth.project["method"] is None
    fifth.complete("propose-method", method("OPEN_TENDER"))
    assert fifth.project["method"] == "OPEN_TENDER"


def test_two_plans_at_once_are_not_both_the_last_that_is_allowed(buyer: Buyer) -> None:
    buyer.fund(20_000_000)
    for _ in range(3):
        buyer.propose(900_000).chosen("CONSULTATION")
    plans = [buyer.propose(900_000).specified() for _ in range(2)]

    def choose(plan: Plan) -> str | None:
        plan.complete("propose-method", method("CONSULTATION"), by=f"handler-{plan.instance_id}")
        return str(plan.project["method"])

    with ThreadPoolExecutor(2) as pool:
        assert sorted(map(str, pool.map(choose, plans))) == ["CONSULTATION", "None"]


def test_a_split_purchase_is_counted_by_buyer_item_and_year_of_what_was_bought(buyer: Buyer) -> None:
    buyer.fund(20_000_000)
    buyer.fund(20_000_000, unit="003")
    for _ in range(4):
        buyer.propose(900_000).chosen("CONSULTATION")
    other_item = buyer.propose(900_000, catalogCode="SG-02").chosen("CONSULTATION")
    other_buyer = buyer.propose(900_000, purchaser="003").chosen("CONSULTATION")
    assert {other_item.project["method"], other_buyer.project["method"]} == {"CONSULTATION"}
    exactly = buyer.propose(400_000).chosen("COMPARISON")
    assert (exactly.variables["year_total"], exactly.project["method"]) == (4_000_000, "COMPARISON")


def test_a_plan_that_came_to_nothing_counts_no_more(buyer: Buyer) -> None:
    buyer.fund(20_000_000)
    for _ in range(3):
        buyer.propose(900_000).chosen("CONSULTATION")
    fourth = buyer.propose(900_000).reviewed("CONSULTATION")
    fourth.complete(
        "decide-collectively", {**MEETING, "opinion": "DISAGREE", "opinionText": "本年度不再安排该项目"}
    )
    assert buyer.propose(900_000).chosen("CONSULTATION").project["method"] == "CONSULTATION"
