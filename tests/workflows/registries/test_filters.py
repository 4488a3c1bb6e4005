"""The language of filters, and the register as it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from engine import clock
from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from tests.workflows.conftest import START
from workflows.registries import budgets
from workflows.registries.contracts import advance_contract, register_contract
from workflows.registries.errors import FilterInvalid
from workflows.registries.organizations import change_status, register_organization
from workflows.registries.purchases import register_project
from workflows.registries.reading import entries, totals

CLERK = Actor(user_id="clerk")
AUDITOR = Actor(user_id="shen", groups=frozenset(), roles=frozenset({"auditor"}))
APRIL, MAY = date(2010, 4, 1), date(2010, 5, 1)


@dataclass(frozen=True)
class Bought:
    """A choir and a club, one project each; the choir's contract was given up in April, the club ended."""

    database: Database
    choir: int
    club: int
    choirs_project: int
    clubs_project: int

    def found(
        self, register: str, *filters: str, on: date | None = None, actor: Actor = AUDITOR
    ) -> list[int]:
        return found(self.database, register, *filters, on=on, actor=actor)


@pytest.fixture
def bought(registers: Database) -> Bought:
    organizations, projects, contracts = [], [], []
    with clock.frozen(START), transaction(registers) as session:
        for number, name in ((1, "合唱队"), (2, "棋社")):
            organizations.append(
                register_organization(
                    session, CLERK, name=name, form="FILED_GROUP", status="FILED", street="010"
                )
            )
            projects.append(
                register_project(
                    session, CLERK, name=f"{name}服务", purchaser=f"buyer-{number}", catalog_code="SG01",
                    category="SG", year=2010, budget=Decimal(1000 * number),
                )
            )  # fmt: skip
            contracts.append(
                register_contract(
                    session, CLERK, project_id=projects[-1], organization_id=organizations[-1],
                    amount=Decimal(1000 * number), signed_on=date(2010, 3, 1 + number),
                )
            )  # fmt: skip
    with clock.frozen(START.replace(month=4, day=20)), transaction(registers) as session:
        advance_contract(session, CLERK, contracts[0], "TERMINATED", reason="供应商违约")
        ended_on = date(2010, 4, 20)
        change_status(session, CLERK, organizations[1], "DEREGISTERED", effective_on=ended_on, reason="注销")
    return Bought(registers, *organizations, *projects)


def found(
    database: Database, register: str, *filters: str, on: date | None = None, actor: Actor = AUDITOR
) -> list[int]:
    with reading(database) as session:
        listed = entries(session, actor, register, filters=filters, on=on).items
        assert totals(session, actor, register, filters=filters, on=on).count == len(listed)
    return [each.id for each in listed]


def test_organisations_by_alternatives_ranges_and_what_leads_to_them(bought: Bought) -> None:
    choir, club = bought.choir, bought.club
    wanted: dict[tuple[str, ...], list[int]] = {
        ("name:合唱队|棋社",): [choir, club],
        ("name:!合唱队",): [club],
        ("uscc:",): [choir, club],
        ("uscc:!",): [],
        ("status:FILED",): [choir],
        ("created_at:2010-03-01",): [choir, club],
        ("created_at:2010-03-02..",): [],
        ("contract/organization_id.amount:1500..",): [club],
        # of the same contract
        ("contract/organization_id.amount:..1500", "contract/organization_id.state:SIGNED"): [],
        ("contract/organization_id.project_id.purchaser:buyer-1",): [choir],
    }
    assert {given: bought.found("organization", *given) for given in wanted} == wanted


def test_projects_by_ranges_and_by_their_contracts(bought: Bought) -> None:
    choirs, clubs = bought.choirs_project, bought.clubs_project
    wanted: dict[tuple[str, ...], list[int]] = {
        ("budget:..1000",): [choirs],
        ("budget:1000.01..2000",): [clubs],
        ("year:2009..2010", "method:"): [choirs, clubs],
        ("method:!OPEN_TENDER",): [choirs, clubs],
        ("contract/project_id.signed_on:..2010-03-02",): [choirs],
        ("contract/project_id.organization_id.status:FILED",): [choirs],
    }
    assert {given: bought.found("purchase_project", *given) for given in wanted} == wanted


def test_a_way_that_leads_nowhere_is_refused(registers: Database) -> None:
    for given in (
        "budget:..",
        "budget:a..b",
        "contract/name.state:SIGNED",
        "contract/organization_id.state:SIGNED",
        "nothing/project_id.state:SIGNED",
        "name.status:FILED",
        "bid_content/bid_id.content:x",
        "contract/project_id.organization_id.organization_id.name:x",
        "contract/project_id.organization_id.legal_rep_id:1",
    ):
        with reading(registers) as session, pytest.raises(FilterInvalid):
            entries(session, AUDITOR, "purchase_project", filters=[given])


def test_nothing_is_learnt_through_a_register_one_may_not_read(bought: Bought) -> None:
    dear = "contract/organization_id.amount:1.."

    def seen(group: str) -> list[int]:
        return bought.found("organization", dear, actor=Actor(user_id="li", groups=frozenset({group})))

    with pytest.raises(FilterInvalid):
        seen("street-acceptance:010")
    assert seen("purchase-handler:buyer-2") == [bought.club], "only what is in their own contracts"
    assert seen("leader-view:510104") == [bought.choir, bought.club]


def test_a_register_of_a_past_day_is_what_it_was_then(bought: Bought) -> None:
    live, both = "state:!TERMINATED", [bought.choir, bought.club]
    assert len(bought.found("contract", live, on=APRIL)) == 2
    assert len(bought.found("contract", live, on=MAY)) == len(bought.found("contract", live)) == 1
    assert bought.found("contract", on=date(2010, 2, 28)) == []
    assert bought.found("organization", "status:FILED", on=APRIL) == both
    assert bought.found("organization", "status:FILED", on=MAY) == both[:1]
    through = "contract/project_id.organization_id.status:FILED"
    assert len(bought.found("purchase_project", through, on=APRIL)) == 2
    with reading(bought.database) as session:
        then, now = (entries(session, AUDITOR, "organization", on=day).items[1] for day in (APRIL, MAY))
        sums = [totals(session, AUDITOR, "contract", filters=[live], on=day).sums for day in (APRIL, MAY)]
    assert (then.values["status"], then.values["status_reason"]) == ("FILED", None)
    assert (now.values["status"], now.values["status_reason"]) == ("DEREGISTERED", "注销")
    assert [each["amount"] for each in sums] == [Decimal("3000.00"), Decimal("2000.00")]


def test_amounts_of_a_past_day_are_those_of_that_day(registers: Database) -> None:
    with clock.frozen(START), transaction(registers) as session:
        line = budgets.register_line(
            session, CLERK, unit_key="010", year=2010, code="A", name="购买服务", amount=Decimal("1000.10")
        )
        budgets.reserve(session, CLERK, line, "GM2010-001", Decimal(300), instance_id=None)
    with clock.frozen(START.replace(month=4)), transaction(registers) as session:
        budgets.adjust_line(session, CLERK, line, Decimal(2000), reason="调剂")
    assert found(registers, "budget_line", "amount:1000.10", on=date(2010, 3, 31)) == [line]
    assert found(registers, "budget_line", "amount:1000.10") == []
    with reading(registers) as session:
        sums = totals(session, AUDITOR, "budget_line", on=date(2010, 3, 31)).sums
    # what is held of a line has a ledger of its own, and is in no line of history
    assert (sums["amount"], sums["reserved"]) == (Decimal("1000.10"), Decimal("300.00"))
