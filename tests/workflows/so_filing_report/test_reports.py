"""The quarterly table: counted by one query, checked by each street, received by the district."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from engine.actor import SYSTEM, Actor
from engine.commands.tasks import complete_task
from engine.deployment import deploy, read_folder
from engine.persistence.database import reading, transaction
from engine.persistence.store import task_id_of
from tests.workflows.house import ACCEPTED, AGREE, CORRECTION, DISAGREE, Case, House
from workflows.registries.documents import documents
from workflows.registries.filing_reports import reports_of
from workflows.registries.register import Row
from workflows.registries.streets import streets
from workflows.so_filing_report.figures import QUERY, Quarter

CHECKED = {"isChecked": True}


@pytest.fixture
def reporting(house: House) -> House:
    """Deployed on 1 March 2010: the cycle counts from the day of deployment."""
    resources = read_folder(files("workflows") / "so-filing-report")
    diagram = resources["so-filing-report.bpmn"].replace(
        "备案情况季度汇总".encode(), "季度汇总（示例）".encode()
    )
    with transaction(house.database) as session:
        deploy(session, SYSTEM, {**resources, "so-filing-report.bpmn": diagram})
    return house


def report_case(house: House, number: int = 0) -> Case:
    with reading(house.database) as session:
        rows = session.all(
            "SELECT id FROM process_instance WHERE process_key = 'so-filing-report' ORDER BY id"
        )
    return Case(house, rows[number][0])


def tables(case: Case) -> dict[str, Row]:
    with reading(case.house.database) as session:
        return {row["street"]: row for row in reports_of(session, case.instance_id)}


def check(case: Case, street: str, by: str, **more: str) -> None:
    """The intake of a street does its own of the tasks of one name."""
    with reading(case.house.database) as session:
        (found,) = session.all(
            "SELECT t.activity_id FROM user_task t JOIN user_task_candidate c ON c.tenant_id = t.tenant_id"
            " AND c.instance_id = t.instance_id AND c.activity_id = t.activity_id"
            " WHERE t.instance_id = ? AND t.status = 'open' AND c.ref = ?",
            (case.instance_id, f"street-acceptance:{street}"),
        )
    with transaction(case.house.database) as session:
        task = task_id_of(case.instance_id, found[0])
        complete_task(session, Actor(user_id=by), task, {**CHECKED, **more})


def test_periods_follow_each_other_and_a_last_day_off_moves() -> None:
    spring, summer = Quarter.of(date(2010, 3, 11)), Quarter.of(date(2010, 6, 11))
    assert (spring.period_from, spring.period_to, spring.due_on) == (
        date(2009, 12, 11), date(2010, 3, 10), date(2010, 3, 22),
    ), "03-20 is a Saturday"  # fmt: skip
    assert (summer.number, summer.period_from, summer.period_to) == (2, date(2010, 3, 11), date(2010, 6, 10))


def test_each_street_checks_its_table_and_the_district_receives_all(reporting: House) -> None:
    house = reporting
    granted = house.submit().opinion().complete("acceptance-review", ACCEPTED)
    granted.complete("review", AGREE).complete("approve", AGREE)
    refused = house.submit(orgName="莲新街道示例一社区舞蹈队").opinion()
    refused.complete("acceptance-review", ACCEPTED).complete("review", AGREE).complete("approve", DISAGREE)
    house.submit(orgName="莲新街道示例一社区书画社").withdraw()
    again = (
        house.submit(orgName="莲新街道示例一社区太极队").opinion().complete("acceptance-review", CORRECTION)
    )
    house.submit(street="003", community="春熙路街道示例一社区", orgName="春熙路街道示例一社区棋社")
    house.on("2010-03-11", "09:00")
    case = report_case(house)
    assert len(case.open_tasks()) == len(streets())
    row = tables(case)["010"]
    figures = [row[name] for name in ("received", "accepted", "granted", "refused", "withdrawn", "in_force")]
    assert figures == [4, 2, 1, 1, 1, 1]
    assert " ".join(QUERY.split()) in row["query"] and "street = 010" in row["query"]
    assert case.due("check-and-send").date() == date(2010, 3, 23), "to the end of 03-22"

    again.complete("correct-materials", {"resubmittedItems": ["PLACE_PROOF"]}, by="applicant")
    check(case, "010", "clerk", remark="与台账一致（示例）")
    assert (tables(case)["010"]["state"], tables(case)["010"]["sent_by"]) == ("SENT", "clerk")
    assert case.documents == ["DOC-110"]
    house.on("2010-03-22", "23:59")
    assert "receive-reports" not in case.open_tasks()
    house.on("2010-03-23", "00:00")
    assert case.open_tasks() == ["receive-reports"], "what nobody checked has gone as registered"
    assert tables(case)["003"]["remark"] == "街道逾期未核对，系统按登记数据报送"
    assert tables(case)["010"]["remark"] == "与台账一致（示例）"
    case.complete("receive-reports", {}, by="civil")
    assert case.status == "completed"
    assert {row["state"] for row in tables(case).values()} == {"RECEIVED"}
    with reading(house.database) as session:
        summary = documents(session, case.instance_id)[-1]["html"]
    assert "合计" in summary and "SELECT count" in summary

    house.on("2010-06-11", "00:00")
    next_one = tables(report_case(house, 1))["010"]
    assert next_one["received"] == 0, "material that came again is no new application"
    assert next_one["in_force"] == 1
