"""How the first people get in: administrators of an empty database, accounts by command line, demo people."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from api.cli import main
from engine.identity.bootstrap import first_administrators, random_password
from engine.identity.password_rules import check_rules
from engine.persistence.database import Database, reading
from tests.support.accounts import hash_quickly

Run = Callable[..., Result]

SECRET = "correct-horse-battery-staple"
OTHER = "another-horse-battery-clip"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


@pytest.fixture
def run(database: Database) -> Run:
    url = database.sql.url.render_as_string(hide_password=False)

    def invoke(*arguments: str, code: int = 0, **options: Any) -> Result:
        result = CliRunner().invoke(main, ["--lang", "en", "--database", url, *arguments], **options)
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def enter(client: FlaskClient, person: str, password: str) -> Any:
    answer: Any = client.post("/v2/session", json={"username": person, "password": password})
    if answer.status_code == 200:
        client.environ_base["HTTP_X_CSRF_TOKEN"] = answer.json["csrfToken"]
    return answer


def test_an_empty_database_gets_three_separate_administrators_once(database: Database) -> None:
    accounts = first_administrators(database)
    assert [account.role for account in accounts] == [
        "system-administrator",
        "security-administrator",
        "audit-administrator",
    ]
    assert len({account.password for account in accounts}) == 3
    assert first_administrators(database) == ()


def test_of_servers_that_start_at_once_one_makes_the_administrators(database: Database) -> None:
    with ThreadPoolExecutor(4) as servers:
        made = list(servers.map(first_administrators, [database] * 4))
    assert sorted(len(accounts) for accounts in made) == [0, 0, 0, 3]
    with reading(database) as session:
        assert session.one("SELECT COUNT(*) FROM credential", ()) == (3,)


def test_a_database_with_people_gets_no_administrators(run: Run, database: Database) -> None:
    run("people", "create", "wang", "--name", "示例王")
    assert first_administrators(database) == ()


def test_a_first_password_opens_nothing_but_its_change(client: FlaskClient, database: Database) -> None:
    system = first_administrators(database)[0]
    answer = enter(client, system.person_id, system.password)
    assert answer.json["mustChangePassword"] is True
    refused: Any = client.post("/v2/users/search", json={}).json
    assert refused["code"] == "password-change-needed"
    change = {"currentPassword": system.password, "newPassword": SECRET}
    assert client.put("/v2/session/password", json=change).status_code == 204
    assert client.post("/v2/users/search", json={}).status_code == 200
    assert enter(client, system.person_id, system.password).status_code == 401


def test_first_passwords_are_stored_as_hashes_alone(database: Database) -> None:
    accounts = first_administrators(database)
    with reading(database) as session:
        stored = session.all("SELECT person_id, password_hash FROM credential", ())
        events = repr(session.all("SELECT * FROM event", ()))
    assert {row[0] for row in stored} == {account.person_id for account in accounts}
    for account in accounts:
        assert account.password not in repr(stored) + events + repr(account)


def test_random_passwords_keep_the_rules_and_differ() -> None:
    passwords = {random_password("wang") for _ in range(20)}
    assert len(passwords) == 20
    for password in passwords:
        check_rules(password, "wang")


def test_an_account_from_the_command_line_signs_in(run: Run, client: FlaskClient) -> None:
    structure = {
        "units": [{"key": "010", "name": "莲新街道", "kind": "street"}],
        "posts": [{"unit": "010", "key": "street-review", "name": "审核岗"}],
    }
    run("people", "import", "-", input=json.dumps(structure))
    run("people", "create", "wang", "--name", "示例王", "--post", "street-review:010")
    run("people", "set-password", "wang", input=f"{SECRET}\n")
    answer = enter(client, "wang", SECRET)
    assert answer.json["candidateGroups"] == ["street-review:010"]
    assert answer.json["mustChangePassword"] is True


def test_a_made_up_password_is_shown_once_and_works(run: Run, client: FlaskClient) -> None:
    run("people", "create", "wang", "--name", "示例王")
    told = json.loads(run("people", "set-password", "wang", "--random", "--json").stdout)
    assert enter(client, "wang", told["password"]).status_code == 200


def test_the_rules_hold_at_the_machine_too(run: Run) -> None:
    run("people", "create", "sys", "--name", "示例甲", "--role", "system-administrator")
    separate = run("people", "grant", "sys", "--role", "audit-administrator", code=1)
    assert separate.stderr.startswith("Error: ") and len(separate.stderr.splitlines()) == 1
    run("people", "set-password", "sys", input="short\n", code=1)
    run("people", "create", "sys", "--name", "again", code=1)
    run("people", "grant", "sys", code=1)
    assert "write post:unit" in run("people", "grant", "sys", "--post", "review", code=1).stderr


def test_a_refused_grant_leaves_no_account_behind(run: Run) -> None:
    run("people", "create", "wang", "--name", "示例王", "--post", "street-review:nowhere", code=1)
    assert run("people", "list", "--json").stdout == ""


def test_what_the_operator_did_is_told_under_the_operators_name(run: Run, database: Database) -> None:
    run("people", "create", "wang", "--name", "示例王", "--role", "process-designer")
    with reading(database) as session:
        events = session.all("SELECT type, actor FROM event ORDER BY seq", ())
    assert [event[0] for event in events] == ["person-created", "role-granted"]
    assert all(event[1].startswith("operator:") for event in events)


def test_demo_people_say_that_they_are_a_demonstration(run: Run, client: FlaskClient) -> None:
    result = run("demo", "people", "--street", "010", "--password", SECRET)
    assert "DEMONSTRATION" in result.stderr
    listed = [json.loads(line) for line in run("people", "list", "--json").stdout.splitlines()]
    assert {each["id"] for each in listed} == {
        "shenqing", "010-shequ", "010-shouli", "010-hecha", "010-hecha-2", "010-shenhe", "010-shenpi",
    }  # fmt: skip
    assert all(each["name"].endswith("（演示）") for each in listed)
    answer = enter(client, "010-shouli", SECRET)
    assert answer.json["candidateGroups"] == ["street-acceptance:010"]
    assert "community:莲新街道示例一社区" in enter(client, "010-shequ", SECRET).json["candidateGroups"]


def test_demo_people_come_twice_without_harm_and_keep_their_passwords(run: Run, client: FlaskClient) -> None:
    run("demo", "people", "--street", "010", "--password", SECRET)
    run("demo", "people", "--street", "010", "--street", "003", "--password", OTHER)
    assert enter(client, "010-shenpi", SECRET).status_code == 200
    assert enter(client, "003-shenpi", OTHER).status_code == 200
