"""Registers over HTTP: each reader sees the rows of their concern, masked; what is in clear is on record."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import Database, reading, transaction
from tests.workflows.house import APPLICANT, application
from workflows.registries import people
from workflows.registries.catalogue import catalogue
from workflows.registries.committees import COMMITTEES
from workflows.registries.filings import Application, record_application
from workflows.registries.organizations import change_organization, register_organization
from workflows.registries.purchases import BIDS, OPENINGS, PROJECTS
from workflows.registries.register import enter

CLERK = Actor(user_id="clerk")
NUMBER = "11010519491231002X"
SECOND = "510104199001010019"
SignedIn = Callable[..., FlaskClient]


def _organization(database: Database, name: str = "示例合唱队", street: str = "010") -> int:
    with transaction(database) as session:
        return register_organization(
            session, CLERK, name=name, form="FILED_GROUP", status="FILED", street=street
        )


def _filing(database: Database, instance_id: int, street: str) -> None:
    filed = Application(
        instance_id=instance_id,
        receipt_no=f"SJ2026-{instance_id:04}",
        applicant="zhao",
        org_name=f"示例{instance_id}",
        filed_class="LIFE",
        street=street,
        community="示例社区",
        received_on=date(2026, 3, 2),
    )
    with transaction(database) as session:
        record_application(session, CLERK, filed)


def _items(client: FlaskClient, register: str, **query: Any) -> list[dict[str, Any]]:
    answer = client.get(f"/v2/registers/{register}/entries", query_string=query)
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    found: list[dict[str, Any]] = answer.json["items"]
    return found


def _names(client: FlaskClient) -> set[str]:
    document = client.get("/v2/registers").json
    assert document is not None
    return {entry["name"] for entry in document["items"]}


# -- which registers -----------------------------------------------------------------------------------------


def test_everybody_is_shown_the_registers_they_may_read_and_no_others(
    client: FlaskClient, signed_in: SignedIn
) -> None:
    everybody = _names(client)
    assert {"organization", "rating", "service_catalog"} <= everybody
    assert everybody.isdisjoint({"natural_person", "so_filing", "bid", "committee", "expert", "score"})
    street = _names(signed_in("li", posts=["street-acceptance:010"]))
    assert street - everybody >= {"so_filing", "natural_person"}
    assert _names(signed_in("shen", roles=["auditor"])) == set(catalogue())
    assert _names(signed_in("admin", roles=["system-administrator"])) == everybody


def test_what_one_may_not_read_does_not_exist(client: FlaskClient) -> None:
    for register in ("so_filing", "bid_content", "sealed_slot", "publication", "nothing"):
        for path in ("", "/1", "/1/history"):
            assert client.get(f"/v2/registers/{register}/entries{path}").status_code == 404


def test_every_column_shown_has_a_name_in_both_languages() -> None:
    nameless = {
        (entry.name, column.name)
        for entry in catalogue().values()
        for column in entry.columns
        if column.label.zh == column.name
    }
    assert nameless == set()


def test_nothing_sealed_is_a_column() -> None:
    shown = {column.name for entry in catalogue().values() for column in entry.columns}
    assert not {name for name in shown if name.endswith(("cipher", "index", "declaration"))}


# -- which rows ----------------------------------------------------------------------------------------------


def test_a_street_reads_its_own_filings_the_district_all(database: Database, signed_in: SignedIn) -> None:
    _filing(database, 1, "010")
    _filing(database, 2, "003")
    seen = {
        person: [item["values"]["receipt_no"] for item in _items(signed_in(person, posts=posts), "so_filing")]
        for person, posts in {"li": ["street-review:010"], "wang": ["civil-handler:civil-affairs"]}.items()
    }
    assert seen == {"li": ["SJ2026-0001"], "wang": ["SJ2026-0001", "SJ2026-0002"]}
    assert (
        signed_in("zhou", posts=["street-review:003"]).get("/v2/registers/so_filing/entries/1").status_code
        == 404
    )


def test_a_purchaser_reads_bids_on_its_own_projects_once_they_are_opened(
    database: Database, signed_in: SignedIn
) -> None:
    with transaction(database) as session:
        for project, purchaser in ((1, "buyer-1"), (2, "buyer-2"), (3, "buyer-1")):
            enter(session, CLERK, PROJECTS, _project(project, purchaser))
            row = {"id": project * 10, "project_id": project, "organization_id": 5, "state": "OPENED"}
            enter(session, CLERK, BIDS, row | {"received_at": session.now, "sealed_hash": bytes(32)})
        for project in (1, 2):
            row = {"project_id": project, "opened_at": session.now, "record": "{}"}
            enter(session, CLERK, OPENINGS, row)
    buyer = signed_in("mai", posts=["purchase-handler:buyer-1"])
    auditor, monitor = signed_in("shen", roles=["auditor"]), signed_in("ji", posts=["monitor:discipline"])
    assert [item["entryKey"] for item in _items(buyer, "bid")] == ["10"]
    for inspector in (auditor, monitor):
        assert [item["entryKey"] for item in _items(inspector, "bid")] == ["10", "20"], (
            "not before the opening"
        )
        assert inspector.get("/v2/registers/bid/entries/30").status_code == 404
        assert inspector.get("/v2/registers/bid/entries/30/history").status_code == 404


def _project(project: int, purchaser: str) -> dict[str, Any]:
    return {
        "id": project,
        "project_no": f"GM2026-{project:03}",
        "name": "示例项目",
        "purchaser": purchaser,
        "catalog_code": "A01",
        "category": "SG",
        "year": 2026,
        "budget": 1000,
        "state": "OPENED",
    }


def test_who_judges_is_a_secret_until_the_committee_is_over(database: Database, signed_in: SignedIn) -> None:
    with transaction(database) as session:
        for id_, state in ((1, "SEATED"), (2, "CLOSED")):
            row = {"id": id_, "kind": "TENDER", "subject_id": id_, "state": state}
            enter(session, CLERK, COMMITTEES, row)
    auditor = signed_in("shen", roles=["auditor"])
    assert [item["entryKey"] for item in _items(auditor, "committee")] == ["2"]


# -- finding -------------------------------------------------------------------------------------------------


def test_a_draft_grade_is_the_business_of_office_and_committee(signed_in: SignedIn) -> None:
    readers = [f"{post}:evaluation" for post in ("evaluation-office", "evaluation-committee")]
    others = ["civil-handler:civil-affairs", "civil-approval:civil-affairs", "joint-meeting:510104"]
    for post in readers:
        assert "assessment_case" in _names(signed_in(post.partition(":")[0], posts=[post])), post
    for post in others:
        assert "assessment_case" not in _names(signed_in(post.partition(":")[0], posts=[post])), post


def test_points_of_a_grant_are_in_no_register_that_is_read(client: FlaskClient) -> None:
    shown = {column.name for column in catalogue()["grant_award"].columns}
    assert {"grant_no", "approved", "paid"} <= shown
    assert shown.isdisjoint({"score", "rank", "proposed", "level", "content"})


def test_entries_are_found_by_columns_and_by_text_page_by_page(
    client: FlaskClient, database: Database
) -> None:
    for number in range(3):
        _organization(database, f"示例{number}合唱队")
    _organization(database, "100%示例_队", "003")
    assert len(_items(client, "organization", text="合唱")) == 3
    assert len(_items(client, "organization", text="100%")) == 1
    assert len(_items(client, "organization", text="%")) == 1, "a sign, not a pattern"
    assert len(_items(client, "organization", filter=["street:010", "status:FILED"])) == 3
    assert _items(client, "organization", filter=["street:003", "text:"][:1])[0]["values"]["street"] == "003"
    found: list[str] = []
    after = None
    while True:
        query = {"limit": 3, **({"after": after} if after else {})}
        answer = client.get("/v2/registers/organization/entries", query_string=query).json
        assert answer is not None
        found += [item["entryKey"] for item in answer["items"]]
        if (after := answer["page"]["endCursor"]) is None:
            break
    assert len(found) == len(set(found)) == 4


@pytest.mark.parametrize(
    "given",
    ["nothing:1", "street", "founded_on:yesterday", "id:x", "id:99999999999999999999", "created_at:2026"],
)
def test_a_filter_that_means_nothing_is_refused(client: FlaskClient, given: str) -> None:
    answer = client.get("/v2/registers/organization/entries", query_string={"filter": given})
    wanted = 200 if given == "street" else 422
    assert answer.status_code == wanted, answer.text


# -- the past ------------------------------------------------------------------------------------------------


def test_the_history_of_an_entry_and_what_held_on_a_day(client: FlaskClient, database: Database) -> None:
    key = _organization(database)
    with transaction(database) as session:
        change_organization(session, CLERK, key, effective_on=date(2030, 1, 1), reason="更名", name="新名称")
    path = f"/v2/registers/organization/entries/{key}/history"
    past = client.get(path, query_string={"on": "2031-01-01"}).json
    assert past is not None
    assert [each["version"] for each in past["versions"]] == [1, 2]
    assert past["versions"][1]["changes"] == {"name": ["示例合唱队", "新名称"]}
    assert (past["versions"][1]["reason"], past["versions"][1]["actor"]) == ("更名", "clerk")
    assert past["isWhole"] is True and past["asOf"]["name"] == "新名称"
    assert client.get(path, query_string={"on": "2029-12-31"}).json["asOf"]["name"] == "示例合唱队"  # type: ignore[index]
    assert client.get(path, query_string={"on": "2001-01-01"}).json["asOf"] == {}  # type: ignore[index]
    with transaction(database) as session:
        session.execute("UPDATE register_history SET actor = ? WHERE row_id = ?", ("nobody", key))
    assert client.get(path).json["isWhole"] is False  # type: ignore[index]


# -- personal data -------------------------------------------------------------------------------------------


def _person(database: Database, instance_id: int | None = None, id_no: str = NUMBER) -> int:
    with transaction(database) as session:
        return people.register_person(
            session, CLERK, name="示例甲", id_no=id_no, phone="13800001234", instance_id=instance_id
        )


def test_a_street_reads_who_belongs_to_its_own_groups(database: Database, signed_in: SignedIn) -> None:
    person = _person(database)
    with transaction(database) as session:
        for street in ("010", "011"):
            group = register_organization(
                session, CLERK, name=f"示例队{street}", form="FILED_GROUP", status="FILED", street=street
            )
            people.join_organization(session, CLERK, group, person, "MEMBER", date(2026, 1, 1))
    assert len(_items(signed_in("li", posts=["street-acceptance:010"]), "org_member")) == 1
    assert len(_items(signed_in("ma", posts=["civil-handler:civil-affairs"]), "org_member")) == 2


def test_a_street_reads_the_persons_of_its_own_groups_and_filings_only(
    database: Database, signed_in: SignedIn
) -> None:
    member, applicant = _person(database), _person(database, 7, SECOND)
    with transaction(database) as session:
        group = register_organization(
            session, CLERK, name="示例队", form="FILED_GROUP", status="FILED", street="010"
        )
        people.join_organization(session, CLERK, group, member, "MEMBER", date(2026, 1, 1))
    _filing(database, 7, "010")
    own, other = (signed_in(f"li{street}", posts=[f"street-review:{street}"]) for street in ("010", "003"))
    district = signed_in("ma", posts=["civil-handler:civil-affairs"])
    for reader, seen in ((own, 2), (other, 0), (district, 2)):
        answer = reader.get("/v2/registers/natural_person/entries", query_string={"totals": "true"}).json
        assert answer is not None
        assert (len(answer["items"]), answer["totals"]["count"]) == (seen, seen)
        assert len(_items(reader, "natural_person", text="示例")) == seen
        for key in (member, applicant):
            for path in (f"{key}", f"{key}/history"):
                status = reader.get(f"/v2/registers/natural_person/entries/{path}").status_code
                assert status == (200 if seen else 404)
    body = {"part": "phone", "reason": "核对身份证件"}
    assert other.post(f"/v2/people/{member}/reveal", json=body).status_code == 404


def test_who_is_a_volunteer_of_the_party_is_not_told_by_name() -> None:
    assert "name" not in {column.name for column in catalogue()["volunteer"].columns}


def test_personal_data_is_masked_for_all_who_read_it(database: Database, signed_in: SignedIn) -> None:
    key = _person(database, 7)
    _filing(database, 7, "010")
    street = signed_in("li", posts=["street-acceptance:010"])
    for path in (f"entries/{key}", "entries", f"entries/{key}/history"):
        answer = street.get(f"/v2/registers/natural_person/{path}")
        assert answer.status_code == 200
        assert NUMBER not in answer.text and "13800001234" not in answer.text
        # what the mask covers is told by no other column
        assert NUMBER[6:14] not in answer.text.replace("-", "")
    values = _items(street, "natural_person")[0]["values"]
    assert (values["id_no_masked"], values["phone_masked"]) == ("110105********002X", "138****1234")


@pytest.mark.usefixtures("shipped_processes")
def test_who_handles_the_case_sees_it_in_clear_for_a_reason_that_is_kept(
    app: Flask, database: Database, signed_in: SignedIn
) -> None:
    person = {"name": "示例丙", "idType": "RESIDENT_ID", "idNo": NUMBER, "phone": "13800001234"}
    with transaction(database) as session:
        start_process_instance(session, APPLICANT, "so-filing", application(personInCharge=person))
        row = session.one("SELECT id FROM natural_person WHERE name = ?", ("示例丙",))
    assert row is not None
    body = {"part": "id_no", "reason": "核对身份证件"}
    path = f"/v2/people/{row[0]}/reveal"
    # the opinion is asked first: the community's post sees the case, yet handles no personal data
    for stranger, holds, status in (
        ("zhao", {}, 404),
        ("applicant", {}, 404),
        ("zhou", {"posts": ["street-acceptance:003"]}, 404),
        ("qian", {"posts": ["street-approval:010"]}, 403),
        ("admin", {"roles": ["system-administrator"]}, 404),
    ):
        assert signed_in(stranger, **holds).post(path, json=body).status_code == status, stranger
    civil = signed_in("min", posts=["civil-handler:civil-affairs"])
    assert civil.post(path, json={**body, "reason": " 看 "}).status_code == 422
    assert civil.post(path, json=body).json == {"value": NUMBER}
    with reading(database) as session:
        # the register opened what the form had sealed, which is in the history of the case
        ((actor, data),) = session.all(
            "SELECT actor, data FROM event WHERE type = 'personal-data-read' AND instance_id = 0"
        )
    assert (actor, json.loads(data)["reason"]) == ("min", "核对身份证件")
    assert NUMBER not in data


@pytest.mark.usefixtures("shipped_processes")
def test_a_street_reveals_the_persons_of_cases_it_sees(
    app: Flask, database: Database, signed_in: SignedIn
) -> None:
    person = {"name": "示例丙", "idType": "RESIDENT_ID", "idNo": NUMBER}
    with transaction(database) as session:
        case = start_process_instance(session, APPLICANT, "so-filing", application(personInCharge=person))
        row = session.one("SELECT id FROM natural_person WHERE name = ?", ("示例丙",))
        session.execute(
            "UPDATE user_task_candidate SET ref = 'street-acceptance:010' WHERE instance_id = ?",
            (case.instance_id,),
        )
    assert row is not None
    answer = signed_in("li", posts=["street-acceptance:010"]).post(
        f"/v2/people/{row[0]}/reveal", json={"part": "id_no", "reason": "核对身份证件"}
    )
    assert answer.json == {"value": NUMBER}


@pytest.mark.usefixtures("shipped_processes")
def test_a_personal_field_is_shown_to_whoever_handles_the_case(
    app: Flask, database: Database, signed_in: SignedIn
) -> None:
    person = {"name": "示例丙", "idType": "RESIDENT_ID", "idNo": NUMBER, "phone": "13800001234"}
    with transaction(database) as session:
        case = start_process_instance(session, APPLICANT, "so-filing", application(personInCharge=person))
    applicant, auditor = signed_in("applicant"), signed_in("shen", roles=["auditor"])
    for reader in (applicant, auditor):
        for what in ("process-instances/{}/variables", "history/{}?limit=1000"):
            answer = reader.get("/v2/" + what.format(case.instance_id))
            assert answer.status_code == 200
            assert NUMBER not in answer.text and "110105********002X" in answer.text
    variables = auditor.get(f"/v2/process-instances/{case.instance_id}/variables").json
    assert variables is not None
    sealed = variables["variables"]["personInCharge"]["idNo"]["sealed"]
    told = {
        name: reader.get(f"/v2/process-instances/{case.instance_id}/timeline").json
        for name, reader in (("applicant", applicant), ("auditor", auditor))
    }
    assert told["applicant"] and told["auditor"]
    keys = {field["key"]: field["sealedKey"] for field in told["auditor"]["filled"]}
    assert keys["idNo"] == sealed and keys["orgName"] is None
    assert [told[name]["mayReveal"] for name in ("applicant", "auditor")] == [False, True]
    path = f"/v2/sealed-values/{sealed}/reveal"
    body = {"reason": "核对身份证件"}
    assert signed_in("zhou", posts=["street-review:003"]).post(path, json=body).status_code == 404
    assert applicant.post(path, json=body).status_code == 403
    with reading(database) as session:
        ((refused, _),) = session.all("SELECT actor, data FROM event WHERE type = 'personal-data-refused'")
    assert refused == "applicant"
    assert auditor.post(path, json={"reason": ""}).status_code == 422
    assert auditor.post(path, json=body).json == {"value": NUMBER}
    assert auditor.post("/v2/sealed-values/1/reveal", json=body).status_code == 404
