"""Signing in with an OpenID Connect provider that runs in the test, honest and otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from api.oidc import Provider as OurView
from api.runtime import runtime_of
from engine import clock as engine_clock
from engine.actor import SYSTEM
from engine.config import Settings
from engine.identity.oidc import PATIENCE, link_identity
from engine.identity.sessions import recognise_session
from engine.persistence.database import Database, reading, transaction
from tests.support.accounts import client_of, hire
from tests.support.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, running

CALLBACK = "http://localhost/v2/oidc/callback"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # the loopback has no certificate
    with running(CALLBACK) as found:
        yield found


@pytest.fixture
def house(database: Database, provider: Provider, app_of: Callable[[Settings], Flask]) -> Flask:
    """The application that trusts the provider; wang's identity is linked, nobody else's."""
    settings = replace(
        database.settings,
        oidc_issuer=provider.url,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
    )
    hire(database, "wang")
    with transaction(database) as session:
        link_identity(session, SYSTEM, "wang", provider.url, "sub-of-wang")
    return app_of(settings)


def to_provider(client: FlaskClient, return_to: str = "/tasks") -> str:
    """Begin; gives the address of the provider's page."""
    answer = client.get("/v2/oidc/sign-in", query_string={"returnTo": return_to})
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def consent(url: str) -> str:
    """What the provider's page does when somebody consents: the way back."""
    answer = requests.get(url, allow_redirects=False, timeout=120)
    assert answer.status_code == 302, answer.text
    back = answer.headers["Location"]
    assert back.startswith(CALLBACK)
    return back.removeprefix("http://localhost")


def sign_in(client: FlaskClient, return_to: str = "/tasks") -> TestResponse:
    return client.get(consent(to_provider(client, return_to)))


def test_whoever_is_linked_comes_back_signed_in(house: Flask) -> None:
    client = house.test_client()
    answer = sign_in(client)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/tasks")
    assert client.get("/v2/session").json["userId"] == "wang"
    assert client.get_cookie("gongzhi-oidc", path="/v2/oidc") is None


def test_the_request_bears_state_nonce_and_an_s256_challenge(house: Flask) -> None:
    asked = parse_qs(urlsplit(to_provider(house.test_client())).query)
    assert asked["response_type"] == ["code"]
    assert asked["scope"] == ["openid"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [CALLBACK]
    assert len(asked["state"][0]) >= 43 and len(asked["nonce"][0]) >= 32 and asked["code_challenge"]


def test_an_identity_that_is_linked_to_nobody_is_refused(house: Flask, provider: Provider) -> None:
    provider.user = "sub-of-somebody"
    answer = sign_in(house.test_client())
    assert (answer.status_code, answer.json["code"]) == (401, "provider-sign-in-failed")
    assert "Set-Cookie" not in answer.headers


def test_a_mail_address_or_a_name_links_nobody(house: Flask, provider: Provider) -> None:
    provider.user = "sub-of-mallory"
    provider.claims = {"email": "wang@example.org", "preferred_username": "wang", "name": "wang"}
    assert sign_in(house.test_client()).status_code == 401


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of-another-sign-in"},
        {"nonce": None},
        {"aud": "another-client"},
        {"iss": "https://another.example"},
        {"exp": 1},
        {"iat": 99_999_999_999},
        {"sub": ""},
        {"sub": 7},
        {"azp": "another-client"},
        {"at_hash": "wrong"},
    ],
)
def test_a_token_with_a_false_claim_signs_nobody_in(
    house: Flask, provider: Provider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    assert sign_in(house.test_client()).status_code == 401


def test_a_token_signed_with_another_key_signs_nobody_in(house: Flask, provider: Provider) -> None:
    provider.forged_key = RSAKey.generate_key(2048)
    assert sign_in(house.test_client()).status_code == 401


def test_a_provider_may_change_its_keys(house: Flask, provider: Provider) -> None:
    assert sign_in(house.test_client()).status_code == 302
    provider.key = RSAKey.generate_key(2048, {"kid": "second"})
    assert sign_in(house.test_client()).status_code == 302


def test_a_provider_that_calls_itself_otherwise_is_not_the_one(house: Flask, provider: Provider) -> None:
    provider.issuer = "https://another.example"
    assert house.test_client().get("/v2/oidc/sign-in").status_code == 401


def test_the_way_back_works_once(house: Flask) -> None:
    client = house.test_client()
    back = consent(to_provider(client))
    state = client.get_cookie("gongzhi-oidc", path="/v2/oidc")
    assert state is not None
    assert client.get(back).status_code == 302
    client.set_cookie("gongzhi-oidc", state.value, path="/v2/oidc")
    assert client.get(back).status_code == 401


def test_the_way_back_of_another_browser_signs_nobody_in(house: Flask) -> None:
    """An attacker begins, and lets the victim follow the link: the victim must not become the attacker."""
    back = consent(to_provider(house.test_client()))
    victim = house.test_client()
    assert victim.get(back).status_code == 401
    to_provider(victim)
    assert victim.get(back).status_code == 401
    assert victim.get("/v2/session").status_code == 401


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x", "?error=access_denied&state=x", "?code=x&state="]
)
def test_a_way_back_without_its_parts_is_refused(house: Flask, query: str) -> None:
    client = house.test_client()
    to_provider(client)
    assert client.get(f"/v2/oidc/callback{query}").status_code == 401


