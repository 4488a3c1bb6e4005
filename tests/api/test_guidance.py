"""What helps people with a task: the count of its days, why it is theirs, what stops them, who is next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.clock import freeze
from engine.persistence.database import Database
from workflows.calendar.deadline import SHANGHAI
from workflows.pilot.people import application_form, submission
from workflows.pilot.records import recorded_filings

pytestmark = pytest.mark.usefixtures("shipped_processes")

RECORDED = next(each for each in recorded_filings() if each.street == "010" and not each.has_site_check)
#: The last working day before the holidays of May.
BEFORE_MAY = datetime(2026, 4, 30, 10, tzinfo=SHANGHAI)

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def filed(database: Database, signed_in: SignIn, clock: Any) -> dict[str, Any]:
    """An application that the community agreed to, now with the street."""
    freeze(BEFORE_MAY)
    applicant = signed_in("shenqing")
    body = {"processDefinitionId": "so-filing", "variables": application_form(RECORDED)}
    key = done(applicant.post("/v2/process-instances", json=body))["processInstanceKey"]
    community = signed_in("shequ", posts=[f"community:{RECORDED.community}"])
    complete(community, "community-opinion", submission(RECORDED, "give-opinion"))
    return {
        "key": key,
        "street": signed_in("shouli", posts=["street-acceptance:010"]),
        "applicant": applicant,
    }


def done(answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json


def task_of(client: FlaskClient, element_id: str) -> dict[str, Any]:
    items = done(client.get("/v2/user-tasks?list=todo"))["items"]
    found: dict[str, Any] = next(each for each in items if each["elementId"] == element_id)
    return found


def complete(client: FlaskClient, element_id: str, variables: Any) -> None:
    path = f"/v2/user-tasks/{task_of(client, element_id)['userTaskKey']}"
    done(client.post(f"{path}/claim", json={}))
    entered = {key: value for key, value in variables.items() if value is not None}
    done(client.post(f"{path}/completion", json={"variables": entered}))


def guidance(client: FlaskClient, element_id: str) -> Any:
    key = task_of(client, element_id)["userTaskKey"]
    return done(client.get(f"/v2/user-tasks/{key}/guidance"))


def test_the_proof_counts_the_days_of_the_rule_and_names_the_holiday(filed: dict[str, Any]) -> None:
    found = guidance(filed["street"], "acceptance-review")
    counted = [line for line in found["proof"] if line["number"] is not None]
    assert [line["number"] for line in counted] == [1, 2, 3, 4, 5]
    assert found["proof"][0] == {"date": "2026-04-30", "number": None, "reason": "start", "occasion": ""}
    may_day = next(line for line in found["proof"] if line["date"] == "2026-05-01")
    assert (may_day["number"], may_day["reason"]) == (None, "holiday")
    assert may_day["occasion"]
    assert found["standing"]["dueOn"] == found["proof"][-1]["date"] == counted[-1]["date"]
    assert found["rule"]["value"] == 5 and found["rule"]["unit"] == "WD"
    assert "第三十二条" in found["legalBasis"]


def test_why_me_names_the_post_and_who_is_next_the_choices(filed: dict[str, Any]) -> None:
    found = guidance(filed["street"], "acceptance-review")
    assert [(each["kind"], each["ref"]) for each in found["why"]] == [("group", "street-acceptance:010")]
    ways = {(each["elementId"], each["on"]) for each in found["following"]}
    assert ("correct-materials", None) in ways, "the correction, by the conclusion of the review"
    assert any(on for _, on in ways), "what happens when nobody reviews in time"
    review = next(each for each in found["following"] if each["elementId"] == "review")
    assert [each["id"] for each in review["groups"]] == ["street-review:010"]
    correction = next(each for each in found["following"] if each["elementId"] == "correct-materials")
    assert correction["users"] == [{"id": "shenqing", "name": "shenqing"}]


def test_who_did_the_step_before_is_told_what_bars_them(filed: dict[str, Any], signed_in: SignIn) -> None:
    both = signed_in("both", posts=["street-acceptance:010", "street-review:010"])
    complete(both, "acceptance-review", submission(RECORDED, "accept"))
    found = guidance(both, "review")
    assert [(each["elementId"], each["doneBy"]["id"]) for each in found["barriers"]] == [
        ("acceptance-review", "both")
    ]


def test_lists_tell_names_and_how_each_task_stands(filed: dict[str, Any], signed_in: SignIn) -> None:
    item = task_of(filed["street"], "acceptance-review")
    assert item["startedByName"] == "shenqing"
    assert (item["standing"]["remainingWorkingDays"], item["standing"]["light"]) == (5, "green")
    due_on = date.fromisoformat(item["standing"]["dueOn"])
    noon = datetime(due_on.year, due_on.month, due_on.day, 12, tzinfo=SHANGHAI)
    freeze(noon)
    # sessions of days ago are over
    item = task_of(signed_in("second", posts=["street-acceptance:010"]), "acceptance-review")
    assert (item["standing"]["remainingWorkingDays"], item["standing"]["light"]) == (0, "yellow")
    assert not item["standing"]["isLate"]
    freeze(noon + timedelta(days=1))
    item = task_of(signed_in("third", posts=["street-acceptance:010"]), "acceptance-review")
    assert (item["standing"]["isLate"], item["standing"]["light"]) == (True, "red")
    assert item["standing"]["remainingWorkingDays"] < 0


def test_the_timeline_tells_what_was_entered_in_the_words_of_the_form(filed: dict[str, Any]) -> None:
    found = done(filed["street"].get(f"/v2/process-instances/{filed['key']}/timeline"))
    applied = {each["label"]: each["value"] for each in found["filled"]}
    assert applied["拟备案名称"] == RECORDED.org_name
    # there is more than one name in an application
    grouped = {(each["group"], each["label"]) for each in found["filled"]}
    assert {("负责人", "姓名"), ("章程", "名称"), (None, "拟备案名称")} <= grouped
    assert found["summary"][0]["value"] == RECORDED.org_name
    opinion, review = found["steps"]
    assert (opinion["elementId"], opinion["state"]) == ("community-opinion", "completed")
    assert opinion["completedBy"]["id"] == "shequ"
    told = {each["label"]: each["value"] for each in opinion["filled"]}
    assert "同意（示例）" in told.values()
    assert not any(label in told for label in submission(RECORDED, "give-opinion")), "labels, not keys"
    assert review["state"] == "open"
    assert [each["id"] for each in review["offeredTo"]] == ["street-acceptance:010"]


def test_rows_of_a_list_are_told_field_by_field(filed: dict[str, Any]) -> None:
    complete(filed["street"], "acceptance-review", submission(RECORDED, "ask-for-correction"))
    found = done(filed["applicant"].get(f"/v2/process-instances/{filed['key']}/timeline"))
    review = next(each for each in found["steps"] if each["elementId"] == "acceptance-review")
    items = next(each for each in review["filled"] if each["kind"] == "dynamiclist")
    said = [{field["label"]: field["value"] for field in row} for row in items["rows"]]
    assert {"材料": "场所使用证明", "情况": "缺失", "说明": "请补交（示例）"} in said


def test_a_stranger_is_told_there_is_no_such_task_or_case(filed: dict[str, Any], client: FlaskClient) -> None:
    key = task_of(filed["street"], "acceptance-review")["userTaskKey"]
    assert client.get(f"/v2/user-tasks/{key}/guidance").status_code == 404
    assert client.get(f"/v2/process-instances/{filed['key']}/timeline").status_code == 404


def test_what_one_started_is_told_by_what_it_is_about(filed: dict[str, Any]) -> None:
    (item,) = done(filed["applicant"].get("/v2/process-instances/started"))["items"]
    assert item["summary"][0] == {"label": "组织", "value": RECORDED.org_name}


def test_the_session_names_the_posts_its_person_holds(filed: dict[str, Any]) -> None:
    held = done(filed["street"].get("/v2/session"))["groups"]
    assert held == [{"id": "street-acceptance:010", "name": "010 · street-acceptance"}]
