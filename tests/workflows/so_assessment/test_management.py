"""After the plaque: reminder and expiry, downgrade and cancellation, certificates, complaints."""

from __future__ import annotations

from datetime import date

import pytest

from engine.persistence.database import reading
from feel.dmn import load_dmn
from tests.workflows.so_assessment.desk import AGREE, RETURN, USCC, Desk
from tests.workflows.so_assessment.test_diagram import PACKAGE
from workflows.errors import DutiesNotSeparate
from workflows.registries import notices
from workflows.registries.assessments import CERTIFICATES, RATINGS

FACTS = {"uscc": USCC, "ground": "PENALTY", "factsReported": "因违规收费受到警告（示例）"}
CONFIRMED = {"confirmed": True, "factsFound": "行政处罚决定已经生效（示例）"}


@pytest.mark.parametrize(
    ("ground", "measure"),
    [
        ("ANNUAL_FAIL", "DOWNGRADE"),
        ("BASIC_TWICE", "DOWNGRADE"),
        ("ANNUAL_ABSENT", "DOWNGRADE"),
        ("PENALTY", "DOWNGRADE"),
        ("FALSE_MATERIAL", "CANCEL"),
        ("LENT_CERTIFICATE", "CANCEL"),
        ("REVOKED", "CANCEL"),
    ],
)
def test_each_ground_has_its_measure(ground: str, measure: str) -> None:
    model = load_dmn((PACKAGE / "so-assessment-downgrade.dmn").read_bytes())
    assert model.evaluate_decision("dt_rating_downgrade", {"ground": ground}).value["measure"] == measure


def test_a_rating_is_called_to_mind_after_four_and_a_half_years_and_ends_after_five(desk: Desk) -> None:
    case = desk.confirmed()
    assert desk.status(case) == "completed"
    (watch,) = desk.instances("so-rating-validity")
    desk.on("2014-09-12", "12:00")
    assert desk.open(watch) == []
    desk.on("2014-09-13", "00:00")
    assert desk.candidates(watch, "acknowledge") == [[f"so-operator:so-{desk.organization}"]]
    assert desk.rows(RATINGS)[0]["reminded_on"] == date(2014, 9, 13)
    desk.complete(watch, "acknowledge", {"noted": True}, "operator")
    desk.on("2015-03-12", "12:00")
    assert desk.rows(RATINGS)[0]["state"] == "VALID"
    desk.on("2015-03-13", "00:00")
    assert desk.rows(RATINGS)[0]["state"] == "EXPIRED"
    assert desk.ended_at(watch) == ["expired"]


def test_a_penalty_lowers_by_one_and_certificates_come_back(desk: Desk) -> None:
    desk.confirmed()
    instance = desk.start("so-rating-downgrade", FACTS)
    assert desk.variables(instance)["current_grade"] == "A5"
    desk.complete(instance, "verify-facts", CONFIRMED, "clerk")
    with pytest.raises(DutiesNotSeparate):
        desk.complete(instance, "review-downgrade", AGREE, "clerk")
    desk.complete(instance, "review-downgrade", RETURN, "head")
    desk.complete(instance, "verify-facts", CONFIRMED, "clerk")
    desk.complete(instance, "review-downgrade", AGREE, "head")
    desk.complete(instance, "approve-downgrade", AGREE, "leader")
    rating = desk.rows(RATINGS)[0]
    assert (rating["grade"], rating["downgraded_from"], rating["state"]) == ("A4", "A5", "VALID")
    assert desk.documents(instance) == ["DOC-513"]
    assert '"signal":"rating.downgraded"' in desk.events(instance).replace(" ", "")
    assert desk.due(instance, "collect-certificates").date() == date(
        2010, 3, 30
    )  # 03-27 and 28 are a weekend
    desk.complete(instance, "collect-certificates", {"takenBack": True}, "office")
    kept = [(row["kind"], row["state"], row["certificate_no"][-3:]) for row in desk.rows(CERTIFICATES)]
    assert kept == [
        ("RATING", "RETURNED", "001"),
        ("RATING_PLAQUE", "RETURNED", "001"),
        ("RATING", "VALID", "002"),
        ("RATING_PLAQUE", "VALID", "002"),
    ]
    assert desk.ended_at(instance) == ["downgraded"]


def test_untrue_material_cancels_and_what_is_not_returned_is_void(desk: Desk) -> None:
    desk.confirmed()
    instance = desk.start("so-rating-downgrade", {**FACTS, "ground": "FALSE_MATERIAL"})
    desk.complete(instance, "verify-facts", CONFIRMED, "clerk")
    desk.complete(instance, "review-downgrade", AGREE, "head")
    desk.complete(instance, "approve-downgrade", AGREE, "leader")
    assert desk.rows(RATINGS)[0]["state"] == "CANCELLED"
    desk.on("2010-03-30", "00:00")
    assert {row["state"] for row in desk.rows(CERTIFICATES)} == {"VOID"}
    with reading(desk.database) as session:
        latest = notices.public_notices(session, limit=1).rows[0]
    assert "作废" in latest["content"]["决定"]
    (watch,) = desk.instances("so-rating-validity")
    desk.on("2014-09-13", "00:00")
    assert desk.ended_at(watch) == ["superseded"]


def test_facts_that_are_not_true_change_nothing(desk: Desk) -> None:
    desk.confirmed()
    instance = desk.start("so-rating-downgrade", FACTS)
    desk.complete(instance, "verify-facts", {**CONFIRMED, "confirmed": False}, "clerk")
    assert desk.ended_at(instance) == ["dismissed"]
    assert desk.rows(RATINGS)[0]["grade"] == "A5"


def test_without_a_rating_there_is_nothing_to_lower(desk: Desk) -> None:
    instance = desk.start("so-rating-downgrade", FACTS)
    assert desk.ended_at(instance) == ["no-rating"]


def test_a_complaint_that_is_true_starts_a_downgrade_that_does_not_know_who_complained(desk: Desk) -> None:
    desk.confirmed()
    form = {"uscc": USCC, "ground": "FALSE_MATERIAL", "complaint": "评估材料系伪造，我是举报人张某（示例）"}
    complaint = desk.start("so-assessment-complaint", form)
    assert desk.candidates(complaint, "check-complaint") == [["rereview-committee:evaluation"]]
    result = {"substantiated": True, "factsReported": "经核查两份合同系伪造（示例）"}
    desk.complete(complaint, "check-complaint", result, "f01")
    (instance,) = desk.instances("so-rating-downgrade")
    assert desk.open(instance) == ["verify-facts"]
    assert "张某" not in desk.events(instance)
    assert desk.variables(instance)["factsReported"] == "经核查两份合同系伪造（示例）"


def test_a_complaint_that_is_not_true_ends(desk: Desk) -> None:
    form = {"uscc": USCC, "ground": "FALSE_MATERIAL", "complaint": "评估材料系伪造（示例举报）"}
    complaint = desk.start("so-assessment-complaint", form)
    result = {"substantiated": False, "factsReported": "经核查材料真实（示例）"}
    desk.complete(complaint, "check-complaint", result, "f01")
    assert desk.ended_at(complaint) == ["complaint-dismissed"]
    assert desk.instances("so-rating-downgrade") == []
