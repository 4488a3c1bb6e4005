"""What an upheld challenge does to a contract that is signed (采购法73)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from engine.persistence.database import reading
from tests.workflows.procurement_challenge.challenges import (
    CHECK,
    UPHELD,
    lodged,
    three_more_bidders,
)
from tests.workflows.procurement_challenge.test_paths import contract_case
from tests.workflows.procurement_contract.contracts import (
    BOND,
    COPY,
    DRAFT,
    EVALUATION,
    LOG,
    REQUEST,
    SIGN,
    pay,
)
from tests.workflows.purchases import AGREE, Case, Purchase, complete_all
from workflows.procurement_contract.errors import ContractFateWrong, PurchasePaused
from workflows.registries import contracts, performance
from workflows.registries.notices import public_notices
from workflows.registries.purchases import AWARDS, PROJECTS

NOTHING = Decimal(0)
FATE: dict[str, Any] = {
    "overturnReason": "评分因素未在采购文件载明，质疑成立（示例）",
    "conflictDeclared": False,
}
REPORTED = {"reportedOn": "2010-03-15", "receiptNo": "CZ-002"}


def overturned(purchase: Purchase, effect: str, *, perform: bool = False) -> Case:
    """A letter of the last day was thought harmless; the contract is signed, then the letter is upheld."""
    contract = contract_case(purchase)
    purchase.house.on("2010-03-11")
    letter = lodged(purchase).complete("formal-check", {**CHECK, "affectsResult": False})
    purchase.house.on("2010-03-15")
    complete_all(contract, [("supplier-sign", SIGN), ("purchaser-sign", {"signed": True})])
    if perform:
        steps: list[tuple[str, dict[str, Any]]] = [
            ("announce-contract", {"confirmed": True}),
            ("file-copy", COPY),
            ("receive-bond", BOND),
        ]
        pay(complete_all(contract, steps), 27000)
    answer = {**UPHELD, "effect": effect}
    complete_all(letter, [("handle-challenge", answer), ("approve-answer", AGREE)])
    return contract


def newest(purchase: Purchase, process_key: str) -> Case:
    with reading(purchase.house.database) as session:
        row = session.one("SELECT MAX(id) FROM process_instance WHERE process_key = ?", (process_key,))
    assert row is not None and row[0] is not None
    return Case(purchase, int(row[0]))


def test_a_contract_nobody_performed_is_annulled_and_the_next_candidate_signs(purchase: Purchase) -> None:
    three_more_bidders(purchase)
    contract = overturned(purchase, "NEXT_CANDIDATE")
    assert contract.groups("judge-contract") == ["purchase-approval:010"]
    for choice in ("STOP", "KEEP"):
        with pytest.raises(ContractFateWrong):
            contract.complete("judge-contract", {**FATE, "choice": choice})
    contract.complete("judge-contract", {**FATE, "choice": "ANNUL"})
    assert contract.open_tasks() == ["report-undone"]
    assert contract.groups("report-undone") == ["purchase-handler:010"]
    assert purchase.claim() == (Decimal(90000), NOTHING, NOTHING)
    assert "DOC-428" in contract.documents
    contract.complete("report-undone", REPORTED)
    (agreed,) = purchase.rows(contracts.CONTRACTS)
    assert (contract.status, agreed["state"], purchase.state) == ("completed", "ANNULLED", "AWARDED")
    assert [row["state"] for row in purchase.rows(AWARDS)] == ["ANNULLED", "DECIDED"]
    assert purchase.claim() == (Decimal(90001), NOTHING, NOTHING)
    with reading(purchase.house.database) as session:
        kinds = [row["kind"] for row in public_notices(session).rows]
    assert kinds[:2] == ["AWARD_RESULT", "CONTRACT_UNDONE"]
    second = newest(purchase, "procurement-contract")
    assert second.variables["supplier_unit"] == f"so-{purchase.runner_up}"
    draft = {**DRAFT, "amount": 90001, "bondAmount": 0}
    complete_all(second, [("draft-contract", draft), ("review-contract", AGREE), ("approve-contract", AGREE)])
    purchase.house.on("2010-03-29")
    complete_all(second, [("supplier-sign", SIGN), ("purchaser-sign", {"signed": True})])
    assert purchase.claim() == (NOTHING, Decimal(90001), NOTHING)
    numbers = [row["contract_no"] for row in purchase.rows(contracts.CONTRACTS)]
    assert numbers == ["HT-GM2010-001-1", "HT-GM2010-001-2"]


def test_a_contract_that_is_performed_is_stopped_and_the_rest_is_bought_anew(purchase: Purchase) -> None:
    contract = overturned(purchase, "RESTART", perform=True)
    with pytest.raises(ContractFateWrong):
        contract.complete("judge-contract", {**FATE, "choice": "ANNUL"})
    contract.complete("judge-contract", {**FATE, "choice": "STOP"})
    assert purchase.claim() == (Decimal(63000), NOTHING, Decimal(27000))
    contract.complete("report-undone", REPORTED)
    (agreed,) = purchase.rows(contracts.CONTRACTS)
    (project,) = purchase.rows(PROJECTS)
    assert (agreed["state"], project["state"]) == ("TERMINATED", "ANNULLED")
    # what was paid is bought: the rest of the hundred thousand may still be spent, once
    assert project["budget"] == Decimal(73000)
    assert [row["returned_on"] is not None for row in purchase.rows(performance.BONDS)] == [True]
    assert newest(purchase, "procurement-restart").open_tasks() == ["wait"]


def test_a_contract_that_is_performed_may_go_on_and_is_paid_then(purchase: Purchase) -> None:
    contract = overturned(purchase, "RESTART", perform=True)
    contract.complete("log-service", {**LOG, "servedOn": "2010-03-15"})
    contract.complete("mid-evaluation", EVALUATION).complete("request-payment", {**REQUEST, "amount": 36000})
    with pytest.raises(PurchasePaused):
        contract.complete("check-payment", {"invoiceOk": True, "budgetOk": True})
    contract.complete("judge-contract", {**FATE, "choice": "KEEP"})
    assert contract.outcome[-1] == "result-overturned"
    contract.complete("check-payment", {"invoiceOk": True, "budgetOk": True})
    assert purchase.state == "PERFORMING"
