"""``gongzhi people``: a new house gets its first people from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli import main
from engine.identity.api_tokens import recognise_api_token
from engine.identity.sessions import Origin
from engine.identity.sign_in import sign_in
from engine.persistence.database import Database, reading
from tests.support.accounts import PASSWORD, actor

Run = Callable[..., Result]
HOUSE = {
    "units": [
        {"key": "district", "name": "锦江区", "kind": "district"},
        {"key": "003", "name": "春熙路街道", "kind": "street", "parent": "district"},
    ],
    "posts": [{"unit": "003", "key": "street-review", "name": "审核岗"}],
    "groups": [{"key": "volunteers", "name": "志愿者"}],
    "people": [
        {"id": "wang", "name": "王某", "posts": ["street-review:003"], "groups": ["volunteers"]},
        {"id": "li", "name": "李某", "deputies": ["street-review:003"]},
        {"id": "sys", "name": "赵某", "roles": ["system-administrator"]},
        {"id": "machine", "name": "worker", "kind": "service", "roles": ["worker"]},
    ],
}


@pytest.fixture
def run(database: Database) -> Run:
    url = database.sql.url.render_as_string(hide_password=False)

    def invoke(*arguments: str, code: int = 0, **options: Any) -> Result:
        command = ["--lang", "en", "--database", url, "people", *arguments]
        result = CliRunner().invoke(main, command, **options)
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture
def house(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "house.json"
    path.write_text(json.dumps(HOUSE), encoding="utf-8")
    assert "4 people are new" in run("import", str(path)).output
    return path


def test_a_house_is_brought_in_and_may_be_again(run: Run, house: Path, database: Database) -> None:
    assert actor(database, "wang").groups == {"street-review:003", "volunteers"}
    assert actor(database, "sys").roles == {"system-administrator"}
    assert actor(database, "li", on_behalf_of="wang").groups == {"street-review:003"}
    assert "0 people are new" in run("import", str(house)).output
    listed = [json.loads(line)["id"] for line in run("list", "--json").output.splitlines()]
    assert listed == ["li", "machine", "sys", "wang"]


def test_a_house_that_breaks_a_rule_is_not_brought_in_at_all(
    run: Run, tmp_path: Path, database: Database
) -> None:
    people = [*HOUSE["people"], {"id": "two", "name": "two", "roles": ["auditor"], "groups": ["volunteers"]}]
    path = tmp_path / "house.json"
    path.write_text(json.dumps({**HOUSE, "people": people}), encoding="utf-8")
    assert "hold no business post" in run("import", str(path), code=1).output
    assert run("list", "--json").output == ""
    path.write_text(json.dumps({"people": [{"name": "nobody"}]}), encoding="utf-8")
    assert "document" in run("import", str(path), code=1).output


def test_the_first_password_comes_from_the_command_line(run: Run, house: Path, database: Database) -> None:
    run("password", "sys", "--stdin", input=f"{PASSWORD}\n")
    assert sign_in(database, "sys", PASSWORD, Origin()).must_change_password
    assert "at least 12" in run("password", "sys", "--stdin", input="short\n", code=1).output


def test_a_role_and_a_token_are_given(run: Run, house: Path, database: Database) -> None:
    run("grant", "wang", "process-designer")
    assert actor(database, "wang").roles == {"process-designer"}
    secret = run("token", "machine", "--scope", "jobs").output.strip()
    with reading(database) as session:
        found = recognise_api_token(session, secret)
    assert (found.actor.user_id, found.actor.scopes) == ("machine", {"jobs"})
    assert "service" in run("token", "wang", code=1).output
