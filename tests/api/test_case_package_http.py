"""The case package over HTTP: a zip with its root, for who has just confirmed who they are."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import Database, transaction
from tests.api.office import Account, Office
from tests.support.accounts import PASSWORD
from tests.workflows.house import application
from workflows.case_package.verify import problems

pytestmark = pytest.mark.usefixtures("shipped_processes")


def test_an_auditor_takes_a_case_out_and_anybody_can_check_it(
    app: Flask, database: Database, clock: Callable[[timedelta], Any], tmp_path: Path
) -> None:
    office = Office(app, database)
    form = {name: value for name, value in application().items() if name != "rules_on"}
    with transaction(database) as session:
        case = start_process_instance(session, Actor(user_id="shenqing"), "so-filing", form).instance_id
    path = f"/v2/process-instances/{case}/package"
    refused = {person: _asked(office[person], path) for person in ("shenqing", "neighbour", "auditadmin")}
    assert refused == {
        "shenqing": (403, "case-package-refused"),
        "neighbour": (404, "process-instance-not-found"),
        "auditadmin": (404, "process-instance-not-found"),
    }
    auditor = office["auditor"]
    for minutes in (10, 10):
        auditor.get("/v2/session")
        clock(timedelta(minutes=minutes))
    assert _asked(auditor, path) == (403, "confirmation-required")
    confirmed = auditor.client.post("/v2/authentication/confirmation", json={"password": PASSWORD})
    assert confirmed.status_code == 200, confirmed.text
    answer = auditor.client.post(path)
    assert answer.status_code == 200
    root, taken = answer.headers["X-Package-Root"], tmp_path / "case.zip"
    taken.write_bytes(answer.data)
    assert list(problems(str(taken), root)) == []
    with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
        assert sha256(package.read("SHA256SUMS")).hexdigest() == root
        (report,) = [name for name in package.namelist() if name.endswith("verification.json")]
        assert json.loads(package.read(report))["is_intact"] is True
    (last,) = auditor.read(f"/v2/history/{case}?limit=1000")["items"][-1:]
    assert (last["label"], last["actor"], last["data"]["root"]) == ("导出数据", "auditor", root)


def _asked(person: Account, path: str) -> tuple[int, str]:
    """The refusal, as somebody who confirms nothing gets it."""
    person.get("/v2/session")
    answer = person.client.post(path)
    assert answer.json is not None
    return answer.status_code, answer.json["code"]
