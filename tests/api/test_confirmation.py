"""Signing over HTTP: asked for who one is, told the way out, and let go on with what was sent before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.actor import SYSTEM
from engine.identity.sign_in import set_password
from engine.persistence.database import Database, transaction
from tests.support.accounts import PASSWORD, client_of, hash_quickly, hire
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

CONFIRMATION = "/v2/authentication/confirmation"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@pytest.fixture
def task(database: Database) -> str:
    """The key of a task that leaders sign; wang is one."""
    signed = {"gongzhi:signature": "required"}
    desk = Desk(database)
    approve = user_task("approve", groups=["leaders"], properties=signed)
    desk.run(process("approval", start() >> approve >> end()))
    hire(database, "wang", groups=["leaders"])
    set_password(database, SYSTEM, "wang", PASSWORD)
    with transaction(database) as session:
        session.execute("UPDATE credential SET must_change = ?", (False,))
    return desk.task("approve")


def complete(client: FlaskClient, task: str, key: str = "first") -> TestResponse:
    return client.post(
        f"/v2/user-tasks/{task}/completion", json={"variables": {}}, headers={"Idempotency-Key": key}
    )


def confirm(client: FlaskClient, password: str = PASSWORD) -> TestResponse:
    return client.post(CONFIRMATION, json={"password": password})


def browser_of_wang(app: Flask) -> FlaskClient:
    client = app.test_client()
    answer = client.post("/v2/session", json={"username": "wang", "password": PASSWORD})
    assert (answer.status_code, answer.json["method"]) == (200, "password")
    client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrfToken"]
    return client


def test_an_old_sign_in_is_asked_anew_and_the_same_request_goes_on(
    clock: Callable[[timedelta], object], app: Flask, database: Database, task: str
) -> None:
    browser, elsewhere = browser_of_wang(app), browser_of_wang(app)
    for minutes in (10, 10):
        clock(timedelta(minutes=minutes))
        assert browser.get("/v2/session").status_code == elsewhere.get("/v2/session").status_code == 200
    refused = complete(browser, task)
    assert (refused.status_code, refused.json["code"]) == (403, "confirmation-required")
    assert "approve" in refused.json["detail"] and "重新确认身份" in refused.json["detail"]
    wrong = confirm(browser, "not-the-password")
    assert (wrong.status_code, wrong.json["code"]) == (401, "sign-in-failed")
    confirmed = confirm(browser)
    assert (confirmed.status_code, confirmed.json["minutes"]) == (200, 15)
    assert complete(elsewhere, task, "second").status_code == 403  # another browser proved nothing
    assert complete(browser, task).status_code == 200


def test_a_token_signs_once_its_person_has_confirmed_for_it_and_a_machine_never(
    app: Flask, database: Database, task: str
) -> None:
    program, other = client_of(app, database, "wang"), client_of(app, database, "wang")
    assert complete(program, task).json["code"] == "confirmation-required"
    assert confirm(program).status_code == 200
    assert complete(other, task, "second").status_code == 403
    robot = client_of(app, database, "robot", groups=["leaders"], kind="service")
    assert complete(robot, task, "third").json["code"] == "confirmation-required"
    assert confirm(robot).status_code == 401
    assert complete(program, task).status_code == 200


def test_the_fifth_wrong_password_locks_and_says_how_long(app: Flask, database: Database, task: str) -> None:
    browser = browser_of_wang(app)
    assert [confirm(browser, "wrong-wrong-wrong").status_code for _ in range(5)] == [401] * 5
    locked = confirm(browser)
    assert (locked.status_code, locked.json["code"]) == (429, "too-many-attempts")
    assert int(locked.headers["Retry-After"]) > 0


def test_a_task_says_that_it_is_signed_and_the_course_by_whom_and_with_which_effect(
    app: Flask, database: Database, task: str
) -> None:
    browser, instance = browser_of_wang(app), task.split("-")[0]
    assert browser.get(f"/v2/user-tasks/{task}/guidance").json["needsSignature"] is True
    complete(browser, task)
    path = f"/v2/process-instances/{instance}/timeline"
    (step,) = browser.get(path, headers={"Accept-Language": "en"}).json["steps"]
    assert step["completedBy"]["id"] == "wang"
    assert step["signature"]["legalEffect"] == "Demonstration signature without legal effect"
    (step,) = browser.get(path).json["steps"]
    signature = step["signature"]
    assert (signature["legalEffect"], signature["isCertified"]) == ("演示签名，无法律效力", False)
    assert (signature["method"], len(signature["digest"])) == ("password", 64)


def test_data_leaves_the_house_only_in_known_hands_and_history_says_what_left(
    clock: Callable[[timedelta], object], app: Flask, database: Database, task: str
) -> None:
    browser = browser_of_wang(app)
    sent = {"what": "register:filing", "title": "备案登记册", "filters": "street=010; 合唱队", "rows": 57}
    for minutes in (10, 10):
        clock(timedelta(minutes=minutes))
        browser.get("/v2/session")
    refused = browser.post("/v2/exports", json=sent)
    assert (refused.status_code, refused.json["code"]) == (403, "confirmation-required")
    assert "备案登记册" in refused.json["detail"]
    confirm(browser)
    assert browser.post("/v2/exports", json=sent).status_code == 204
    (told,) = Desk(database).events("data-exported")
    assert told == {**sent, "element": None, "actor": "wang", "for": None}
