"""The guide of a funding round: its window, its money, and three different people."""

from __future__ import annotations

from typing import Any

import pytest

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import transaction
from tests.workflows.so_funding.office import AGREE, DISAGREE, Case, Office
from workflows.errors import DutiesNotSeparate
from workflows.so_funding.errors import FundingGuideNotReady, OwnFundingGuide


@pytest.mark.parametrize(
    "changes",
    [
        {"closesOn": "2010-03-21"},
        {"opensOn": "2010-02-26"},
        {"total": 600_000.01},
        {"budgetCode": "2010-XX"},
    ],
)
def test_a_guide_with_a_short_window_or_too_much_money_does_not_go_out(
    office: Office, changes: dict[str, Any]
) -> None:
    case = office.plan_round(**changes).complete("review-guide", "reviewer", AGREE)
    with pytest.raises(FundingGuideNotReady):
        case.complete("approve-guide", "leader", AGREE)
    case.complete("approve-guide", "leader", DISAGREE)
    assert case.last_activity == "guide-refused"
    assert office.notices() == []


def test_a_window_of_twenty_days_is_enough(office: Office) -> None:
    office.open_round(closesOn="2010-03-22")
    assert office.notices() == ["FUNDING_GUIDE"]


def test_who_drafts_the_guide_neither_checks_nor_approves_it(office: Office) -> None:
    office.staff_also("handler", "civil-review:civil-affairs", "civil-approval:civil-affairs")
    office.staff_also("reviewer", "civil-review:civil-affairs", "civil-approval:civil-affairs")
    case = office.plan_round()
    with pytest.raises(OwnFundingGuide):
        case.complete("review-guide", "handler", AGREE)
    case.complete("review-guide", "reviewer", AGREE)
    with pytest.raises(OwnFundingGuide):
        case.complete("approve-guide", "handler", AGREE)
    with pytest.raises(DutiesNotSeparate):
        case.complete("approve-guide", "reviewer", AGREE)


def test_whose_deputy_drafts_the_guide_does_not_decide_on_it(office: Office) -> None:
    form = {"roundName": "第一批", "budgetCode": "2010-ZZ", "opensOn": "2010-03-02", "closesOn": "2010-03-31"}
    deputy = Actor(user_id="handler-2", on_behalf_of="reviewer", roles=frozenset({"replay"}))
    with transaction(office.database) as session:
        given = {**form, "total": 500_000, "rules_on": "2026-01-01"}
        started = start_process_instance(session, deputy, "so-funding-round", given)
    with pytest.raises(OwnFundingGuide):
        Case(office, started.instance_id).complete("review-guide", "reviewer", AGREE)
