"""Findings over HTTP: an auditor raises one about a case; the unit finds it in inbox and register."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from engine.commands.instances import start_process_instance
from engine.persistence.database import Database, transaction
from tests.workflows.house import APPLICANT, application

pytestmark = pytest.mark.usefixtures("shipped_processes")

SignedIn = Callable[..., FlaskClient]
FINDING = {
    "unit": "010",
    "title": "审核超期三天",
    "facts": "备案申请的审核任务在期限届满三天后才办结（示例）。",
    "legalBasis": "行政许可法第四十二条",
}


@pytest.fixture
def case(database: Database) -> str:
    with transaction(database) as session:
        return str(start_process_instance(session, APPLICANT, "so-filing", application()).instance_id)


def test_a_finding_reaches_the_unit_and_its_register(case: str, signed_in: SignedIn) -> None:
    leader = signed_in("ling", posts=["street-approval:010"])
    neighbour = signed_in("zhou", posts=["street-approval:003"])
    auditor = signed_in("shen", roles=["auditor"])
    sent = {**FINDING, "processInstanceKey": case, "standingList": "late"}
    raised = auditor.post("/v2/findings", json=sent, headers={"Idempotency-Key": "once"})
    assert raised.status_code == 200, raised.text
    again = auditor.post("/v2/findings", json=sent, headers={"Idempotency-Key": "once"})
    assert again.json == raised.json
    path = "/v2/registers/audit_finding/entries"
    (entry,) = leader.get(path).json["items"]  # type: ignore[index]
    assert (entry["values"]["title"], entry["values"]["subject_id"]) == ("审核超期三天", case)
    assert entry["names"]["raised_by"]
    assert neighbour.get(path).json["items"] == []  # type: ignore[index]
    assert signed_in("li", posts=["community:x"]).get(path).status_code == 404
    found = leader.post("/v2/user-tasks/search", json={}).json
    assert found is not None
    offered = [each["elementId"] for each in found["items"] if each["processInstanceKey"] in raised.text]
    assert offered == ["reply"]


def test_who_does_not_inspect_raises_none(case: str, client: FlaskClient, signed_in: SignedIn) -> None:
    for person in (client, signed_in("ling", posts=["street-approval:010"])):
        refused = person.post("/v2/findings", json=FINDING)
        assert refused.json is not None
        assert (refused.status_code, refused.json["code"]) == (403, "finding-refused")
    auditor = signed_in("shen", roles=["auditor"])
    assert auditor.post("/v2/findings", json={**FINDING, "facts": "短"}).status_code == 422
    assert auditor.post("/v2/findings", json={**FINDING, "processInstanceKey": "1"}).status_code == 404
