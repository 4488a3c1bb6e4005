"""Sessions, and in whose name one acts: what is refused; signing in alone is in ``test_sign_in_http``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.persistence.database import Database
from tests.api.attacks.asking import FRESH, code_of, enter


def test_a_thief_is_out_when_the_password_changes(app: Flask, browser: Callable[[str], FlaskClient]) -> None:
    owner = browser("wang")
    thief, answer = enter(app, "wang", FRESH)
    assert answer.status_code == 200
    change = {"currentPassword": FRESH, "newPassword": "yet-another-password"}
    assert owner.put("/v2/session/password", json=change).status_code == 204
    assert thief.get("/v2/session").status_code == 401
    assert owner.get("/v2/session").status_code == 200, "who changed it stays"
    assert enter(app, "wang", FRESH)[1].status_code == 401


def test_a_password_set_by_the_administrator_ends_every_session(
    app: Flask, database: Database, browser: Callable[[str], FlaskClient], system: FlaskClient
) -> None:
    owner = browser("wang")
    assert system.put("/v2/users/wang/password", json={"password": "set-by-somebody"}).status_code == 204
    assert owner.get("/v2/session").status_code == 401


def test_guessing_from_one_address_is_slowed_whatever_it_claims_to_be(
    app: Flask, browser: Callable[[str], FlaskClient], clock: Any
) -> None:
    browser("wang")
    statuses = []
    for number in range(6):
        headers = {"X-Forwarded-For": f"192.0.2.{number}", "X-Real-IP": f"192.0.2.{number}"}
        statuses.append(enter(app, "wang", "wrong", headers=headers)[1].status_code)
    assert statuses == [401] * 5 + [429]
    clock(timedelta(minutes=1))
    assert enter(app, "wang", FRESH)[1].status_code == 200


@pytest.mark.parametrize("place", ["query", "body", "cookie"])
def test_a_csrf_token_counts_in_its_header_alone(browser: Callable[[str], FlaskClient], place: str) -> None:
    client = browser("wang")
    token = client.environ_base.pop("HTTP_X_CSRF_TOKEN")
    path, body = "/v2/tokens", {"name": "x", "scopes": ["read"]}
    if place == "query":
        path += f"?csrfToken={token}&X-CSRF-Token={token}"
    elif place == "body":
        body["csrfToken"] = token
    # the cookie gongzhi-csrf is sent by the browser anyway: it proves nothing
    assert code_of(client.post(path, json=body)) == (403, "csrf-token-invalid")


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Bearer gongzhi_", "Basic d2FuZzp4", "bearer \tx"])
def test_a_made_up_authorization_does_not_replace_the_csrf_token(
    browser: Callable[[str], FlaskClient], header: str
) -> None:
    client = browser("wang")
    del client.environ_base["HTTP_X_CSRF_TOKEN"]
    body = {"name": "x", "scopes": ["read"]}
    answer = client.post("/v2/tokens", json=body, headers={"Authorization": header})
    assert answer.status_code in (401, 403)
    assert client.get("/v2/tokens").json == {"items": []}


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_reading_is_not_turned_into_writing_by_a_header(
    browser: Callable[[str], FlaskClient], header: str
) -> None:
    client = browser("wang")
    del client.environ_base["HTTP_X_CSRF_TOKEN"]
    assert client.get("/v2/session", headers={header: "DELETE"}).status_code == 200
    assert client.get("/v2/session").status_code == 200


@pytest.mark.parametrize("name", ["wang", "nobody", "wang'--", "王" * 300])
def test_nobody_acts_in_a_name_they_do_not_stand_in_for(
    wang: FlaskClient, mallory: FlaskClient, name: str
) -> None:
    """Who exists and who does not is answered alike."""
    headers = {"X-On-Behalf-Of": name.encode("utf-8").decode("latin-1")}
    answer = mallory.get("/v2/user-tasks", headers=headers)
    assert code_of(answer) == (403, "not-the-deputy")
