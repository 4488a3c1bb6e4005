"""Documents of a case, for those who see the case: data, sheet, PDF; the auditor's reading is recorded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine.actor import Actor
from engine.commands.instances import start_process_instance
from engine.persistence.database import Database, reading, transaction
from tests.workflows.house import application

pytestmark = pytest.mark.usefixtures("shipped_processes")

SignedIn = Callable[..., FlaskClient]


@pytest.fixture
def case(database: Database) -> int:
    """An application that its applicant, wang, has just handed in: one receipt."""
    form = {name: value for name, value in application().items() if name != "rules_on"}
    with transaction(database) as session:
        return start_process_instance(session, Actor(user_id="wang"), "so-filing", form).instance_id


def _receipt(client: FlaskClient, case: int) -> dict[str, Any]:
    answer = client.get(f"/v2/process-instances/{case}/documents")
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    (found,) = answer.json["items"]
    return dict(found)


def test_the_applicant_reads_the_receipt_as_data_as_sheet_and_as_pdf(case: int, signed_in: SignedIn) -> None:
    wang = signed_in("wang")
    receipt = _receipt(wang, case)
    assert (receipt["code"], receipt["processInstanceKey"]) == ("DOC-101", str(case))
    assert receipt["isUnaltered"] is True and receipt["pdfSha256"] is None
    path = f"/v2/documents/{receipt['documentKey']}"
    assert wang.get(path).json == receipt
    sheet = wang.get(path + "/html")
    assert sha256(sheet.data).hexdigest() == receipt["sha256"]
    assert "莲新街道示例一社区合唱队" in sheet.text
    first, second = wang.get(path + "/pdf"), wang.get(path + "/pdf")
    assert first.data.startswith(b"%PDF") and first.data == second.data
    digest = sha256(first.data)
    assert wang.get(path).json["pdfSha256"] == digest.hexdigest()  # type: ignore[index]
    # the first look already is held against the record
    recorded = f"sha-256=:{b64encode(digest.digest()).decode()}:"
    assert [each.headers["Repr-Digest"] for each in (first, second)] == [recorded] * 2


def test_a_sheet_runs_nothing_and_is_not_sent_twice(case: int, signed_in: SignedIn) -> None:
    wang = signed_in("wang")
    path = f"/v2/documents/{_receipt(wang, case)['documentKey']}/html"
    sheet = wang.get(path)
    assert sheet.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert sheet.headers["X-Content-Type-Options"] == "nosniff"
    again = wang.get(path, headers={"If-None-Match": sheet.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_for_whom_the_case_does_not_exist_neither_do_its_documents(case: int, signed_in: SignedIn) -> None:
    key = _receipt(signed_in("wang"), case)["documentKey"]
    for person, holds in (("zhao", {}), ("admin", {"roles": ["system-administrator"]})):
        stranger = signed_in(person, **holds)
        for path in (f"process-instances/{case}/documents", f"documents/{key}"):
            assert stranger.get(f"/v2/{path}").status_code == 404
        for sheet in ("html", "pdf"):
            assert stranger.get(f"/v2/documents/{key}/{sheet}").status_code == 404


def test_an_auditor_reads_and_is_seen_reading(case: int, database: Database, signed_in: SignedIn) -> None:
    auditor = signed_in("shen", roles=["auditor"])
    key = _receipt(auditor, case)["documentKey"]
    assert auditor.get(f"/v2/documents/{key}/html").status_code == 200
    with reading(database) as session:
        rows = session.all("SELECT actor, data FROM event WHERE type = 'case-read' ORDER BY seq")
    assert [(actor, str(case) in data) for actor, data in rows] == [("shen", True)] * 2


def test_an_altered_sheet_is_shown_as_altered(case: int, database: Database, signed_in: SignedIn) -> None:
    wang = signed_in("wang")
    with transaction(database) as session:
        session.execute("UPDATE document SET html = ?", ("<p>另一份</p>",))
    assert _receipt(wang, case)["isUnaltered"] is False


def test_the_digest_of_a_pdf_is_that_of_the_register_whatever_is_sent(
    case: int, database: Database, signed_in: SignedIn
) -> None:
    wang = signed_in("wang")
    path = f"/v2/documents/{_receipt(wang, case)['documentKey']}/pdf"
    recorded = wang.get(path).headers["Repr-Digest"]
    with transaction(database) as session:
        session.execute("UPDATE document SET pdf = ?", (b"%PDF-1.4 another",))
    altered = wang.get(path)
    assert (altered.data, altered.headers["Repr-Digest"]) == (b"%PDF-1.4 another", recorded)
