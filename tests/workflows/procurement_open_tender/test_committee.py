"""Who sits on the committee of an open tender: how many, when they are drawn, and who may not."""

from __future__ import annotations

from datetime import date

import pytest

from engine.actor import SYSTEM
from engine.persistence.database import Database, reading, transaction
from tests.workflows.procurement_open_tender.attempts import AGENT, RULES_ON, attempt, decision
from tests.workflows.procurement_open_tender.hall import Hall, identity_number
from tests.workflows.tendering.market import organization
from workflows.pilot import acting, cast, tender
from workflows.pilot.suppliers import supplier
from workflows.posts import single_units
from workflows.procurement_open_tender.errors import CommitteeAtOpening
from workflows.registries.people import join_organization, leave_organization, register_person
from workflows.tendering.committee import check_composition, ties
from workflows.tendering.errors import ExpertDrawTooEarly, TenderCommitteeWrong


@pytest.mark.parametrize(
    ("size", "reps", "chair", "reason"),
    [
        (5, 2, "EXPERT", "experts"),
        (7, 3, "EXPERT", "experts"),
        (7, 2, "PURCHASER", "chair"),
        (6, 2, "EXPERT", "even"),
    ],
)
def test_t15_a_wrong_committee_is_refused(size: int, reps: int, chair: str, reason: str) -> None:
    with pytest.raises(TenderCommitteeWrong) as found:
        check_composition(size, reps, 5, RULES_ON, chair_role=chair)
    assert found.value.params["reason"] == reason


@pytest.mark.parametrize(("size", "reps"), [(5, 1), (7, 2), (9, 3)])
def test_a_third_may_be_the_purchasers(size: int, reps: int) -> None:
    check_composition(size, reps, 5, RULES_ON)


@pytest.mark.parametrize(("budget", "least"), [(9_999_999.99, 5), (10_000_000, 7)])
def test_t16_ten_million_need_seven_members(budget: float, least: int) -> None:
    given = {
        "budget": budget, "large_budget": 10_000_000, "complex": False, "district_wide": False,
        "influence_budget": 10**9, "size": 5, "size_large": 7,
    }  # fmt: skip
    found = decision("procurement-open-tender", "procurement-committee-size", "dt_committee_size", given)
    assert found["least"] == least
    if least == 7:
        with pytest.raises(TenderCommitteeWrong):
            check_composition(5, 1, int(found["least"]), RULES_ON)


def test_five_members_are_too_few_for_the_whole_district(hall: Hall) -> None:
    hall.play(tender.steps(), until="draw")
    hall.go_to("2010-07-23 10:00")
    with pytest.raises(TenderCommitteeWrong):
        attempt(hall, AGENT, "draw-experts", {"expertCount": 4, "repCount": 1})


def test_experts_are_drawn_two_working_days_before_at_the_earliest(hall: Hall) -> None:
    hall.play(tender.steps(), until="draw")
    hall.go_to("2010-07-22 17:00")
    with pytest.raises(ExpertDrawTooEarly):
        attempt(hall, AGENT, "draw-experts", {"expertCount": 5, "repCount": 2})
    hall.go_to("2010-07-23 09:00")
    attempt(hall, AGENT, "draw-experts", {"expertCount": 5, "repCount": 2})


@pytest.mark.parametrize(
    ("left_on", "is_tied"), [("2007-08-27", True), ("2007-07-27", True), ("2007-07-26", False)]
)
def test_t26_three_years_after_leaving_a_bidder_an_expert_may_judge_it(
    registers: Database, left_on: str, is_tied: bool
) -> None:
    with transaction(registers) as session:
        bidder = organization(session, 1)
        person = register_person(session, SYSTEM, name="示例专家", id_no=identity_number(1))
        join_organization(session, SYSTEM, bidder, person, "EMPLOYEE", date(2000, 1, 1))
        row = session.one("SELECT id FROM org_member")
        assert row is not None
        leave_organization(session, SYSTEM, row[0], date.fromisoformat(left_on))
        found = ties(session, person, [bidder], date(2010, 7, 27), RULES_ON)
    assert bool(found) is is_tied


def test_a_member_with_a_tie_that_was_not_declared_is_replaced_by_lot(hall: Hall) -> None:
    hall.play(tender.steps(), until="declare")
    with transaction(hall.database) as session:
        seat = session.one("SELECT person_id, user_id FROM committee_seat WHERE role = 'EXPERT'")
        assert seat is not None
        join_organization(session, SYSTEM, supplier(1).id, seat[0], "DIRECTOR", date(2009, 1, 1))
    with transaction(hall.database) as session:
        tender.declare(session)
    with transaction(hall.database) as session:
        case = tender.the_evaluation(session)
        acting.complete(session, AGENT, case, "redraw", {"redrawConfirmed": True})
    with reading(hall.database) as session:
        found = tender.variables(session, case)
    assert len(found["members"]) == 7
    assert seat[1] not in {member["user"] for member in found["members"]}
    assert [member["role"] for member in found["pending"]] == ["EXPERT"]


def test_a_member_of_the_committee_stays_away_from_the_opening(hall: Hall) -> None:
    hall.play(tender.steps(), until="opening")
    with reading(hall.database) as session:
        row = session.one(
            "SELECT p.name FROM committee_seat s JOIN person p ON p.tenant_id = s.tenant_id"
            " AND p.id = s.user_id"
        )
    assert row is not None
    actor = cast.actor("agency-staff", single_units()["agency"])
    entered = {"present": [{"name": row[0], "unit": "专家库"}], "objections": [], "recording": "1"}
    with pytest.raises(CommitteeAtOpening):
        attempt(hall, actor, "record-opening", entered)
    with reading(hall.database) as session:
        told = session.all("SELECT data FROM event WHERE type = 'command-refused'")
    assert told and row[0] not in "".join(str(data) for (data,) in told)


def test_no_administrative_event_tells_who_judges(hall: Hall) -> None:
    hall.play(tender.steps(), until="result")
    with reading(hall.database) as session:
        members = {row[0] for row in session.all("SELECT user_id FROM committee_seat WHERE role = 'EXPERT'")}
        told = session.all("SELECT actor, data FROM event WHERE instance_id = 0")
        people = session.all("SELECT changes FROM register_history WHERE register = 'committee_seat'")
    assert len(members) == 5
    # accounts are made by an import, which names everybody there is
    known = [(actor, data) for actor, data in told if "committee" in str(data) or "score" in str(data)]
    assert known
    assert not [member for member in members if member in str(known) or member in str(people)]
