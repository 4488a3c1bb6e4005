"""The log of requests: enough to find one again, nothing about the people in it."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs

URL = "/v2/expression/evaluation"


def test_a_request_is_one_line_with_its_status_and_without_its_contents(client: FlaskClient) -> None:
    with capture_logs() as lines:
        client.post(f"{URL}?token=secret", json={"expression": '"张三"'})
    (line,) = lines
    assert (line["event"], line["method"], line["path"], line["status"]) == ("request", "POST", URL, 200)
    assert "secret" not in str(line)
    assert "张三" not in str(line)


@pytest.mark.parametrize("path", ["/health/live", "/metrics"])
def test_what_machines_ask_every_few_seconds_is_not_logged(client: FlaskClient, path: str) -> None:
    with capture_logs() as lines:
        client.get(path)
    assert lines == []


def test_a_request_id_from_outside_is_kept(client: FlaskClient) -> None:
    answer = client.get("/health/live", headers={"X-Request-Id": "gateway-17.a"})
    assert answer.headers["X-Request-Id"] == "gateway-17.a"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "<script>"])
def test_a_request_id_that_is_none_is_replaced(client: FlaskClient, given: str) -> None:
    answer = client.get("/health/live", headers={"X-Request-Id": given})
    assert re.fullmatch("[0-9a-f]{16}", answer.headers["X-Request-Id"])
