"""Sessions over HTTP, and the attacks on them: each tried and refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.app import create_app
from api.auth import CSRF_HEADER
from api.runtime import runtime_of
from engine.actor import SYSTEM
from engine.identity.sign_in import set_password
from engine.persistence.database import Database, reading
from tests.support.accounts import PASSWORD, client_of, hash_quickly, hire, token_of

FRESH = "fresh-and-different"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@pytest.fixture
def browser(app: Flask, database: Database) -> Iterator[Callable[..., FlaskClient]]:
    """Browsers of people who are signed in; each sends the CSRF token as our own page does."""

    def signed_in(person: str, *, fresh: str = FRESH, **held: Any) -> FlaskClient:
        hire(database, person, **held)
        set_password(database, SYSTEM, person, PASSWORD)
        client = app.test_client()
        _use(client, enter(client, person, PASSWORD))
        answer = client.put("/v2/session/password", json={"currentPassword": PASSWORD, "newPassword": fresh})
        assert answer.status_code == 204, answer.text
        return client

    yield signed_in


def enter(client: FlaskClient, person: str, password: str, **more: Any) -> TestResponse:
    return client.post("/v2/session", json={"username": person, "password": password}, **more)


def _use(client: FlaskClient, answer: TestResponse) -> None:
    assert answer.status_code == 200, answer.text
    client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrfToken"]


def cookie_of(client: FlaskClient) -> str:
    found = client.get_cookie("gongzhi")
    assert found is not None
    return found.value


def test_signing_in_gives_a_cookie_no_script_can_read(
    app: Flask, browser: Callable[..., FlaskClient]
) -> None:
    browser("wang", groups=["street-review:003"])
    answer = enter(app.test_client(), "wang", FRESH)
    session, csrf = answer.headers.getlist("Set-Cookie")
    assert session.startswith("gongzhi=")
    assert "HttpOnly" in session and "SameSite=Lax" in session and "Path=/" in session
    assert "HttpOnly" not in csrf
    assert answer.json["userId"] == "wang"
    assert answer.json["candidateGroups"] == ["street-review:003"]
    assert answer.json["mustChangePassword"] is False


def test_over_https_the_cookie_is_tied_to_it(app: Flask, browser: Callable[..., FlaskClient]) -> None:
    browser("wang")
    answer = enter(app.test_client(), "wang", FRESH, base_url="https://localhost")
    session, csrf = answer.headers.getlist("Set-Cookie")
    assert session.startswith("__Host-gongzhi=") and "Secure" in session
    assert "Secure" in csrf


def test_without_a_session_everything_is_refused_alike(app: Flask, database: Database) -> None:
    answer = app.test_client().get("/v2/units")
    assert answer.status_code == 401
    assert answer.json["code"] == "unauthenticated"
    assert answer.content_type == "application/problem+json"


def test_who_is_wrong_learns_not_what_was_wrong(app: Flask, browser: Callable[..., FlaskClient]) -> None:
    browser("wang")
    answers = [enter(app.test_client(), *pair) for pair in (("wang", "wrong"), ("nobody", "wrong"))]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json == answers[1].json


def test_guessing_is_answered_429_with_the_time_to_wait(
    app: Flask, browser: Callable[..., FlaskClient], clock: Any
) -> None:
    browser("wang")
    guesser = app.test_client()
    for _ in range(5):
        assert enter(guesser, "wang", "wrong").status_code == 401
    answer = enter(guesser, "wang", FRESH)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    clock(timedelta(seconds=30))
    assert enter(guesser, "wang", FRESH).status_code == 200


@pytest.mark.parametrize(("hops", "address"), [(0, "127.0.0.1"), (1, "10.1.1.1")])
def test_the_address_is_that_of_the_browser_only_if_a_proxy_of_ours_says_so(
    database: Database, hops: int, address: str
) -> None:
    hire(database, "wang")
    set_password(database, SYSTEM, "wang", PASSWORD)
    app = create_app(replace(database.settings, proxy_hops=hops))
    enter(app.test_client(), "wang", PASSWORD, headers={"X-Forwarded-For": "6.6.6.6, 10.1.1.1"})
    with reading(database) as session:
        assert session.all("SELECT address FROM login_session") == [(address,)]
    runtime_of(app).database.close()


# -- fixation and theft -------------------------------------------------------------------------------------


def test_a_session_planted_before_the_sign_in_is_not_the_one_after_it(
    app: Flask, browser: Callable[..., FlaskClient]
) -> None:
    attacker = browser("mallory")
    browser("wang", fresh="another-and-different")
    planted = cookie_of(attacker)
    victim = app.test_client()
    victim.set_cookie("gongzhi", planted)
    _use(victim, enter(victim, "wang", "another-and-different"))
    assert cookie_of(victim) != planted
    assert victim.get("/v2/session").json["userId"] == "wang"
    assert attacker.get("/v2/session").status_code == 401, "and the planted one is over"


def test_a_made_up_session_id_is_never_taken_over(app: Flask, browser: Callable[..., FlaskClient]) -> None:
    browser("wang")
    victim = app.test_client()
    victim.set_cookie("gongzhi", "chosen-by-the-attacker")
    enter(victim, "wang", FRESH)
    thief = app.test_client()
    thief.set_cookie("gongzhi", "chosen-by-the-attacker")
    assert thief.get("/v2/session").status_code == 401


def test_a_stolen_cookie_is_worthless_after_signing_out(
    app: Flask, browser: Callable[..., FlaskClient]
) -> None:
    victim = browser("wang")
    thief = app.test_client()
    thief.set_cookie("gongzhi", cookie_of(victim))
    assert thief.get("/v2/session").status_code == 200
    assert victim.delete("/v2/session").status_code == 204
    assert thief.get("/v2/session").status_code == 401
    assert victim.get_cookie("gongzhi") is None


def test_a_session_revoked_from_another_browser_ends_at_its_next_request(
    app: Flask, browser: Callable[..., FlaskClient]
) -> None:
    first = browser("wang")
    second = app.test_client()
    _use(second, enter(second, "wang", FRESH))
    listed = second.get("/v2/sessions").json["items"]
    assert len(listed) == 2
    assert second.delete(f"/v2/sessions/{listed[1]['sessionKey']}").status_code == 204
    assert first.get("/v2/session").status_code == 401
    assert second.get("/v2/session").status_code == 200


def test_a_stolen_token_is_worthless_after_its_revocation_and_cannot_make_itself_an_heir(
    app: Flask, browser: Callable[..., FlaskClient]
) -> None:
    owner = browser("wang")
    issued = owner.post("/v2/tokens", json={"name": "script", "scopes": ["read", "write"]}).json
    thief = app.test_client()
    thief.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {issued['secret']}"
    assert thief.get("/v2/session").json["userId"] == "wang"
    heir = thief.post("/v2/tokens", json={"name": "heir", "scopes": ["read"]})
    assert heir.status_code == 401
    assert thief.put("/v2/session/password", json={}).status_code == 401
    assert owner.delete(f"/v2/tokens/{issued['token']['tokenKey']}").status_code == 204
    assert thief.get("/v2/session").status_code == 401
    assert owner.get("/v2/tokens").json == {"items": []}


def test_a_token_does_no_more_than_its_scopes(app: Flask, database: Database) -> None:
    hire(database, "sys", roles=["system-administrator"])
    for scopes, expected in ((["read"], 403), (["read", "write"], 403), (["administration"], 204)):
        client = app.test_client()
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token_of(database, 'sys', scopes)}"
        answer = client.put("/v2/groups/volunteers", json={"name": "Volunteers"})
        assert answer.status_code == expected, scopes
        if expected == 403:
            assert answer.json["code"] == "missing-scope"


# -- forged requests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", [None, "", "0" * 64, "of another session"])
def test_a_request_without_the_sessions_own_csrf_token_is_refused(
    app: Flask, browser: Callable[..., FlaskClient], header: str | None
) -> None:
    other = browser("li", fresh="quite-another-word")
    client = browser("wang")
    if header is None:
        del client.environ_base["HTTP_X_CSRF_TOKEN"]
    elif header == "of another session":
        client.environ_base["HTTP_X_CSRF_TOKEN"] = other.environ_base["HTTP_X_CSRF_TOKEN"]
    else:
        client.environ_base["HTTP_X_CSRF_TOKEN"] = header
    answer = client.post("/v2/tokens", json={"name": "x", "scopes": ["read"]})
    assert answer.status_code == 403
    assert answer.json["code"] == "csrf-token-invalid"
    assert client.get("/v2/tokens").json == {"items": []}, "reading needs none; nothing was written"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example"])
def test_another_sites_page_writes_nothing_and_signs_nobody_in(
    app: Flask, browser: Callable[..., FlaskClient], origin: str
) -> None:
    client = browser("wang")
    headers = {"Origin": origin}
    answer = client.post("/v2/tokens", json={"name": "x", "scopes": ["read"]}, headers=headers)
    assert answer.status_code == 403
    assert enter(app.test_client(), "wang", FRESH, headers=headers).status_code == 403
    own = {"Origin": "http://localhost"}
    assert enter(app.test_client(), "wang", FRESH, headers=own).status_code == 200


def test_a_form_of_another_site_cannot_sign_in(app: Flask, browser: Callable[..., FlaskClient]) -> None:
    """A form sends no JSON without asking first."""
    browser("wang")
    form = {"username": "wang", "password": FRESH}
    answer = app.test_client().post("/v2/session", data=form)
    assert answer.status_code == 415
    assert "Set-Cookie" not in answer.headers


# -- first passwords ----------------------------------------------------------------------------------------


def test_a_password_set_by_somebody_else_opens_nothing_but_its_change(app: Flask, database: Database) -> None:
    hire(database, "wang")
    set_password(database, SYSTEM, "wang", PASSWORD)
    client = app.test_client()
    answer = enter(client, "wang", PASSWORD)
    _use(client, answer)
    assert answer.json["mustChangePassword"] is True
    refused = client.get("/v2/units")
    assert (refused.status_code, refused.json["code"]) == (403, "password-change-needed")
    changed = client.put("/v2/session/password", json={"currentPassword": PASSWORD, "newPassword": FRESH})
    assert changed.status_code == 204
    assert client.get("/v2/units").status_code == 200


@pytest.mark.parametrize("weak", ["short", "password1234", PASSWORD])
def test_a_weak_or_used_password_is_refused_with_the_reason(
    browser: Callable[..., FlaskClient], weak: str
) -> None:
    client = browser("wang")
    answer = client.put("/v2/session/password", json={"currentPassword": FRESH, "newPassword": weak})
    assert answer.status_code == 422
    assert answer.json["detail"]


# -- administration -----------------------------------------------------------------------------------------

WANG = {"userId": "wang", "name": "Wang"}


def test_the_house_is_built_by_two_administrators(app: Flask, database: Database) -> None:
    system = client_of(app, database, "sys", roles=["system-administrator"])
    security = client_of(app, database, "sec", roles=["security-administrator"])
    assert system.put("/v2/units/003", json={"name": "春熙路街道", "kind": "street"}).status_code == 204
    assert system.put("/v2/posts/003/street-review", json={"name": "审核岗"}).status_code == 204
    assert system.put("/v2/groups/volunteers", json={"name": "志愿者"}).status_code == 204
    assert system.post("/v2/users", json=WANG).status_code == 201
    assert security.post("/v2/users", json=WANG).status_code == 403
    held = {"unit": "003", "post": "street-review"}
    assert system.post("/v2/users/wang/posts", json=held).status_code == 403
    assert security.post("/v2/users/wang/posts", json=held).status_code == 204
    assert security.post("/v2/users/wang/groups", json={"group": "volunteers"}).status_code == 204
    assert security.post("/v2/users/wang/roles", json={"role": "process-designer"}).status_code == 204
    detail = system.get("/v2/users/wang").json
    assert [each["held"] for each in detail["posts"] + detail["groups"] + detail["roles"]] == [
        "street-review:003",
        "volunteers",
        "process-designer",
    ]
    assert security.get("/v2/posts/003/street-review/holders").json["items"][0]["userId"] == "wang"
    wang = client_of(app, database, "wang")
    assert wang.get("/v2/session").json["candidateGroups"] == ["street-review:003", "volunteers"]
    assert security.delete("/v2/users/wang/posts/003/street-review").status_code == 204
    assert wang.get("/v2/session").json["candidateGroups"] == ["volunteers"]
    assert system.post("/v2/users/wang/leaving", json={}).status_code == 204
    assert wang.get("/v2/session").status_code == 401


def test_nobody_becomes_two_administrators_over_http(app: Flask, database: Database) -> None:
    security = client_of(app, database, "sec", roles=["security-administrator"])
    hire(database, "sys", roles=["system-administrator"])
    answer = security.post("/v2/users/sys/roles", json={"role": "audit-administrator"})
    assert (answer.status_code, answer.json["code"]) == (403, "administrators-are-separate")
    own = security.post("/v2/users/sec/roles", json={"role": "auditor"})
    assert (own.status_code, own.json["code"]) == (403, "not-own-rights")


@pytest.mark.parametrize(
    "extra",
    [{"roles": ["auditor"]}, {"lockedAt": None}, {"tenantId": "x"}, {"passwordHash": "x"}, {"id": "root"}],
)
def test_members_nobody_asked_for_are_refused(app: Flask, database: Database, extra: dict[str, Any]) -> None:
    """Mass assignment: an account is created with what the schema names, or not at all."""
    system = client_of(app, database, "sys", roles=["system-administrator"])
    answer = system.post("/v2/users", json={**WANG, **extra})
    assert answer.status_code == 422
    assert system.get("/v2/users/wang").status_code == 404


def test_people_are_found_page_by_page_and_by_administrators_only(app: Flask, database: Database) -> None:
    system = client_of(app, database, "sys", roles=["system-administrator"])
    ordinary = client_of(app, database, "wang")
    hire(database, "li")
    first = system.post("/v2/users/search", json={"page": {"limit": 2}}).json
    assert [each["userId"] for each in first["items"]] == ["li", "sys"]
    after = {"limit": 2, "after": first["page"]["endCursor"]}
    second = system.post("/v2/users/search", json={"page": after}).json
    assert [each["userId"] for each in second["items"]] == ["wang"]
    assert second["page"]["endCursor"] is None
    found = system.post("/v2/users/search", json={"filter": {"text": "WAN"}}).json["items"]
    assert [each["userId"] for each in found] == ["wang"]
    assert system.post("/v2/users/search", json={"filter": {"text": "%"}}).json["items"] == []
    assert ordinary.post("/v2/users/search", json={}).status_code == 403
    assert ordinary.get("/v2/users/li").status_code == 403


def test_a_path_with_nul_names_nothing(app: Flask, database: Database) -> None:
    system = client_of(app, database, "sys", roles=["system-administrator"])
    assert system.get("/v2/users/a%00b").status_code == 404


def test_the_proof_is_named_as_pages_expect_it() -> None:
    assert CSRF_HEADER == "X-CSRF-Token"


def test_a_page_nobody_sits_at_does_not_keep_its_session_alive(
    clock: Callable[[timedelta], object], app: Flask, browser: Callable[..., FlaskClient]
) -> None:
    used, deserted = browser("wang"), browser("li")
    for _ in range(4):
        clock(timedelta(minutes=4))
        assert used.get("/v2/user-tasks").status_code == 200
        last = deserted.get("/v2/user-tasks", headers={"X-Deserted": "1"})
    assert (last.status_code, last.json["code"]) == (401, "unauthenticated")
