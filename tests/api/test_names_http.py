"""Names beside accounts and keys: in registers, in histories, in lists of cases; and who acted in a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.deployment import deploy
from engine.persistence.database import Database, transaction
from tests.support.diagrams import end, process, start, user_task
from tests.workflows.house import APPLICANT, application
from workflows.registries import assessments, committees, contracts, grants, purchases
from workflows.registries.catalogue import Label, catalogue
from workflows.registries.organizations import register_organization
from workflows.registries.telling import words

pytestmark = pytest.mark.usefixtures("shipped_processes")

SignedIn = Callable[..., FlaskClient]


def _asked(client: FlaskClient, path: str, **query: Any) -> Any:
    answer = client.get(path, query_string=query)
    assert answer.status_code == 200, answer.text
    return answer.json


def _found(client: FlaskClient, **filter: Any) -> list[dict[str, Any]]:
    answer = client.post("/v2/process-instances/search", json={"filter": filter})
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    items: list[dict[str, Any]] = answer.json["items"]
    return items


@pytest.fixture
def case(database: Database) -> str:
    with transaction(database) as session:
        started = start_process_instance(session, APPLICANT, "so-filing", application())
    return str(started.instance_id)


def test_an_entry_says_who_entered_it_and_its_codes_what_they_mean(
    database: Database, signed_in: SignedIn
) -> None:
    clerk = signed_in("li")
    with transaction(database) as session:
        register_organization(
            session, Actor(user_id="li"), name="示例合唱队", form="FILED_GROUP", status="FILED", street="010"
        )
    (item,) = _asked(clerk, "/v2/registers/organization/entries")["items"]
    assert item["values"]["created_by"] == "li"
    assert item["names"]["created_by"]
    assert _asked(clerk, f"/v2/registers/organization/entries/{item['entryKey']}")["names"] == item["names"]
    registers = {each["name"]: each for each in _asked(clerk, "/v2/registers")["items"]}
    columns = {each["name"]: each["words"] for each in registers["organization"]["columns"]}
    assert columns["status"]["FILED"]["zh"] == "已备案"
    assert columns["street"]["010"]["zh"] == "莲新街道"
    assert columns["name"] == {}


def test_every_state_a_register_can_be_in_has_a_word() -> None:
    states = {
        "purchase_project": purchases.PROJECT_STATES,
        "bid": purchases.BID_STATES,
        "contract": contracts.CONTRACT_STATES,
        "grant_award": grants.GRANT_STATES,
        "committee": committees.COMMITTEE_STATES,
        "committee_seat": committees.SEAT_STATES,
        "assessment_case": assessments.CASE_STATES,
    }
    for register, ways in states.items():
        reached = set(ways).union(*ways.values())
        assert reached <= set(words(catalogue()[register])["state"]), register
    assert set(words(catalogue()["expert"])["status"]) >= set(committees.EXPERT_STATES)
    assert words(catalogue()["rating"])["grade"]["A5"] == Label("5A 级", "5A")


def test_a_history_says_who_people_are(case: str, signed_in: SignedIn) -> None:
    auditor = signed_in("shen", roles=["auditor"])
    signed_in(APPLICANT.user_id)
    events = _asked(auditor, f"/v2/history/{case}")["items"]
    assert {each["actorName"] for each in events if each["actor"] == APPLICANT.user_id} != {None}
    assert {each["onBehalfOfName"] for each in events} == {None}
    (found,) = _found(auditor)
    assert found["startedByName"]


def test_what_nobody_did_is_told_as_done_by_the_house(database: Database, signed_in: SignedIn) -> None:
    with transaction(database) as session:
        deploy(session, SYSTEM, {"p.bpmn": process("p", start() >> user_task("do") >> end()).xml})
        case = start_process_instance(session, SYSTEM, "p").instance_id
    auditor = signed_in("shen", roles=["auditor"])
    assert {each["actorName"] for each in _asked(auditor, f"/v2/history/{case}")["items"]} == {"系统自动"}
    (found,) = _found(auditor)
    assert (found["startedBy"], found["startedByName"]) == ("system", "系统自动")


def test_cases_are_found_by_who_acted_and_when_they_began(case: str, signed_in: SignedIn) -> None:
    auditor = signed_in("shen", roles=["auditor"])
    (found,) = _found(auditor, actor=APPLICANT.user_id)
    assert found["processInstanceKey"] == case
    assert _found(auditor, actor="nobody") == []
    began = found["startedAt"]
    assert [each["processInstanceKey"] for each in _found(auditor, startedFrom=began)] == [case]
    assert _found(auditor, startedUntil=began) == []


def test_ids_are_text_wherever_they_stand_and_lose_no_digit(
    case: str, signed_in: SignedIn, database: Database
) -> None:
    auditor = signed_in("shen", roles=["auditor"])
    (entry,) = _asked(auditor, "/v2/registers/so_filing/entries")["items"]
    past = _asked(auditor, f"/v2/registers/so_filing/entries/{entry['entryKey']}/history", on="2030-01-01")
    assert past["versions"][0]["changes"]["instance_id"][1] == case
    assert past["versions"][0]["actorName"] is None
    assert past["asOf"]["instance_id"] == case
    written = [each["data"] for each in _asked(auditor, f"/v2/history/{case}", limit=1000)["items"]]
    assert all(abs(number) < 2**53 for number in _numbers(written))


def _numbers(value: Any) -> list[int]:
    if isinstance(value, dict):
        return [number for each in value.values() for number in _numbers(each)]
    if isinstance(value, list):
        return [number for each in value for number in _numbers(each)]
    return [value] if isinstance(value, int) else []


def test_a_case_is_found_by_its_name_by_those_who_see_what_is_in_it(case: str, signed_in: SignedIn) -> None:
    auditor, administrator = (
        signed_in("shen", roles=["auditor"]),
        signed_in("guan", roles=["system-administrator"]),
    )
    name = application()["orgName"]
    (found,) = _found(auditor, text=name[-4:])
    assert (found["processInstanceKey"], found["summary"][0]["value"]) == (case, name)
    assert _found(auditor, text="没有这个名字") == []
    # who runs the house sees that there is a case, and nothing of what is in it
    assert _found(administrator, text=name[-4:]) == []
    assert [each["summary"] for each in _found(administrator) if each["processInstanceKey"] == case] == [[]]
    assert _asked(administrator, f"/v2/process-instances/{case}")["summary"] == []
