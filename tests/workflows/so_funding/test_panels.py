"""Experts of a funding round: who is drawn, and their independent sheets."""

from __future__ import annotations

import json
from datetime import date

import pytest

from engine.actor import SYSTEM, Actor
from engine.commands.tasks import complete_task
from engine.errors import NotACandidate
from engine.identity.transfer import import_identities
from engine.persistence.database import reading, transaction
from tests.workflows.so_funding.office import RECOMMENDATION, STAFF, Office, check, sheet
from tests.workflows.so_funding.rounds import drawn
from workflows.errors import StatusNotReachable
from workflows.registries.committees import EXPERTS, SEATS, seats
from workflows.registries.people import join_organization, leave_organization
from workflows.registries.register import page
from workflows.so_funding.errors import (
    FundingIntakeNotOver,
    FundingPanelSizeWrong,
    FundingPoolTooSmall,
    FundingSheetTooHigh,
    NotOnTheFundingPanel,
)
from workflows.so_funding.experts import committee_of
from workflows.so_funding.scoring import opened_sheets

# -- the panel ---------------------------------------------------------------------------------------------


def test_experts_are_drawn_when_nobody_is_left_in_the_formal_check(office: Office) -> None:
    case = office.open_round()
    office.ready(5001)
    office.apply(5002)
    office.on("2010-04-01")
    with pytest.raises(FundingIntakeNotOver, match="ZZ2010-01-002"):
        case.complete("close-intake", "handler", {"expertCount": 5})


@pytest.mark.parametrize("count", [3, 4, 6, 10, 13])
def test_a_panel_is_odd_and_of_five_to_eleven(office: Office, count: int) -> None:
    case = office.open_round()
    office.ready()
    office.on("2010-04-01")
    with pytest.raises(FundingPanelSizeWrong):
        case.complete("close-intake", "handler", {"expertCount": count})
    case.complete("close-intake", "handler", {"expertCount": 7})
    assert len({seat["account"] for _, seat in case.seats()}) == 7


def test_a_pool_that_is_too_small_is_told_before_anybody_is_drawn(office: Office) -> None:
    case = office.open_round()
    office.ready()
    office.on("2010-04-01")
    with pytest.raises(FundingPoolTooSmall):
        case.complete("close-intake", "handler", {"expertCount": 11})


def test_a_round_without_applications_ends(office: Office) -> None:
    case = drawn(office, 0)
    assert case.last_activity == "no-applications"


@pytest.mark.parametrize(("left", "is_tied"), [("2007-05-01", True), ("2007-03-31", False), (None, True)])
def test_who_worked_for_the_applicant_within_three_years_is_not_drawn(
    office: Office, left: str | None, is_tied: bool
) -> None:
    with transaction(office.database) as session:
        experts = page(session, EXPERTS).rows
        for expert in experts[:2]:
            joined = join_organization(
                session, SYSTEM, 5001, expert["person_id"], "EMPLOYEE", date(2005, 1, 1)
            )
            if left is not None:
                leave_organization(session, SYSTEM, joined, date.fromisoformat(left))
    case = drawn(office, experts=7)
    with reading(office.database) as session:
        panel = {seat["account"] for _, seat in case.seats()}
    excluded = {"expert-1", "expert-2"}
    assert len(panel) == 7
    assert not (is_tied and panel & excluded)
    if not is_tied:
        # seven of nine: with both excluded there is one panel only
        assert len(panel | excluded) <= 9


def test_who_recommended_or_acts_for_the_applicant_is_not_drawn(office: Office) -> None:
    round_case = office.open_round()
    posts = ["expert-funding:experts", "so-operator:so-5001"]
    with transaction(office.database) as session:
        import_identities(session, SYSTEM, {"people": [{"id": "expert-2", "name": "示例", "posts": posts}]})
    office.staff_also("expert-1", "street-review:010")
    application = office.apply().complete("street-recommend", "expert-1", RECOMMENDATION)
    application.complete("formal-check", "handler", check())
    office.on("2010-04-01")
    with pytest.raises(FundingPoolTooSmall):
        round_case.complete("close-intake", "handler", {"expertCount": 9})
    round_case.complete("close-intake", "handler", {"expertCount": 7})
    assert {"expert-1", "expert-2"}.isdisjoint(seat["account"] for _, seat in round_case.seats())


