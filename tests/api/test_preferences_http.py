"""What a person keeps for the page: theirs alone, of bounded size, never undone by a second tab."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from engine.commands.preferences import LIMIT, MOST

SignedIn = Callable[..., FlaskClient]
ONE = "/v2/me/preferences/inbox.columns"


def test_a_preference_is_its_persons_alone_and_there_on_every_computer(signed_in: SignedIn) -> None:
    wang, li = signed_in("wang"), signed_in("li")
    assert wang.get(ONE).status_code == 404
    kept = wang.put(ONE, json={"value": ["matter", "step"], "version": 0})
    assert kept.status_code == 200 and kept.get_json()["version"] == 1
    assert wang.get(ONE).get_json() == kept.get_json()
    assert [each["name"] for each in wang.get("/v2/me/preferences").get_json()["items"]] == ["inbox.columns"]
    assert li.get(ONE).status_code == 404
    assert li.get("/v2/me/preferences").get_json()["items"] == []


def test_of_two_tabs_the_second_reads_again_before_it_keeps(signed_in: SignedIn) -> None:
    wang = signed_in("wang")
    wang.put(ONE, json={"value": 1, "version": 0})
    assert wang.put(ONE, json={"value": 2, "version": 1}).get_json()["version"] == 2
    for stale in (0, 1, 3):
        refused = wang.put(ONE, json={"value": 3, "version": stale})
        assert (refused.status_code, refused.get_json()["code"]) == (409, "preference-changed")
    assert wang.get(ONE).get_json()["value"] == 2


def test_how_much_one_keeps_is_bounded(signed_in: SignedIn) -> None:
    wang = signed_in("wang")
    around = len('{"value":""}')
    assert wang.put(ONE, json={"value": "x" * (LIMIT - around), "version": 0}).status_code == 200
    refused = wang.put(ONE, json={"value": "x" * (LIMIT - around + 1), "version": 1})
    assert (refused.status_code, refused.get_json()["code"]) == (422, "preference-too-large")
    for number in range(MOST - 1):
        wang.put(f"/v2/me/preferences/p{number}", json={"value": None, "version": 0})
    refused = wang.put("/v2/me/preferences/more", json={"value": None, "version": 0})
    assert (refused.status_code, refused.get_json()["code"]) == (422, "preferences-too-many")
    assert wang.put("/v2/me/preferences/p1", json={"value": 7, "version": 1}).status_code == 200
    assert wang.put("/v2/me/preferences/No", json={"value": 7, "version": 0}).status_code == 422
