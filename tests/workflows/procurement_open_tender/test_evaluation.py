"""Prices, points, void bids and the award of an open tender."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import FormRefused
from engine.guards import Attempt
from engine.persistence.database import reading, transaction
from tests.workflows.procurement_open_tender.attempts import attempt, decision, states, the_case, variables
from tests.workflows.procurement_open_tender.hall import Hall
from tests.workflows.tendering.market import organization
from workflows.pilot import cast, tender
from workflows.pilot.suppliers import supplier
from workflows.procurement_open_tender.errors import AwardOutOfOrder
from workflows.procurement_open_tender.guards import KEY, award_in_order


@pytest.mark.parametrize(
    ("price", "mean", "trigger"),
    [(199, 300, "NONE"), (198.99, 300, "SECOND"), (199, 398.01, "MEAN"), (189, 300, "SECOND")],
)
def test_t19_half_of_the_second_lowest_price_is_not_yet_abnormal(
    price: float, mean: float, trigger: str
) -> None:
    given: dict[str, float] = {
        "price": price, "mean_price": mean, "second_price": 398, "ceiling": 420, "mean_rate": 50,
        "second_rate": 50, "ceiling_rate": 45,
    }  # fmt: skip
    found = decision("procurement-evaluation", "procurement-low-price", "dt_abnormal_low_price", given)
    assert found["trigger"] == trigger


@pytest.mark.parametrize(
    ("price", "points"), [(3_980_000, "10.00"), (4_050_000, "9.83"), (4_120_000, "9.66")]
)
def test_the_lowest_valid_price_has_all_points(price: int, points: str) -> None:
    given = {"price": price, "lowest_price": 3_980_000, "price_weight": 10}
    found = decision("procurement-evaluation", "procurement-price-score", "dt_price_score", given)
    assert Decimal(str(found)) == Decimal(points)


def test_t38_two_of_six_bids_with_one_contact_are_both_void(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [replace(tender.BIDDERS[0], letter=letter, number=number, price=Decimal(price))
            for letter, number, price in (("E", 7, 4_000_000), ("F", 8, 4_010_000))]  # fmt: skip
    monkeypatch.setattr(tender, "BIDDERS", (*tender.BIDDERS, *both))
    usual = tender.bid_of

    def with_one_contact(bidder: tender.Bidder) -> dict[str, Any]:
        return usual(bidder) | ({"contact": "示例同一联系人"} if bidder.letter in "EF" else {})

    monkeypatch.setattr(tender, "bid_of", with_one_contact)
    with transaction(hall.database) as session:
        for number in (7, 8):
            organization(session, number)
    hall.play(tender.steps(), until="suspicion")
    assert hall.incidents() == []
    assert states(hall) == {"A": "VALID", "B": "VALID", "C": "VALID", "D": "VALID", "E": "VOID", "F": "VOID"}


def test_a_sheet_stays_out_of_the_case_and_of_its_history(hall: Hall) -> None:
    hall.play(tender.steps(), until="sign")
    with reading(hall.database) as session:
        case = tender.the_evaluation(session)
        events = session.all(
            "SELECT data FROM event WHERE instance_id = ? AND element_id = 'score'"
            " AND type = 'user-task-completed'",
            (case,),
        )
    assert len(events) == 7
    assert all("needs" not in str(row[0]) and "78" not in str(row[0]) for row in events)


def test_the_chair_sees_whose_price_is_abnormal_and_why(hall: Hall) -> None:
    hall.play(tender.steps(), until="suspicion")
    with reading(hall.database) as session:
        checks = tender.variables(session, tender.the_evaluation(session))["price_checks"]
    found = {row["bidder"]: (row["price"], row["trigger"]) for row in checks}
    assert found[supplier(4).name] == (1_900_000, "SECOND")
    assert {trigger for _, trigger in found.values()} == {"NONE", "SECOND"}


def test_t22_a_silent_purchaser_awards_the_first_candidate(hall: Hall) -> None:
    hall.play(tender.steps(), until="decide")
    hall.go_to("2010-08-03 23:59")
    assert "decide-winner" in hall.open_tasks(the_case(hall))
    hall.go_to("2010-08-04 00:00")
    found = variables(hall)
    assert found["award"]["mode"] == "SILENCE"
    assert "视同" in found["award"]["reason"]
    assert found["winner"]["bidder"] == supplier(2).name
    assert states(hall)["B"] == "WON"


@pytest.mark.parametrize(("rank", "reason"), [(2, ""), (2, "太短"), (4, "第一候选人书面放弃中标"), (0, None)])
def test_the_order_holds_without_the_form_too(
    rank: int, reason: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidates = {"candidates": [{"rank": place} for place in (1, 2, 3)]}
    monkeypatch.setattr("workflows.procurement_open_tender.guards.known", lambda attempt: candidates)
    entered = {"winnerRank": rank, "decisionReason": reason}
    place: Any = SimpleNamespace(process_key=KEY, element_id="decide-winner")
    nothing: Any = None
    asked = Attempt(nothing, Actor(user_id="leader"), "complete", place, place, entered)
    with pytest.raises(AwardOutOfOrder):
        award_in_order(asked)
    award_in_order(asked._replace(variables={"winnerRank": 1}))


def test_another_than_the_first_needs_a_reason(hall: Hall) -> None:
    hall.play(tender.steps(), until="decide")
    hall.go_to("2010-07-30 10:00")
    approver = cast.actor("purchase-approval", tender.PURCHASER)
    for entered in (
        {"winnerRank": 2, "conflictDeclared": False},
        {"winnerRank": 2, "decisionReason": " " * 12, "conflictDeclared": False},
        # there are three candidates
        {"winnerRank": 4, "decisionReason": "第一候选人书面放弃中标", "conflictDeclared": False},
    ):
        with pytest.raises(FormRefused):
            attempt(hall, approver, "decide-winner", entered)
    reason = "第一候选人书面放弃中标（示例）"
    with_reason: dict[str, Any] = {"winnerRank": 2, "decisionReason": reason, "conflictDeclared": False}
    attempt(hall, approver, "decide-winner", with_reason)
    assert states(hall)["A"] == "WON"
