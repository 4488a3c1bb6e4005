"""The OpenAPI document is complete: every operation has a name, security, and every refusal it may answer."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.blueprints import BLUEPRINTS
from api.resource import Resource


@pytest.fixture
def document(anonymous: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = anonymous.get("/v2/openapi.json").get_json()
    return found


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{method} {path}": operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in ("get", "post", "put", "patch", "delete")
    }


def test_it_is_openapi_3_1_and_describes_every_route(document: dict[str, Any], app: Flask) -> None:
    assert document["openapi"].startswith("3.1")
    outside = {"openapi", "health"}
    routes = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/v2/", "/public/")) and rule.endpoint.partition(".")[0] not in outside
    }
    assert len(operations(document)) == len(routes)


def test_every_operation_has_a_name_of_its_own_and_a_summary(document: dict[str, Any]) -> None:
    found = operations(document).values()
    names = [operation["operationId"] for operation in found]
    assert len(names) == len(set(names))
    assert [operation["operationId"] for operation in found if not operation.get("summary")] == []


def test_every_operation_that_is_not_public_says_401_and_403(document: dict[str, Any]) -> None:
    silent = [
        name
        for name, operation in operations(document).items()
        if operation.get("security") != [] and not {"401", "403"} <= set(operation["responses"])
    ]
    assert silent == []


def test_every_command_takes_an_idempotency_key(document: dict[str, Any]) -> None:
    key = {"$ref": "#/components/parameters/IdempotencyKey"}
    commands = [
        "post /v2/deployments",
        "post /v2/process-instances",
        "post /v2/user-tasks/{userTaskKey}/completion",
        "post /v2/jobs/{jobKey}/completion",
        "post /v2/messages/publication",
        "post /v2/incidents/{incidentKey}/resolution",
    ]
    assert all(key in operations(document)[name]["parameters"] for name in commands)


def test_every_resource_reads_bodies_strictly() -> None:
    assert [blueprint.name for blueprint in BLUEPRINTS if not isinstance(blueprint, Resource)] == []


@pytest.mark.parametrize(
    ("method", "path", "more", "status"),
    [
        ("GET", "/v2/nowhere", {}, 404),
        ("DELETE", "/v2/process-instances/search", {}, 405),
        ("POST", "/v2/process-instances", {"data": "{", "content_type": "application/json"}, 400),
        ("POST", "/v2/process-instances", {"data": "a=1", "content_type": "text/plain"}, 415),
        ("POST", "/v2/process-instances", {"data": '{"a": NaN}', "content_type": "application/json"}, 400),
        ("POST", "/v2/process-instances", {"json": {"processDefinitionId": "x", "owner": "me"}}, 422),
        ("POST", "/v2/process-instances", {"json": []}, 422),
        ("POST", "/v2/process-instances/search", {"json": {"page": {"after": "???"}}}, 422),
        ("GET", "/v2/process-instances/99999999999999999999", {}, 404),
        ("PUT", "/v2/user-tasks/9316384539257551416-1/draft", {"json": {}}, 404),
    ],
)  # fmt: skip
def test_refusals_of_the_framework_are_problems_too(
    client: FlaskClient, method: str, path: str, more: dict[str, Any], status: int
) -> None:
    answer = client.open(path, method=method, **more)
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert answer.get_json(force=True)["status"] == status


def test_the_page_for_people_needs_nothing_from_elsewhere(anonymous: FlaskClient) -> None:
    page = anonymous.get("/v2/docs").get_data(as_text=True)
    assert "/v2/process-instances" in page
    assert "http://" not in page and "https://" not in page and "<script" not in page
