"""Service and payments of a contract: what is refused, whoever asks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.workflows.procurement_contract.contracts import (
    CHECK,
    EVALUATION,
    LOG,
    PAY,
    REQUEST,
    pay,
    performing,
)
from tests.workflows.purchases import AGREE, RETURN, Purchase, complete_all
from workflows.errors import DutiesNotSeparate
from workflows.procurement_contract.errors import (
    PaymentAbovePlan,
    ServiceBeforePurchase,
    ServiceInFuture,
)
from workflows.registries import contracts


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


def test_who_evaluated_does_not_approve_the_payment(purchase: Purchase) -> None:
    case = pay(performing(purchase), 27000).complete("mid-evaluation", EVALUATION, by="evaluator")
    complete_all(case, [("request-payment", {**REQUEST, "amount": 36000}), ("check-payment", CHECK)])
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve-payment", AGREE, by="evaluator")
