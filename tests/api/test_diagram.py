"""The drawing of a process definition over HTTP."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from engine.bpmn.properties import PROPERTIES
from engine.persistence.database import Database

pytestmark = pytest.mark.usefixtures("shipped_processes")


def test_a_page_can_draw_a_process_from_plain_numbers(client: FlaskClient, database: Database) -> None:
    wanted = {"filter": {"processDefinitionId": "so-filing"}}
    found = client.post("/v2/process-definitions/search", json=wanted)
    key = found.get_json()["items"][0]["processDefinitionKey"]
    answer = client.get(f"/v2/process-definitions/{key}/diagram")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    diagram = answer.get_json()
    review = next(each for each in diagram["shapes"] if each["elementId"] == "acceptance-review")
    assert (review["kind"], review["name"]) == ("userTask", "受理审查")
    assert review["box"]["width"] > 0
    leading = [each for each in diagram["edges"] if each["target"] == "acceptance-review"]
    assert leading and all(len(each["points"]) >= 2 for each in leading)


def test_an_unknown_definition_has_no_drawing(client: FlaskClient) -> None:
    assert client.get("/v2/process-definitions/4503599627370497/diagram").status_code == 404


def test_a_modeller_is_told_the_properties_of_ours(client: FlaskClient) -> None:
    chinese = client.get("/v2/diagram-properties").get_json()["items"]
    english = client.get("/v2/diagram-properties", headers={"Accept-Language": "en"}).get_json()["items"]
    assert [each["name"] for each in chinese] == list(PROPERTIES)
    duty = next(each for each in chinese if each["name"] == "gongzhi:separation-of-duty")
    assert (duty["type"], duty["elements"]) == ("name-list", ["userTask"])
    assert duty["meaning"].startswith("岗位分离")
    assert english[0]["meaning"].startswith("legal basis")
