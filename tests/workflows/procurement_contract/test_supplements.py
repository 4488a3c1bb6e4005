"""Supplements of a contract: a tenth at most, by the purchaser, while it is performed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.persistence.database import transaction
from tests.workflows.procurement_contract.contracts import drafted, performing
from tests.workflows.procurement_contract.stages import DAY, HANDLER, NUMBER
from tests.workflows.purchases import AGREE, CLERK, Purchase, complete_all
from workflows.procurement_contract.commands import SUPPLEMENT_MESSAGE, propose_supplement
from workflows.procurement_contract.errors import (
    ContractNotFound,
    NotThePurchaser,
    SupplementNotPossible,
    SupplementTooHigh,
    SupplementUnderWay,
)
from workflows.registries import contracts


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


def test_a_supplement_waits_until_the_one_before_is_decided(purchase: Purchase) -> None:
    case = performing(purchase)
    propose(purchase, "3000")
    with pytest.raises(SupplementUnderWay):
        propose(purchase, "6000")
    complete_all(case, [("review-supplement", AGREE), ("approve-supplement", AGREE)])
    with pytest.raises(SupplementUnderWay):
        propose(purchase, "6000")
    case.complete("confirm-supplement", {"agreed": True})
    propose(purchase, "6000")
    assert case.open_tasks().count("review-supplement") == 1


def test_t24_two_supplements_under_way_together_do_not_pass_the_tenth(purchase: Purchase) -> None:
    case = performing(purchase)
    payload = {"supplement": {"amount": Decimal(6000), "reason": "增加服务人次"}}
    with transaction(purchase.house.database) as session:
        for _ in range(2):
            # as a program could that does not ask the command
            publish_message(session, HANDLER, SUPPLEMENT_MESSAGE, purchase.project_no, payload)
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