def test_another_issuers_answer_is_refused(house: Flask) -> None:
    client = house.test_client()
    back = consent(to_provider(client))
    assert client.get(f"{back}&iss=https://another.example").status_code == 401


def test_a_code_of_somebody_else_is_worthless_without_the_verifier(house: Flask) -> None:
    victim, thief = house.test_client(), house.test_client()
    stolen = parse_qs(urlsplit(consent(to_provider(victim))).query)["code"][0]
    own = parse_qs(urlsplit(to_provider(thief)).query)["state"][0]
    answer = thief.get("/v2/oidc/callback", query_string={"code": stolen, "state": own})
    assert answer.status_code == 401


def test_whoever_takes_too_long_begins_again(house: Flask) -> None:
    client = house.test_client()
    with engine_clock.frozen():
        back = consent(to_provider(client))
        engine_clock.advance(PATIENCE)
        assert client.get(back).status_code == 401


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:1", "/a\r\nX: y", ""]
)
def test_nobody_is_sent_to_another_site_afterwards(house: Flask, target: str) -> None:
    client = house.test_client()
    begun = client.get("/v2/oidc/sign-in", query_string={"returnTo": target})
    if begun.status_code == 422:
        return
    assert client.get(consent(begun.headers["Location"])).headers["Location"] == "/"


def test_a_session_planted_before_is_not_the_one_after(house: Flask) -> None:
    client = house.test_client()
    client.set_cookie("gongzhi", "planted")
    sign_in(client)
    found = client.get_cookie("gongzhi")
    assert found is not None and found.value != "planted"


def test_a_provider_that_is_away_is_a_refusal_and_not_a_defect(
    database: Database, app_of: Callable[[Settings], Flask]
) -> None:
    settings = replace(database.settings, oidc_issuer="http://127.0.0.1:9", oidc_client_id=CLIENT_ID)
    assert app_of(settings).test_client().get("/v2/oidc/sign-in").status_code == 401


def test_without_a_provider_there_is_no_such_way(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/v2/oidc").json == {"isOffered": False}
    assert client.get("/v2/oidc/sign-in").status_code == 404
    assert client.get("/v2/oidc/callback?code=x&state=x").status_code == 404


def test_a_provider_needs_https() -> None:
    with pytest.raises(ValueError, match="https"):
        OurView.of(Settings(oidc_issuer="http://login.example.org"))


def test_identities_are_linked_by_the_system_administrator_and_to_one_person(
    house: Flask, database: Database
) -> None:
    system = client_of(house, database, "sys", roles=["system-administrator"])
    hire(database, "li")
    hire(database, "sec", roles=["security-administrator"])
    link = {"subject": "sub-of-li"}
    assert client_of(house, database, "li").post("/v2/users/li/identities", json=link).status_code == 403
    assert system.post("/v2/users/li/identities", json=link).status_code == 204
    assert system.post("/v2/users/wang/identities", json=link).status_code == 409
    for taken in ("sys", "sec"):
        answer = system.post(f"/v2/users/{taken}/identities", json={"subject": "mine"})
        assert answer.status_code == 403, "an administrator must not become another one"
    assert system.delete("/v2/users/li/identities/sub-of-li").status_code == 204
    assert system.delete("/v2/users/li/identities/sub-of-li").status_code == 404
    with reading(database) as session:
        rows = session.all("SELECT data FROM event WHERE type = 'oidc-identity-linked'")
    assert len(rows) == 2


def test_only_what_the_provider_says_of_the_last_proof_lets_one_sign(
    house: Flask, provider: Provider
) -> None:
    now = engine_clock.now()

    def shown() -> Any:
        client = house.test_client()
        sign_in(client)
        token = client.get_cookie("gongzhi")
        assert token is not None
        with reading(runtime_of(house).database) as session:
            return recognise_session(session, token.value).actor.authentication

    provider.claims = {"auth_time": None}
    assert shown() is None  # it may have signed in silently, from last week's session
    provider.claims = {"auth_time": int(now.timestamp()) - 3600}
    assert shown().at == datetime.fromtimestamp(int(now.timestamp()) - 3600, UTC)
    provider.claims = {"auth_time": int(now.timestamp()) + 50}  # its clock is ahead
    assert shown().at <= engine_clock.now() and shown().method == "oidc"


def test_who_is_to_sign_is_asked_by_the_provider_although_it_knows_them(house: Flask) -> None:
    answer = house.test_client().get("/v2/oidc/sign-in?anew=true")
    asked = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])
    assert not {"prompt", "max_age"} & parse_qs(urlsplit(to_provider(house.test_client())).query).keys()


def test_the_page_to_sign_in_offers_the_provider_where_there_is_one(house: Flask) -> None:
    assert house.test_client().get("/v2/oidc").json == {"isOffered": True}


def test_a_person_at_a_browser_is_told_of_a_refusal_by_a_page(house: Flask, provider: Provider) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    client = house.test_client()
    provider.claims = {"sub": "sub-of-nobody"}
    back = consent(to_provider(client))
    answer = client.get(back, headers=browser)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in?refused=provider")
    assert client.get("/v2/session").status_code == 401
    assert client.get(back).status_code == 401, "a program hears the problem itself"
