"""Bodies that ask for more than they may, come twice, or are none: refused, and nothing falls."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.identity.roles import ROLES
from engine.persistence.database import Database, reading
from tests.api.attacks.asking import code_of, start_case
from tests.support.accounts import client_of

# -- more than was asked for ---------------------------------------------------------------------------------


def _operations(app: Flask) -> Iterator[tuple[str, str, list[str]]]:
    """Method, path and roles of every operation that takes a JSON object."""
    document: Any = app.test_client().get("/v2/openapi.json").json
    for path, item in document["paths"].items():
        for method, operation in item.items():
            content = operation.get("requestBody", {}) if method in ("post", "put", "patch") else {}
            if "application/json" in content.get("content", {}):
                yield method.upper(), path, list(operation.get("x-roles", ()))


def test_no_body_sets_what_its_schema_does_not_name(app: Flask, database: Database, browser: Any) -> None:
    """Mass assignment: a member nobody asked for is refused, on every endpoint that takes a body."""
    planted = {"isAdmin": True, "roles": ["system-administrator"], "tenantId": "other", "__proto__": {}}
    holders = {role: client_of(app, database, f"holder-{role}", roles=[role]) for role in sorted(ROLES)}
    person = browser("li")
    tried = 0
    for method, path, roles in _operations(app):
        client = holders[roles[0]] if roles else person
        for name in ("{processInstanceKey}", "{process_instance_key}"):
            path = path.replace(name, "1")
        target = _filled(path)
        answer = client.open(target, method=method, json=planted, headers={"If-Match": "*"})
        assert answer.status_code == 422, (method, target, answer.text)
        assert answer.json is not None
        assert {"isAdmin", "tenantId", "__proto__"} <= set(answer.json["errors"]["json"]), (method, target)
        tried += 1
    assert tried > 30


def _filled(path: str) -> str:
    while "{" in path:
        head, _, tail = path.partition("{")
        name, _, rest = tail.partition("}")
        path = head + ("1-1" if "ask" in name and "Key" in name else "1") + rest
    return path


def test_an_instance_is_started_by_whoever_starts_it(wang: FlaskClient, mallory: FlaskClient) -> None:
    for planted in ({"startedBy": "wang"}, {"tenantId": "x"}, {"status": "completed"}, {"id": "1"}):
        assert start_case(mallory, body=planted).status_code == 422
    answer = start_case(mallory, body={"variables": {"started_by": "wang", "assignee": "mallory"}})
    assert answer.json is not None
    key = answer.json["processInstanceKey"]
    found: Any = mallory.get(f"/v2/process-instances/{key}").json
    assert found["startedBy"] == "mallory"
    tasks: Any = wang.get("/v2/user-tasks").json
    assert [each["assignee"] for each in tasks["items"]] == [None]


# -- the same again, and in between --------------------------------------------------------------------------


def test_an_idempotency_key_is_good_for_one_command_of_one_person(
    app: Flask, database: Database, wang: FlaskClient, mallory: FlaskClient
) -> None:
    key = {"Idempotency-Key": "case-1"}
    first = start_case(wang, headers=key, body={"variables": {"amount": 1}})
    assert start_case(wang, headers=key, body={"variables": {"amount": 1}}).json == first.json
    another = start_case(wang, headers=key, body={"variables": {"amount": 2}})
    assert code_of(another) == (409, "idempotency-key-reused")
    stolen = start_case(mallory, headers=key, body={"variables": {"amount": 1}})
    assert code_of(stolen) == (409, "idempotency-key-reused")
    assert first.json is not None
    assert first.json["processInstanceKey"] not in stolen.text, "not even that tells of somebody's case"
    with reading(database) as session:
        assert session.one("SELECT COUNT(*) FROM process_instance", ()) == (1,)


@pytest.mark.parametrize("key", ["", "x" * 256, "x" * 100_000])
def test_an_idempotency_key_has_a_length(wang: FlaskClient, key: str) -> None:
    assert start_case(wang, headers={"Idempotency-Key": key}).status_code == 422


def test_no_administrator_alone_writes_into_a_case(wang: FlaskClient, system: FlaskClient) -> None:
    started: Any = start_case(wang).json
    path = f"/v2/process-instances/{started['processInstanceKey']}"
    before: Any = wang.get(f"{path}/variables").json
    assert system.patch(f"{path}/variables", json={"variables": {"a": 1}}).status_code == 405
    body = {"variables": {"a": 1}, "reason": "录入错误"}
    seen = {"If-Match": system.get(path).headers["ETag"]}
    assert system.post(f"{path}/corrections", json=body).status_code == 428
    proposed = system.post(f"{path}/corrections", json=body, headers=seen)
    assert proposed.status_code == 201 and proposed.json is not None
    approval = f"/v2/corrections/{proposed.json['correctionKey']}/approval"
    assert system.post(approval).status_code == 403
    assert wang.post(approval).status_code == 403
    incident = system.post("/v2/incidents/1/resolution", json={"variables": {"a": 1}})
    assert incident.status_code == 422
    after: Any = wang.get(f"{path}/variables").json
    assert after["variables"] == before["variables"]
    key = started["processInstanceKey"]
    of = {each: _corrections(system, f"state=PROPOSED&processInstanceKey={each}") for each in (key, "1")}
    assert of == {key: [proposed.json["correctionKey"]], "1": []}, "who proposed it sees that it waits"
    assert _corrections(system, f"state=REJECTED&processInstanceKey={key}") == []


def _corrections(client: FlaskClient, asked: str) -> list[str]:
    found: Any = client.get(f"/v2/corrections?{asked}").json
    return [each["correctionKey"] for each in found["items"]]


# -- bodies --------------------------------------------------------------------------------------------------


def test_a_body_of_many_megabytes_is_not_read(wang: FlaskClient) -> None:
    huge = b'{"processDefinitionId": "case", "variables": {"x": "' + b"x" * 17_000_000 + b'"}}'
    answer = wang.post("/v2/process-instances", data=huge, content_type="application/json")
    assert answer.status_code == 413
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("depth", [150, 300, 990, 1_030, 5_000, 200_000])
@pytest.mark.parametrize("brackets", ["[]", '{"a":}'])
def test_a_deep_body_fells_nothing(wang: FlaskClient, depth: int, brackets: str) -> None:
    head, tail = brackets[:-1], brackets[-1]
    nested = head * depth + "1" + tail * depth
    body = f'{{"processDefinitionId": "case", "variables": {{"deep": {nested}}}}}'
    answer = wang.post("/v2/process-instances", data=body, content_type="application/json")
    assert answer.status_code in (200, 400, 422), answer.text
    if answer.status_code == 200:
        assert answer.json is not None
        key = answer.json["processInstanceKey"]
        assert wang.get(f"/v2/process-instances/{key}/variables").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b'{"processDefinitionId": "case", "variables": {"x": NaN}}',
        b'{"processDefinitionId": "case", "variables": {"x": 1e999}}',
        b'{"processDefinitionId": "case", "variables": {"\\u0000": 1}}',
        b'{"processDefinitionId": "case", "variables": {"x": "\\ud800"}}',
        b'{"processDefinitionId": "case\\u0000"}',
        b'{"processDefinitionId": "\xff\xfe"}',
        '{"processDefinitionId": "case"}'.encode("utf-16"),
    ],
)
def test_json_that_is_none_or_cannot_be_kept_is_refused(wang: FlaskClient, body: bytes) -> None:
    answer = wang.post("/v2/process-instances", data=body, content_type="application/json")
    assert answer.status_code in (400, 422), answer.text
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "value", ["123456789012345678901234567890", "-0", "1e-400", '"\\u0000"', '"\\uffff\\u202e"', '{"": null}']
)
def test_odd_values_are_kept_or_refused_and_fell_nothing(wang: FlaskClient, value: str) -> None:
    body = f'{{"processDefinitionId": "case", "variables": {{"x": {value}}}}}'
    answer = wang.post("/v2/process-instances", data=body, content_type="application/json")
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 200:
        assert answer.json is not None
        for part in ("process-instances/{}/variables", "history/{}"):
            assert wang.get("/v2/" + part.format(answer.json["processInstanceKey"])).status_code == 200


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "text/json", ""]
)
def test_json_under_another_name_is_not_read(wang: FlaskClient, media_type: str) -> None:
    """A form of another site can send text/plain without asking, but not application/json."""
    body = json.dumps({"processDefinitionId": "case"})
    answer = wang.post("/v2/process-instances", data=body, content_type=media_type)
    assert answer.status_code == 415
