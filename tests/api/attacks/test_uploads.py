"""Files and their names: an upload leads nowhere and is never shown as a page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.persistence.database import Database
from tests.api.attacks.asking import PDF, code_of


def upload(client: FlaskClient, content: bytes, name: str) -> TestResponse:
    return client.post("/v2/files", data={"file": (io.BytesIO(content), name)})


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.pdf",
        "..\\..\\windows\\x.pdf",
        "/etc/cron.d/x.pdf",
        "....//....//x.pdf",
        "%2e%2e%2fx.pdf",
        "C:\\x.pdf",
        ".pdf",
        "con.pdf",
        "x" * 5_000 + ".pdf",
    ],
)
def test_a_file_name_leads_nowhere(wang: FlaskClient, database: Database, name: str) -> None:
    var = Path(database.settings.var_directory)
    before = {path for path in var.parent.rglob("*") if var not in path.parents and path != var}
    answer = upload(wang, PDF, name)
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    assert "/" not in answer.json["name"] and "\\" not in answer.json["name"]
    after = {path for path in var.parent.rglob("*") if var not in path.parents and path != var}
    assert {path for path in after - before if not path.name.startswith("gongzhi.db")} == set()
    kept = [path.name for path in (var / "files" / "contents").rglob("*") if path.is_file()]
    assert kept == [answer.json["sha256"]], "a file is kept under its hash, whatever it is called"
    assert wang.get(f"/v2/files/{answer.json['fileKey']}").data == PDF


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "page.pdf"),
        (b"<html><script>alert(1)</script>", "page.html"),
        (b"<svg onload='alert(1)'/>", "image.svg"),
        (b"<svg onload='alert(1)'/>", "image.png"),
        (b"MZ\x90\x00", "setup.exe"),
        (b"MZ\x90\x00", "setup.pdf"),
        (b"PK\x03\x04 no archive", "text.docx"),
        (PDF, "invoice.pdf.exe"),
        (PDF, "invoice.pdf\x00.exe"),
        (PDF, "pdf"),
        (b"", "empty.pdf"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_not_taken(wang: FlaskClient, content: bytes, name: str) -> None:
    assert code_of(upload(wang, content, name)) == (422, "upload-refused")


def test_a_page_hidden_in_a_file_is_never_shown(wang: FlaskClient, mallory: FlaskClient) -> None:
    """Its beginning is that of a PDF, the rest a page: a browser is told to keep it, not to look into it."""
    file: Any = upload(wang, PDF + b"<html><script>alert(1)</script>", "both.pdf").json
    answer = wang.get(f"/v2/files/{file['fileKey']}", headers={"Accept": "text/html"})
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "html" not in (answer.content_type or "")
    assert mallory.get(f"/v2/files/{file['fileKey']}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        'x.pdf"\r\nSet-Cookie: a=b\r\n\r\n.pdf',
        'a";filename="b.exe;.pdf',
        "x\u202efdp.exe.pdf",
        "报告\n二.pdf",
    ],
)
def test_a_file_name_adds_no_header(wang: FlaskClient, name: str) -> None:
    # a browser would escape such a name, an attacker writes the parts of the request himself
    quoted = name.replace('"', '\\"').encode()
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="' + quoted + b'"\r\n\r\n'
    body += PDF + b"\r\n--b--\r\n"
    sent = wang.post("/v2/files", data=body, content_type="multipart/form-data; boundary=b")
    assert sent.status_code in (200, 400, 422), sent.text
    if sent.status_code == 200:
        assert sent.json is not None
        answer = wang.get(f"/v2/files/{sent.json['fileKey']}")
        assert "Set-Cookie" not in answer.headers
        disposition = answer.headers["Content-Disposition"]
        assert disposition.count("filename=") == 1 and disposition.count('"') == 2
        assert not any(ord(character) < 32 for character in disposition)


@pytest.mark.parametrize("path", ["../secret", "..%2fsecret", "1%2f..%2f2", "-1", "0x1", "1e3", "９"])
def test_a_path_out_of_a_resource_names_nothing(wang: FlaskClient, path: str) -> None:
    for resource in ("files", "process-instances", "user-tasks", "history"):
        assert wang.get(f"/v2/{resource}/{path}").status_code == 404


@pytest.mark.parametrize(
    "name", ["../../x.bpmn", "/etc/x.bpmn", "x\r\nSet-Cookie: a.bpmn", "x" * 3_000 + ".bpmn"]
)
def test_a_deployment_of_an_odd_name_writes_no_file_and_fells_nothing(system: FlaskClient, name: str) -> None:
    answer = system.post("/v2/deployments", data={"resources": (io.BytesIO(b"<x/>"), name)})
    assert answer.status_code in (400, 422), answer.text
    assert not (Path.cwd().parent.parent / "x.bpmn").exists()


def test_a_deployment_whose_own_name_is_too_long_is_refused_by_that_field(system: FlaskClient) -> None:
    data = {"resources": (io.BytesIO(b"<x/>"), "a.bpmn"), "name": "x" * 256}
    answer = system.post("/v2/deployments", data=data)
    assert answer.status_code == 422, answer.text
    assert "name" in answer.text