# -- the sheets --------------------------------------------------------------------------------------------


def test_nobody_sees_a_sheet_before_all_are_locked(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    case.complete_activity(activity, seat["account"], sheet(83, 12345.67))
    with reading(office.database) as session:
        with pytest.raises(StatusNotReachable):
            opened_sheets(session, office.grant()["id"])
        kept = [
            *session.all("SELECT data FROM event"),
            *session.all("SELECT changes FROM register_history"),
            *session.all("SELECT content FROM document"),
        ]
    everything = json.dumps([str(row) for row in kept]) + json.dumps(dict(case.variables), default=str)
    assert "12345.67" not in everything  # no key of a row looks like it
    assert "需求真实" not in everything
    office.score(case, 83)
    with reading(office.database) as session:
        assert len(opened_sheets(session, office.grant()["id"])) == 5
    assert case.documents.count("DOC-302") == 5


def test_a_sheet_is_filled_in_by_the_expert_drawn_and_nobody_else(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    other = next(each for each in STAFF["expert-funding:experts"] if each != seat["account"])
    for stranger in (other, "handler", "leader", "op-5001"):
        with pytest.raises(NotACandidate):
            case.complete_activity(activity, stranger, sheet())
    with pytest.raises(NotOnTheFundingPanel), transaction(office.database) as session:
        deputy = Actor(user_id="deputy", on_behalf_of=seat["account"])
        complete_task(session, deputy, f"{case.instance_id}-{activity}", sheet())


def test_nobody_suggests_more_than_was_asked_for(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    with pytest.raises(FundingSheetTooHigh):
        case.complete_activity(activity, seat["account"], sheet(80, 18000.01))


def test_a_declared_conflict_ends_the_seat_and_another_expert_is_drawn(office: Office) -> None:
    case = drawn(office)
    activity, seat = case.seats()[0]
    form = {"conflict": "YES", "conflictText": "配偶为该单位监事（示例）"}
    case.complete_activity(activity, seat["account"], form)
    panel = [each["account"] for _, each in case.seats()]
    assert (len(panel), len(set(panel))) == (5, 5)
    assert seat["account"] not in panel
    assert case.incidents == []
    office.score(case, 80)
    assert case.open_tasks() == ["propose-amounts"]
    with reading(office.database) as session:
        committee = committee_of(session, office.grant()["id"])
        assert committee is not None
        states = [row["state"] for row in seats(session, committee["id"])]
        assert SEATS.hidden >= {"declaration"}
    assert sorted(states) == ["RECUSED", *["SEATED"] * 5]


def test_an_expert_who_does_not_score_in_ten_days_is_replaced(office: Office) -> None:
    case = drawn(office)
    first = {seat["account"] for _, seat in case.seats()}
    assert case.due("score-sheet") == "2010-04-16"
    for other, each in case.seats()[1:]:
        case.complete_activity(other, each["account"], sheet())
    office.on("2010-04-17", "00:00")
    ((_, new),) = case.seats()
    assert new["account"] not in first
    assert new["drawn_on"] == "2010-04-17"
    office.score(case, 80)
    assert case.open_tasks() == ["propose-amounts"]


def test_the_mean_drops_no_sheet_and_ranks_the_applications(office: Office) -> None:
    case = drawn(office, 2)
    for number, (activity, seat) in enumerate(case.seats()):
        first = seat["grant_no"].endswith("001")
        points = (60, 60, 60, 60, 95)[number % 5] if first else 70
        case.complete_activity(activity, seat["account"], sheet(points))
    ranking = [(row["grant_no"][-3:], row["score"]) for row in case.variables["ranking"]]
    assert ranking == [("002", 70), ("001", 67)]
