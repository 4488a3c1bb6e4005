"""Files over HTTP: known by what is in them, given out as downloads, to whom they concern."""

from __future__ import annotations

import io
from collections.abc import Callable

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PDF = b"%PDF-1.7\n" + b"0" * 100
SignedIn = Callable[..., FlaskClient]


def upload(client: FlaskClient, content: bytes, name: str) -> TestResponse:
    return client.post("/v2/files", data={"file": (io.BytesIO(content), name)})


def test_a_file_comes_back_as_a_download_byte_for_byte(client: FlaskClient) -> None:
    taken = upload(client, PDF, "章程.pdf").get_json()
    assert (taken["name"], taken["type"], taken["size"]) == ("章程.pdf", "pdf", len(PDF))
    answer = client.get(f"/v2/files/{taken['fileKey']}")
    assert answer.get_data() == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_known_of_a_file_is_told_without_it(client: FlaskClient) -> None:
    taken = upload(client, PDF, "章程.pdf").get_json()
    assert client.get(f"/v2/files/{taken['fileKey']}/metadata").get_json() == taken


def test_a_file_is_refused_for_what_is_in_it_not_for_its_name(client: FlaskClient) -> None:
    answer = upload(client, b"<script>alert(1)</script>", "harmless.pdf")
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")


def test_no_name_leads_out_of_the_store(client: FlaskClient) -> None:
    taken = upload(client, PDF, "../../../../etc/cron.d/x.pdf").get_json()
    assert taken["name"] == "x.pdf"


def test_somebody_elses_file_does_not_exist(client: FlaskClient, signed_in: SignedIn) -> None:
    key = upload(client, PDF, "a.pdf").get_json()["fileKey"]
    assert signed_in("li").get(f"/v2/files/{key}").status_code == 404
    assert signed_in("li2").get(f"/v2/files/{key}/metadata").status_code == 404
    assert client.get("/v2/files/4503599627370497").status_code == 404


def test_a_file_beyond_the_limit_is_refused_before_it_is_kept(client: FlaskClient) -> None:
    content = b"0" * (21 * 1024 * 1024)
    answer = client.post("/v2/files", data=content, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413


def test_an_upload_without_a_file_is_refused(client: FlaskClient) -> None:
    assert client.post("/v2/files", data={"other": "x"}).status_code == 422


def test_a_key_no_row_can_have_is_no_task(client: FlaskClient) -> None:
    assert client.get("/v2/user-tasks/9999999999999999999-1").status_code == 404
