"""The dashboard over HTTP: for those who lead and inspect, every figure with query and source; the banner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from engine.actor import Actor
from engine.persistence.database import Database, transaction
from workflows.dashboard.board import SETTING
from workflows.registries.district import register_pilot
from workflows.registries.settings import IS_DEMONSTRATION, put_setting

SignedIn = Callable[..., FlaskClient]
CLERK = Actor(user_id="clerk")


@pytest.fixture
def leader(signed_in: SignedIn) -> FlaskClient:
    return signed_in("qu_lingdao", posts=["leader-view:510104"])


def test_every_figure_comes_with_its_query_its_source_and_its_records(
    leader: FlaskClient, database: Database
) -> None:
    with transaction(database) as session:
        register_pilot(session, CLERK, "010", starts_on=date(2010, 3, 1))
    document = leader.get("/v2/dashboard", query_string={"on": "2010-06-01"}).json
    assert document is not None
    assert document["on"] == "2010-06-01"
    figure = next(each for each in document["figures"] if each["key"] == "kpi.pilot_streets")
    assert (figure["value"], figure["label"]["zh"]) == ("1", "试点街道")
    assert figure["queries"][0]["parameters"] == {"tenant": "default", "on": "2010-06-01"}
    assert "FROM pilot_program" in figure["queries"][0]["sql"]
    assert "7个街道办事处" in figure["source"]["quote"]
    filters = ["starts_on:..2010-06-01", "ends_on:|2010-06-02.."]
    assert figure["records"] == {"register": "pilot_program", "filters": filters, "total": 1}
    asked = {"filter": filters, "on": "2010-06-01", "totals": "true"}
    listed = leader.get("/v2/registers/pilot_program/entries", query_string=asked).json
    assert listed is not None and [each["values"]["street"] for each in listed["items"]] == ["010"]
    assert listed["totals"] == {"count": 1, "sums": {}}


@pytest.mark.parametrize(
    ("house", "post"), [("jinjiang", "leader-view:510104"), ("doumen", "station-head:daili-zhan")]
)
def test_every_register_a_figure_leads_to_can_be_read_by_who_reads_the_figure(
    signed_in: SignedIn, database: Database, house: str, post: str
) -> None:
    with transaction(database) as session:
        put_setting(session, SETTING, house)
    reader = signed_in("reader", posts=[post])
    document = reader.get("/v2/dashboard").json
    assert document is not None
    for figure in document["figures"]:
        records = figure["records"]
        query = {"filter": records["filters"], "on": document["on"]}
        answer = reader.get(f"/v2/registers/{records['register']}/entries", query_string=query)
        assert answer.status_code == 200, (figure["key"], answer.text)


def test_a_list_one_could_not_open_is_not_offered(signed_in: SignedIn) -> None:
    document = signed_in("cai", posts=["finance-supervision:finance"]).get("/v2/dashboard").json
    assert document is not None
    offered = {each["key"]: each["records"] for each in document["figures"]}
    assert offered["kpi.filing_applications"] is None
    assert offered["kpi.purchase_count"] is not None


def test_a_house_shows_the_figures_that_are_its_own(leader: FlaskClient, database: Database) -> None:
    with transaction(database) as session:
        put_setting(session, SETTING, "doumen")
    document = leader.get("/v2/dashboard").json
    assert document is not None
    assert [each["key"] for each in document["figures"]][:2] == ["kpi.pet_cases", "kpi.pet_opinions"]


def test_statistics_are_listed_and_read(leader: FlaskClient) -> None:
    listed = leader.get("/v2/statistics").json
    assert listed is not None
    for item in listed["items"]:
        found = leader.get(f"/v2/statistics/{item['name']}", query_string={"on": "2010-06-01"}).json
        assert found is not None
        assert found["rows"] == [] and found["columns"] and found["queries"]
    assert leader.get("/v2/statistics/salaries").status_code == 404
    for day in ("yesterday", "9999-12-31", "0001-01-01"):
        assert leader.get("/v2/dashboard", query_string={"on": day}).status_code == 422


@pytest.mark.parametrize("path", ["dashboard", "statistics", "statistics/filings-by-street"])
def test_figures_of_the_district_are_not_for_everybody(
    client: FlaskClient, signed_in: SignedIn, path: str
) -> None:
    refused = client.get(f"/v2/{path}")
    assert (refused.status_code, refused.json and refused.json["code"]) == (403, "figures-refused")
    clerk = signed_in("yuan", posts=["street-acceptance:010"])
    assert clerk.get(f"/v2/{path}").status_code == 403
    auditor = signed_in("shen", roles=["auditor"])
    assert auditor.get(f"/v2/{path}").status_code == 200
    for person, reads in ((client, False), (clerk, False), (auditor, True)):
        assert (person.get("/v2/session").json or {})["readsFigures"] is reads


def test_a_demonstration_says_so_before_anybody_signs_in(anonymous: FlaskClient, database: Database) -> None:
    plain = anonymous.get("/public/house").json
    assert plain is not None and (plain["isDemonstration"], plain["banner"]) == (False, None)
    with transaction(database) as session:
        put_setting(session, IS_DEMONSTRATION, "yes")
    demonstration = anonymous.get("/public/house").json
    assert demonstration is not None and demonstration["isDemonstration"]
    assert demonstration["banner"]["zh"] == "演示数据，除汇总数外均为虚构"
