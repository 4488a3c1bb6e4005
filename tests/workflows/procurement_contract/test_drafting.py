"""Drafting, checking and beginning a contract: what is refused, whoever asks."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from engine.actor import Actor
from engine.persistence.database import transaction
from tests.workflows.procurement_contract.contracts import DRAFT
from tests.workflows.procurement_contract.stages import HANDLER, begun
from tests.workflows.purchases import AGREE, CLERK, PLAN, RETURN, Purchase
from workflows.errors import DutiesNotSeparate, EntryIncomplete
from workflows.procurement_contract.errors import (
    BondTooHigh,
    ContractBeforeAward,
    ContractDeparts,
    OpinionWithoutReason,
    RecusalNeeded,
)
from workflows.registries import purchases
from workflows.registries.register import change, page
from workflows.starters.errors import NotOfThisProject

OTHER_PLAN = [{**PLAN[0], "percent": 50}, {**PLAN[1], "percent": 20}, PLAN[2]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"amount": 90000.01}, "合同金额"),
        ({"amount": 89999}, "合同金额"),
        ({"validTo": "2011-03-15"}, "服务期"),
        ({"requirements": "每周一次居家养老服务"}, "服务内容"),
        ({"acceptancePlan": "由采购人验收"}, "验收办法"),
        ({"paymentPlan": OTHER_PLAN}, "付款计划"),
    ],
)
def test_t23_a_draft_that_differs_from_the_award_or_its_terms_is_blocked(
    purchase: Purchase, change: dict[str, Any], field: str
) -> None:
    case = begun(purchase)
    with pytest.raises(ContractDeparts) as refused:
        case.complete("draft-contract", {**DRAFT, **change})
    assert field in refused.value.message("zh-CN")
    assert case.open_tasks() == ["draft-contract"]


def test_t23_a_draft_that_says_what_was_awarded_goes_on(purchase: Purchase) -> None:
    case = begun(purchase)
    # as long as the terms say, but from the day before anybody had won
    with pytest.raises(ContractBeforeAward):
        case.complete("draft-contract", {**DRAFT, "validFrom": "2010-02-28", "validTo": "2011-02-27"})
    assert case.complete("draft-contract", DRAFT).open_tasks() == ["review-contract"]


@pytest.mark.parametrize(
    "plan", [[{**PLAN[0], "percent": 29}, *PLAN[1:]], [*PLAN[1:], PLAN[0]], [{**PLAN[0], "percent": 100}]]
)
def test_a_payment_plan_is_a_hundred_percent_and_ends_with_the_acceptance(
    purchase: Purchase, plan: list[dict[str, Any]]
) -> None:
    with pytest.raises(EntryIncomplete):
        begun(purchase).complete("draft-contract", {**DRAFT, "paymentPlan": plan})


def test_the_performance_bond_is_a_tenth_of_the_contract_at_most(purchase: Purchase) -> None:
    case = begun(purchase)
    with pytest.raises(BondTooHigh):
        case.complete("draft-contract", {**DRAFT, "bondAmount": 9000.01})
    case.complete("draft-contract", {**DRAFT, "bondAmount": 9000})


def test_drafting_checking_and_signing_are_different_people(purchase: Purchase) -> None:
    case = begun(purchase).complete("draft-contract", DRAFT, by="one")
    for verb in (case.claim, partial(case.complete, submitted=AGREE)):
        with pytest.raises(DutiesNotSeparate):
            verb("review-contract", by="one")
    case.complete("review-contract", AGREE, by="two")
    for person in ("one", "two"):
        with pytest.raises(DutiesNotSeparate):
            case.complete("approve-contract", AGREE, by=person)


def test_who_does_not_agree_says_why_and_who_is_concerned_leaves(purchase: Purchase) -> None:
    case = begun(purchase).complete("draft-contract", DRAFT)
    with pytest.raises(OpinionWithoutReason):
        case.complete("review-contract", {**RETURN, "opinionText": "不行"})
    with pytest.raises(RecusalNeeded):
        case.complete("review-contract", {**AGREE, "conflictDeclared": True})


def test_a_project_without_an_award_has_no_contract(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        for row in page(session, purchases.AWARDS, project_id=purchase.project).rows:
            change(session, CLERK, purchases.AWARDS, row["id"], {"state": "REFUSED"})
    case = begun(purchase)
    assert (case.status, case.outcome[-1]) == ("completed", "not-begun")


def test_only_the_purchasers_handler_begins_a_contract_by_hand(purchase: Purchase) -> None:
    given, key = {"projectNo": purchase.project_no}, purchase.project_no
    stranger = Actor(user_id="x", groups=frozenset({"purchase-handler:011"}))
    with pytest.raises(NotOfThisProject):
        purchase.start("procurement-contract", stranger, key=key, **given)
    case = purchase.start("procurement-contract", HANDLER, key=key, **given)
    assert case.open_tasks() == ["draft-contract"]
