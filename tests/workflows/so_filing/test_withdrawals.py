"""Who may take an application back, and until when."""

from __future__ import annotations

import pytest

from engine.actor import Actor
from tests.workflows.house import ACCEPTED, AGREE, CORRECTION, House
from workflows.errors import FilingDecided, NotTheApplicant


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
