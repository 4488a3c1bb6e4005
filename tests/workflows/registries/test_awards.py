"""Grants and ratings: one application each, money from the round's line, grades that run out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.actor import Actor
from engine.persistence.database import Database, transaction
from engine.persistence.session import Session
from workflows.errors import BudgetExceeded, EntryExists, EntryIncomplete, StatusNotReachable
from workflows.registries import assessments, budgets, grants, meetings, panels
from workflows.registries.register import find
from workflows.registries.trail import versions

CLERK = Actor(user_id="clerk")
YUAN = Decimal
DAY = date(2010, 5, 4)


def _round(session: Session) -> tuple[int, int]:
    line = budgets.register_line(
        session, CLERK, unit_key="mzj", year=2010, code="FZ", name="发展资金", amount=YUAN(50000)
    )
    opened = grants.register_round(
        session,
        CLERK,
        name="2010年第一批",
        total=YUAN(50000),
        opens_on=DAY,
        closes_on=date(2010, 6, 4),
        budget_line_id=line,
    )
    return line, opened


def _apply(session: Session, round_id: int, organization: int, requested: int = 40000) -> int:
    grant = grants.register_application(
        session,
        CLERK,
        round_id=round_id,
        organization_id=organization,
        support_type="PROJECT",
        project_name="示例项目",
        requested=YUAN(requested),
    )
    grants.advance_grant(session, CLERK, grant, "READY")
    return grant


def test_a_grant_is_approved_paid_and_recovered_from_its_line(registers: Database) -> None:
    with transaction(registers) as session:
        line, round_id = _round(session)
        grant = _apply(session, round_id, 1)
        assert find(session, grants.GRANTS, grant)["grant_no"] == "ZZ2010-01-001"
        with pytest.raises(EntryExists):
            _apply(session, round_id, 1)
        with pytest.raises(EntryIncomplete):
            grants.approve_grant(session, CLERK, grant, YUAN(40001))
        grants.approve_grant(session, CLERK, grant, YUAN(30000))
        with pytest.raises(StatusNotReachable):
            grants.pay_grant(session, CLERK, grant, YUAN(1))
        grants.advance_grant(session, CLERK, grant, "RUNNING")
        grants.pay_grant(session, CLERK, grant, YUAN(18000))
        with pytest.raises(StatusNotReachable):
            grants.pay_grant(session, CLERK, grant, YUAN("12000.01"))
        grants.advance_grant(session, CLERK, grant, "RECOVERING", reason="结项不合格")
        grants.recover_grant(session, CLERK, grant, YUAN(18000), "结项不合格")
        grants.advance_grant(session, CLERK, grant, "CLOSED")
        row = find(session, budgets.LINES, line)
        assert (row["reserved"], row["committed"], row["paid"]) == (YUAN(0), YUAN(0), YUAN(0))


def test_grants_together_do_not_exceed_the_line(registers: Database) -> None:
    with transaction(registers) as session:
        _, round_id = _round(session)
        first, second = (_apply(session, round_id, organization) for organization in (1, 2))
        grants.approve_grant(session, CLERK, first, YUAN(40000))
        with pytest.raises(BudgetExceeded):
            grants.approve_grant(session, CLERK, second, YUAN("10000.01"))
        grants.approve_grant(session, CLERK, second, YUAN(10000))


def test_an_assessment_ends_in_a_rating_of_five_years(registers: Database) -> None:
    with transaction(registers) as session:
        batch = assessments.register_batch(session, CLERK, DAY)
        assert find(session, assessments.BATCHES, batch)["batch_no"] == "PG2010-01"
        keys = {"batch_id": batch, "organization_id": 1}
        case = assessments.register_case(
            session, CLERK, **keys, indicator_set="ASSOCIATION", self_score=YUAN("899.5")
        )
        with pytest.raises(EntryExists):
            assessments.register_case(session, CLERK, **keys, indicator_set="ASSOCIATION", self_score=YUAN(1))
        for state in ("QUALIFIED", "VISITED"):
            assessments.advance_case(session, CLERK, case, state)
        with pytest.raises(EntryIncomplete):
            assessments.advance_case(session, CLERK, case, "SUGGESTED", suggested="A4")
        assessments.advance_case(session, CLERK, case, "SUGGESTED", suggested="A4", score=YUAN("870.25"))
        with pytest.raises(StatusNotReachable):
            assessments.advance_case(session, CLERK, case, "CONFIRMED")
        rating = assessments.register_rating(
            session, CLERK, organization_id=1, grade="A4", valid_from=DAY, valid_to=date(2015, 5, 4)
        )
        inside, after = date(2015, 5, 3), date(2015, 5, 4)
        in_force = assessments.rating_on(session, 1, inside)
        assert in_force is not None and in_force["id"] == rating
        assert assessments.rating_on(session, 1, after) is None


def test_a_rating_is_lowered_or_cancelled_and_never_raised(registers: Database) -> None:
    with transaction(registers) as session:
        rating = assessments.register_rating(
            session, CLERK, organization_id=1, grade="A4", valid_from=DAY, valid_to=date(2015, 5, 4)
        )
        row = assessments.downgrade_rating(session, CLERK, rating, "A3", date(2011, 1, 1), "年检不合格")
        assert (row["grade"], row["downgraded_from"]) == ("A3", "A4")
        with pytest.raises(StatusNotReachable):
            assessments.downgrade_rating(session, CLERK, rating, "A5", date(2011, 1, 1), "示例")
        assessments.downgrade_rating(session, CLERK, rating, None, date(2012, 1, 1), "虚假材料")
        assert assessments.rating_on(session, 1, date(2012, 1, 1)) is None


def test_votes_are_by_name_final_and_unseen_until_all_are_cast(registers: Database) -> None:
    with transaction(registers) as session:
        meeting = meetings.open_meeting(
            session,
            CLERK,
            case_id=2,
            kind="FINAL",
            held_on=DAY,
            chair="a",
            members=["a", "b", "c"],
            present=["a", "b"],
        )
        meetings.cast_vote(session, CLERK, meeting_id=meeting, account="a", choice="YES")
        with pytest.raises(EntryExists):
            meetings.cast_vote(session, CLERK, meeting_id=meeting, account="a", choice="NO")
        with pytest.raises(EntryIncomplete):
            meetings.cast_vote(session, CLERK, meeting_id=meeting, account="c", choice="YES")
        with pytest.raises(StatusNotReachable):
            meetings.votes(session, meeting)
        meetings.cast_vote(session, CLERK, meeting_id=meeting, account="b", choice="NO")
        assert {row["account"]: row["choice"] for row in meetings.votes(session, meeting)} == {
            "a": "YES",
            "b": "NO",
        }
        assert "YES" not in str(versions(session, "vote", meetings.votes(session, meeting)[0]["id"]))


def test_a_draw_can_be_repeated_from_its_seed() -> None:
    pool = [f"zj{number:02d}" for number in range(1, 31)]
    assert panels.rank("seed", pool) == panels.rank("seed", pool[::-1])
    assert panels.rank("seed", pool) != panels.rank("another", pool)
    assert sorted(panels.rank("seed", pool)) == pool


def test_nobody_sees_a_sheet_before_all_are_handed_in(registers: Database) -> None:
    with transaction(registers) as session:
        drawn = {"zj01": True, "zj02": False}
        panels.record_draw(
            session, CLERK, case_id=1, seed="s", pool=list(drawn), excluded={"zj03": "EMPLOYEE"}, drawn=drawn
        )
        for seat in panels.seats(session, 1):
            panels.declare(session, CLERK, seat["id"], has_conflict=False, statement="无")
        sheet = [panels.Points(section="basic", indicator="A1", value=YUAN("9.5"), basis="VISIT")]
        panels.hand_in(session, CLERK, case_id=1, account="zj01", round="SINGLE", sheet=sheet)
        with pytest.raises(EntryExists):
            panels.hand_in(session, CLERK, case_id=1, account="zj01", round="SINGLE", sheet=sheet)
        with pytest.raises(StatusNotReachable):
            panels.all_sheets(session, 1)
        panels.hand_in(session, CLERK, case_id=1, account="zj02", round="SINGLE", sheet=sheet)
        assert [panels.value_of(row) for row in panels.all_sheets(session, 1)] == [YUAN("9.5")] * 2


@pytest.mark.parametrize(
    ("present", "yes", "quorum", "majority"), [(7, 7, False, True), (8, 5, True, False), (8, 6, True, True)]
)
def test_t29_quorum_is_two_thirds_and_majority_is_of_all_members(
    present: int, yes: int, quorum: bool, majority: bool
) -> None:
    assert meetings.has_quorum(present, 11, Fraction("2/3")) is quorum
    assert meetings.has_majority(yes, 11, Fraction("1/2")) is majority


def test_a_certificate_ends_once(registers: Database) -> None:
    with transaction(registers) as session:
        given = {"kind": "RATING", "certificate_no": "PG2010-01-001", "organization_id": 1, "valid_from": DAY}
        certificate = assessments.register_certificate(session, CLERK, **given)  # type: ignore[arg-type]
        with pytest.raises(EntryExists):
            assessments.register_certificate(session, CLERK, **given)  # type: ignore[arg-type]
        assessments.end_certificate(session, CLERK, certificate, "VOID", DAY, "逾期未交回")
        with pytest.raises(StatusNotReachable):
            assessments.end_certificate(session, CLERK, certificate, "RETURNED", DAY, "交回")
