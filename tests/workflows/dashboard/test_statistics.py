"""Statistics say what the registers say, as of a day, each with its query."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from engine import clock
from engine.actor import SYSTEM, Actor
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, reading, transaction
from tests.workflows.conftest import START
from tests.workflows.house import ACCEPTED, AGREE, House
from workflows.calendar.deadline import SHANGHAI
from workflows.dashboard import statistics
from workflows.dashboard.board import dashboard
from workflows.dashboard.errors import FiguresRefused, StatisticUnknown
from workflows.dashboard.figures import catalogue, measures
from workflows.dashboard.readers import check_reader
from workflows.registries import budgets
from workflows.registries.contracts import register_contract
from workflows.registries.district import register_pilot
from workflows.registries.filings import Application, record_application, update_filing
from workflows.registries.organizations import register_organization
from workflows.registries.party import form_party_org
from workflows.registries.purchases import register_project

CLERK = Actor(user_id="clerk")
APRIL = date(2010, 4, 1)


def filing(database: Database, number: int, street: str, received_on: date, **outcome: object) -> None:
    with transaction(database) as session:
        application = Application(
            instance_id=number,
            receipt_no=f"SJ2010-{number:04d}",
            applicant="zhao",
            org_name=f"示例{number}",
            filed_class="LIFE",
            street=street,
            community="示例社区",
            received_on=received_on,
        )
        record_application(session, CLERK, application)
        if outcome:
            update_filing(session, CLERK, number, **outcome)


def contract(database: Database, amount: int, signed_on: date, category: str = "SG") -> None:
    with transaction(database) as session:
        project_id = register_project(
            session,
            CLERK,
            name="示例服务",
            purchaser="010",
            catalog_code="SG01",
            category=category,
            year=2010,
            budget=Decimal(amount),
        )
        register_contract(
            session,
            CLERK,
            project_id=project_id,
            organization_id=1,
            amount=Decimal(amount),
            signed_on=signed_on,
        )


def rows(database: Database, name: str, on: date = APRIL) -> list[dict[str, object]]:
    with reading(database) as session:
        return [dict(row) for row in statistics.statistic(session, name, on).rows]


@pytest.fixture
def march(registers: Database) -> Database:
    """Four applications in two streets, one of them after the day that is asked for."""
    with clock.frozen(START):
        filing(registers, 1, "010", date(2010, 3, 2), outcome="GRANTED", decided_on=date(2010, 3, 9))
        filing(registers, 2, "010", date(2010, 3, 3), outcome="REFUSED", decided_on=date(2010, 3, 12))
        filing(registers, 3, "003", date(2010, 3, 30), outcome="GRANTED", decided_on=date(2010, 4, 8))
        filing(registers, 4, "003", date(2010, 4, 20))
    return registers


def test_filings_by_street_count_what_was_decided_by_that_day(march: Database) -> None:
    found = {row["street"]: row for row in rows(march, "filings-by-street")}
    assert found["莲新街道"] == {
        "street": "莲新街道",
        "applications": 2,
        "granted": 1,
        "refused": 1,
        "withdrawn": 0,
        "under_way": 0,
        "corrected": 0,
    }
    assert (found["春熙路街道"]["applications"], found["春熙路街道"]["under_way"]) == (1, 1)
    later = {row["street"]: row for row in rows(march, "filings-by-street", date(2010, 5, 1))}
    assert (later["春熙路街道"]["applications"], later["春熙路街道"]["granted"]) == (2, 1)


def test_filings_by_month_are_those_received_in_it(march: Database) -> None:
    assert [
        (row["month"], row["applications"]) for row in rows(march, "filings-by-month", date(2010, 5, 1))
    ] == [
        ("2010-03", 3),
        ("2010-04", 1),
    ]


def test_purchases_are_counted_once_they_are_signed(registers: Database) -> None:
    with clock.frozen(START):
        contract(registers, 120_000, date(2010, 3, 20))
        contract(registers, 80_000, date(2010, 3, 25))
        contract(registers, 50_000, date(2010, 5, 2), category="JY")
    assert rows(registers, "purchases-by-category") == [
        {"category": "SG", "projects": 2, "amount": "200000.00"}
    ]
    assert [row["month"] for row in rows(registers, "purchases-by-month", date(2010, 6, 1))] == [
        "2010-03",
        "2010-05",
    ]


def test_codes_come_with_their_words(registers: Database) -> None:
    with reading(registers) as session:
        column = statistics.statistic(session, "purchases-by-category", APRIL).columns[0]
    assert (column.kind, column.words["SG"].zh) == ("code", "社会管理")


def test_every_statistic_runs_on_an_empty_house_and_shows_its_query(registers: Database) -> None:
    with reading(registers) as session:
        for name in statistics.names():
            found = statistics.statistic(session, name, APRIL)
            assert found.rows == ()
            assert [query.parameters["tenant"] for query in found.queries] == ["default"]
            assert "SELECT" in found.queries[0].sql


def test_an_unknown_statistic_is_refused_by_name(registers: Database) -> None:
    with reading(registers) as session, pytest.raises(StatisticUnknown):
        statistics.statistic(session, "salaries", APRIL)


def test_every_figure_of_an_empty_house_is_nothing(registers: Database) -> None:
    with reading(registers) as session:
        found = dashboard(session, APRIL)
    assert [figure.key for figure in found] == list(measures("jinjiang"))
    assert {figure.value for figure in found} == {"0", "0.00", "—"}
    assert all(figure.queries for figure in found)


def test_registered_before_and_since_the_trial_are_told_apart(registers: Database) -> None:
    with clock.frozen(START), transaction(registers) as session:
        register_pilot(session, CLERK, "010", starts_on=date(2010, 3, 1))
        for founded, uscc in (
            (date(2009, 5, 1), "51510104DEM000014C"),
            (date(2010, 3, 9), "52510104DEM0000224"),
        ):
            register_organization(
                session,
                CLERK,
                name=f"示例{uscc}",
                form="ASSOCIATION",
                status="REGISTERED",
                street="010",
                founded_on=founded,
                uscc=uscc,
            )
    with reading(registers) as session:
        found = {figure.key: figure.value for figure in dashboard(session, APRIL)}
        before = {figure.key: figure.value for figure in dashboard(session, date(2010, 3, 1))}
    assert (found["kpi.registered_total"], found["kpi.registered_new"]) == ("2", "1")
    assert (before["kpi.registered_total"], before["kpi.registered_new"]) == ("1", "0")


def test_every_figure_and_column_has_a_name_in_both_languages() -> None:
    known = catalogue()
    for house in ("jinjiang", "doumen"):
        assert set(measures(house)) <= set(known["figures"])
    for figure in known["figures"].values():
        assert all(figure["label"])
        assert figure.get("source") is None or figure["source"][0] in known["articles"]
    for name in statistics.names():
        assert all(known["statistics"][name]["title"])
        assert set(known["statistics"][name]["columns"]) <= set(known["columns"])


@pytest.mark.parametrize(
    "group",
    ["leader-view:510104", "civil-handler:civil-affairs", "street-approval:010", "monitor:discipline"],
)
def test_who_leads_or_inspects_reads_the_figures(group: str) -> None:
    check_reader(Actor(user_id="li", groups=frozenset({group})))


@pytest.mark.parametrize("groups", [[], ["so-operator:so-1001"], ["community:x"], ["street-acceptance:010"]])
def test_others_do_not(groups: list[str]) -> None:
    with pytest.raises(FiguresRefused):
        check_reader(Actor(user_id="li", groups=frozenset(groups)))


def test_auditors_do() -> None:
    check_reader(Actor(user_id="shen", groups=frozenset(), roles=frozenset({"auditor"})))


def test_a_unit_sees_what_became_of_its_budget(registers: Database) -> None:
    with clock.frozen(START), transaction(registers) as session:
        line = budgets.register_line(
            session, CLERK, unit_key="010", year=2010, code="GMFW", name="购买服务", amount=Decimal(1000)
        )
        budgets.reserve(session, CLERK, line, "GM2010-001", Decimal(300), instance_id=None)
        budgets.commit_funds(session, CLERK, line, "GM2010-001", Decimal(200), instance_id=None)
        budgets.pay(session, CLERK, line, "GM2010-001", Decimal(50), instance_id=None)
    assert rows(registers, "budgets-by-unit") == [
        {"unit": "010", "budget": "1000.00", "reserved": "100.00", "committed": "150.00", "paid": "50.00"}
    ]


def test_party_organisations_are_counted_with_whom_they_cover(registers: Database) -> None:
    with clock.frozen(START), transaction(registers) as session:
        groups = [
            register_organization(
                session, CLERK, name=f"示例{number}", form="FILED_GROUP", status="FILED", street="003"
            )
            for number in range(3)
        ]
        form_party_org(
            session,
            CLERK,
            party_no="PD-1",
            form="JOINT_BRANCH",
            street="003",
            members=5,
            formed_on=date(2010, 3, 8),
            organization_ids=groups,
        )
    assert rows(registers, "party-by-street") == [
        {"street": "春熙路街道", "form": "JOINT_BRANCH", "party_orgs": 1, "covered": 3}
    ]


def test_work_is_in_time_or_late_by_its_own_due_day(deployed: Database) -> None:
    with clock.frozen(START):
        house = House(deployed)
        prompt = house.submit().opinion().complete("acceptance-review", ACCEPTED)
        slow = house.submit(orgName="莲新街道示例一社区舞蹈队").opinion()
        slow.complete("acceptance-review", ACCEPTED)
        house.on("2010-03-02")
        prompt.complete("review", AGREE)
        # a review has two working days
        house.on("2010-03-08")
        slow.complete("review", AGREE)
    found = rows(deployed, "filings-on-time-by-street")
    assert found == [{"street": "莲新街道", "done": 6, "in_time": 5, "late": 1, "rate": "83.3"}]
    assert rows(deployed, "on-time-by-process")[0]["process"] == "社区社会组织备案"


def test_late_open_tasks_are_counted_by_process_and_by_unit(deployed: Database) -> None:
    with clock.frozen(START):
        names = {"010": "莲新街道", "10": "别处"}
        units = [{"key": key, "name": name, "kind": "street"} for key, name in names.items()]
        with transaction(deployed) as session:
            import_identities(session, SYSTEM, {"units": units})
        house = House(deployed)
        house.submit().opinion().complete("acceptance-review", ACCEPTED)
        house.on("2010-03-03")
        other = house.submit(orgName="莲新街道示例一社区舞蹈队").opinion()
        other.complete("acceptance-review", ACCEPTED)
    # a review has two working days: the first until the end of the third, the second of the fifth
    process, unit = {"process": "社区社会组织备案"}, {"unit": "莲新街道"}
    calm = {"open": 2, "late_open": 0, "late_since": None}
    late = {"open": 2, "late_open": 1, "late_since": "2010-03-03"}
    for on, told in ((date(2010, 3, 3), calm), (date(2010, 3, 4), late)):
        assert rows(deployed, "late-open-by-process", on) == [{**process, **told}]
        assert rows(deployed, "late-open-by-unit", on) == [{**unit, **told}]
    with clock.frozen(datetime(2010, 3, 9, 10, 0, tzinfo=SHANGHAI)):
        other.complete("review", AGREE)
    assert rows(deployed, "late-open-by-unit", date(2010, 3, 4)) == [{**unit, **late}], "as it was that day"
