"""Feeds of public notices, for readers and for programs."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from engine import clock
from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from workflows.calendar.deadline import SHANGHAI
from workflows.documents.feed import Notice, atom_feed, json_feed, kind_label
from workflows.registries import notices

CLERK = Actor(user_id="clerk")
PLACES = {"title": "锦江区公示", "home_url": "https://example.org/n", "feed_url": "https://example.org/f"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def _notices(database: Database) -> tuple[Notice, ...]:
    with clock.frozen(datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)):
        today = datetime(2026, 3, 2).date()  # noqa: DTZ001 - a day, not an instant
        with transaction(database) as session:
            notices.publish(session, CLERK, "GRANT_PUBLICITY", "第一批<&>\x0b", {"金额": "1<2"}, today)
            notices.publish(session, CLERK, "FILED_GROUP", "合唱队", {"编号": "BA1", "空": None}, today)
        with reading(database) as session:
            return notices.public_notices(session).rows


def test_an_atom_feed_has_what_the_standard_demands(registers: Database) -> None:
    feed = etree.fromstring(atom_feed(_notices(registers), **PLACES))
    assert [feed.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "updated")] == [
        PLACES["feed_url"],
        PLACES["title"],
        "2026-03-02T09:00:00+08:00",
    ]
    first, second = feed.findall("a:entry", ATOM)
    assert first.findtext("a:title", namespaces=ATOM) == "社区社会组织备案名录：合唱队"
    assert second.findtext("a:title", namespaces=ATOM) == "拟资助公示：第一批<&>"
    assert second.findtext("a:content", namespaces=ATOM) == "金额：1<2\n公示期至：2026年3月9日"
    ids = feed.xpath("//a:id/text()", namespaces=ATOM)
    assert len(set(ids)) == 3


def test_a_json_feed_carries_the_frozen_copy(registers: Database) -> None:
    feed = json_feed(_notices(registers), **PLACES)
    assert feed["version"].endswith("/1.1")
    first, second = feed["items"]
    assert first["content_text"] == "编号：BA1"
    assert second["_notice"] == {
        "kind": "GRANT_PUBLICITY",
        "content": {"金额": "1<2"},
        "period_end": "2026-03-09",
    }
    assert second["date_published"] == "2026-03-02T00:00:00+08:00"


def test_an_empty_feed_is_a_feed() -> None:
    assert etree.fromstring(atom_feed([], **PLACES)).findtext("a:updated", namespaces=ATOM)
    assert json_feed([], **PLACES)["items"] == []


def test_every_kind_with_a_period_has_a_name() -> None:
    assert all(kind_label(kind) != kind for kind in notices.PERIOD_RULES)
