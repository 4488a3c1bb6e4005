"""A stopped clock over HTTP: the handler proposes, the leader agrees, everybody's task waits meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from engine.persistence.database import Database
from tests.api.office import Office
from tests.api.test_filing_http import Application, entered
from tests.api.test_filing_http import quick_hashes as quick_hashes

pytestmark = pytest.mark.usefixtures("shipped_processes")

PROPOSAL = {"reason": "appraisal", "explanation": "场所消防情况需要专业机构鉴定（示例）"}


@pytest.fixture
def office(app: Flask, database: Database, clock: Callable[..., Any]) -> Office:
    return Office(app, database)


def test_a_clock_stands_still_from_the_leaders_yes_to_the_leaders_yes(office: Office) -> None:
    case = Application(office).step("community-opinion", "opinion")
    handler, leader, path = office["010-shouli"], office["010-shenpi"], case.path("clock-stops")
    seen = handler.read(path)
    assert seen["mayPropose"] and {"key": "appraisal", "text": "鉴定"}.items() <= seen["grounds"][2].items()
    assert not case.applicant.read(path)["mayPropose"]
    refused = case.applicant.post(path, PROPOSAL)
    assert (refused.status_code, refused.json and refused.json["code"]) == (403, "may-not-propose-clock-stop")
    assert leader.get(path).status_code == 404, "the case has not come to the leader"
    wrong = handler.post(path, {**PROPOSAL, "reason": "busy"})
    assert (wrong.status_code, wrong.json and wrong.json["code"]) == (422, "clock-stop-reason-unknown")

    proposed = handler.do(path, PROPOSAL)
    assert not handler.read(path)["mayPropose"]
    (task,) = leader.read("/v2/user-tasks?list=todo")["items"]
    assert task["processInstanceKey"] == proposed["decisionProcessInstanceKey"]
    leader.do(f"/v2/user-tasks/{task['userTaskKey']}/completion", {"variables": {"opinion": "AGREE"}})

    (waiting,) = [
        each
        for each in handler.read("/v2/user-tasks?list=todo")["items"]
        if each["elementId"] == "acceptance-review"
    ]
    assert (waiting["instanceStatus"], waiting["dueDate"]) == ("suspended", None)
    body = {"variables": entered("accept")}
    late = handler.post(f"/v2/user-tasks/{waiting['userTaskKey']}/completion", body)
    assert (late.status_code, late.json and late.json["code"]) == (409, "process-instance-suspended")
    round_about = office["sysadmin"].post(case.path("resumption"))
    assert (round_about.status_code, round_about.json and round_about.json["code"]) == (
        409,
        "clock-stands-still",
    )

    office.on("2026-03-10")
    (stop,) = handler.read(path)["items"]
    assert (stop["state"], stop["pausedFrom"], stop["reasonText"]) == ("RUNNING", "2026-03-02", "鉴定")
    reason = {"resumptionReason": "鉴定报告已经收到，场所合格（示例）"}
    handler.do(f"/v2/user-tasks/{stop['userTaskKey']}/completion", {"variables": reason})
    (task,) = leader.read("/v2/user-tasks?list=todo")["items"]
    leader.do(f"/v2/user-tasks/{task['userTaskKey']}/completion", {"variables": {"opinion": "AGREE"}})
    (stop,) = handler.read(path)["items"]
    assert (stop["state"], stop["pausedTo"], stop["userTaskKey"]) == ("ENDED", "2026-03-10", None)
    told = handler.read(f"/v2/user-tasks/{waiting['userTaskKey']}/guidance")
    assert [line["reason"] for line in told["proof"]].count("paused") == 8
    case.step("acceptance-review", "accept")
