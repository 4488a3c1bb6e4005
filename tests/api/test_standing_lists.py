"""Standing lists of auditors over HTTP: who sees them, what comes into them, in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.commands.instances import start_process_instance
from engine.persistence.database import Database, transaction
from tests.workflows.house import APPLICANT, application

pytestmark = pytest.mark.usefixtures("shipped_processes")

SignedIn = Callable[..., FlaskClient]


@pytest.fixture
def auditor(signed_in: SignedIn) -> FlaskClient:
    return signed_in("shen", roles=["auditor"])


@pytest.fixture
def case(database: Database) -> int:
    with transaction(database) as session:
        return start_process_instance(session, APPLICANT, "so-filing", application()).instance_id


def _list(client: FlaskClient, name: str, **query: Any) -> dict[str, Any]:
    answer = client.get(f"/v2/standing-lists/{name}", query_string=query)
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return dict(answer.json)


def test_every_list_can_be_asked_for_and_says_how_it_was_made(auditor: FlaskClient) -> None:
    titles = auditor.get("/v2/standing-lists").json
    assert titles is not None
    names = [each["name"] for each in titles["items"]]
    counts = auditor.get("/v2/standing-counts").json
    assert counts is not None and set(counts["counts"]) == set(names)
    assert {"overdue", "late", "deemed", "refusals", "personal-data"} <= set(names)
    for name in names:
        found = _list(auditor, name)
        assert found["title"]["zh"] and found["note"]["en"]
        assert "SELECT" in found["queries"][0]["sql"]


def test_only_auditors_and_inspectors_see_them(client: FlaskClient, signed_in: SignedIn) -> None:
    assert client.get("/v2/standing-lists").status_code == 403
    assert client.get("/v2/standing-lists/overdue").status_code == 403
    assert client.get("/v2/standing-counts").status_code == 403
    inspector = signed_in("ji", posts=["monitor:510104"])
    assert inspector.get("/v2/standing-lists/overdue").status_code == 200
    assert inspector.get("/v2/standing-lists/nothing").status_code == 404


def test_a_task_past_its_limit_is_overdue_and_done_late_once_it_is_done(
    auditor: FlaskClient, database: Database, case: int
) -> None:
    assert _list(auditor, "overdue")["lines"] == []
    with transaction(database) as session:
        session.execute(
            "UPDATE user_task SET due_at = created_at, assignee = 'shen' WHERE instance_id = ?", (case,)
        )
    (line,) = _list(auditor, "overdue")["lines"]
    assert line["processInstanceKey"] == str(case)
    assert (line["who"], line["process"]) == ("shen", "社区社会组织备案")
    assert line["whoName"]
    assert _list(auditor, "overdue", on="2001-01-01")["lines"] == []
    with transaction(database) as session:
        session.execute(
            "UPDATE user_task SET status = 'completed', completed_by = 'shen', completed_at = ?"
            " WHERE instance_id = ?",
            (session.now, case),
        )
    assert _list(auditor, "overdue")["lines"] == []
    assert [each["who"] for each in _list(auditor, "late")["lines"]] == ["shen"]


def test_what_was_not_decided_in_time_and_what_came_back_twice_are_told(
    auditor: FlaskClient, database: Database, case: int
) -> None:
    assert _list(auditor, "deemed")["lines"] == _list(auditor, "corrections")["lines"] == []
    with transaction(database) as session:
        session.execute(
            "UPDATE so_filing SET acceptance_mode = 'DEEMED', correction_count = 2 WHERE instance_id = ?",
            (case,),
        )
    for name in ("deemed", "corrections"):
        assert [each["what"] for each in _list(auditor, name)["lines"]] == ["莲新街道示例一社区合唱队"]


def test_roles_given_are_told_newest_first_in_words(auditor: FlaskClient, signed_in: SignedIn) -> None:
    signed_in("zhao", roles=["worker"])
    lines = _list(auditor, "permissions")["lines"]
    assert {each["what"] for each in lines} == {"授予角色", "签发访问令牌"}
    assert len(lines) >= 2
    assert [each["at"] for each in lines] == sorted((each["at"] for each in lines), reverse=True)
