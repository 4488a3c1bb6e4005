"""Uploads: what is taken, where it is put, and how it is given out again."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from forms.files import DirectoryStore, FileRefused, StoredFile, download_headers, is_accepted, safe_name
from forms.scan import ScanFailed, command_scanner

PDF = b"%PDF-1.7\n" + b"x" * 100


def archive(*names: str) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return content.getvalue()


CONTENTS = {
    "a.pdf": PDF,
    "a.jpg": b"\xff\xd8\xff\xe0 picture",
    "a.JPEG": b"\xff\xd8\xff\xe0 other picture",
    "a.png": b"\x89PNG\r\n\x1a\n picture",
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 text",
    "a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 table",
    "a.docx": archive("[Content_Types].xml", "word/document.xml"),
    "a.xlsx": archive("xl/workbook.xml"),
    "a.ofd": archive("OFD.xml"),
}


@pytest.fixture
def store(tmp_path: Path) -> DirectoryStore:
    return DirectoryStore(tmp_path / "files")


def files_in(directory: Path) -> list[Path]:
    return sorted(path for path in directory.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", CONTENTS)
def test_every_allowed_type_is_taken_and_given_back_as_it_came(store: DirectoryStore, name: str) -> None:
    content = CONTENTS[name]
    stored = store.put([content[:5], content[5:]], name)
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.size == len(content)
    assert b"".join(store.open(stored.sha256)) == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html>"),
        ("a.png", PDF),
        ("a.exe", b"MZ"),
        ("a.html", b"<script>"),
        ("a.svg", b"<svg>"),
        ("pdf", PDF),
        ("a.docx", archive("xl/workbook.xml")),
        ("a.ofd", b"PK\x03\x04 no archive"),
        ("a.pdf.exe", PDF),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(
    store: DirectoryStore, tmp_path: Path, name: str, content: bytes
) -> None:
    with pytest.raises(FileRefused) as refused:
        store.put([content], name)
    assert refused.value.reason == "type"
    assert files_in(tmp_path) == []


def test_a_file_too_large_is_refused_before_the_end_of_the_stream(tmp_path: Path) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield PDF

    with pytest.raises(FileRefused) as refused:
        DirectoryStore(tmp_path, max_bytes=1000).put(endless(), "a.pdf")
    assert refused.value.reason == "too-large"
    assert read < 15
    assert files_in(tmp_path) == []


def test_an_empty_file_is_refused(store: DirectoryStore) -> None:
    with pytest.raises(FileRefused, match="empty"):
        store.put([], "a.pdf")


def test_a_stream_that_breaks_off_leaves_nothing(store: DirectoryStore, tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield PDF
        raise ConnectionError

    with pytest.raises(ConnectionError):
        store.put(broken(), "a.pdf")
    assert files_in(tmp_path) == []


def test_a_virus_goes_to_quarantine_and_nowhere_else(tmp_path: Path) -> None:
    store = DirectoryStore(tmp_path, scan=lambda path: "Eicar" if b"x" in path.read_bytes() else None)
    with pytest.raises(FileRefused) as refused:
        store.put([PDF], "a.pdf")
    assert refused.value.reason == "virus"
    assert [path.parent.name for path in files_in(tmp_path)] == ["quarantine"]
    with pytest.raises(FileNotFoundError):
        store.open(hashlib.sha256(PDF).hexdigest())


def test_the_same_content_is_kept_once(store: DirectoryStore, tmp_path: Path) -> None:
    assert store.put([PDF], "a.pdf").sha256 == store.put([PDF], "章程.pdf").sha256
    assert len(files_in(tmp_path)) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "/etc/ssh/a.pdf", "..\\..\\a.pdf", "a\0/../b.pdf"])
def test_a_name_never_leads_out_of_the_store(store: DirectoryStore, tmp_path: Path, name: str) -> None:
    stored = store.put([PDF], name)
    assert "/" not in stored.name and "\\" not in stored.name and "\0" not in stored.name
    assert [path.name for path in files_in(tmp_path)] == [stored.sha256]


@pytest.mark.parametrize("key", ["../../../etc/passwd", "", "a" * 63, "A" * 64, "a" * 64 + "\n", "é" * 64])
def test_only_hashes_are_opened(store: DirectoryStore, key: str) -> None:
    with pytest.raises(FileNotFoundError):
        store.open(key)


def test_files_are_downloads_with_their_name_and_nothing_a_browser_interprets() -> None:
    file = StoredFile(sha256="0" * 64, name='章程 "一".pdf', type="pdf", size=3)
    headers = download_headers(file)
    disposition = headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    assert "filename*=UTF-8''%E7%AB%A0%E7%A8%8B%20%22%E4%B8%80%22.pdf" in disposition
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_name_breaks_out_of_its_header() -> None:
    name = safe_name('a"\r\nSet-Cookie: x=1;\u202efdp.exe.pdf')
    headers = download_headers(StoredFile(sha256="0" * 64, name=name, type="pdf", size=3))
    assert not {"\r", "\n", "\u202e"} & set(headers["Content-Disposition"])
    assert headers["Content-Disposition"].count('"') == 2
    headers["Content-Disposition"].encode("ascii")


@pytest.mark.parametrize(
    ("type", "accept", "taken"),
    [
        ("pdf", "", True),
        ("pdf", ".pdf,.jpg", True),
        ("jpg", ".jpeg", True),
        ("png", "image/*", True),
        ("pdf", "image/*", False),
        ("xls", ".doc", False),
    ],
)
def test_a_field_takes_what_it_accepts(type: str, accept: str, taken: bool) -> None:
    assert is_accepted(type, accept) is taken


def scanner(tmp_path: Path, script: str) -> str:
    """A command line that runs a shell script on the file."""
    program = tmp_path / "scan.sh"
    program.write_text(f"#!/bin/sh\n{script}\n")
    return f"sh '{program}'"


def test_a_program_of_the_operators_choice_looks_at_every_file(tmp_path: Path) -> None:
    script = 'grep -q EICAR "$1" && echo "$1: Eicar-Test FOUND" && exit 1; exit 0'
    store = DirectoryStore(tmp_path / "files", scan=command_scanner(scanner(tmp_path, script)))
    assert store.put([b"%PDF-1.7 harmless"], "a.pdf").size == 17
    with pytest.raises(FileRefused) as refused:
        store.put([b"%PDF-1.7 EICAR"], "b.pdf")
    assert (refused.value.reason, refused.value.params) == ("virus", {"found": "Eicar-Test FOUND"})


@pytest.mark.parametrize("script", ["exit 2", "kill -9 $$"])
def test_what_the_scanner_could_not_look_at_is_not_taken(tmp_path: Path, script: str) -> None:
    store = DirectoryStore(tmp_path / "files", scan=command_scanner(scanner(tmp_path, script)))
    with pytest.raises(ScanFailed):
        store.put([PDF], "a.pdf")
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_scanner_that_is_not_there_refuses_everything(tmp_path: Path) -> None:
    store = DirectoryStore(tmp_path / "files", scan=command_scanner("no-such-scanner --fast"))
    with pytest.raises(ScanFailed):
        store.put([PDF], "a.pdf")


def test_a_content_nobody_wants_is_removed_once_it_is_old_enough(store: DirectoryStore) -> None:
    stored = store.put([PDF], "a.pdf")
    assert not store.remove(stored.sha256, lambda: False, timedelta(days=1))
    assert store.remove(stored.sha256, lambda: False, timedelta(seconds=-1))
    with pytest.raises(FileNotFoundError):
        store.open(stored.sha256)


def test_a_content_somebody_wants_after_all_is_brought_back(store: DirectoryStore) -> None:
    stored = store.put([PDF], "a.pdf")
    assert not store.remove(stored.sha256, lambda: True, timedelta(seconds=-1))
    assert b"".join(store.open(stored.sha256)) == PDF
