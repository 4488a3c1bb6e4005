"""What an attacker holds in hand: a case, a file, a session."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.diagrams import end, process, start, user_task

FRESH = "fresh-and-different"
CASE = process("case", start() >> user_task("look", groups=["clerks"]) >> end())
PDF = b"%PDF-1.7\n%%EOF\n"


def enter(app: Flask, person: str, password: str, **more: Any) -> tuple[FlaskClient, TestResponse]:
    client = app.test_client()
    answer = client.post("/v2/session", json={"username": person, "password": password}, **more)
    if answer.status_code == 200 and answer.json is not None:
        client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrfToken"]
    return client, answer


def start_case(client: FlaskClient, **more: Any) -> TestResponse:
    body = {"processDefinitionId": "case", **more.pop("body", {})}
    return client.post("/v2/process-instances", json=body, **more)


def code_of(answer: TestResponse) -> tuple[int, str]:
    assert answer.content_type == "application/problem+json", answer.text
    assert answer.json is not None
    return answer.status_code, answer.json["code"]
