"""The web page as it is served: its files, the page for its addresses, a word where there is no build."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.pages import POLICY, answer_page

SCRIPT = "console.log(1)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A build: the page, and a script in three forms."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>共治</title>", "utf-8")
    script = tmp_path / "assets" / "main-1a2b.js"
    script.write_text(SCRIPT)
    script.with_name("main-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    script.with_name("main-1a2b.js.br").write_bytes(b"brotli")
    (tmp_path.parent / "secret.txt").write_text("not part of the page")
    return tmp_path


@pytest.fixture
def page(app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setitem(app.view_functions, "pages.page", lambda path: answer_page(folder, path))
    return app.test_client()


@pytest.mark.parametrize("path", ["/", "/inbox/todo", "/sign-in", "/users/wang.fang", "/v2x"])
def test_an_address_of_the_page_is_the_page_under_its_policy(page: FlaskClient, path: str) -> None:
    answer = page.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "共治" in answer.text
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "'unsafe-inline'" not in POLICY.split("script-src")[1].split(";")[0]


@pytest.mark.parametrize("path", ["/v2/nothing", "/health/nothing", "/public/nothing"])
def test_an_unknown_address_of_the_interface_is_no_page(page: FlaskClient, path: str) -> None:
    answer = page.get(path)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/assets/main-old.js", "/assets/nothing", "/picture.png"])
def test_a_file_of_another_build_is_missing_not_the_page(page: FlaskClient, path: str) -> None:
    assert page.get(path).status_code == 404


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip;q=0.5", "gzip")],
)
def test_the_smallest_form_a_browser_takes_is_sent(
    page: FlaskClient, accepted: str, encoding: str | None
) -> None:
    answer = page.get("/assets/main-1a2b.js", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "javascript" in str(answer.mimetype)


def test_files_with_a_hash_are_kept_for_ever_and_the_page_is_asked_for_again(page: FlaskClient) -> None:
    assert "immutable" in page.get("/assets/main-1a2b.js").headers["Cache-Control"]
    first = page.get("/")
    again = page.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt"])
def test_nothing_outside_of_the_build_is_sent(page: FlaskClient, path: str) -> None:
    assert "not part" not in page.get(path).text


def test_a_tree_without_a_build_says_so(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.view_functions, "pages.page", lambda path: answer_page(tmp_path / "none", path))
    answer = app.test_client().get("/", headers={"Accept-Language": "en"})
    assert answer.status_code == 503
    assert "make web" in answer.text
    assert "网页尚未构建" in app.test_client().get("/").text


def test_the_page_does_not_open_the_interface(page: FlaskClient) -> None:
    assert page.get("/v2/user-tasks").status_code == 401
    assert page.post("/inbox").status_code == 405
