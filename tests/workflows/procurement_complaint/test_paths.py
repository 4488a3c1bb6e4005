"""The ways a complaint can go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import transaction
from tests.workflows.procurement_challenge.challenges import CHECK as CHALLENGE_CHECK
from tests.workflows.procurement_challenge.challenges import lodged, supplier
from tests.workflows.procurement_contract.contracts import DRAFT, SIGN
from tests.workflows.purchases import AGREE, CLERK, RETURN, Case, Purchase, complete_all
from workflows.errors import DutiesNotSeparate
from workflows.procurement_challenge.commands import withdraw_challenge
from workflows.procurement_challenge.errors import EffectNotPossible
from workflows.procurement_complaint.errors import (
    ComplaintNotTheChallengers,
    ComplaintTooEarly,
    LateComplaintAccepted,
    SecondComplaintCorrection,
    SuspensionTooLong,
)
from workflows.procurement_contract.errors import HandledBefore, PurchasePaused
from workflows.registries import challenges, purchases

NUMBER = "ZYH-GM2010-001-1"
ACCEPT: dict[str, Any] = {"conclusion": "ACCEPT", "conflictDeclared": False}
CORRECT = {**ACCEPT, "conclusion": "CORRECTION", "reason": "请补充事实依据（示例）"}
NOT_ACCEPTED = {**ACCEPT, "conclusion": "NOT_ACCEPTED", "reason": "超过投诉期（示例）"}
COPIES = {"sentOn": "2010-03-22", "suspend": False}
STATEMENT = {"statement": "评审按采购文件进行（示例）"}
DECIDE: dict[str, Any] = {
    "nextStep": "DECIDE",
    "result": "REJECTED",
    "unfounded": True,
    "effect": "NONE",
    "factsFound": "评审符合采购文件（示例文本）",
    "basis": "政府采购质疑和投诉办法第二十九条",
    "decisionText": "驳回投诉人的投诉（示例）",
    "conflictDeclared": False,
}
EXPERTISE = {"nextStep": "EXPERTISE", "pauseReason": "对评分进行专家评审（示例）", "conflictDeclared": False}


def complained(purchase: Purchase, who: int | None = None, number: str = NUMBER) -> Case:
    """The runner-up complains today."""
    organization = who or purchase.runner_up
    form = {
        "challengeNo": number,
        "organizationId": str(organization),
        "items": [{"item": "评分", "claim": "重新评审"}],
        "facts": "答复没有说明评分理由（示例文本）",
        "law": "政府采购法第五十五条",
        "letterOn": "2010-03-19",
        "sealed": True,
    }
    with transaction(purchase.house.database) as session:
        started = start_process_instance(session, supplier(organization), "procurement-complaint", form)
    return Case(purchase, started.instance_id)


def investigated(purchase: Purchase, **copies: Any) -> Case:
    """Accepted on 22 March, the copies answered by both respondents."""
    purchase.house.on("2010-03-22")
    case = complained(purchase).complete("check-complaint", ACCEPT, by="supervisor")
    case.complete("send-copies", {**COPIES, **copies}, by="supervisor")
    for _ in range(2):
        case.complete("give-statement", STATEMENT)
    return case


def test_a_complaint_is_decided_by_the_finance_authority(purchase: Purchase) -> None:
    purchase.house.on("2010-03-22")
    case = complained(purchase)
    known = case.variables
    assert (known["complaint_no"], known["answer_due"], known["last_day"]) == (
        "TS2010-001", "2010-03-19", "2010-04-12",
    )  # fmt: skip
    assert case.groups("check-complaint") == ["finance-supervision:finance"]
    assert case.due("check-complaint") == date(2010, 3, 29)
    case.complete("check-complaint", ACCEPT)
    assert case.due("send-copies") == date(2010, 4, 1)
    case.complete("send-copies", COPIES)
    assert case.groups("give-statement") == ["purchase-control:010", f"so-operator:so-{purchase.supplier}"]
    assert case.due("give-statement") == date(2010, 3, 29)
    for _ in range(2):
        case.complete("give-statement", STATEMENT)
    assert case.due("investigate") == date(2010, 5, 5)
    case.complete("investigate", DECIDE)
    assert case.groups("approve-decision") == ["finance-supervision-approval:finance"]
    case.complete("approve-decision", AGREE)
    assert case.status == "completed"
    assert case.documents == ["DOC-419"]
    (row,) = purchase.rows(purchases.CHALLENGES, kind="COMPLAINT")
    assert (row["result"], row["effect"]) == ("REJECTED", "UNFOUNDED")


@pytest.mark.parametrize(("day", "is_late"), [("2010-04-12", False), ("2010-04-13", True)])
def test_a_complaint_comes_within_fifteen_working_days_after_the_answer_period(
    purchase: Purchase, day: str, is_late: bool
) -> None:
    purchase.house.on(day, "23:30")
    case = complained(purchase)
    if is_late:
        with pytest.raises(LateComplaintAccepted):
            case.complete("check-complaint", ACCEPT)
        complete_all(case, [("check-complaint", NOT_ACCEPTED), ("sign-non-acceptance", AGREE)])
        assert case.documents == ["DOC-419"]
        assert case.outcome[-1] == "not-accepted"
    else:
        case.complete("check-complaint", ACCEPT)


def test_non_acceptance_is_signed_by_a_second_person_within_three_working_days(purchase: Purchase) -> None:
    case = complained(purchase).complete("check-complaint", NOT_ACCEPTED, by="one")
    assert case.due("sign-non-acceptance") == date(2010, 3, 18)
    with pytest.raises(DutiesNotSeparate):
        case.complete("sign-non-acceptance", AGREE, by="one")
    case.complete("sign-non-acceptance", RETURN)
    assert case.open_tasks() == ["check-complaint"]


def test_who_did_not_challenge_does_not_complain(purchase: Purchase) -> None:
    case = complained(purchase, purchase.supplier)
    with pytest.raises(ComplaintNotTheChallengers):
        case.complete("check-complaint", ACCEPT)


def test_who_waits_for_an_answer_waits_for_the_end_of_its_period(purchase: Purchase) -> None:
    lodged(purchase, target="PROCESS", obtainedOn="2010-03-12")
    case = complained(purchase, number="ZYH-GM2010-001-2")
    with pytest.raises(ComplaintTooEarly):
        case.complete("check-complaint", ACCEPT)


def test_silence_on_a_challenge_opens_the_way_to_the_authority(purchase: Purchase) -> None:
    lodged(purchase, target="PROCESS", obtainedOn="2010-03-12").complete(
        "formal-check", {**CHALLENGE_CHECK, "knownOn": "2010-03-12"}
    )
    purchase.house.on("2010-03-25")
    case = complained(purchase, number="ZYH-GM2010-001-2").complete("check-complaint", ACCEPT)
    assert case.open_tasks() == ["send-copies"]


def test_the_clock_stands_still_while_a_complaint_is_corrected_once(purchase: Purchase) -> None:
    purchase.house.on("2010-03-22")
    case = complained(purchase).complete("check-complaint", CORRECT)
    assert case.due("correct-complaint") == date(2010, 3, 29)
    purchase.house.on("2010-03-25")
    case.complete("correct-complaint", {"factsAdded": "补充的事实（示例）"})
    with pytest.raises(SecondComplaintCorrection):
        case.complete("check-complaint", CORRECT)
    case.complete("check-complaint", ACCEPT)
    (row,) = purchase.rows(purchases.CHALLENGES, kind="COMPLAINT")
    assert row["due_on"] == date(2010, 5, 10)  # three working days later than 5 May
    case.complete("send-copies", {**COPIES, "sentOn": "2010-03-25"})
    for _ in range(2):
        case.complete("give-statement", STATEMENT)
    assert case.due("investigate") == date(2010, 5, 10)


def test_what_is_not_corrected_in_time_is_not_accepted(purchase: Purchase) -> None:
    case = complained(purchase).complete("check-complaint", CORRECT)
    purchase.house.on("2010-03-23", "00:00")
    assert case.open_tasks() == ["sign-non-acceptance"]
    case.complete("sign-non-acceptance", AGREE)
    assert case.outcome[-1] == "not-accepted"


def test_who_says_nothing_in_five_working_days_gives_the_statement_up(purchase: Purchase) -> None:
    purchase.house.on("2010-03-22")
    case = complained(purchase).complete("check-complaint", ACCEPT).complete("send-copies", COPIES)
    case.complete("give-statement", STATEMENT)
    purchase.house.on("2010-03-29", "23:59")
    assert case.open_tasks() == ["give-statement"]
    purchase.house.on("2010-03-30", "00:00")
    assert case.open_tasks() == ["investigate"]


def test_expert_opinions_stop_the_clock(purchase: Purchase) -> None:
    case = investigated(purchase).complete("investigate", EXPERTISE)
    assert case.open_tasks() == ["record-expertise"]
    purchase.house.on("2010-04-09")
    case.complete("record-expertise", {"institution": "示例评审机构", "expertiseText": "评分无误（示例）"})
    # 22 March to 9 April: thirteen working days do not count (5 April is a holiday)
    assert case.due("investigate") == date(2010, 5, 24)
    (pause,) = case.variables["pauses"]
    assert (pause["from"], pause["to"]) == ("2010-03-22", "2010-04-09")


def contract_case(purchase: Purchase) -> Case:
    with transaction(purchase.house.database) as session:
        row = session.one("SELECT id FROM process_instance WHERE process_key = 'procurement-contract'", ())
    assert row is not None
    return complete_all(
        Case(purchase, row[0]),
        [("draft-contract", DRAFT), ("review-contract", AGREE), ("approve-contract", AGREE)],
    )


def test_a_suspension_holds_the_contract_up_until_its_last_day(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    purchase.house.on("2010-03-16")
    assert contract.open_tasks() == ["supplier-sign"]
    purchase.house.on("2010-03-22")
    case = complained(purchase).complete("check-complaint", ACCEPT)
    suspended = {**COPIES, "suspend": True, "suspendReason": "可能影响结果（示例）"}
    with pytest.raises(SuspensionTooLong):
        case.complete("send-copies", {**suspended, "suspendUntil": "2010-04-22"})
    case.complete("send-copies", {**suspended, "suspendUntil": "2010-04-21"})
    with pytest.raises(PurchasePaused):
        contract.complete("supplier-sign", SIGN)
    purchase.house.on("2010-03-23")
    assert contract.open_tasks() == []
    purchase.house.on("2010-04-21", "23:59")
    assert contract.open_tasks() == []
    purchase.house.on("2010-04-22", "00:00")
    assert contract.open_tasks() == ["supplier-sign"]


def test_an_upheld_complaint_undoes_the_result(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    case = investigated(
        purchase, suspend=True, suspendUntil="2010-04-21", suspendReason="可能影响结果（示例）"
    )
    upheld = {**DECIDE, "result": "UPHELD", "unfounded": False}
    with pytest.raises(EffectNotPossible):
        case.complete("investigate", upheld)
    complete_all(case, [("investigate", {**upheld, "effect": "RESTART"}), ("approve-decision", AGREE)])
    purchase.house.on("2010-03-23")
    assert (contract.status, purchase.state) == ("completed", "ANNULLED")


def test_an_upheld_complaint_undoes_the_result_though_nothing_was_suspended(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    purchase.house.on("2010-03-16")
    case = investigated(purchase)
    upheld = {**DECIDE, "result": "UPHELD", "unfounded": False, "effect": "RESTART"}
    complete_all(case, [("investigate", upheld), ("approve-decision", AGREE)])
    with pytest.raises(PurchasePaused):
        contract.complete("supplier-sign", SIGN)
    purchase.house.on("2010-03-23")
    assert (contract.status, purchase.state) == ("completed", "ANNULLED")


def test_an_upheld_complaint_reaches_a_contract_that_is_signed(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    purchase.house.on("2010-03-16")
    complete_all(contract, [("supplier-sign", SIGN), ("purchaser-sign", {"signed": True})])
    upheld = {**DECIDE, "result": "UPHELD", "unfounded": False, "effect": "RESTART"}
    case = investigated(purchase)
    complete_all(case, [("investigate", upheld), ("approve-decision", AGREE)])
    fate = {"choice": "ANNUL", "overturnReason": "财政部门认定投诉成立（示例）", "conflictDeclared": False}
    contract.complete("judge-contract", fate)
    contract.complete("report-undone", {"reportedOn": "2010-03-22", "receiptNo": "CZ-003"})
    assert (contract.status, purchase.state) == ("completed", "ANNULLED")
    # all of the budget can be tendered again: what the contract had bound is on hold
    assert purchase.claim() == (Decimal(90000), Decimal(0), Decimal(0))


def test_a_decision_after_the_suspension_ran_out_has_its_effect_still(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    case = investigated(
        purchase, suspend=True, suspendUntil="2010-03-25", suspendReason="可能影响结果（示例）"
    )
    purchase.house.on("2010-03-26")
    assert contract.open_tasks() == ["supplier-sign"]
    upheld = {**DECIDE, "result": "UPHELD", "unfounded": False, "effect": "RESTART"}
    complete_all(case, [("investigate", upheld), ("approve-decision", AGREE)])
    purchase.house.on("2010-03-29")
    assert (contract.status, purchase.state) == ("completed", "ANNULLED")


def test_the_third_complaint_without_ground_in_a_year_is_bad_conduct(purchase: Purchase) -> None:
    for number in (1, 2, 3):
        case = investigated(purchase) if number == 1 else again(purchase)
        complete_all(case, [("investigate", DECIDE), ("approve-decision", AGREE)])
        assert len(purchase.rows(challenges.CONDUCT)) == (1 if number == 3 else 0)
    (row,) = purchase.rows(challenges.CONDUCT)
    assert (row["organization_id"], row["barred_to"]) == (purchase.runner_up, date(2011, 3, 22))
    with transaction(purchase.house.database) as session:
        until = challenges.barred_to(session, purchase.runner_up, date(2011, 3, 22))
        assert until == date(2011, 3, 22)
        assert challenges.barred_to(session, purchase.runner_up, date(2011, 3, 23)) is None


def again(purchase: Purchase) -> Case:
    case = complained(purchase).complete("check-complaint", ACCEPT).complete("send-copies", COPIES)
    for _ in range(2):
        case.complete("give-statement", STATEMENT)
    return case


def test_complaints_a_year_apart_are_not_counted_together(purchase: Purchase) -> None:
    with transaction(purchase.house.database) as session:
        for day in (date(2009, 3, 22), date(2009, 3, 23)):
            row = challenges.lodge(
                session,
                CLERK,
                kind="COMPLAINT",
                project_id=purchase.project,
                organization_id=purchase.runner_up,
                target="RESULT",
                received_on=day,
                due_on=None,
                content={},
            )
            purchases.decide_challenge(session, CLERK, row["id"], "REJECTED", effect=challenges.UNFOUNDED)
    complete_all(investigated(purchase), [("investigate", DECIDE), ("approve-decision", AGREE)])
    assert purchase.rows(challenges.CONDUCT) == ()


def test_who_investigated_does_not_approve(purchase: Purchase) -> None:
    case = investigated(purchase).complete("investigate", DECIDE, by="one")
    for person in ("one", "supervisor"):
        with pytest.raises(DutiesNotSeparate):
            case.complete("approve-decision", AGREE, by=person)
    case.complete("approve-decision", RETURN)
    assert case.open_tasks() == ["investigate"]


def test_who_took_part_in_the_purchase_does_not_deal_with_the_complaint(purchase: Purchase) -> None:
    contract_case(purchase)
    case = complained(purchase)
    with pytest.raises(HandledBefore):
        case.claim("check-complaint", by="officer-draft-contract")


def test_a_withdrawn_complaint_ends_the_procedure_and_the_suspension(purchase: Purchase) -> None:
    contract = contract_case(purchase)
    case = investigated(
        purchase, suspend=True, suspendUntil="2010-04-21", suspendReason="可能影响结果（示例）"
    )
    with transaction(purchase.house.database) as session:
        withdraw_challenge(session, supplier(purchase.runner_up), "TS2010-001")
    assert (case.status, case.open_tasks()) == ("completed", [])
    purchase.house.on("2010-03-23")
    assert contract.open_tasks() == ["supplier-sign"]


def test_each_task_is_refused_to_other_posts(purchase: Purchase) -> None:
    from engine.errors import NotACandidate

    case = complained(purchase)
    for post in ("purchase-handler:010", "finance-supervision-approval:finance", "purchase-control:010"):
        with pytest.raises(NotACandidate):
            case.complete("check-complaint", ACCEPT, by=Actor(user_id="x", groups=frozenset({post})))
