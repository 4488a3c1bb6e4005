"""What a start form is about is chosen among what is one's own and can be gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import Database, reading, transaction
from tests.workflows.conftest import START
from workflows.pilot.suppliers import supplier
from workflows.registries.assessments import register_batch
from workflows.registries.grants import advance_grant, approve_grant, register_application, register_round
from workflows.registries.organizations import register_organization
from workflows.registries.purchases import advance_project, change_project, register_award, register_project
from workflows.starters.errors import NotOfThisProject, NumberIsGiven, ProjectUnderWay
from workflows.starters.offers import offers_for

NUMBER, CODE = "GM2010-001", supplier(1).uscc


def holder(*groups: str) -> Actor:
    return Actor(user_id="holder", groups=frozenset(groups))


HANDLER, OTHER = holder("purchase-handler:010"), holder("purchase-handler:011")


def offered(database: Database, actor: Actor, process: str) -> dict[str, list[tuple[str, str]]]:
    with reading(database) as session:
        return {
            field: [(each.value, each.label) for each in options]
            for field, options in offers_for(session, actor, process).items()
        }


@pytest.fixture
def house(deployed: Database) -> Iterator[Database]:
    with clock.frozen(START):
        yield deployed


@pytest.fixture
def project(house: Database) -> int:
    """A purchase of street 010 that waits for its documents."""
    with transaction(house) as session:
        made = register_project(
            session, SYSTEM, name="居家养老（示例）", purchaser="010", catalog_code="SS01", category="SS",
            year=2010, budget=Decimal(420_000),
        )  # fmt: skip
        change_project(session, SYSTEM, made, method="NEGOTIATION")
        advance_project(session, SYSTEM, made, "DOCUMENTING")
        return made


def _organization(database: Database, name: str) -> int:
    with transaction(database) as session:
        return register_organization(
            session, SYSTEM, name=name, form="SERVICE_INSTITUTION", status="REGISTERED", street="010",
            founded_on=date(2009, 1, 1), uscc=CODE if name == "甲中心" else supplier(2).uscc,
        )  # fmt: skip


def _begin(database: Database, actor: Actor, number: str | None) -> int:
    with transaction(database) as session:
        given = {"projectNo": NUMBER}
        started = start_process_instance(session, actor, "procurement-contract", given, business_key=number)
        return started.instance_id


def test_a_purchase_decided_elsewhere_is_contracted_once_by_its_purchaser(
    house: Database, project: int
) -> None:
    assert offered(house, HANDLER, "procurement-contract") == {"projectNo": []}
    winner = _organization(house, "甲中心")
    with transaction(house) as session:
        register_award(
            session, SYSTEM, project_id=project, organization_id=winner, rank=1, price=Decimal(410_000),
            decided_on=date(2010, 3, 1), state="DECIDED",
        )  # fmt: skip
    assert offered(house, HANDLER, "procurement-contract") == {
        "projectNo": [(NUMBER, "GM2010-001 居家养老（示例）（410,000.00 元）")]
    }
    assert offered(house, OTHER, "procurement-contract") == {"projectNo": []}
    with pytest.raises(NumberIsGiven):
        _begin(house, HANDLER, None)
    with pytest.raises(NotOfThisProject):
        _begin(house, OTHER, NUMBER)
    case = _begin(house, HANDLER, NUMBER)
    with reading(house) as session:
        assert session.all(
            "SELECT element_id FROM user_task WHERE instance_id = ? AND status = 'open'", (case,)
        ) == [("draft-contract",)]
    assert offered(house, HANDLER, "procurement-contract") == {"projectNo": []}
    with pytest.raises(ProjectUnderWay):
        _begin(house, HANDLER, NUMBER)


def test_a_purchase_that_came_to_nothing_is_offered_to_its_purchaser(house: Database, project: int) -> None:
    assert offered(house, HANDLER, "procurement-restart") == {"projectNo": []}
    with transaction(house) as session:
        advance_project(session, SYSTEM, project, "FAILED", reason="流标（示例）")
    assert offered(house, HANDLER, "procurement-restart") == {
        "projectNo": [(NUMBER, "GM2010-001 居家养老（示例）（420,000.00 元）")]
    }
    assert offered(house, OTHER, "procurement-restart") == {"projectNo": []}


def test_an_organisation_chooses_among_its_own_and_what_is_open_today(house: Database) -> None:
    ours, theirs = _organization(house, "甲中心"), _organization(house, "乙中心")
    speaker = holder(f"so-operator:so-{ours}")
    with transaction(house) as session:
        today, end = date(2010, 3, 1), date(2010, 3, 31)
        money = Decimal(500_000)
        round_id = register_round(session, SYSTEM, name="第一批", total=money, opens_on=today, closes_on=end)
        over = date(2010, 2, 28)
        register_round(session, SYSTEM, name="已截止", total=money, opens_on=over, closes_on=over)
        register_batch(session, SYSTEM, today, opens_on=today, closes_on=end)
        for each in (ours, theirs):
            grant = register_application(
                session, SYSTEM, round_id=round_id, organization_id=each, support_type="MICRO_PROJECT",
                project_name="邻里守望", requested=Decimal(18_000),
            )  # fmt: skip
            advance_grant(session, SYSTEM, grant, "READY")
            approve_grant(session, SYSTEM, grant, Decimal(15_000))
            advance_grant(session, SYSTEM, grant, "RUNNING")
    assert offered(house, speaker, "so-funding") == {
        "batchNo": [("ZZ2010-01", "第一批（ZZ2010-01，2010-03-31 截止）")],
        "organizationId": [(str(ours), "甲中心")],
    }
    assert offered(house, speaker, "so-assessment") == {
        "batchNo": [("PG2010-01", "2010年度社会组织评估（PG2010-01，2010-03-31 截止）")],
        "uscc": [(CODE, f"甲中心（{CODE}）")],
    }
    one = ("ZZ2010-01-001", "ZZ2010-01-001 邻里守望（15,000.00 元）")
    assert offered(house, speaker, "so-funding-change") == {"grantNo": [one]}
    assert offered(house, holder(), "so-funding-change") == {"grantNo": []}
    assert len(offered(house, holder("civil-handler:civil-affairs"), "so-funding-recovery")["grantNo"]) == 2
    assert offered(house, speaker, "so-filing") == {}
