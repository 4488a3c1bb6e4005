"""What the contract process refuses, whoever asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.errors import FormRefused
from engine.persistence.database import transaction
from tests.workflows.procurement_contract.contracts import (
    ACCEPTANCE,
    CHECK,
    COMPLETION,
    DRAFT,
    EVALUATION,
    LOG,
    PAY,
    REQUEST,
    SIGN,
    drafted,
    opinions,
    pay,
    performing,
)
from tests.workflows.purchases import AGREE, BUDGET, CLERK, PLAN, RETURN, Case, Purchase, complete_all
from workflows.errors import DutiesNotSeparate, EntryIncomplete
from workflows.procurement_contract.commands import propose_supplement
from workflows.procurement_contract.errors import (
    AcceptorTwice,
    BondTooHigh,
    ContractDeparts,
    ContractNotFound,
    HandledBefore,
    NotThePurchaser,
    OpinionWithoutReason,
    PaymentAbovePlan,
    PaymentDayInvalid,
    PurchasePaused,
    RecusalNeeded,
    ScoreOutOfRange,
    ServiceBeforePurchase,
    ServiceInFuture,
    SupplementNotPossible,
    SupplementTooHigh,
    TooFewOpinions,
)
from workflows.registries import challenges, contracts, purchases
from workflows.registries.register import change, page

DAY = date(2010, 3, 15)
NUMBER = "HT-GM2010-001-1"
HANDLER = Actor(user_id="handler", groups=frozenset({"purchase-handler:010"}))
OTHER_PLAN = [{**PLAN[0], "percent": 50}, {**PLAN[1], "percent": 20}, PLAN[2]]


def begun(purchase: Purchase) -> Case:
    return purchase.start("procurement-contract", projectId=purchase.project)


def accepting(purchase: Purchase) -> Case:
    """Paid up to the middle; the supplier has asked for acceptance."""
    case = pay(performing(purchase), 27000).complete("mid-evaluation", EVALUATION, by="evaluator-1")
    return pay(case, 36000, "ZF-002").complete("request-completion", COMPLETION)


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
    assert begun(purchase).complete("draft-contract", DRAFT).open_tasks() == ["review-contract"]


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


def test_nothing_is_signed_while_a_challenge_holds_the_purchase_up(purchase: Purchase) -> None:
    case = drafted(purchase)
    purchase.house.on("2010-03-15")
    pause(purchase)
    with pytest.raises(PurchasePaused):
        case.complete("supplier-sign", SIGN)
    with transaction(purchase.house.database) as session:
        challenges.resume(session, CLERK, 7, DAY)
    case.complete("supplier-sign", SIGN)
    assert case.open_tasks() == ["purchaser-sign"]


def pause(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        challenges.pause(
            session,
            CLERK,
            project_id=purchase.project,
            challenge_id=7,
            paused_from=DAY,
            reason="质疑（示例）",
        )


def test_a_pause_before_signing_keeps_the_contract_waiting(purchase: Purchase) -> None:
    case = drafted(purchase)
    pause(purchase)
    purchase.house.on("2010-03-15")
    assert case.open_tasks() == []
    resume(purchase, "NONE")
    assert case.open_tasks() == ["supplier-sign"]


def resume(purchase: Purchase, effect: str) -> None:
    with transaction(purchase.house.database) as session:
        challenges.resume(session, CLERK, 7, DAY, effect)
        publish_message(session, CLERK, "tender-resumed", purchase.project_no)


def test_a_pause_takes_the_contract_away_from_who_is_about_to_sign(purchase: Purchase) -> None:
    case = drafted(purchase)
    purchase.house.on("2010-03-15")
    case.complete("supplier-sign", SIGN)
    pause(purchase)
    with transaction(purchase.house.database) as session:
        publish_message(session, CLERK, "tender-paused", purchase.project_no)
    assert case.open_tasks() == []
    resume(purchase, "NEXT_CANDIDATE")
    assert case.open_tasks() == ["draft-contract"]
    assert case.variables["supplier_unit"] == f"so-{purchase.runner_up}"


@pytest.mark.parametrize("effect", ["AMEND", "RESTART"])
def test_a_purchase_that_must_begin_anew_is_not_signed(purchase: Purchase, effect: str) -> None:
    case = drafted(purchase)
    pause(purchase)
    purchase.house.on("2010-03-15")
    resume(purchase, effect)
    assert (case.status, purchase.state) == ("completed", "ANNULLED")
    assert purchase.claim() == (BUDGET, Decimal(0), Decimal(0))


def test_nothing_is_paid_while_a_complaint_holds_the_purchase_up(purchase: Purchase) -> None:
    case = performing(purchase).complete("request-payment", REQUEST)
    pause(purchase)
    with pytest.raises(PurchasePaused):
        case.complete("check-payment", CHECK)
    assert purchase.claim() == (Decimal(0), Decimal(90000), Decimal(0))


def test_service_before_the_contract_does_not_count(purchase: Purchase) -> None:
    case = performing(purchase)
    purchase.house.on("2010-03-18")
    with pytest.raises(ServiceBeforePurchase):
        case.complete("log-service", {**LOG, "servedOn": "2010-03-14"})
    with pytest.raises(ServiceInFuture):
        case.complete("log-service", {**LOG, "servedOn": "2010-03-19"})
    case.complete("log-service", {**LOG, "servedOn": "2010-03-15"})
    assert len(purchase.rows(contracts.SERVICE_LOGS)) == 1


def test_nobody_asks_for_more_than_the_instalment(purchase: Purchase) -> None:
    case = performing(purchase)
    with pytest.raises(PaymentAbovePlan):
        case.complete("request-payment", {**REQUEST, "amount": 27000.01})
    pay(case, 20000)
    assert purchase.claim() == (Decimal(0), Decimal(63000), Decimal(20000))


def test_a_payment_is_entered_on_its_day_and_not_before(purchase: Purchase) -> None:
    case = performing(purchase)
    complete_all(case, [("request-payment", REQUEST), ("check-payment", CHECK), ("approve-payment", AGREE)])
    with pytest.raises(PaymentDayInvalid):
        case.complete("pay", {**PAY, "paidOn": "2010-03-16"})


def test_the_units_finance_officer_does_not_approve_the_payment(purchase: Purchase) -> None:
    case = performing(purchase).complete("request-payment", REQUEST, by="operator")
    case.complete("check-payment", CHECK, by="accountant")
    for person in ("accountant", "operator", "officer-draft-contract"):
        with pytest.raises(DutiesNotSeparate):
            case.complete("approve-payment", AGREE, by=person)
    case.complete("approve-payment", AGREE, by="leader")
    for person in ("accountant", "leader"):
        with pytest.raises(DutiesNotSeparate):
            case.complete("pay", PAY, by=person)
    case.complete("pay", PAY, by="treasury")


def test_a_payment_that_is_sent_back_is_asked_for_anew(purchase: Purchase) -> None:
    case = performing(purchase)
    complete_all(case, [("request-payment", REQUEST), ("check-payment", CHECK), ("approve-payment", RETURN)])
    assert case.open_tasks() == ["log-service", "request-payment"]


@pytest.mark.parametrize(("served", "found", "needed"), [(120, 11, 12), (1000, 29, 30), (5, 0, 1)])
def test_enough_of_those_who_were_served_are_heard(
    purchase: Purchase, served: int, found: int, needed: int
) -> None:
    case = pay(performing(purchase), 27000).complete("mid-evaluation", EVALUATION)
    pay(case, 36000, "ZF-002").complete("request-completion", {**COMPLETION, "servedUsers": served})
    with pytest.raises(TooFewOpinions):
        case.complete("collect-opinions", opinions(found))
    case.complete("collect-opinions", opinions(needed))
    assert case.open_tasks().count("accept-items") == 3


@pytest.mark.parametrize("verb", ["claim", "complete"])
def test_t25_the_buyers_handler_does_not_accept(purchase: Purchase, verb: str) -> None:
    case = accepting(purchase).complete("collect-opinions", opinions(30))
    attempt = case.claim if verb == "claim" else partial(case.complete, submitted=ACCEPTANCE)
    for person in ("officer-draft-contract", "officer-purchaser-sign", "officer-file-copy"):
        with pytest.raises(DutiesNotSeparate):
            attempt("accept-items", by=person)
    attempt("accept-items", by="acceptor")


def test_t25_who_handled_the_purchase_in_an_earlier_case_does_not_accept(purchase: Purchase) -> None:
    other = begun(purchase)  # a case of the project, as the tender was one
    other.complete("draft-contract", DRAFT, by="tender-handler")
    case = accepting(purchase).complete("collect-opinions", opinions(30))
    with pytest.raises(HandledBefore):
        case.complete("accept-items", ACCEPTANCE, by="tender-handler")


def test_three_acceptors_are_three_people(purchase: Purchase) -> None:
    case = accepting(purchase).complete("collect-opinions", opinions(30))
    case.complete("accept-items", ACCEPTANCE, by="one")
    with pytest.raises(AcceptorTwice):
        case.complete("accept-items", ACCEPTANCE, by="one")


def test_who_accepted_does_not_evaluate(purchase: Purchase) -> None:
    case = accepting(purchase).complete("collect-opinions", opinions(30), by="asker")
    for person in ("one", "two", "three"):
        case.complete("accept-items", ACCEPTANCE, by=person)
    for person in ("one", "asker", "officer-draft-contract"):
        with pytest.raises(DutiesNotSeparate):
            case.complete("final-evaluation", EVALUATION, by=person)


def test_who_evaluated_does_not_approve_the_payment(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000).complete("mid-evaluation", EVALUATION, by="evaluator")
    complete_all(case, [("request-payment", {**REQUEST, "amount": 36000}), ("check-payment", CHECK)])
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve-payment", AGREE, by="evaluator")


def test_an_evaluator_with_an_interest_recuses(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    with pytest.raises(RecusalNeeded):
        case.complete("mid-evaluation", {**EVALUATION, "conflictDeclared": True})


def test_a_score_above_its_weight_is_told_by_field(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000)
    with pytest.raises((FormRefused, ScoreOutOfRange)):
        case.complete("mid-evaluation", {**EVALUATION, "finance": 10.5})
    case.complete("mid-evaluation", {**EVALUATION, "finance": 10})


@pytest.mark.parametrize(
    ("total", "grade"), [(90, "EXCELLENT"), (89.99, "GOOD"), (80, "GOOD"), (60, "PASS"), (59.99, "FAIL")]
)
def test_the_grade_follows_from_the_points(purchase: Purchase, total: float, grade: str) -> None:
    case = pay(performing(purchase), 27000)
    parts = {"output": 30, "quality": 25, "effect": 20, "satisfaction": 15, "finance": 10}
    missing = 100 - total
    for name, weight in parts.items():
        parts[name] = weight - min(weight, missing)  # type: ignore[assignment]
        missing = round(missing - min(weight, missing), 2)
    case.complete(
        "mid-evaluation", {**EVALUATION, **{name: round(value, 2) for name, value in parts.items()}}
    )
    (row,) = purchase.rows(contracts.EVALUATIONS)
    assert (row["total"], row["grade"]) == (round(total * 1000), grade)


def propose(purchase: Purchase, amount: str, actor: Actor = HANDLER, number: str = NUMBER) -> None:
    with transaction(purchase.house.database) as session:
        propose_supplement(session, actor, number, Decimal(amount), "增加服务人次")


def test_t24_a_supplement_of_10_01_percent_is_blocked_and_one_of_10_percent_is_not(
    purchase: Purchase,
) -> None:
    case = performing(purchase)
    with pytest.raises(SupplementTooHigh):
        propose(purchase, "9009")
    propose(purchase, "9000")
    complete_all(case, [("review-supplement", AGREE), ("approve-supplement", AGREE)])
    case.complete("confirm-supplement", {"agreed": True})
    with pytest.raises(SupplementTooHigh):
        propose(purchase, "0.01")


def test_t24_two_supplements_under_way_together_do_not_pass_the_tenth(purchase: Purchase) -> None:
    case = performing(purchase)
    for _ in range(2):
        propose(purchase, "6000")
    for _ in range(2):
        case.complete("review-supplement", AGREE)
        case.complete("approve-supplement", AGREE)
    case.complete("confirm-supplement", {"agreed": True})
    with pytest.raises(SupplementTooHigh):
        case.complete("confirm-supplement", {"agreed": True})
    case.complete("confirm-supplement", {"agreed": False})
    (contract,) = purchase.rows(contracts.CONTRACTS)
    assert contract["supplements"] == Decimal(6000)


def test_only_the_purchasers_handler_supplements_a_contract_that_is_being_performed(
    purchase: Purchase,
) -> None:
    drafted(purchase)
    with pytest.raises(ContractNotFound):
        propose(purchase, "100")
    performing_later(purchase)
    with pytest.raises(NotThePurchaser):
        propose(purchase, "100", Actor(user_id="x", groups=frozenset({"purchase-handler:011"})))


def performing_later(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        contracts.register_contract(
            session,
            CLERK,
            project_id=purchase.project,
            organization_id=purchase.supplier,
            amount=Decimal(90000),
            signed_on=DAY,
        )


def test_a_contract_not_yet_performed_is_not_supplemented(purchase: Purchase) -> None:
    performing_later(purchase)
    with pytest.raises(SupplementNotPossible):
        propose(purchase, "100")


def test_a_project_without_an_award_has_no_contract(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        for row in page(session, purchases.AWARDS, project_id=purchase.project).rows:
            change(session, CLERK, purchases.AWARDS, row["id"], {"state": "REFUSED"})
    case = begun(purchase)
    assert (case.status, case.outcome[-1]) == ("completed", "not-begun")


def test_only_the_purchasers_handler_begins_a_contract_by_hand(purchase: Purchase) -> None:
    given = {"projectId": str(purchase.project)}
    stranger = Actor(user_id="x", groups=frozenset({"purchase-handler:011"}))
    assert purchase.start("procurement-contract", stranger, **given).outcome[-1] == "not-begun"
    assert purchase.start("procurement-contract", HANDLER, **given).open_tasks() == ["draft-contract"]
