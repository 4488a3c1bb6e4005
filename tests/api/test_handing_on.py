"""Handing a task on: by its holder or a superior, to another candidate, for a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.actor import SYSTEM
from engine.commands.instances import start_process_instance
from engine.identity.transfer import import_identities
from engine.persistence.database import Database, transaction
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

SignIn = Callable[..., FlaskClient]
DRAWN = {"gongzhi:separation-of-duty": "draft"}


@pytest.fixture
def case(database: Database) -> str:
    """A sheet that one person of the post drafts and another checks."""
    drawn = start() >> user_task("draft", groups=["clerk:010"])
    drawn = drawn >> user_task("check", groups=["clerk:010"], properties=DRAWN) >> end()
    definition = Desk(database).deploy(process("sheet", drawn))[0]
    with transaction(database) as session:
        return str(start_process_instance(session, SYSTEM, definition_id=definition).instance_id)


def task(client: FlaskClient, element: str) -> str:
    answer = client.get("/v2/user-tasks?list=todo").get_json()
    key: str = next(each["userTaskKey"] for each in answer["items"] if each["elementId"] == element)
    return f"/v2/user-tasks/{key}"


def hand(client: FlaskClient, path: str, to: str | None, reason: str = "出差三天") -> Any:
    return client.post(path + "/assignment", json={"assignee": to, "reason": reason})


def test_the_holder_hands_on_to_a_colleague_of_the_post_and_history_says_why(
    case: str, signed_in: SignIn
) -> None:
    wang, li = (signed_in(person, posts=["clerk:010"]) for person in ("wang", "li"))
    stranger = signed_in("sun", posts=["clerk:003"])
    path = task(wang, "draft")
    assert wang.get(path + "/successors").get_json() == {"mayHandOn": False, "items": []}
    assert hand(wang, path, "li").status_code == 403, "nobody holds it"
    wang.post(path + "/claim")
    listed = wang.get(path + "/successors").get_json()
    assert listed == {"mayHandOn": True, "items": [{"id": "li", "name": "li"}]}
    assert hand(li, path, "li").get_json()["code"] == "not-yours-to-hand-on"
    assert hand(wang, path, "sun").get_json()["code"] == "not-a-successor"
    assert hand(wang, path, "nobody").get_json()["code"] == "not-a-successor"
    assert hand(wang, path, "li", "急").status_code == 422
    assert hand(stranger, path, "sun").status_code == 404
    assert hand(wang, path, "li").get_json()["assignee"] == "li"
    assert wang.post(path + "/completion", json={"variables": {}}).status_code == 403
    events = li.get(f"/v2/history/{case}?limit=1000").get_json()["items"]
    (handed,) = [each["data"] for each in events if each["type"] == "user-task-assigned"]
    assert handed == {"assignee": {"old": "wang", "new": "li"}, "reason": "出差三天"}


def test_a_superior_hands_on_and_takes_back_but_not_to_whom_another_duty_excludes(
    case: str, signed_in: SignIn, database: Database
) -> None:
    wang, li = (signed_in(person, posts=["clerk:010"]) for person in ("wang", "li"))
    head = signed_in("head", posts=["head:010"])
    with transaction(database) as session:
        post = {"unit": "010", "key": "head", "name": "head", "supervises": True}
        import_identities(session, SYSTEM, {"posts": [post]})
    path = task(wang, "draft")
    wang.post(path + "/claim")
    assert wang.post(path + "/completion", json={"variables": {}}).status_code == 200
    path = task(li, "check")
    assert head.get(path + "/successors").get_json()["items"] == [{"id": "li", "name": "li"}]
    assert hand(head, path, "wang").get_json()["code"] == "duties-not-separate"
    assert hand(head, path, "li").get_json()["assignee"] == "li"
    assert hand(head, path, None, "李请病假").get_json()["assignee"] is None
    li.post(path + "/claim")
    assert li.post(path + "/completion", json={"variables": {}}).status_code == 200
    assert hand(head, path, "li").status_code == 409
