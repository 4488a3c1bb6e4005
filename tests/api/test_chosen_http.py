"""An organisation chosen by its name is told by it where an application is read: page and case package."""

from __future__ import annotations

import io
import json
import zipfile
from importlib.resources import files

from flask import Flask

from engine import clock
from engine.actor import SYSTEM
from engine.deployment import deploy, read_folder
from engine.identity.bootstrap import store_passwords
from engine.identity.password_rules import hash_password
from engine.persistence.database import Database, reading, transaction
from tests.api.office import Account
from tests.api.people import add_person
from tests.support.accounts import PASSWORD
from tests.workflows.conftest import START
from tests.workflows.so_funding.office import Office
from workflows.registries.organizations import ORGANIZATIONS
from workflows.registries.register import find


def test_a_chosen_organisation_is_told_by_its_name_on_the_page_and_in_the_package(
    app: Flask, database: Database
) -> None:
    root = files("workflows")
    resources = {"decision.form": (root / "so-filing" / "decision.form").read_bytes()}
    with clock.frozen(START):
        with transaction(database) as session:
            deploy(session, SYSTEM, resources | read_folder(root / "so-funding"))
        office = Office(database)
        office.open_round()
        case = office.begin(5001)
        with reading(database) as session:
            name = find(session, ORGANIZATIONS, 5001)["name"]
        add_person(database, "auditor", roles=["auditor"])
        with transaction(database) as session:
            stored = {"auditor": hash_password(PASSWORD)}
            store_passwords(session, SYSTEM, stored, must_change=False)
        auditor = Account(app, "auditor")
        course = auditor.read(f"/v2/process-instances/{case.instance_id}/timeline")
        assert ("organizationId", name) in {(each["key"], each["value"]) for each in course["filled"]}
        answer = auditor.post(f"/v2/process-instances/{case.instance_id}/package")
        assert answer.status_code == 200, answer.text
        with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
            form, page = (
                package.read(next(each for each in package.namelist() if each.endswith(ending))).decode()
                for ending in ("/form.json", "/form.html")
            )
    started = json.loads(form)["started_with"]
    assert ("organizationId", name) in {(each["key"], each["value"]) for each in started}
    assert f"<td>{name}</td>" in page
    assert "<td>5001</td>" not in page
