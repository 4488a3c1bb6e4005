"""The documents and the notice of an open tender: each rule by the smallest case that breaks it."""

from __future__ import annotations

from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import Refused
from tests.workflows.procurement_open_tender.attempts import AGENT, HANDLER, attempt
from tests.workflows.procurement_open_tender.hall import Hall
from workflows.pilot import cast, tender
from workflows.pilot.tender_papers import DOCUMENTS, QUALIFICATION, SCORING, notice
from workflows.procurement_open_tender.errors import (
    DeadlineTooEarly,
    DocumentsOfferTooShort,
    TenderDocumentsWrong,
)
from workflows.procurement_plan.errors import RequirementInvalid
from workflows.tendering.errors import KeyholderTwice


def weights(price: float) -> list[dict[str, Any]]:
    changed = [dict(row) for row in SCORING]
    changed[0]["weight"], changed[1]["weight"] = price, 20 - price
    return changed


def test_t20_a_price_weight_of_nine_percent_is_refused_and_ten_will_do(hall: Hall) -> None:
    hall.play(tender.steps(), until="draft")
    with pytest.raises(RequirementInvalid):
        attempt(hall, HANDLER, "draft-documents", {**DOCUMENTS, "scoring": weights(9)})
    attempt(hall, HANDLER, "draft-documents", {**DOCUMENTS, "scoring": weights(10)})


@pytest.mark.parametrize("word", ["注册资本不低于100万元", "上年营业收入500万元以上", "从业人员不少于50人"])
def test_t21_a_qualification_that_asks_for_size_is_refused(hall: Hall, word: str) -> None:
    hall.play(tender.steps(), until="draft")
    asked = [*QUALIFICATION, {"requirement": word, "reason": "示例", "similarContracts": None}]
    with pytest.raises(RequirementInvalid):
        attempt(hall, HANDLER, "draft-documents", {**DOCUMENTS, "qualification": asked})


@pytest.mark.parametrize(
    ("changes", "fault"),
    [({"deposit": 84_000.01}, "deposit"), ({"lowPriceMean": 65}, None), ({"deposit": 84_000}, None)],
)
def test_a_deposit_is_two_percent_at_most(hall: Hall, changes: dict[str, Any], fault: str | None) -> None:
    hall.play(tender.steps(), until="draft")
    if fault is None:
        attempt(hall, HANDLER, "draft-documents", {**DOCUMENTS, **changes})
        return
    with pytest.raises(TenderDocumentsWrong) as found:
        attempt(hall, HANDLER, "draft-documents", {**DOCUMENTS, **changes})
    assert found.value.params["fault"] == fault


def test_whoever_drafted_the_documents_does_not_check_them(hall: Hall) -> None:
    hall.play(tender.steps(), until="review")
    both = Actor(user_id=HANDLER.user_id, groups=cast.actor("purchase-review", tender.PURCHASER).groups)
    with pytest.raises(Refused):
        attempt(hall, both, "review-documents", tender.AGREE)


def test_three_keyholders_are_three_people(hall: Hall) -> None:
    hall.play(tender.steps(), until="key-1")
    first = cast.actor(*tender.keyholders()[0])
    twice = Actor(user_id=first.user_id, groups=HANDLER.groups)
    with pytest.raises(KeyholderTwice):
        attempt(hall, twice, "hold-key", {"keyRegistered": True})


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        # the twentieth day is a Sunday, so that the Monday after is the earliest
        ({"bidDeadline": "2010-07-25T10:00+08:00"}, DeadlineTooEarly),
        ({"bidDeadline": "2010-07-26T10:00+08:00"}, None),
        ({"documentsUntil": "2010-07-09"}, DocumentsOfferTooShort),
    ],
)
def test_bidders_get_twenty_days_and_five_to_take_the_documents(
    hall: Hall, changes: dict[str, Any], error: type[Exception] | None
) -> None:
    hall.play(tender.steps(), until="notice")
    hall.go_to("2010-07-05 09:00")
    entered = {**notice(tender.DEADLINE), **changes}
    if error is None:
        attempt(hall, AGENT, "publish-notice", entered)
        return
    with pytest.raises(error):
        attempt(hall, AGENT, "publish-notice", entered)
