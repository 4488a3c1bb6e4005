"""Texts that mean something elsewhere mean nothing here."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.attacks.asking import start_case


@pytest.mark.parametrize("text", ["%", "_", "l_ok", "'; DROP TABLE person; --", "\\", "!", "[a-z]", "*", '"'])
def test_a_search_text_is_a_text(wang: FlaskClient, system: FlaskClient, text: str) -> None:
    assert start_case(wang).status_code == 200
    plain: Any = wang.post("/v2/user-tasks/search", json={"filter": {"text": "look"}}).json
    assert len(plain["items"]) == 1
    found: Any = wang.post("/v2/user-tasks/search", json={"filter": {"text": text}}).json
    assert found["items"] == []
    people: Any = system.post("/v2/users/search", json={"filter": {"text": text}}).json
    assert people["items"] == []
    keys: Any = wang.post("/v2/process-instances/search", json={"filter": {"businessKey": text}}).json
    assert keys["items"] == []


@pytest.mark.parametrize(
    "cursor", ["x", "W10=", "eyJhIjoxfQ==", "WzEsMiwzXQ==", "WyInOyBEUk9QIl0=", "\u0000"]
)
def test_a_cursor_of_ones_own_making_is_refused(wang: FlaskClient, cursor: str) -> None:
    for path in ("/v2/user-tasks/search", "/v2/process-instances/search"):
        answer = wang.post(path, json={"page": {"after": cursor}})
        assert answer.status_code == 422, answer.text


@pytest.mark.parametrize("given", ["x" * 65, "a b", "<script>", "%0d%0a", "a;b"])
def test_a_request_id_from_outside_is_not_written_into_logs_unless_it_is_plain(
    wang: FlaskClient, given: str
) -> None:
    answer = wang.get("/v2/session", headers={"X-Request-Id": given})
    assert answer.headers["X-Request-Id"] != given


def test_an_answer_is_never_taken_for_a_page(wang: FlaskClient) -> None:
    answer = start_case(wang, body={"businessKey": "<script>alert(1)</script>"})
    assert answer.content_type == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    missing = wang.get("/v2/<script>alert(1)</script>")
    assert (missing.status_code, missing.content_type) == (404, "application/problem+json")
    assert missing.headers["X-Content-Type-Options"] == "nosniff"
