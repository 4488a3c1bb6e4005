"""Material that is missing: corrected once, in time, or deemed withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workflows.house import ACCEPTED, AGREE, CORRECTION, House, checklist, midnight
from workflows.errors import CorrectionPeriodTooShort, SecondCorrectionNotice


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


def test_the_officer_may_give_more_time_to_correct_but_not_less_than_the_minimum(house: House) -> None:
    case = house.submit().opinion()
    for too_early in ("2010-03-07", "2010-03-05"):
        with pytest.raises(CorrectionPeriodTooShort, match="2010-03-08"):
            case.complete("acceptance-review", {**CORRECTION, "correctionDue": too_early})
    case.complete("acceptance-review", {**CORRECTION, "correctionDue": "2010-03-08"})
    assert case.due("correct-materials") == midnight("2010-03-09")
    house.on("2010-03-09", "00:00")
    assert case.ended_at == ["deemed-withdrawn"]
