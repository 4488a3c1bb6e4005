"""From the agreement to the end of a grant, well or badly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engine.actor import SYSTEM, Actor
from engine.commands.instances import cancel_process_instance
from engine.commands.signals import broadcast_signal
from engine.errors import FormRefused, NotACandidate
from engine.jobs.execute import run_due_jobs
from engine.persistence.database import reading, transaction
from tests.workflows.so_funding.office import (
    AGREE,
    DISAGREE,
    MID_TERM,
    PAYMENT,
    REPORT,
    SIGNATURE,
    Case,
    Office,
    attendance,
    evaluation,
)
from workflows.errors import DutiesNotSeparate
from workflows.registries.grants import BARS, is_barred
from workflows.registries.register import page
from workflows.so_funding.errors import (
    FundingPointsTooMany,
    GrantAgreementNotSigned,
    GrantRecoveryTooHigh,
    GrantRefundIncomplete,
)


def approved(office: Office) -> Case:
    """A grant of 15 000 元 that waits for its agreement."""
    round_case = office.open_round()
    grant = office.ready()
    office.on("2010-04-01")
    round_case.complete("close-intake", "handler", {"expertCount": 5})
    office.score(round_case, 85)
    round_case.complete("propose-amounts", "handler", {"ranking": round_case.variables["ranking"]})
    round_case.complete("review-proposals", "reviewer", AGREE)
    round_case.complete("decide", "leader", attendance("leader"))
    office.on("2010-04-13")
    return grant


def running(office: Office) -> Case:
    """The same, signed, its first instalment paid."""
    grant = approved(office).complete("sign-for-organization", "legal-5001", SIGNATURE)
    return grant.complete("sign-for-district", "leader", SIGNATURE).complete("pay-first", "payer", PAYMENT)


def evaluated(office: Office, **changes: Any) -> Case:
    """A project that is over and evaluated."""
    grant = running(office)
    office.on("2010-09-06")
    grant.complete("mid-term-check", "evaluator", MID_TERM).complete("pay-second", "payer", PAYMENT)
    office.on("2011-01-04")
    grant.complete("report", "op-5001", REPORT)
    return grant.complete("final-evaluation", "evaluator", evaluation(**changes))


def recovery(office: Office) -> Case:
    """The case of recovery that was opened last."""
    with reading(office.database) as session:
        row = session.one(
            "SELECT id FROM process_instance WHERE process_key = 'so-funding-recovery'"
            " AND status = 'active' ORDER BY id DESC LIMIT 1"
        )
    assert row is not None
    return Case(office, int(row[0]))


def facts(amount: float) -> dict[str, Any]:
    return {
        "verifiedFacts": "经核实，资金用于协议以外的用途（示例）",
        "recoveryBasis": "资助协议第四条",
        "recoveryAmount": amount,
        "heard": True,
    }


def test_both_sides_sign_within_ten_working_days(office: Office) -> None:
    grant = approved(office)
    assert grant.due("sign-for-organization") == "2010-04-27"
    for stranger in ("op-5002", "leader", "payer"):
        with pytest.raises(NotACandidate):
            grant.complete("sign-for-organization", stranger, SIGNATURE)
    with pytest.raises((GrantAgreementNotSigned, FormRefused)):
        grant.complete("sign-for-organization", "legal-5001", {**SIGNATURE, "agreed": False})
    grant.complete("sign-for-organization", "legal-5001", SIGNATURE)
    office.staff_also("handler", "civil-approval:civil-affairs")
    with pytest.raises(DutiesNotSeparate):
        grant.complete("sign-for-district", "handler", SIGNATURE)


def test_who_checked_or_signed_does_not_pay(office: Office) -> None:
    grant = approved(office).complete("sign-for-organization", "legal-5001", SIGNATURE)
    grant.complete("sign-for-district", "leader", SIGNATURE)
    for person in ("leader", "handler"):
        with pytest.raises(NotACandidate):
            grant.complete("pay-first", person, PAYMENT)
        office.staff_also(person, "finance-payment:finance")
        with pytest.raises(DutiesNotSeparate):
            grant.complete("pay-first", person, PAYMENT)
    with pytest.raises(FormRefused):
        grant.complete("pay-first", "payer", {"voucherNo": "PZ-1", "paymentConfirmed": False})
    assert office.money() == (0, 15000, 0)
    grant.complete("pay-first", "payer", PAYMENT)
    assert office.money() == (0, 6000, 9000)


def test_what_needs_improvement_at_half_time_is_checked_again(office: Office) -> None:
    grant = running(office)
    assert grant.open_tasks() == []
    office.on("2010-09-01")
    assert grant.open_tasks() == ["mid-term-check"]
    grant.complete(
        "mid-term-check", "street", {**MID_TERM, "midTermResult": "RECTIFY", "midTermText": "补凭证"}
    )
    grant.complete("rectify", "op-5001", {"rectificationText": "已补齐全部凭证并整改（示例）"})
    grant.complete("mid-term-check", "evaluator", MID_TERM)
    assert grant.open_tasks() == ["pay-second"]


def test_the_evaluation_judges_what_was_promised_and_nothing_else(office: Office) -> None:
    grant = running(office)
    office.on("2010-09-06")
    grant.complete("mid-term-check", "evaluator", MID_TERM).complete("pay-second", "payer", PAYMENT)
    office.on("2011-01-04")
    grant.complete("report", "op-5001", REPORT)
    results = evaluation()["results"]
    less = {**results[0], "target": 60}
    for wrong in (results[:2], [*results, results[0]], [less, *results[1:]]):
        with pytest.raises(FormRefused):
            grant.complete("final-evaluation", "evaluator", evaluation(results=wrong))
    with pytest.raises(FundingPointsTooMany):
        grant.complete("final-evaluation", "evaluator", evaluation(33.4))


def test_who_fails_at_half_time_gets_no_second_instalment_and_the_line_gets_it_back(office: Office) -> None:
    grant = running(office)
    office.on("2010-09-06")
    grant.complete("mid-term-check", "evaluator", {**MID_TERM, "midTermResult": "FAIL"})
    assert grant.open_tasks() == []
    office.on("2011-01-04")
    grant.complete("report", "op-5001", REPORT).complete("final-evaluation", "evaluator", evaluation(25))
    grant.complete("pay-final", "payer", PAYMENT)
    assert (office.grant()["grade"], office.grant()["paid"]) == ("PASS", 10500)
    assert office.money() == (0, 0, 10500)


@pytest.mark.parametrize(
    ("points", "in_order", "grade"),
    [
        (30, True, "EXCELLENT"),
        (27, True, "GOOD"),
        (20, True, "PASS"),
        (19.9, True, "FAIL"),
        (30, False, "FAIL"),
    ],
)
def test_points_and_accounts_make_the_grade(
    office: Office, points: float, in_order: bool, grade: str
) -> None:
    grant = evaluated(office, points=points, accountsInOrder=in_order)
    assert office.grant()["grade"] == grade
    assert grant.open_tasks() == ([] if grade == "FAIL" else ["pay-final"])


def test_a_failed_project_is_recovered_and_barred_for_the_next_year(office: Office) -> None:
    grant = evaluated(office, points=10)
    case = recovery(office)
    assert case.variables["cause"] == "FAILED"
    with pytest.raises(GrantRecoveryTooHigh):
        case.complete("verify-facts", "handler-2", facts(13500.01))
    case.complete("verify-facts", "handler-2", facts(13500))
    case.complete("review-recovery", "reviewer", AGREE).complete("approve-recovery", "leader", AGREE)
    assert case.last_activity == "recovery-ordered"
    assert "DOC-310" in case.documents
    assert office.grant()["state"] == "RECOVERING"
    # nothing is bound any more but what was paid
    assert office.money() == (0, 0, 13500)
    assert grant.open_tasks() == ["confirm-refund"]
    with pytest.raises(GrantRefundIncomplete):
        grant.complete("confirm-refund", "payer", {"refundAmount": 10000, "refundClosed": False})
    grant.complete("confirm-refund", "payer", {"refundAmount": 13500, "refundVoucher": "SK-1"})
    assert grant.last_activity == "recovered"
    row = office.grant()
    assert (row["state"], row["paid"], row["recovered"]) == ("CLOSED", 13500, 13500)
    assert office.money() == (0, 0, 0)
    with reading(office.database) as session:
        assert is_barred(session, 5001, date(2012, 6, 1))
        assert not is_barred(session, 5001, date(2013, 1, 1))


def test_a_recovery_that_is_not_approved_lets_the_grant_go_on(office: Office) -> None:
    grant = evaluated(office, points=10)
    case = recovery(office).complete("verify-facts", "handler-2", facts(13500))
    case.complete("review-recovery", "reviewer", AGREE).complete("approve-recovery", "leader", DISAGREE)
    assert case.last_activity == "not-recovered"
    grant.complete("pay-final", "payer", PAYMENT)
    assert grant.last_activity == "closed"


MISUSE = {"grantNo": "ZZ2010-01-001", "cause": "MISUSE", "factsFound": "群众举报资金挪作他用（示例）"}


def ordered(office: Office, amount: float) -> Case:
    """Misuse was found, and so much is claimed back."""
    case = office.start("so-funding-recovery", "handler", MISUSE)
    case.complete("verify-facts", "handler", facts(amount)).complete("review-recovery", "reviewer", AGREE)
    return case.complete("approve-recovery", "leader", AGREE)


def test_misuse_stops_a_grant_at_once_when_it_is_decided(office: Office) -> None:
    grant = approved(office).complete("sign-for-organization", "legal-5001", SIGNATURE)
    grant.complete("sign-for-district", "leader", SIGNATURE).complete("pay-first", "payer", PAYMENT)
    office.on("2010-09-06")
    grant.complete("mid-term-check", "evaluator", MID_TERM)
    assert grant.open_tasks() == ["pay-second"]
    case = office.start("so-funding-recovery", "handler", MISUSE)
    case.complete("verify-facts", "handler", facts(9000)).complete("review-recovery", "reviewer", AGREE)
    for person in ("handler", "reviewer"):
        office.staff_also(person, "civil-approval:civil-affairs")
        with pytest.raises(DutiesNotSeparate):
            case.complete("approve-recovery", person, AGREE)
    case.complete("approve-recovery", "leader", AGREE)
    assert grant.open_tasks() == ["confirm-refund"]
    assert grant.due("confirm-refund") == "2010-10-08"
    grant.complete("confirm-refund", "payer", {"refundAmount": 4000, "refundClosed": True})
    assert office.money() == (0, 0, 5000)
    with reading(office.database) as session:
        (bar,) = page(session, BARS).rows
    assert (bar["valid_from"], bar["valid_to"]) == (date(2010, 9, 6), date(2012, 9, 5))


def test_misuse_found_after_a_grant_was_closed_is_claimed_back_and_barred(office: Office) -> None:
    evaluated(office).complete("pay-final", "payer", PAYMENT)
    assert (office.grant()["state"], office.money()) == ("CLOSED", (0, 0, 15000))
    office.on("2012-03-05")
    failed = office.start("so-funding-recovery", "handler", {**MISUSE, "cause": "FAILED"})
    assert failed.last_activity == "nothing-to-recover", "how it was evaluated is decided already"
    case = ordered(office, 15000)
    assert (office.grant()["state"], case.open_tasks()) == ("RECOVERING", ["confirm-refund"])
    assert case.due("confirm-refund") == "2012-04-05"
    office.staff_also("reviewer", "finance-payment:finance")
    with pytest.raises(DutiesNotSeparate):
        case.complete("confirm-refund", "reviewer", {"refundAmount": 15000})
    with pytest.raises(GrantRefundIncomplete):
        case.complete("confirm-refund", "payer", {"refundAmount": 15000.01, "refundClosed": True})
    case.complete("confirm-refund", "payer", {"refundAmount": 6000, "refundClosed": True})
    row = office.grant()
    assert (row["state"], row["recovered"], case.last_activity) == ("CLOSED", 6000, "refunded")
    assert office.money() == (0, 0, 9000)
    assert office.notices().count("GRANT_RESULT") == 3, "of the round, when it was closed, and now"
    with reading(office.database) as session:
        assert is_barred(session, 5001, date(2014, 3, 4))
        assert not is_barred(session, 5001, date(2014, 3, 5))
    # what came back is not claimed twice
    case = office.start("so-funding-recovery", "handler", MISUSE)
    with pytest.raises(GrantRecoveryTooHigh):
        case.complete("verify-facts", "handler", facts(9000.01))


def test_misuse_of_a_grant_that_was_closed_while_it_was_decided_is_claimed_back_all_the_same(
    office: Office,
) -> None:
    grant = evaluated(office)
    case = office.start("so-funding-recovery", "handler", MISUSE)
    case.complete("verify-facts", "handler", facts(9000)).complete("review-recovery", "reviewer", AGREE)
    grant.complete("pay-final", "payer", PAYMENT)
    assert office.grant()["state"] == "CLOSED"
    case.complete("approve-recovery", "leader", AGREE)
    assert (office.grant()["state"], case.open_tasks()) == ("RECOVERING", ["confirm-refund"])
    case.complete("confirm-refund", "payer", {"refundAmount": 9000})
    assert (office.grant()["state"], case.last_activity) == ("CLOSED", "refunded")


def test_a_recovery_that_is_ended_from_outside_closes_a_grant_that_was_closed(office: Office) -> None:
    evaluated(office).complete("pay-final", "payer", PAYMENT)
    case = ordered(office, 15000)
    with transaction(office.database) as session:
        cancel_process_instance(session, Actor(user_id="xitong"), case.instance_id, reason="另案追索（示例）")
    row = office.grant()
    assert (row["state"], row["closed_reason"], row["recovered"]) == ("CLOSED", "另案追索（示例）", 0)


def test_a_closed_grant_of_which_nothing_is_claimed_back_stays_as_it_was(office: Office) -> None:
    evaluated(office).complete("pay-final", "payer", PAYMENT)
    case = office.start("so-funding-recovery", "handler", MISUSE)
    case.complete("verify-facts", "handler", facts(9000)).complete("review-recovery", "reviewer", AGREE)
    case.complete("approve-recovery", "leader", DISAGREE)
    assert (case.last_activity, office.grant()["state"]) == ("not-recovered", "CLOSED")
    office.on("2012-03-05")
    ordered(office, 15000).complete("confirm-refund", "payer", {"refundAmount": 15000})
    nothing_left = office.start("so-funding-recovery", "handler", MISUSE)
    assert nothing_left.last_activity == "nothing-to-recover"


@pytest.mark.parametrize("grant_no", ["ZZ2010-01-009", "ZZ2010-01-001"])
def test_only_a_running_grant_is_stopped(office: Office, grant_no: str) -> None:
    approved(office)
    form = {**MISUSE, "grantNo": grant_no}
    assert office.start("so-funding-recovery", "handler", form).last_activity == "nothing-to-recover"


def test_the_end_of_an_organisation_settles_its_grants(office: Office) -> None:
    grant = running(office)
    with transaction(office.database) as session:
        broadcast_signal(session, SYSTEM, "org.deregistered", {"organizationId": "5001"})
    run_due_jobs(office.database)
    case = recovery(office)
    assert case.variables["cause"] == "DISSOLVED"
    case.complete("verify-facts", "handler", facts(3000)).complete("review-recovery", "reviewer", AGREE)
    case.complete("approve-recovery", "leader", AGREE)
    grant.complete("confirm-refund", "payer", {"refundAmount": 3000})
    assert office.money() == (0, 0, 6000)
    with reading(office.database) as session:
        assert page(session, BARS).rows == ()


def change_form(moved: float, scope: bool = False) -> dict[str, Any]:
    text = "上门服务改为集中服务，调整预算科目（示例）"
    return {"grantNo": "ZZ2010-01-001", "movedAmount": moved, "scopeChanged": scope, "changeText": text}


@pytest.mark.parametrize(
    ("moved", "scope", "ends"),
    [(1500, False, "change-noted"), (1500.01, False, None), (0, True, None)],
)
def test_a_change_of_more_than_a_tenth_or_of_contents_needs_approval(
    office: Office, moved: float, scope: bool, ends: str | None
) -> None:
    running(office)
    case = office.start("so-funding-change", "op-5001", change_form(moved, scope))
    if ends is not None:
        assert case.last_activity == ends
        return
    case.complete("review-change", "reviewer", AGREE)
    office.staff_also("reviewer", "civil-approval:civil-affairs")
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve-change", "reviewer", AGREE)
    case.complete("approve-change", "leader", AGREE)
    assert case.last_activity == "change-approved"
    assert "集中服务" in str(office.grant()["content"])


def test_many_small_changes_together_need_the_approval_of_a_large_one(office: Office) -> None:
    running(office)
    for moved in (1000, 500):
        assert (
            office.start("so-funding-change", "op-5001", change_form(moved)).last_activity == "change-noted"
        )
    third = office.start("so-funding-change", "op-5001", change_form(0.01))
    complete = {"review-change": "reviewer", "approve-change": "leader"}
    for element, who in complete.items():
        third.complete(element, who, AGREE)
    assert third.last_activity == "change-approved"
    # what was approved does not count any more
    assert office.start("so-funding-change", "op-5001", change_form(0)).last_activity == "change-noted"


def test_a_change_may_be_refused_and_needs_a_running_grant(office: Office) -> None:
    approved(office)
    assert office.start("so-funding-change", "op-5001", change_form(9000)).last_activity == "not-running"
