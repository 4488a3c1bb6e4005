"""The ways a letter of a supplier can go."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import EngineError, FormRefused
from engine.persistence.database import transaction
from tests.workflows.procurement_challenge.challenges import (
    CHECK,
    LATE,
    REJECTED,
    REPORT,
    UPHELD,
    answered,
    lodged,
    supplier,
    three_more_bidders,
)
from tests.workflows.procurement_contract.contracts import DRAFT, SIGN
from tests.workflows.purchases import AGREE, RETURN, Case, Purchase, complete_all
from workflows.errors import DutiesNotSeparate
from workflows.procurement_challenge.commands import withdraw_challenge
from workflows.procurement_challenge.errors import (
    ChallengeDecided,
    EffectNotPossible,
    KnownDayDiffers,
    LateChallengeAccepted,
    NotYourOrganization,
    TimelyChallengeRefused,
    TooFewCandidates,
)
from workflows.procurement_contract.errors import HandledBefore, PurchasePaused
from workflows.registries import challenges, purchases

#: The result's notice ends on Tuesday 2 March; seven working days later is Thursday 11 March.
LAST_DAY, NEXT_DAY = "2010-03-11", "2010-03-12"


def contract_case(purchase: Purchase) -> Case:
    """The contract of the winner, with the stand-still behind it."""
    with transaction(purchase.house.database) as session:
        row = session.one("SELECT id FROM process_instance WHERE process_key = 'procurement-contract'", ())
    assert row is not None
    case = Case(purchase, row[0])
    return complete_all(
        case, [("draft-contract", DRAFT), ("review-contract", AGREE), ("approve-contract", AGREE)]
    )


def test_each_item_of_the_letter_is_answered_and_no_other(purchase: Purchase) -> None:
    contract_case(purchase)
    purchase.house.on("2010-03-10")
    case = lodged(purchase, items=[{"item": name, "claim": "重新评审"} for name in ("评分", "资格")])
    case.complete("formal-check", CHECK)
    scoring, other = REJECTED["replies"][0], {"item": "其他", "found": "无关", "reply": "不成立"}
    for wrong in ([scoring], [scoring, other], [scoring, scoring]):
        with pytest.raises(FormRefused):
            case.complete("handle-challenge", {**REJECTED, "replies": wrong})
    case.complete("handle-challenge", {**REJECTED, "replies": [scoring, {**other, "item": "资格"}]})
    assert case.open_tasks() == ["approve-answer"]


def test_a_challenge_is_answered_and_the_contract_waited_for_it(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    purchase.house.on("2010-03-10")
    case = lodged(purchase)
    assert case.variables["challenge_no"] == "ZYH-GM2010-001-1"
    assert case.groups("formal-check") == ["purchase-control:010"]
    case.complete("formal-check", CHECK)
    purchase.house.on("2010-03-15")
    assert contract.open_tasks() == []
    assert case.due("handle-challenge") == date(2010, 3, 19)
    case.complete("handle-challenge", REJECTED)
    assert case.groups("approve-answer") == ["purchase-approval:010"]
    case.complete("approve-answer", AGREE)
    assert case.status == "completed"
    assert case.documents == ["DOC-418", "DOC-418"]
    (row,) = purchase.rows(purchases.CHALLENGES)
    assert (row["state"], row["result"], row["due_on"]) == ("DECIDED", "REJECTED", date(2010, 3, 19))
    purchase.house.on("2010-03-16")
    assert contract.open_tasks() == ["supplier-sign"]


def test_a_challenge_takes_an_open_signature_away(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    purchase.house.on("2010-03-11", "00:30")
    assert contract.open_tasks() == ["supplier-sign"]
    case = lodged(purchase).complete("formal-check", CHECK)
    with pytest.raises(PurchasePaused):
        contract.complete("supplier-sign", SIGN)
    purchase.house.on("2010-03-11", "10:00")
    assert contract.open_tasks() == []
    complete_all(case, [("handle-challenge", REJECTED), ("approve-answer", AGREE)])
    purchase.house.on("2010-03-11", "11:00")
    assert contract.open_tasks() == ["supplier-sign"]


def test_a_challenge_that_cannot_affect_the_result_holds_nothing_up(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    purchase.house.on("2010-03-11")
    lodged(purchase).complete("formal-check", {**CHECK, "affectsResult": False})
    purchase.house.on("2010-03-15")
    assert contract.open_tasks() == ["supplier-sign"]
    contract.complete("supplier-sign", SIGN)


def test_t27_a_challenge_on_the_seventh_working_day_must_be_accepted(purchase: Purchase) -> None:
    purchase.house.on(LAST_DAY, "23:59")
    case = lodged(purchase)
    assert case.variables["last_day"] == LAST_DAY
    with pytest.raises(TimelyChallengeRefused):
        case.complete("formal-check", LATE)
    case.complete("formal-check", CHECK)
    assert case.open_tasks() == ["handle-challenge"]


def test_t27_a_challenge_on_the_eighth_working_day_is_refused_as_late(purchase: Purchase) -> None:
    purchase.house.on(NEXT_DAY, "00:01")
    case = lodged(purchase)
    with pytest.raises(LateChallengeAccepted):
        case.complete("formal-check", CHECK)
    case.complete("formal-check", LATE)
    assert case.outcome[-1] == "refused-late"
    (row,) = purchase.rows(purchases.CHALLENGES)
    assert row["result"] == "NOT_ACCEPTED"
    (held,) = purchase.rows(challenges.LETTERS)
    assert (held["known_on"], held["last_day"]) == (date(2010, 3, 2), date(2010, 3, 11))


def test_nobody_moves_the_day_a_result_became_known(purchase: Purchase) -> None:
    purchase.house.on(NEXT_DAY)
    case = lodged(purchase, obtainedOn="2010-03-05")
    with pytest.raises(KnownDayDiffers):
        case.complete("formal-check", {**CHECK, "knownOn": "2010-03-05"})


@pytest.mark.parametrize("target", ["DOCUMENTS", "PROCESS"])
def test_documents_and_steps_are_challenged_from_the_day_they_were_known(
    purchase: Purchase, target: str
) -> None:
    purchase.house.on(NEXT_DAY)
    case = lodged(purchase, target=target, obtainedOn="2010-03-03")
    assert (case.variables["knownOn"], case.variables["last_day"]) == ("2010-03-03", "2010-03-12")
    case.complete("formal-check", {**CHECK, "knownOn": "2010-03-03"})
    assert case.open_tasks() == ["handle-challenge"]


def test_an_inquiry_is_answered_within_three_working_days(purchase: Purchase) -> None:
    case = lodged(
        purchase, kind="INQUIRY", question="服务人数如何计算（示例）", target=None, items=None, facts=None,
        law=None, letterOn=None, sealed=None,
    )  # fmt: skip
    assert case.groups("answer-inquiry") == ["purchase-handler:010"]
    assert case.due("answer-inquiry") == date(2010, 3, 4)
    purchase.house.on("2010-03-02")
    case.complete("answer-inquiry", {"answer": "按实有服务对象计算（示例）"})
    (row,) = purchase.rows(challenges.INQUIRIES)
    assert (row["due_on"], row["answered_on"]) == (date(2010, 3, 4), date(2010, 3, 2))
    assert case.outcome[-1] == "inquiry-answered"


def test_a_letter_is_completed_once_and_accepted_all_the_same_when_it_is_not(purchase: Purchase) -> None:
    asked = {**CHECK, "conclusion": "CORRECTION", "reason": "请写明事实依据（示例）"}
    given = lodged(purchase).complete("formal-check", asked)
    assert given.groups("complete-letter") == [f"so-operator:so-{purchase.runner_up}"]
    given.complete("complete-letter", {"factsAdded": "补充的事实（示例）"})
    (letter, *_) = purchase.rows(challenges.LETTERS)
    assert "补充的事实（示例）" in letter["content"]
    assert given.open_tasks() == ["handle-challenge"]
    silent = lodged(purchase).complete("formal-check", asked)
    purchase.house.on("2010-03-05", "00:00")
    assert silent.open_tasks() == ["handle-challenge"]


@pytest.mark.parametrize("element_id", ["formal-check", "handle-challenge"])
@pytest.mark.parametrize("verb", ["claim", "complete"])
def test_who_drafted_does_not_handle_the_challenge(purchase: Purchase, element_id: str, verb: str) -> None:
    contract_case(purchase)
    case = lodged(purchase)
    if element_id == "handle-challenge":
        case.complete("formal-check", CHECK)
    submitted: dict[str, Any] = CHECK if element_id == "formal-check" else REJECTED
    with pytest.raises(HandledBefore):
        if verb == "claim":
            case.claim(element_id, by="officer-draft-contract")
        else:
            case.complete(element_id, submitted, by="officer-draft-contract")
    case.complete(element_id, submitted, by="officer-review-contract")  # who only checked may


def test_who_handles_does_not_approve_the_answer(purchase: Purchase) -> None:
    case = lodged(purchase).complete("formal-check", CHECK, by="one")
    case.complete("handle-challenge", REJECTED, by="one")
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve-answer", AGREE, by="one")
    case.complete("approve-answer", RETURN)
    assert case.open_tasks() == ["handle-challenge"]


def test_an_upheld_challenge_of_the_result_leads_to_the_next_candidate(purchase: Purchase) -> None:
    others = three_more_bidders(purchase)
    contract = contract_case(purchase)
    case = answered(lodged(purchase), {**UPHELD, "effect": "NEXT_CANDIDATE"})
    assert case.documents == ["DOC-418"] * (len(others) + 2)
    assert case.open_tasks() == ["report-to-finance"]
    case.complete("report-to-finance", REPORT)
    assert case.outcome[-1] == "upheld"
    purchase.house.on("2010-03-15")
    assert contract.open_tasks() == ["draft-contract"]
    assert contract.variables["supplier_unit"] == f"so-{purchase.runner_up}"


def test_what_was_thought_harmless_and_is_upheld_changes_the_result_all_the_same(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    purchase.house.on("2010-03-11")
    case = lodged(purchase).complete("formal-check", {**CHECK, "affectsResult": False})
    complete_all(case, [("handle-challenge", {**UPHELD, "effect": "RESTART"}), ("approve-answer", AGREE)])
    purchase.house.on("2010-03-15")
    assert (contract.status, purchase.state) == ("completed", "ANNULLED")


def test_too_few_candidates_mean_a_new_purchase(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    case = lodged(purchase).complete("formal-check", CHECK)
    with pytest.raises(TooFewCandidates):
        case.complete("handle-challenge", {**UPHELD, "effect": "NEXT_CANDIDATE"})
    complete_all(case, [("handle-challenge", {**UPHELD, "effect": "RESTART"}), ("approve-answer", AGREE)])
    purchase.house.on("2010-03-15")
    assert (contract.status, purchase.state) == ("completed", "ANNULLED")


@pytest.mark.parametrize(
    ("target", "answer", "effect"),
    [
        ("RESULT", REJECTED, "RESTART"),
        ("RESULT", UPHELD, "NONE"),
        ("RESULT", UPHELD, "AMEND"),
        ("DOCUMENTS", UPHELD, "NEXT_CANDIDATE"),
    ],
)
def test_an_effect_that_does_not_follow_is_refused(
    purchase: Purchase, target: str, answer: dict[str, Any], effect: str
) -> None:
    case = lodged(purchase, target=target, obtainedOn="2010-03-02").complete("formal-check", CHECK)
    with pytest.raises(EffectNotPossible):
        case.complete("handle-challenge", {**answer, "effect": effect})


def test_a_withdrawn_challenge_holds_nothing_up_any_longer(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    case = lodged(purchase).complete("formal-check", CHECK)
    purchase.house.on("2010-03-15")
    with pytest.raises(NotYourOrganization), transaction(purchase.house.database) as session:
        withdraw_challenge(session, supplier(purchase.supplier), "ZYH-GM2010-001-1")
    with transaction(purchase.house.database) as session:
        withdraw_challenge(session, supplier(purchase.runner_up), "ZYH-GM2010-001-1")
    assert case.outcome[-1] == "withdrawal"
    (row,) = purchase.rows(purchases.CHALLENGES)
    assert row["result"] == "WITHDRAWN"
    purchase.house.on("2010-03-16")
    assert contract.open_tasks() == ["supplier-sign"]


def test_what_is_answered_is_not_withdrawn(purchase: Purchase) -> None:
    answered(lodged(purchase), REJECTED)
    with pytest.raises(ChallengeDecided), transaction(purchase.house.database) as session:
        withdraw_challenge(session, supplier(purchase.runner_up), "ZYH-GM2010-001-1")


def test_nobody_writes_for_another_supplier(purchase: Purchase) -> None:
    case = lodged(purchase, actor=supplier(purchase.supplier))
    assert (case.status, case.outcome[-1]) == ("completed", "not-registered")
    assert purchase.rows(purchases.CHALLENGES) == ()


@pytest.mark.parametrize("change", [{"facts": "少"}, {"projectNo": "GM-1"}, {"target": "PRICE"}])
def test_a_letter_that_is_no_letter_is_told_by_field(purchase: Purchase, change: dict[str, Any]) -> None:
    with pytest.raises(FormRefused):
        lodged(purchase, **change)


def test_a_stranger_cannot_answer(purchase: Purchase) -> None:
    case = lodged(purchase)
    with pytest.raises(EngineError):
        case.complete(
            "formal-check", CHECK, by=Actor(user_id="x", groups=frozenset({"purchase-handler:010"}))
        )
