"""Every way an application can go."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workflows.house import ACCEPTED, AGREE, DISAGREE, NOT_ACCEPTED, RETURN, House, midnight
from workflows.errors import SamePersonTwice


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
