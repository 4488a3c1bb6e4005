"""Rules and calendars over HTTP: read by all, proposed by one administrator, approved by another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.persistence.database import Database, reading
from workflows.calendar import WorkCalendar, current_calendar, use_calendar
from workflows.calendar.builtin import builtin_tables
from workflows.rules import current_rules, use_rules

SignedIn = Callable[..., FlaskClient]


@pytest.fixture(autouse=True)
def shipped_afterwards(clock: Callable[..., Any]) -> Iterator[None]:
    yield
    use_rules(None)
    use_calendar(WorkCalendar(builtin_tables().values()))


def _rule(**changes: Any) -> dict[str, Any]:
    rule = {
        "key": "notice.grant",
        "value": 7,
        "unit": "WD",
        "effectiveFrom": "2027-01-01",
        "legalBasis": "示例办法第一条",
        "verifiedTag": "DEFAULT",
        "text": "示例",
    }
    return rule | changes


def _of(client: FlaskClient, key: str, on: str) -> list[dict[str, Any]]:
    document = client.get("/v2/rules", query_string={"key": key, "on": on}).json
    assert document is not None
    found: list[dict[str, Any]] = document["items"]
    return found


def _propose(client: FlaskClient, **changes: Any) -> Any:
    return client.post("/v2/rules/proposals", json={"rules": [_rule(**changes)], "reason": "示例通知"})


@pytest.fixture
def editor(signed_in: SignedIn) -> FlaskClient:
    return signed_in("xi", roles=["system-administrator"])


@pytest.fixture
def approver(signed_in: SignedIn) -> FlaskClient:
    return signed_in("an", roles=["security-administrator"])


def test_everybody_reads_the_rules_with_article_and_evidence(client: FlaskClient) -> None:
    (rule,) = _of(client, "notice.grant", "2026-03-02")
    assert (rule["value"], rule["unit"], rule["isLoaded"]) == (5, "WD", False)
    assert rule["legalBasis"] and rule["isDefault"] == (rule["verifiedTag"] not in ("V", "V_PART"))
    everything = client.get("/v2/rules").json
    assert everything is not None and len(everything["items"]) > len(_of(client, "", "1990-01-01"))


def test_one_proposes_and_another_puts_it_in_force(
    client: FlaskClient, editor: FlaskClient, approver: FlaskClient, database: Database
) -> None:
    proposed = _propose(editor)
    assert proposed.status_code == 201, proposed.text
    path = f"/v2/rules/proposals/{proposed.json['proposalKey']}"
    assert editor.post(path + "/approval").status_code == 403
    assert _of(client, "notice.grant", "2027-01-01")[0]["value"] == 5
    approved = approver.post(path + "/approval").json
    assert approved is not None
    assert (approved["state"], approved["proposedBy"], approved["decidedBy"]) == ("APPROVED", "xi", "an")
    (rule,) = _of(client, "notice.grant", "2027-01-01")
    assert (rule["value"], rule["isLoaded"], rule["isDefault"]) == (7, True, True)
    assert current_rules().rule("notice.grant", date(2027, 1, 1)).value == 7
    assert approver.post(path + "/approval").status_code == 409
    with reading(database) as session:
        types = [row[0] for row in session.all("SELECT type FROM event WHERE instance_id = 0 ORDER BY seq")]
    assert types.count("rule-loaded") == 1


def test_the_same_proposal_sent_again_is_one_proposal(editor: FlaskClient) -> None:
    body = {"rules": [_rule()], "reason": "示例通知"}
    sent = [
        editor.post("/v2/rules/proposals", json=body, headers={"Idempotency-Key": "one"}).json
        for _ in range(2)
    ]
    assert sent[0] == sent[1]
    listed = editor.get("/v2/rules/proposals").json
    assert listed is not None and len(listed["items"]) == 1


def test_a_proposal_can_be_rejected_with_an_opinion(editor: FlaskClient, approver: FlaskClient) -> None:
    path = f"/v2/rules/proposals/{_propose(editor).json['proposalKey']}"
    assert approver.post(path + "/rejection", json={}).status_code == 422
    assert approver.post(path + "/rejection", json={"opinion": "依据不足"}).status_code == 200
    listed = approver.get("/v2/rules/proposals", query_string={"state": "REJECTED"}).json
    assert listed is not None
    assert [each["opinion"] for each in listed["items"]] == ["依据不足"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"effectiveFrom": "2026-03-02"}, 403),
        ({"effectiveTo": "2026-12-31"}, 422),
        ({"value": [1]}, 422),
        ({"verifiedTag": "SURE"}, 422),
        ({"legalBasis": ""}, 422),
        ({"effectiveFrom": None}, 422),
    ],
)
def test_what_cannot_be_a_rule_is_refused(editor: FlaskClient, changes: dict[str, Any], status: int) -> None:
    answer = _propose(editor, **changes)
    assert answer.status_code == status, answer.text


def test_only_administrators_touch_rules_and_calendars(client: FlaskClient, signed_in: SignedIn) -> None:
    for nobody in (
        client,
        signed_in("shen", roles=["auditor"]),
        signed_in("ri", roles=["audit-administrator"]),
    ):
        assert _propose(nobody).status_code == 403
        assert nobody.post("/v2/rules/proposals/1/approval").status_code == 403
        assert nobody.put("/v2/calendars/2027", json={}).status_code == 403


# -- calendars -----------------------------------------------------------------------------------------------

YEAR = {
    "source": "示例通知",
    "holidays": {"2027-01-01": "元旦", "2027-01-04": "元旦"},
    "makeupDays": {"2027-01-09": "元旦"},
}


def test_a_year_is_loaded_read_and_in_force(
    client: FlaskClient, editor: FlaskClient, database: Database
) -> None:
    assert client.get("/v2/calendars/2027").status_code == 404
    loaded = editor.put("/v2/calendars/2027", json=YEAR)
    assert loaded.status_code == 200, loaded.text
    assert client.get("/v2/calendars/2027").json == {"year": 2027, "isLoaded": True, **YEAR}
    assert not current_calendar().is_working_day(date(2027, 1, 4))
    assert current_calendar().is_working_day(date(2027, 1, 9))
    listed = client.get("/v2/calendars").json
    assert listed is not None
    assert [each["year"] for each in listed["items"] if each["isLoaded"]] == [2027]
    with reading(database) as session:
        jobs = session.all("SELECT kind FROM job WHERE kind = 'due-dates'")
    assert len(jobs) == 1


@pytest.mark.parametrize(
    ("year", "changes"),
    [
        ("1", {}),
        ("4503599627370497", {}),
        ("2027", {"makeupDays": {"2027-01-06": "元旦"}}),
        ("2027", {"makeupDays": {"2027-01-01": "元旦"}}),
        ("2027", {"holidays": {"someday": "元旦"}}),
        ("2025", {}),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(
    editor: FlaskClient, year: str, changes: dict[str, Any]
) -> None:
    assert editor.put(f"/v2/calendars/{year}", json=YEAR | changes).status_code == 422
