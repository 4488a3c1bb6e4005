"""What an attacker tries, each attempt refused; those on signing in alone are in ``test_sign_in_http``."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.actor import SYSTEM
from engine.identity.roles import ROLES
from engine.identity.sign_in import set_password
from engine.persistence.database import Database, reading
from tests.support.accounts import PASSWORD, client_of, hire
from tests.support.desk import Desk
from tests.support.diagrams import end, process, start, user_task

FRESH = "fresh-and-different"
CASE = process("case", start() >> user_task("look", groups=["clerks"]) >> end())
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("engine.identity.password_rules._hasher", quick)


@pytest.fixture
def wang(app: Flask, database: Database) -> FlaskClient:
    """A clerk with an API token; the process ``case`` is in force."""
    Desk(database).deploy(CASE)
    return client_of(app, database, "wang", groups=["clerks"])


@pytest.fixture
def mallory(app: Flask, database: Database) -> FlaskClient:
    """Somebody with an account and nothing else."""
    return client_of(app, database, "mallory")


@pytest.fixture
def system(app: Flask, database: Database) -> FlaskClient:
    return client_of(app, database, "sys", roles=["system-administrator"])


def enter(app: Flask, person: str, password: str, **more: Any) -> tuple[FlaskClient, TestResponse]:
    client = app.test_client()
    answer = client.post("/v2/session", json={"username": person, "password": password}, **more)
    if answer.status_code == 200 and answer.json is not None:
        client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrfToken"]
    return client, answer


@pytest.fixture
def browser(app: Flask, database: Database) -> Callable[[str], FlaskClient]:
    """Somebody signed in with a password of their own."""

    def signed_in(person: str) -> FlaskClient:
        hire(database, person)
        set_password(database, SYSTEM, person, PASSWORD)
        client, _ = enter(app, person, PASSWORD)
        change = {"currentPassword": PASSWORD, "newPassword": FRESH}
        assert client.put("/v2/session/password", json=change).status_code == 204
        return client

    return signed_in


def start_case(client: FlaskClient, **more: Any) -> TestResponse:
    body = {"processDefinitionId": "case", **more.pop("body", {})}
    return client.post("/v2/process-instances", json=body, **more)


def code_of(answer: TestResponse) -> tuple[int, str]:
    assert answer.content_type == "application/problem+json", answer.text
    assert answer.json is not None
    return answer.status_code, answer.json["code"]


# -- sessions and whose name one acts in ---------------------------------------------------------------------


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


# -- uploads -------------------------------------------------------------------------------------------------


def upload(client: FlaskClient, content: bytes, name: str) -> TestResponse:
    return client.post("/v2/files", data={"file": (io.BytesIO(content), name)})


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.pdf",
        "..\\..\\windows\\x.pdf",
        "/etc/cron.d/x.pdf",
        "....//....//x.pdf",
        "%2e%2e%2fx.pdf",
        "C:\\x.pdf",
        ".pdf",
        "con.pdf",
        "x" * 5_000 + ".pdf",
    ],
)
def test_a_file_name_leads_nowhere(wang: FlaskClient, database: Database, name: str) -> None:
    var = Path(database.settings.var_directory)
    before = {path for path in var.parent.rglob("*") if var not in path.parents and path != var}
    answer = upload(wang, PDF, name)
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    assert "/" not in answer.json["name"] and "\\" not in answer.json["name"]
    after = {path for path in var.parent.rglob("*") if var not in path.parents and path != var}
    assert {path for path in after - before if not path.name.startswith("gongzhi.db")} == set()
    kept = [path.name for path in (var / "files" / "contents").rglob("*") if path.is_file()]
    assert kept == [answer.json["sha256"]], "a file is kept under its hash, whatever it is called"
    assert wang.get(f"/v2/files/{answer.json['fileKey']}").data == PDF


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "page.pdf"),
        (b"<html><script>alert(1)</script>", "page.html"),
        (b"<svg onload='alert(1)'/>", "image.svg"),
        (b"<svg onload='alert(1)'/>", "image.png"),
        (b"MZ\x90\x00", "setup.exe"),
        (b"MZ\x90\x00", "setup.pdf"),
        (b"PK\x03\x04 no archive", "text.docx"),
        (PDF, "invoice.pdf.exe"),
        (PDF, "invoice.pdf\x00.exe"),
        (PDF, "pdf"),
        (b"", "empty.pdf"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_not_taken(wang: FlaskClient, content: bytes, name: str) -> None:
    assert code_of(upload(wang, content, name)) == (422, "upload-refused")


def test_a_page_hidden_in_a_file_is_never_shown(wang: FlaskClient, mallory: FlaskClient) -> None:
    """Its beginning is that of a PDF, the rest a page: a browser is told to keep it, not to look into it."""
    file: Any = upload(wang, PDF + b"<html><script>alert(1)</script>", "both.pdf").json
    answer = wang.get(f"/v2/files/{file['fileKey']}", headers={"Accept": "text/html"})
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "html" not in (answer.content_type or "")
    assert mallory.get(f"/v2/files/{file['fileKey']}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        'x.pdf"\r\nSet-Cookie: a=b\r\n\r\n.pdf',
        'a";filename="b.exe;.pdf',
        "x\u202efdp.exe.pdf",
        "报告\n二.pdf",
    ],
)
def test_a_file_name_adds_no_header(wang: FlaskClient, name: str) -> None:
    # a browser would escape such a name, an attacker writes the parts of the request himself
    quoted = name.replace('"', '\\"').encode()
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="' + quoted + b'"\r\n\r\n'
    body += PDF + b"\r\n--b--\r\n"
    sent = wang.post("/v2/files", data=body, content_type="multipart/form-data; boundary=b")
    assert sent.status_code in (200, 400, 422), sent.text
    if sent.status_code == 200:
        assert sent.json is not None
        answer = wang.get(f"/v2/files/{sent.json['fileKey']}")
        assert "Set-Cookie" not in answer.headers
        disposition = answer.headers["Content-Disposition"]
        assert disposition.count("filename=") == 1 and disposition.count('"') == 2
        assert not any(ord(character) < 32 for character in disposition)


@pytest.mark.parametrize("path", ["../secret", "..%2fsecret", "1%2f..%2f2", "-1", "0x1", "1e3", "９"])
def test_a_path_out_of_a_resource_names_nothing(wang: FlaskClient, path: str) -> None:
    for resource in ("files", "process-instances", "user-tasks", "history"):
        assert wang.get(f"/v2/{resource}/{path}").status_code == 404


@pytest.mark.parametrize(
    "name", ["../../x.bpmn", "/etc/x.bpmn", "x\r\nSet-Cookie: a.bpmn", "x" * 3_000 + ".bpmn"]
)
def test_a_deployment_of_an_odd_name_writes_no_file_and_fells_nothing(system: FlaskClient, name: str) -> None:
    answer = system.post("/v2/deployments", data={"resources": (io.BytesIO(b"<x/>"), name)})
    assert answer.status_code in (400, 422), answer.text
    assert not (Path.cwd().parent.parent / "x.bpmn").exists()


def test_a_deployment_whose_own_name_is_too_long_is_refused_by_that_field(system: FlaskClient) -> None:
    data = {"resources": (io.BytesIO(b"<x/>"), "a.bpmn"), "name": "x" * 256}
    answer = system.post("/v2/deployments", data=data)
    assert answer.status_code == 422, answer.text
    assert "name" in answer.text


# -- texts that mean something elsewhere ---------------------------------------------------------------------


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
