"""Every way a plan can go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import Actor
from engine.persistence.database import transaction
from tests.workflows.house import midnight
from tests.workflows.procurement_plan.plans import (
    AGREE,
    DEMAND,
    DISAGREE,
    FILED,
    KEY_REVIEWED,
    LINE,
    MEETING,
    METHOD_APPROVED,
    PRE_EVALUATION,
    RETURN,
    REVIEWED,
    SURVEY,
    Buyer,
    method,
    requirement,
)
from workflows.procurement_plan.commands import cancel_plan
from workflows.procurement_plan.errors import NotTheDemandDepartment, PlanDecided


def free(buyer: Buyer, line: int) -> Decimal:
    row = buyer.line(line)
    left: Decimal = row["amount"] - row["reserved"] - row["committed"] - row["paid"]
    return left


def test_a_plan_below_the_limit_goes_from_its_budget_line_to_a_comparison(buyer: Buyer) -> None:
    line = buyer.fund(1_000_000)
    plan = buyer.propose(220_000)
    assert plan.project["project_no"] == "GM2010-001"
    plan.bound()
    assert (free(buyer, line), plan.project["budget_line_id"]) == (Decimal(780_000), line)
    assert plan.open_tasks() == ["write-requirement"]
    plan.complete("write-requirement", requirement())
    assert plan.project["max_price"] == Decimal(200_000)
    plan.complete("pre-evaluate", PRE_EVALUATION)
    assert plan.variables["method_rule"]["row"] == 3
    plan.complete("propose-method", method("COMPARISON")).complete("review-requirement", REVIEWED)
    assert plan.open_tasks() == ["decide-plan"]
    plan.complete("decide-plan", AGREE)
    assert (plan.status, plan.ended_at) == ("completed", "planned")
    assert (plan.project["state"], plan.project["method"]) == ("DOCUMENTING", "COMPARISON")
    assert plan.documents == ["DOC-402", "DOC-403"]
    assert plan.sibling("procurement-small")


def test_a_plan_at_the_limit_is_announced_thirty_days_before_and_filed(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    buyer.on("2010-03-01", "11:00")
    plan = buyer.propose(500_000).reviewed("CONSULTATION")
    assert plan.open_tasks() == ["decide-collectively"]
    plan.complete("decide-collectively", MEETING)
    assert plan.project["state"] == "INTENDED"
    [notice] = buyer.notices("PURCHASE_INTENTION")
    assert (notice["published_on"], notice["period_end"]) == (date(2010, 3, 1), date(2010, 3, 31))
    buyer.on("2010-03-30", "23:59")
    assert plan.open_tasks() == []
    buyer.on("2010-03-31", "00:00")
    assert plan.open_tasks() == ["file-plan"]
    assert plan.groups("file-plan") == ["finance-supervision:finance"]
    plan.complete("file-plan", FILED)
    assert plan.project["state"] == "DOCUMENTING"
    assert plan.documents == ["DOC-402", "DOC-403", "DOC-401", "DOC-404"]


def test_an_urgent_purchase_is_not_announced_before(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose(600_000).decided("SINGLE_SOURCE", methodGround="URGENT")
    assert plan.open_tasks() == ["file-plan"]
    assert buyer.notices("PURCHASE_INTENTION") == []


def test_a_negotiation_has_no_process_and_is_left_to_the_buyer(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose(300_000).decided("NEGOTIATION", methodGround="COMPLEX")
    assert (plan.status, plan.project["method"]) == ("completed", "NEGOTIATION")
    assert plan.variables["method_instance"] is None


def test_each_task_is_offered_to_its_post_of_the_buyer_and_due_by_its_rule(buyer: Buyer) -> None:
    buyer.fund(20_000_000)
    plan = buyer.propose(10_000_000)
    expected = [
        ("bind-budget", "unit-finance:010", "2010-03-05"),
        ("survey-demand", "purchase-demand:010", "2010-03-16"),
        ("write-requirement", "purchase-demand:010", "2010-03-09"),
        ("pre-evaluate", "unit-finance:010", "2010-03-05"),
        ("propose-method", "purchase-handler:010", "2010-03-04"),
        ("approve-method", "finance-supervision-approval:finance", "2010-03-09"),
        ("review-requirement", "purchase-control:010", "2010-03-09"),
        ("key-review", "purchase-control:010", "2010-03-09"),
        ("decide-collectively", "purchase-approval:010", "2010-03-09"),
    ]
    submitted: dict[str, dict[str, Any]] = {
        "bind-budget": {"budgetLineCode": LINE},
        "survey-demand": SURVEY,
        "write-requirement": requirement(),
        "pre-evaluate": PRE_EVALUATION,
        "propose-method": method("CONSULTATION"),
        "approve-method": METHOD_APPROVED,
        "review-requirement": REVIEWED,
        "key-review": KEY_REVIEWED,
        "decide-collectively": MEETING,
    }
    for task, group, due in expected:
        assert plan.open_tasks() == [task]
        assert plan.groups(task) == [group]
        assert plan.due(task) == midnight(due)
        plan.complete(task, submitted[task])
    assert plan.project["state"] == "INTENDED"


@pytest.mark.parametrize(
    ("amount", "interest", "surveyed"),
    [(9_999_999, False, False), (10_000_000, False, True), (100_000, True, True)],
)
def test_large_purchases_and_those_of_public_interest_are_surveyed(
    buyer: Buyer, amount: int, interest: bool, surveyed: bool
) -> None:
    buyer.fund(20_000_000)
    plan = buyer.propose(amount, publicInterest=interest).bound()
    assert plan.open_tasks() == (["survey-demand"] if surveyed else ["write-requirement"])


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"catalogCode": "SG-99"}, "MISSING"),
        ({"catalogCode": "NO-01"}, "NEGATIVE"),
        ({"scopeIssues": ["LABOUR_DISPATCH"]}, "IN_FORCE"),
        ({"scopeIssues": ["GOODS_OR_WORKS", "FINANCING"]}, "IN_FORCE"),
    ],
)
def test_what_may_not_be_bought_is_not_admitted(buyer: Buyer, changes: dict[str, Any], state: str) -> None:
    plan = buyer.propose(**changes)
    assert (plan.status, plan.ended_at) == ("completed", "not-admitted")
    assert plan.variables["catalog_state"] == state
    assert plan.variables["admission"]["reason"]
    assert "projectId" not in plan.variables


def test_nobody_proposes_for_a_unit_whose_demand_post_is_another_s(buyer: Buyer) -> None:
    stranger = Actor(user_id="stranger", groups=frozenset({"purchase-demand:003"}))
    plan = buyer.propose(actor=stranger, rules_on=None)
    assert plan.ended_at == "not-admitted"
    own = Actor(user_id="own", groups=frozenset({"purchase-demand:010"}))
    assert buyer.propose(actor=own, rules_on=None).open_tasks() == ["bind-budget"]


def test_a_requirement_that_is_not_worth_it_is_written_anew(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose().bound()
    plan.complete("write-requirement", requirement())
    plan.complete("pre-evaluate", {**PRE_EVALUATION, "necessity": 0, "economy": 11})  # 59 of 100
    assert plan.open_tasks() == ["write-requirement"]
    plan.complete("write-requirement", requirement())
    plan.complete("pre-evaluate", {**PRE_EVALUATION, "necessity": 0, "economy": 12})
    assert plan.open_tasks() == ["propose-method"]


def test_reviewers_and_leaders_return_a_plan_to_its_author(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose().chosen()
    plan.complete("review-requirement", {**REVIEWED, "completeOk": False, **_only_return()})
    assert plan.open_tasks() == ["write-requirement"]
    plan.complete("write-requirement", requirement()).complete("pre-evaluate", PRE_EVALUATION)
    plan.complete("propose-method", method("COMPARISON")).complete("review-requirement", REVIEWED)
    plan.complete("decide-plan", RETURN)
    assert plan.open_tasks() == ["write-requirement"]


def test_a_plan_that_is_rejected_gives_its_money_back(buyer: Buyer) -> None:
    line = buyer.fund(1_000_000)
    plan = buyer.propose().reviewed()
    plan.complete("decide-plan", DISAGREE)
    assert (plan.status, plan.ended_at) == ("completed", "rejected")
    assert plan.project["state"] == "TERMINATED"
    assert free(buyer, line) == Decimal(1_000_000)


def test_who_proposed_a_plan_takes_it_back_until_it_is_decided(buyer: Buyer) -> None:
    line = buyer.fund(1_000_000)
    plan = buyer.propose().reviewed()
    project_id = plan.project["id"]
    with pytest.raises(NotTheDemandDepartment), transaction(buyer.database) as session:
        cancel_plan(session, Actor(user_id="stranger"), project_id, "不再需要（示例）")
    with transaction(buyer.database) as session:
        cancel_plan(session, DEMAND, project_id, "不再需要（示例）")
    assert (plan.status, plan.ended_at) == ("completed", "cancellation")
    assert (plan.project["state"], free(buyer, line)) == ("TERMINATED", Decimal(1_000_000))


def test_a_decided_plan_is_not_taken_back(buyer: Buyer) -> None:
    buyer.fund(1_000_000)
    plan = buyer.propose(600_000).decided("CONSULTATION")
    with pytest.raises(PlanDecided), transaction(buyer.database) as session:
        cancel_plan(session, DEMAND, plan.project["id"], "不再需要（示例）")


def _only_return() -> dict[str, object]:
    return {"opinion": "RETURN", "opinionText": "请补充服务对象的数量（示例）"}
