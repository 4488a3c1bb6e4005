"""Days that people write into forms are days on which the thing could be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from engine.guards import Attempt, places_of_guards
from workflows.days_done import DayBeforeItsStep, DayImpossible, DayStillToCome, days_are_possible

#: Opened on 10 March, completed on the 15th, in Shanghai both.
OPENED, NOW = datetime(2010, 3, 9, 17, tzinfo=UTC), datetime(2010, 3, 15, 4, tzinfo=UTC)


def attempt(process: str, element: str, variables: Mapping[str, Any]) -> Attempt:
    return cast(
        Attempt,
        SimpleNamespace(
            instance=SimpleNamespace(process_key=process),
            task=SimpleNamespace(element_id=element, created_at=OPENED),
            session=SimpleNamespace(now=NOW),
            variables=variables,
        ),
    )


@pytest.mark.parametrize(
    ("process", "element", "variables", "refusal"),
    [
        ("procurement-contract", "pay", {"paidOn": "2010-03-16"}, DayStillToCome),
        ("procurement-contract", "pay", {"paidOn": "2010-03-09"}, DayBeforeItsStep),
        ("procurement-complaint", "send-copies", {"sentOn": "2010-04-20"}, DayStillToCome),
        ("procurement-plan", "decide-collectively", {"meetingOn": "2010-03-01"}, DayBeforeItsStep),
        ("so-funding-round", "decide", {"heldOn": "2009-12-31"}, DayBeforeItsStep),
        ("procurement-contract", "file-copy", {"filedOn": "2010-03-16"}, DayStillToCome),
        (
            "procurement-open-tender",
            "return-deposits",
            {"returned": [{"returnedOn": "2010-03-15"}, {"returnedOn": "2010-03-16"}]},
            DayStillToCome,
        ),
    ],
)
def test_nothing_was_done_ahead_nor_before_its_step_was_open(
    process: str, element: str, variables: dict[str, Any], refusal: type[DayImpossible]
) -> None:
    with pytest.raises(refusal) as refused:
        days_are_possible(attempt(process, element, variables))
    assert all("{" not in refused.value.message(lang) for lang in ("zh-CN", "en"))


@pytest.mark.parametrize(
    ("process", "element", "variables"),
    [
        ("procurement-contract", "pay", {"paidOn": "2010-03-10"}),
        ("procurement-contract", "pay", {"paidOn": "2010-03-15"}),
        ("procurement-contract", "file-copy", {"filedOn": "2010-03-01"}),
        ("procurement-open-tender", "return-deposits", {"returned": []}),
        ("procurement-open-tender", "return-fees", {}),
    ],
)
def test_the_first_and_the_last_day_are_taken_and_so_is_none(
    process: str, element: str, variables: dict[str, Any]
) -> None:
    days_are_possible(attempt(process, element, variables))


def test_every_completion_of_these_steps_is_asked() -> None:
    places = places_of_guards()["workflows: what was done was done on a day it could be"]
    assert "pay" in places["procurement-contract"]
