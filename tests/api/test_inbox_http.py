"""Inboxes over HTTP: lists, counts, drafts; a page that asks again is told 304 until something changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.runtime import runtime_of
from engine.persistence.database import Database
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def desk(database: Database) -> Desk:
    found = Desk(database)
    summary = {"gongzhi:summary": "Applicant: applicant"}
    check = user_task("check", groups=["clerks"], properties=summary)
    found.deploy(process("p", start() >> check >> user_task("sign", groups=["heads"]) >> end()))
    for number in range(3):
        found.start("p", {"applicant": f"a{number}"}, business_key=f"so-2026-{number}")
    return found


@pytest.fixture
def clerk(signed_in: SignIn) -> FlaskClient:
    return signed_in("li", groups=["clerks"])


def body(answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    return answer.json


def keys(answer: Any) -> list[str]:
    return [item["businessKey"] for item in body(answer)["items"]]


def test_a_clerk_reads_the_list_page_by_page(desk: Desk, clerk: FlaskClient) -> None:
    first = clerk.get("/v2/user-tasks?list=todo&limit=2")
    assert keys(first) == ["so-2026-0", "so-2026-1"]
    after = body(first)["page"]["endCursor"]
    second = clerk.get(f"/v2/user-tasks?limit=2&after={after}")
    assert (keys(second), body(second)["page"]["endCursor"]) == (["so-2026-2"], None)
    (item,) = body(second)["items"]
    assert item["summary"] == [{"label": "Applicant", "value": "a2"}]
    assert (item["processDefinitionId"], item["state"], item["startedBy"]) == ("p", "open", "wang")


def test_a_search_in_a_body_says_the_same(desk: Desk, clerk: FlaskClient) -> None:
    wanted = {"list": "offered", "filter": {"text": "2026-1", "processDefinitionId": "p"}, "descending": True}
    assert keys(clerk.post("/v2/user-tasks/search", json=wanted)) == ["so-2026-1"]
    assert keys(clerk.post("/v2/user-tasks/search", json={})) == ["so-2026-0", "so-2026-1", "so-2026-2"]
    refused = clerk.post("/v2/user-tasks/search", json={"filter": {"tenantId": "other"}})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    "query",
    ["list=nothing", "sort=name", "limit=0", "after=x", "dueFrom=yesterday", "priorityFrom=101"],
)
def test_a_query_that_means_nothing_is_refused(desk: Desk, clerk: FlaskClient, query: str) -> None:
    answer = clerk.get(f"/v2/user-tasks?{query}")
    assert answer.status_code == 422, answer.text
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("path", ["/v2/user-tasks", "/v2/user-tasks/counts", "/v2/process-instances/started"])
def test_what_has_not_changed_is_not_sent_again(
    desk: Desk, clerk: FlaskClient, signed_in: SignIn, path: str
) -> None:
    head = signed_in("qian", groups=["heads"])
    seen = {client: client.get(path).headers["ETag"] for client in (clerk, head)}
    again = clerk.get(path, headers={"If-None-Match": seen[clerk]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", seen[clerk])
    assert clerk.post(f"/v2/user-tasks/{desk.task('check')}/claim").status_code == 200
    assert head.get(path, headers={"If-None-Match": seen[head]}).status_code == 304
    changed = clerk.get(path, headers={"If-None-Match": seen[clerk]})
    assert changed.status_code == 200 and changed.headers["ETag"] != seen[clerk]
    assert clerk.get(path, headers={"If-None-Match": seen[head]}).status_code == 200


def test_asking_again_reads_no_list(desk: Desk, clerk: FlaskClient, app: Any) -> None:
    tag = clerk.get("/v2/user-tasks").headers["ETag"]
    asked: list[str] = []
    runtime_of(app).database.recorder = lambda sql, params: asked.append(sql)
    clerk.get("/v2/user-tasks", headers={"If-None-Match": tag})
    assert not [sql for sql in asked if "user_task" in sql]
    assert len([sql for sql in asked if "inbox_change" in sql]) == 1


def test_counts_and_what_one_started(desk: Desk, clerk: FlaskClient, signed_in: SignIn) -> None:
    clerk.post(f"/v2/user-tasks/{desk.task('check')}/claim")
    counts = body(clerk.get("/v2/user-tasks/counts"))
    assert {name: count["value"] for name, count in counts.items()} == {
        "todo": 3, "mine": 1, "offered": 2, "done": 0, "started": 0,
    }  # fmt: skip
    assert keys(clerk.get("/v2/process-instances/started")) == []
    wang = signed_in("wang").get("/v2/process-instances/started?text=so-2026-0")
    assert keys(wang) == ["so-2026-0"]
    assert body(wang)["items"][0]["waitingFor"][0]["assignee"] == "li"


def test_the_list_of_all_shows_cases_one_may_see_and_auditors_no_content(
    desk: Desk, clerk: FlaskClient, signed_in: SignIn
) -> None:
    assert keys(signed_in("sun").get("/v2/user-tasks?list=all")) == []
    assert len(keys(clerk.get("/v2/user-tasks?list=all"))) == 3
    audited = signed_in("shen", roles=["auditor"]).get("/v2/user-tasks?list=all")
    assert [item["summary"] for item in body(audited)["items"]] == [[], [], []]
    assert "ETag" not in audited.headers


def test_a_draft_is_kept_for_the_one_who_wrote_it(desk: Desk, clerk: FlaskClient, signed_in: SignIn) -> None:
    path = f"/v2/user-tasks/{desk.task('check')}/draft"
    assert clerk.get(path).status_code == 404
    assert clerk.put(path, json={"variables": {"opinion": "同意"}}).status_code == 200
    assert body(clerk.get(path))["variables"] == {"opinion": "同意"}
    assert signed_in("chen", groups=["clerks"]).get(path).status_code == 404
    assert clerk.delete(path).status_code == 204
    assert clerk.get(path).status_code == 404


def test_strangers_are_told_that_there_is_no_such_task(desk: Desk, signed_in: SignIn) -> None:
    stranger, one = signed_in("sun"), f"/v2/user-tasks/{desk.task('check')}"
    asked = [
        stranger.get(one), stranger.get(one + "/form"), stranger.get(one + "/variables"),
        stranger.get(one + "/draft"), stranger.put(one + "/draft", json={"variables": {}}),
        stranger.delete(one + "/draft"), stranger.patch(one, json={"priority": 1}),
    ]  # fmt: skip
    assert [answer.status_code for answer in asked] == [404] * 7


def test_follow_up_and_priority_are_changed(desk: Desk, clerk: FlaskClient) -> None:
    change = {"followUpDate": "2026-04-01T08:00:00+08:00", "priority": 80}
    changed = clerk.patch(f"/v2/user-tasks/{desk.task('check')}", json=change)
    assert (changed.status_code, body(changed)["priority"]) == (200, 80)
    (item,) = body(clerk.get("/v2/user-tasks?priorityFrom=80"))["items"]
    assert item["followUpDate"].startswith("2026-04-01T00:00:00")


def test_a_task_shows_its_variables_and_that_it_has_no_form(desk: Desk, clerk: FlaskClient) -> None:
    one = f"/v2/user-tasks/{desk.task('check')}"
    assert body(clerk.get(one + "/variables"))["variables"]["applicant"] == "a0"
    assert clerk.get(one + "/form").status_code == 404
