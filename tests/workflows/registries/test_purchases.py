"""Projects, bids, committees, contracts: numbered, led from state to state, paid from what was committed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from engine.persistence.session import Session
from workflows.errors import (
    BudgetClaimExceeded,
    EntryExists,
    EntryIncomplete,
    StatusNotReachable,
)
from workflows.registries import budgets, committees, contracts, purchases
from workflows.registries.catalog import Service, publish_catalog, services_in_force
from workflows.registries.register import change, find
from workflows.registries.trail import versions

CLERK = Actor(user_id="clerk")
YUAN = Decimal
DAY = date(2010, 5, 4)
SEALED = bytes(32)


def _line(session: Session) -> int:
    return budgets.register_line(
        session, CLERK, unit_key="street:010", year=2010, code="A", name="服务", amount=YUAN(200000)
    )


def _project(session: Session, line: int | None = None) -> int:
    return purchases.register_project(
        session,
        CLERK,
        name="居家养老",
        purchaser="street:010",
        catalog_code="SS-01",
        category="SS",
        year=2010,
        budget=YUAN(100000),
        max_price=YUAN(95000),
        budget_line_id=line,
        rule_versions={"dt_procurement_method": 3},
    )


def _bid(session: Session, project: int, organization: int) -> int:
    return purchases.register_bid(
        session,
        CLERK,
        project_id=project,
        organization_id=organization,
        received_at=datetime(2010, 5, 4, tzinfo=UTC),
        sealed_hash=SEALED,
    )


def test_a_new_catalog_ends_the_one_before(registers: Database) -> None:
    with transaction(registers) as session:
        old = [
            Service(code="SG-01", category="SG", level1="社会管理"),
            Service(code="JY-01", category="JY", level1="就业"),
        ]
        publish_catalog(session, CLERK, "2010", date(2010, 1, 1), old)
        publish_catalog(session, CLERK, "2011", date(2011, 1, 1), old[:1])
        assert len(services_in_force(session, date(2010, 12, 31))) == 2
        assert [row["catalog_version"] for row in services_in_force(session, date(2011, 1, 1))] == ["2011"]
        assert services_in_force(session, date(2009, 12, 31)) == []
    with pytest.raises(EntryIncomplete), transaction(registers) as session:
        publish_catalog(session, CLERK, "2012", DAY, [Service(code="X", category="XX", level1="?")])


def test_projects_are_numbered_and_led_along_their_states(registers: Database) -> None:
    with transaction(registers) as session:
        first, second = _project(session), _project(session)
        numbers = [find(session, purchases.PROJECTS, id)["project_no"] for id in (first, second)]
        assert numbers == ["GM2010-001", "GM2010-002"]
        for state in ("INTENDED", "DOCUMENTING", "NOTICED", "FAILED", "DOCUMENTING"):
            purchases.advance_project(session, CLERK, first, state, reason="示例")
        with pytest.raises(StatusNotReachable):
            purchases.advance_project(session, CLERK, first, "CONTRACTED")
        assert len(versions(session, "purchase_project", first)) == 6
        assert [row["id"] for row in purchases.projects(session, state="PLANNING").rows] == [second]


def test_the_ceiling_is_within_the_budget(registers: Database) -> None:
    with transaction(registers) as session:
        project = _project(session)
        with pytest.raises(EntryIncomplete):
            purchases.change_project(session, CLERK, project, max_price=YUAN("100000.01"))
        with pytest.raises(EntryIncomplete):
            purchases.change_project(session, CLERK, project, method="LOTTERY")
        assert (
            purchases.change_project(session, CLERK, project, method="COMPARISON")["method"] == "COMPARISON"
        )


def test_one_bid_an_organisation_and_a_void_one_says_why(registers: Database) -> None:
    with transaction(registers) as session:
        project = _project(session)
        bid = _bid(session, project, 1)
        with pytest.raises(EntryExists):
            _bid(session, project, 1)
        with pytest.raises(StatusNotReachable):
            purchases.advance_bid(session, CLERK, bid, "WON")
        purchases.advance_bid(session, CLERK, bid, "OPENED", price=YUAN("90000.00"))
        with pytest.raises(EntryIncomplete):
            purchases.advance_bid(session, CLERK, bid, "VOID")
        row = purchases.advance_bid(session, CLERK, bid, "VOID", void_reason="未按要求签章")
        assert (row["price"], row["void_reason"]) == (YUAN(90000), "未按要求签章")
        purchases.register_opening(session, CLERK, project, session.now, {"bids": 1})
        with pytest.raises(EntryExists):
            purchases.register_opening(session, CLERK, project, session.now, {"bids": 2})


def _committee(session: Session) -> tuple[int, list[int]]:
    committee = committees.form_committee(session, CLERK, "TENDER", 1)
    roles = ("EXPERT", "EXPERT", "PURCHASER")
    found = [committees.seat_member(session, CLERK, committee, n, role) for n, role in enumerate(roles)]
    return committee, found


def test_who_declares_a_conflict_leaves_the_seat(registers: Database) -> None:
    with transaction(registers) as session:
        committee, (first, second, purchaser) = _committee(session)
        with pytest.raises(EntryExists):
            committees.seat_member(session, CLERK, committee, 0, "EXPERT")
        with pytest.raises(EntryIncomplete):
            committees.seat_member(session, CLERK, committee, None, "EXPERT")
        committees.declare_interests(session, CLERK, first, has_conflict=True, statement="曾在该单位任职")
        for seat in (second, purchaser):
            committees.declare_interests(session, CLERK, seat, has_conflict=False, statement="无")
        with pytest.raises(StatusNotReachable):
            committees.write_score(session, CLERK, first, 1, {"plan": YUAN(30)})
        with pytest.raises(StatusNotReachable):
            committees.elect_chair(session, CLERK, purchaser)
        assert committees.elect_chair(session, CLERK, second)["is_chair"]
        kept = versions(session, "committee_seat", first)[-1].changes
        assert kept == {"declaration": [None, "***"], "state": ["DRAWN", "RECUSED"]}


def test_sheets_are_seen_when_all_are_locked_and_never_change_again(registers: Database) -> None:
    with transaction(registers) as session:
        committee, found = _committee(session)
        for seat in found:
            committees.declare_interests(session, CLERK, seat, has_conflict=False, statement="无")
        sheets = [
            committees.write_score(session, CLERK, seat, 9, {"plan": YUAN("30.5"), "team": YUAN(20)})
            for seat in found
        ]
        committees.write_score(session, CLERK, found[0], 9, {"plan": YUAN(31)})
        for sheet in sheets[:2]:
            committees.lock_score(session, CLERK, sheet["id"])
        with pytest.raises(StatusNotReachable):
            committees.all_sheets(session, committee)
        with pytest.raises(StatusNotReachable):
            committees.write_score(session, CLERK, found[0], 9, {"plan": YUAN(1)})
        committees.lock_score(session, CLERK, sheets[2]["id"])
        seen = committees.all_sheets(session, committee)
        assert [committees.points(row["total"]) for row in seen] == [YUAN(31), YUAN("50.5"), YUAN("50.5")]
        assert all(bytes(row["hash"]) == committees.score_hash(row) for row in seen)


def test_a_contract_commits_what_was_reserved_and_is_paid_by_milestones(registers: Database) -> None:
    with transaction(registers) as session:
        line = _line(session)
        project = _project(session, line)
        number = find(session, purchases.PROJECTS, project)["project_no"]
        budgets.reserve(session, CLERK, line, number, YUAN(100000), instance_id=None)
        contract = contracts.register_contract(
            session,
            CLERK,
            project_id=project,
            organization_id=1,
            amount=YUAN(90000),
            signed_on=DAY,
            budget_line_id=line,
            milestones=[("首款", YUAN(30000)), ("尾款", YUAN(60000))],
        )
        assert find(session, contracts.CONTRACTS, contract)["contract_no"] == "HT-GM2010-001-1"
        first = contracts.page(session, contracts.MILESTONES, contract_id=contract).rows[0]["id"]
        pay = {"paid_on": DAY, "milestone_id": first}
        contracts.register_payment(session, CLERK, contract, amount=YUAN(30000), **pay)
        with pytest.raises(EntryExists):
            contracts.register_payment(session, CLERK, contract, amount=YUAN(1), **pay)
        with pytest.raises(StatusNotReachable):
            contracts.register_payment(session, CLERK, contract, amount=YUAN("60000.01"), paid_on=DAY)
        assert budgets.claim(session, line, number) == budgets.Claim(YUAN(10000), YUAN(60000), YUAN(30000))


def test_a_contract_beyond_what_was_reserved_is_refused(registers: Database) -> None:
    with pytest.raises(BudgetClaimExceeded), transaction(registers) as session:
        line = _line(session)
        contracts.register_contract(
            session, CLERK, project_id=_project(session, line), organization_id=1, amount=YUAN(1),
            signed_on=DAY, budget_line_id=line,
        )  # fmt: skip


def test_supplements_are_a_tenth_at_most_in_program_and_database(registers: Database) -> None:
    with transaction(registers) as session:
        contract = contracts.register_contract(
            session, CLERK, project_id=_project(session), organization_id=1, amount=YUAN(1000), signed_on=DAY
        )
        contracts.supplement_contract(session, CLERK, contract, YUAN(60), "增加服务人次")
        with pytest.raises(StatusNotReachable):
            contracts.supplement_contract(session, CLERK, contract, YUAN("40.01"), "再增加")
        contracts.supplement_contract(session, CLERK, contract, YUAN(40), "再增加")
    with pytest.raises(IntegrityError), transaction(registers) as session:
        session.core.exec_driver_sql("UPDATE contract SET supplements = supplements + 1")


def test_an_acceptance_needs_the_opinions_of_those_who_were_served(registers: Database) -> None:
    with transaction(registers) as session:
        accepted = {"accepted_on": DAY, "result": "PASS", "items": [{"item": "人次", "result": "合格"}]}
        with pytest.raises(EntryIncomplete) as refused:
            contracts.register_acceptance(session, CLERK, 1, **accepted)  # type: ignore[arg-type]
        assert refused.value.params["field"] == "user_opinions"


def test_challenges_and_complaints_are_numbered_and_decided_once(registers: Database) -> None:
    with transaction(registers) as session:
        project = _project(session)
        both = [
            purchases.register_challenge(
                session,
                CLERK,
                kind=kind,
                project_id=project,
                organization_id=1,
                target="RESULT",
                received_on=DAY,
            )
            for kind in ("CHALLENGE", "COMPLAINT")
        ]
        numbers = [find(session, purchases.CHALLENGES, id)["challenge_no"] for id in both]
        assert numbers == ["ZYH-GM2010-001-1", "TS2010-001"]
        with pytest.raises(EntryIncomplete):
            purchases.decide_challenge(session, CLERK, both[0], "UPHELD")
        purchases.decide_challenge(session, CLERK, both[0], "REJECTED")
        with pytest.raises(StatusNotReachable):
            purchases.decide_challenge(session, CLERK, both[0], "UPHELD", effect="重新评审")


def test_experts_are_in_the_pool_once(registers: Database) -> None:
    with transaction(registers) as session:
        expert = committees.register_expert(
            session, CLERK, person_id=1, specialty="社会工作", is_finance=True
        )
        with pytest.raises(EntryExists):
            committees.register_expert(session, CLERK, person_id=1, specialty="财务")
        committees.change_expert_status(session, CLERK, expert, "SUSPENDED", "无故缺席")
    with reading(registers) as session:
        assert committees.experts(session, status="ACTIVE").rows == ()
        assert len(committees.experts(session, is_finance=True).rows) == 1


def test_a_register_of_the_database_keeps_what_it_is_told(registers: Database) -> None:
    with transaction(registers) as session:
        project = _project(session)
        row = change(session, CLERK, purchases.PROJECTS, project, {"name": "日间照料"}, reason="更名")
        assert find(session, purchases.PROJECTS, project) == row
