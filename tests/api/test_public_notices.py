"""What anybody sees without an account: published copies, found, fed, kept by caches, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import etree

from engine.actor import Actor
from engine.persistence.database import Database, transaction
from workflows.registries.notices import publish, withdraw
from workflows.registries.organizations import register_organization

CLERK = Actor(user_id="clerk")
#: The fixture's day.
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def standing_clock(clock: Callable[..., Any]) -> None:
    """All of this happens on :data:`TODAY`."""


def _publish(database: Database, subject: str, kind: str = "FILED_GROUP", on: date = TODAY) -> int:
    content = {"name": subject, "community": "示例社区"}
    with transaction(database) as session:
        return publish(session, CLERK, kind, subject, content, on)


def _subjects(client: FlaskClient, path: str = "/public/notices", **query: Any) -> list[str]:
    answer = client.get(path, query_string=query)
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return [item["subject"] for item in answer.json["items"]]


def test_notices_that_stand_the_newest_first(anonymous: FlaskClient, database: Database) -> None:
    _publish(database, "新", on=TODAY)
    _publish(database, "旧", on=TODAY - timedelta(days=9))
    _publish(database, "将来", on=TODAY + timedelta(days=1))
    gone = _publish(database, "撤下")
    with transaction(database) as session:
        withdraw(session, CLERK, gone, "内容有误")
    assert _subjects(anonymous) == ["新", "旧"]
    assert anonymous.get(f"/public/notices/{gone}").status_code == 404
    assert anonymous.get("/public/notices/1").status_code == 404


def test_one_notice_with_its_frozen_copy_and_its_period(anonymous: FlaskClient, database: Database) -> None:
    with transaction(database) as session:
        key = publish(session, CLERK, "GRANT_PUBLICITY", "示例资助", {"amount": "1万元"}, TODAY)
    found = anonymous.get(f"/public/notices/{key}").json
    assert found is not None
    assert (found["kind"], found["label"], found["content"]) == (
        "GRANT_PUBLICITY",
        "拟资助公示",
        {"amount": "1万元"},
    )
    assert found["isOpen"] is True and found["periodEnd"] == "2026-03-09"
    assert set(found) == {
        "noticeKey", "kind", "label", "subject", "content", "publishedOn", "periodEnd", "isOpen", "updatedAt",
    }  # fmt: skip


def test_notices_are_found_by_kind_and_text_page_by_page(anonymous: FlaskClient, database: Database) -> None:
    for number in range(5):
        _publish(database, f"合唱队{number}", on=TODAY - timedelta(days=number % 2))
    _publish(database, "甲协会", "REGISTERED_ORGANIZATION")
    _publish(database, "乙项目", "CONTRACT_NOTICE")
    assert len(_subjects(anonymous, text="合唱")) == 5
    assert _subjects(anonymous, kind="CONTRACT_NOTICE") == ["乙项目"]
    assert len(_subjects(anonymous, kind=["CONTRACT_NOTICE", "REGISTERED_ORGANIZATION"])) == 2
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        answer = anonymous.get(
            "/public/notices", query_string={"limit": 2, **({"after": after} if after else {})}
        )
        assert answer.json is not None
        found += [item["subject"] for item in answer.json["items"]]
        after = answer.json["page"]["endCursor"]
    assert len(found) == len(set(found)) == 7
    assert anonymous.get("/public/notices", query_string={"after": "???"}).status_code == 422


def test_the_list_of_organisations_is_what_was_published(anonymous: FlaskClient, database: Database) -> None:
    _publish(database, "备案组织")
    _publish(database, "登记组织", "REGISTERED_ORGANIZATION")
    _publish(database, "乙项目", "CONTRACT_NOTICE")
    with transaction(database) as session:
        register_organization(
            session, CLERK, name="尚未公布", form="FILED_GROUP", status="FILED", street="010"
        )
    assert sorted(_subjects(anonymous, "/public/organizations")) == ["备案组织", "登记组织"]
    assert _subjects(anonymous, "/public/organizations", text="登记") == ["登记组织"]


def test_both_feeds_carry_the_notices(anonymous: FlaskClient, database: Database) -> None:
    key = _publish(database, "示例<队>")
    feed = anonymous.get("/public/notices.json")
    assert feed.content_type == "application/feed+json"
    document = json.loads(feed.data)
    (item,) = document["items"]
    assert document["feed_url"].endswith("/public/notices.json")
    assert item["url"].endswith(f"/notices/{key}") and "示例<队>" in item["title"]
    atom = anonymous.get("/public/notices.atom")
    assert atom.content_type == "application/atom+xml"
    titles = etree.fromstring(atom.data).findall("{*}entry/{*}title")
    assert [title.text for title in titles] == ["社区社会组织备案名录：示例<队>"]
    assert json.loads(anonymous.get("/public/notices.json?kind=CONTRACT_NOTICE").data)["items"] == []


@pytest.mark.parametrize("path", ["notices", "notices.json", "notices.atom", "organizations"])
def test_whoever_has_it_already_is_not_sent_it_again(
    anonymous: FlaskClient, database: Database, path: str
) -> None:
    _publish(database, "示例")
    first = anonymous.get(f"/public/{path}")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    kept = {"If-None-Match": first.headers["ETag"]}
    again = anonymous.get(f"/public/{path}", headers=kept)
    assert (again.status_code, again.data) == (304, b"")
    _publish(database, "又一个")
    assert anonymous.get(f"/public/{path}", headers=kept).status_code == 200
