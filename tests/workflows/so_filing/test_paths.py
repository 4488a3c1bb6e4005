"""Every way an application can go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from functools import partial

import pytest

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.commands.instances import recompute_due_dates
from engine.errors import FormRefused, Refused
from engine.persistence.database import reading, transaction
from tests.workflows.house import (
    ACCEPTED,
    AGREE,
    CORRECTION,
    DISAGREE,
    NOT_ACCEPTED,
    RETURN,
    Case,
    House,
    checklist,
)
from workflows.calendar import YearTable, current_calendar, use_calendar
from workflows.calendar.deadline import SHANGHAI
from workflows.errors import (
    ChecklistInconsistent,
    ConflictDeclared,
    CorrectionPeriodTooShort,
    DecisionWithoutReason,
    DutiesNotSeparate,
    FilingDecided,
    NameTaken,
    NotTheApplicant,
    SamePersonTwice,
    SecondCorrectionNotice,
)


def midnight(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=SHANGHAI)


def test_an_application_is_filed(house: House) -> None:
    case = house.submit()
    assert case.row["receipt_no"] == "SJ2010-0001"
    assert case.open_tasks() == ["community-opinion"]
    house.on("2010-03-02")
    case.opinion()
    assert case.open_tasks() == ["acceptance-review"]
    house.on("2010-03-03")
    case.complete("acceptance-review", ACCEPTED)
    house.on("2010-03-05")
    case.complete("review", AGREE)
    house.on("2010-03-08")
    case.complete("approve", AGREE)
    row = case.row
    assert case.status == "completed"
    assert case.ended_at == ["filed"]
    assert (row["outcome"], row["state"]) == ("GRANTED", "CLOSED")
    assert (row["filing_no"], row["document_no"]) == ("BA510104-010-0001", "锦社备〔2010〕001号")
    assert (row["received_on"], row["accepted_on"]) == (date(2010, 3, 1), date(2010, 3, 3))
    assert (row["decided_on"], row["valid_to"]) == (date(2010, 3, 8), date(2013, 3, 8))
    assert row["published_on"] == row["reported_on"] == date(2010, 3, 8)
    assert case.documents == ["DOC-101", "DOC-102", "DOC-107", "DOC-108"]


def test_each_task_is_offered_to_the_post_of_its_street(house: House) -> None:
    case = house.submit(street="003", community="春熙路街道示例一社区")
    assert case.groups("community-opinion") == ["community:春熙路街道示例一社区"]
    case.opinion()
    assert case.groups("acceptance-review") == ["street-acceptance:003"]
    case.complete("acceptance-review", {**ACCEPTED, "siteCheck": True})
    assert case.groups("site-check") == ["street-inspection:003"]
    for person in ("first", "second"):
        case.complete("site-check", {"passed": True, "findings": "属实"}, by=person)
    assert case.groups("review") == ["street-review:003"]
    case.complete("review", AGREE)
    assert case.groups("approve") == ["street-approval:003"]


def test_tasks_are_due_at_midnight_after_the_last_day_of_their_rule(house: House) -> None:
    house.on("2010-03-29")
    case = house.submit()
    assert case.due("community-opinion") == midnight("2010-04-02")
    case.opinion()
    assert case.due("acceptance-review") == midnight("2010-04-07")
    case.complete("acceptance-review", ACCEPTED)
    assert case.due("review") == midnight("2010-04-01")
    case.complete("review", AGREE)
    assert case.due("approve") == midnight("2010-04-07")  # 04-05 is a holiday


def test_a_community_that_does_not_answer_in_three_days_has_no_objection(house: House) -> None:
    case = house.submit()
    house.on("2010-03-04", "23:59")
    assert case.open_tasks() == ["community-opinion"]
    house.on("2010-03-05", "00:00")
    assert case.open_tasks() == ["acceptance-review"]


def test_missing_material_is_corrected_once(house: House) -> None:
    case = house.submit().opinion()
    house.on("2010-03-02")
    case.complete("acceptance-review", CORRECTION)
    assert case.row["state"] == "CORRECTION"
    assert case.open_tasks() == ["correct-materials"]
    assert case.due("correct-materials") == midnight("2010-03-17")
    house.on("2010-03-10")
    case.complete("correct-materials", {"resubmittedItems": ["PLACE_PROOF"]}, by="applicant")
    assert case.due("acceptance-review") == midnight("2010-03-18")
    house.on("2010-03-12")
    case.complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE).complete("approve", AGREE)
    row = case.row
    assert (row["outcome"], row["correction_count"]) == ("GRANTED", 1)
    assert (row["received_on"], row["accepted_on"]) == (date(2010, 3, 10), date(2010, 3, 12))
    assert case.documents == ["DOC-101", "DOC-103", "DOC-102", "DOC-107", "DOC-108"]


def test_t07_a_second_notice_on_old_material_is_refused(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", CORRECTION)
    case.complete("correct-materials", {"resubmittedItems": ["PLACE_PROOF"]}, by="applicant")
    with pytest.raises(SecondCorrectionNotice, match="CHARTER"):
        case.complete("acceptance-review", {**CORRECTION, "items": checklist("CHARTER", "PLACE_PROOF")})
    assert case.open_tasks() == ["acceptance-review"]


def test_a_second_notice_on_newly_submitted_material_is_sent(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", CORRECTION)
    case.complete("correct-materials", {"resubmittedItems": ["PLACE_PROOF"]}, by="applicant")
    case.complete("acceptance-review", CORRECTION)
    assert case.open_tasks() == ["correct-materials"]


def test_silence_after_a_correction_is_acceptance_from_the_second_receipt(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", CORRECTION)
    house.on("2010-03-10")
    case.complete("correct-materials", {"resubmittedItems": ["PLACE_PROOF"]}, by="applicant")
    house.on("2010-03-18", "00:00")
    assert case.open_tasks() == ["review"]
    assert case.row["accepted_on"] == date(2010, 3, 10)


def test_who_does_not_correct_in_ten_days_is_deemed_to_withdraw(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", CORRECTION)
    house.on("2010-03-15", "23:59")
    assert case.status == "active"
    house.on("2010-03-16", "00:00")
    assert case.ended_at == ["deemed-withdrawn"]
    assert (case.row["state"], case.row["outcome"]) == ("WITHDRAWN", "DEEMED_WITHDRAWN")
    assert case.documents == ["DOC-101", "DOC-103", "DOC-105"]


def test_an_application_is_refused_at_the_door(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", NOT_ACCEPTED)
    row = case.row
    assert case.ended_at == ["not-accepted"]
    assert (row["state"], row["outcome"], row["accepted_on"]) == ("NOT_ACCEPTED", "NOT_ACCEPTED", None)
    assert row["filing_no"] is None
    assert case.documents == ["DOC-101", "DOC-104"]


def test_an_application_is_refused_on_its_merits(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", DISAGREE).complete("approve", DISAGREE)
    row = case.row
    assert case.ended_at == ["refused"]
    assert (row["outcome"], row["filing_no"]) == ("REFUSED", None)
    assert row["closed_reason"] == DISAGREE["opinionText"]
    assert case.documents == ["DOC-101", "DOC-102", "DOC-109"]


def test_a_business_that_needs_a_licence_is_sent_to_registration(house: House) -> None:
    case = house.submit(licenceNeeded=True)
    assert case.ended_at == ["advised-to-register"]
    assert (case.row["state"], case.row["outcome"]) == ("TERMINATED", "REGISTER")


def test_a_group_for_the_whole_district_is_sent_to_registration(house: House) -> None:
    assert house.submit(scopeArea="DISTRICT").ended_at == ["advised-to-register"]


def test_an_unready_group_is_left_to_the_officer(house: House) -> None:
    case = house.submit(members=[{"name": "示例"}] * 6)
    assert case.open_tasks() == ["community-opinion"]


@pytest.mark.parametrize("tasks", [0, 1, 2, 3])
def test_the_applicant_may_withdraw_until_the_approval_is_signed(house: House, tasks: int) -> None:
    case = house.submit()
    steps = [case.opinion, lambda: case.complete("acceptance-review", ACCEPTED)]
    steps.append(lambda: case.complete("review", AGREE))
    for step in steps[:tasks]:
        step()
    case.withdraw()
    assert case.status == "completed"
    assert case.ended_at == ["withdrawn"]
    assert case.open_tasks() == []
    assert (case.row["state"], case.row["outcome"]) == ("WITHDRAWN", "WITHDRAWN")
    assert case.documents[-1] == "DOC-111"


def test_a_case_under_correction_may_be_withdrawn_and_its_timer_stops(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", CORRECTION).withdraw()
    house.on("2010-03-31")
    assert case.row["outcome"] == "WITHDRAWN"
    assert case.ended_at == ["withdrawn"]


def test_nothing_is_withdrawn_after_the_decision(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE).complete("approve", AGREE)
    with pytest.raises(FilingDecided):
        case.withdraw()
    assert case.row["outcome"] == "GRANTED"


def test_only_the_applicant_withdraws(house: House) -> None:
    case = house.submit()
    with pytest.raises(NotTheApplicant):
        case.withdraw(Actor(user_id="neighbour"))
    assert case.status == "active"


def test_withdrawing_one_case_leaves_the_other_alone(house: House) -> None:
    one, other = house.submit(), house.submit(orgName="莲新街道示例一社区书法队")
    one.withdraw()
    assert (one.status, other.status) == ("completed", "active")


def test_two_officers_check_the_site(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", {**ACCEPTED, "siteCheck": True})
    assert case.open_tasks() == ["site-check", "site-check"]
    report = {"passed": True, "findings": "属实"}
    case.complete("site-check", report, by="first")
    with pytest.raises(SamePersonTwice):
        case.complete("site-check", report, by="first")
    case.complete("site-check", report, by="second")
    assert case.open_tasks() == ["review"]


def test_the_reviewer_may_send_the_case_back_for_a_site_check(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED).complete("review", RETURN)
    assert case.open_tasks() == ["site-check", "site-check"]


def test_the_approver_may_send_the_case_back_to_the_review(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE).complete("approve", RETURN)
    assert case.open_tasks() == ["review"]
    case.complete("review", AGREE).complete("approve", AGREE)
    assert case.ended_at == ["filed"]


@pytest.mark.parametrize(
    "submitted",
    [
        {**ACCEPTED, "items": checklist("CHARTER")},
        {**ACCEPTED, "items": []},
        {**CORRECTION, "items": checklist()},
        {**NOT_ACCEPTED, "reason": ""},
    ],
)
def test_a_conclusion_that_contradicts_the_checklist_is_refused(
    house: House, submitted: dict[str, object]
) -> None:
    case = house.submit().opinion()
    with pytest.raises(ChecklistInconsistent):
        case.complete("acceptance-review", submitted)
    assert case.open_tasks() == ["acceptance-review"]


@pytest.mark.parametrize("submitted", [{"conclusion": "PERHAPS", "items": checklist()}, {}])
def test_a_checklist_that_the_form_refuses_is_told_by_field_before_any_rule_judges_it(
    house: House, submitted: dict[str, object]
) -> None:
    case = house.submit().opinion()
    with pytest.raises(FormRefused) as refused:
        case.complete("acceptance-review", submitted)
    assert ("conclusion",) in [error.path for error in refused.value.errors]
    assert case.open_tasks() == ["acceptance-review"]


def test_a_refusal_by_a_rule_is_part_of_the_history(house: House) -> None:
    case = house.submit().opinion()
    with pytest.raises(Refused):
        case.complete("acceptance-review", {**ACCEPTED, "items": []})
    with reading(house.database) as session:
        refusals = session.all(
            "SELECT element_id FROM event WHERE instance_id = ? AND type = 'command-refused'",
            (case.instance_id,),
        )
    assert refusals == [("acceptance-review",)]


def granted(case: Case) -> Case:
    """The case with everything done but the approval."""
    return case.opinion().complete("acceptance-review", ACCEPTED).complete("review", AGREE)


def test_a_name_is_filed_once_in_a_street(house: House) -> None:
    granted(house.submit()).complete("approve", AGREE)
    second = granted(house.submit())
    assert second.variables["name_taken"] is True
    with pytest.raises(NameTaken):
        second.complete("approve", AGREE)
    second.complete("approve", DISAGREE)
    elsewhere = granted(house.submit(street="011"))
    assert elsewhere.variables["name_taken"] is False
    assert elsewhere.complete("approve", AGREE).ended_at == ["filed"]


@pytest.mark.parametrize("verb", ["claim", "complete"])
def test_handling_checking_and_deciding_are_three_people(house: House, verb: str) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED, by="handler")
    attempt = case.claim if verb == "claim" else partial(case.complete, submitted=AGREE)
    with pytest.raises(DutiesNotSeparate):
        attempt("review", by="handler")
    case.complete("review", AGREE, by="reviewer")
    for person in ("handler", "reviewer"):
        with pytest.raises(DutiesNotSeparate):
            attempt("approve", by=person)
    with pytest.raises(DutiesNotSeparate):
        attempt("approve", by="deputy", on_behalf_of="handler")
    case.complete("approve", AGREE, by="leader")
    assert case.ended_at == ["filed"]


def test_t34_nobody_handles_through_a_deputy_and_approves_in_person(house: House) -> None:
    case = house.submit().opinion()
    case.complete("acceptance-review", ACCEPTED, by="deputy", on_behalf_of="principal")
    case.complete("review", AGREE, by="reviewer")
    for act in (partial(case.claim, "approve"), partial(case.complete, "approve", AGREE)):
        with pytest.raises(DutiesNotSeparate):
            act(by="principal")
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve", AGREE, by="other", on_behalf_of="principal")
    case.complete("approve", AGREE, by="leader")
    assert case.ended_at == ["filed"]


def test_officers_who_decide_at_once_get_numbers_without_gap_or_double(house: House) -> None:
    cases = [granted(house.submit(orgName=f"莲新街道示例{number}社区合唱队")) for number in range(8)]
    with ThreadPoolExecutor(4) as officers:
        list(officers.map(lambda case: case.complete("approve", AGREE), cases))
    assert sorted(case.row["filing_no"] for case in cases) == [
        f"BA510104-010-{number:04d}" for number in range(1, 9)
    ]
    assert sorted(case.row["document_no"] for case in cases) == [
        f"锦社备〔2010〕{number:03d}号" for number in range(1, 9)
    ]


def incidents(case: Case) -> list[str]:
    """Where tokens of the case wait for a repair."""
    with reading(case.house.database) as session:
        rows = session.all(
            "SELECT element_id FROM incident WHERE instance_id = ? AND resolved_at IS NULL",
            (case.instance_id,),
        )
    return [row[0] for row in rows]


def test_a_period_that_runs_into_a_year_without_calendar_is_an_incident_not_a_missing_timer(
    house: House,
) -> None:
    last = current_calendar().years[-1]
    clock.freeze(datetime(last, 12, 30, 10, tzinfo=SHANGHAI))
    case = house.submit()
    assert incidents(case) == ["community-opinion"]


def test_due_dates_move_when_the_calendar_changes(house: House) -> None:
    case = house.submit().opinion()
    before = current_calendar()
    assert case.due("acceptance-review") == midnight("2010-03-09")
    notice = YearTable(year=2010, source="示例", holidays={date(2010, 3, 5): "示例"}, makeup_days={})
    try:
        use_calendar(before.with_table(notice))
        with transaction(house.database) as session:
            recompute_due_dates(session, SYSTEM, case.instance_id)
        assert case.due("acceptance-review") == midnight("2010-03-10")
        house.on("2010-03-09", "12:00")
        assert case.open_tasks() == ["acceptance-review"]
        house.on("2010-03-10", "00:00")
        assert case.open_tasks() == ["review"]
    finally:
        use_calendar(before)


def test_the_officer_may_give_more_time_to_correct_but_not_less_than_the_minimum(house: House) -> None:
    case = house.submit().opinion()
    for too_early in ("2010-03-07", "2010-03-05"):
        with pytest.raises(CorrectionPeriodTooShort, match="2010-03-08"):
            case.complete("acceptance-review", {**CORRECTION, "correctionDue": too_early})
    case.complete("acceptance-review", {**CORRECTION, "correctionDue": "2010-03-08"})
    assert case.due("correct-materials") == midnight("2010-03-09")
    house.on("2010-03-09", "00:00")
    assert case.ended_at == ["deemed-withdrawn"]


@pytest.mark.parametrize("element_id", ["review", "approve"])
@pytest.mark.parametrize(
    "submitted",
    [{**DISAGREE, "opinionText": "不行"}, {**RETURN, "opinionText": None}],
)
def test_who_does_not_agree_says_why(house: House, element_id: str, submitted: dict[str, object]) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    if element_id == "approve":
        case.complete("review", AGREE)
    with pytest.raises(DecisionWithoutReason):
        case.complete(element_id, submitted)
    assert case.open_tasks() == [element_id]


@pytest.mark.parametrize("submitted", [{}, {**AGREE, "opinion": "MAYBE"}])
def test_a_decision_that_the_form_does_not_know_is_told_by_field(
    house: House, submitted: dict[str, object]
) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    with pytest.raises(FormRefused) as refused:
        case.complete("review", submitted)
    assert ("opinion",) in [error.path for error in refused.value.errors]
    assert case.open_tasks() == ["review"]


def test_who_declares_a_conflict_of_interest_does_not_decide(house: House) -> None:
    case = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    with pytest.raises(ConflictDeclared):
        case.complete("review", {**AGREE, "conflictDeclared": True})
    case.complete("review", AGREE, by="colleague")
    assert case.open_tasks() == ["approve"]


def test_an_applicant_cannot_choose_the_rules_of_another_day(house: House) -> None:
    case = house.submit(Actor(user_id="applicant"), rules_on="2026-01-01")
    assert case.variables["rules_on"] == "2010-03-01"
