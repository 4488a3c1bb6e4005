"""A challenge or complaint that holds a purchase up, and its contract."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.commands.messages import publish_message
from engine.persistence.database import transaction
from tests.workflows.procurement_contract.contracts import CHECK, REQUEST, SIGN, drafted, performing
from tests.workflows.procurement_contract.stages import DAY, pause, resume
from tests.workflows.purchases import BUDGET, CLERK, Purchase
from workflows.procurement_contract.errors import PurchasePaused
from workflows.registries import challenges


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


def test_a_pause_before_signing_keeps_the_contract_waiting(purchase: Purchase) -> None:
    case = drafted(purchase)
    pause(purchase)
    purchase.house.on("2010-03-15")
    assert case.open_tasks() == []
    resume(purchase, "NONE")
    assert case.open_tasks() == ["supplier-sign"]


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
