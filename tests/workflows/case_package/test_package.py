"""A case package: complete, the same every time, without what is sealed, and checked without the house."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from engine import clock
from engine.actor import Actor
from engine.commands.files import record_upload
from engine.errors import ConfirmationRequired, ProcessInstanceNotFound
from engine.persistence.database import reading, transaction
from forms.files import StoredFile
from tests.support.accounts import signing
from tests.workflows.house import ACCEPTED, AGREE, APPLICANT, Case, House
from workflows.calendar import local_date
from workflows.case_package import verify
from workflows.case_package.errors import CasePackageRefused
from workflows.case_package.package import Package, export
from workflows.case_package.stream import zipped
from workflows.documents.issue import printed
from workflows.registries.documents import deliver_document, documents

CHARTER = "章程（示例）".encode()
REPORT = {"is_intact": True, "events": 1}


def handler() -> Actor:
    """The officer who reviewed the case, having just shown who they are."""
    return signing("officer-review", groups=frozenset({"street-review:010"}))


def auditor() -> Actor:
    return signing("shen", groups=frozenset(), roles=frozenset({"auditor"}))


@dataclass(frozen=True)
class Taken:
    """A package as a file."""

    package: Package
    path: Path
    content: dict[str, bytes]

    def read(self, end: str) -> bytes:
        (found,) = [content for name, content in self.content.items() if name.endswith(end)]
        return found

    def problems(self, root: str | None = None) -> list[str]:
        return list(verify.problems(str(self.path), root or self.package.root))


def store(hash_: str) -> Iterator[bytes]:
    assert hash_ == sha256(CHARTER).hexdigest()
    yield CHARTER


@pytest.fixture
def case(house: House) -> Case:
    """A filing on its way to the decision: a charter handed in, one letter printed and delivered."""
    with transaction(house.database) as session:
        handed_in = StoredFile(
            sha256=sha256(CHARTER).hexdigest(), name="章程.pdf", type="application/pdf", size=len(CHARTER)
        )
        file = record_upload(session, APPLICANT, handed_in)
    case = house.submit(charterFile=[file.id]).opinion().complete("acceptance-review", ACCEPTED)
    case.complete("review", AGREE)
    with transaction(house.database) as session:
        (receipt, *_) = documents(session, case.instance_id)
        printed(session, handler(), receipt["id"])
        deliver_document(
            session,
            handler(),
            receipt["id"],
            "窗口送达",
            local_date(clock.now()),
            receiver="示例联系人",
            receipt="HZ-001",
        )
    return case


@pytest.fixture
def take(house: House, case: Case, tmp_path: Path) -> Callable[[], Taken]:
    def taken() -> Taken:
        with transaction(house.database) as session:
            package = export(session, handler(), case.instance_id, REPORT, store)
        path = tmp_path / f"{package.root[:8]}.zip"
        path.write_bytes(b"".join(zipped(package)))
        with zipfile.ZipFile(path) as archive:
            return Taken(package, path, {name: archive.read(name) for name in archive.namelist()})

    return taken


def changed(taken: Taken, name: str, content: bytes | None, *, sums: bool = False) -> Taken:
    """The package with one member exchanged or left out (None); its hash in the list put right if asked."""
    files = {**taken.content, name: content}
    if sums and content is not None:
        old, new = sha256(taken.content[name]).hexdigest(), sha256(content).hexdigest()
        files["SHA256SUMS"] = taken.content["SHA256SUMS"].replace(old.encode(), new.encode())
    path = taken.path.with_suffix(".changed.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for each, held in files.items():
            if held is not None:
                archive.writestr(each, held)
    return Taken(taken.package, path, {})


def test_everything_of_the_case_is_in_it_by_the_archive_catalogue(
    take: Callable[[], Taken], case: Case, house: House
) -> None:
    taken = take()
    contents = json.loads(taken.read("卷内目录.json"))
    folders = list(dict.fromkeys(each["file"].partition("/")[0] for each in contents["contents"]))
    assert [each[:2] for each in folders] == ["01", "02", "03", "04", "05", "06", "07", "08", "ve", "RE"]
    assert (contents["case"], contents["exported_by"]) == (str(case.instance_id), "（officer-review）")
    assert [each["sha256"] for each in contents["contents"]] == [
        sha256(taken.content[each["file"]]).hexdigest() for each in contents["contents"]
    ]
    with reading(house.database) as session:
        issued = documents(session, case.instance_id)
    papers = json.loads(taken.read("documents.json"))
    assert {each["sha256"] for each in papers} == {each["sha256"] for each in issued}
    for paper in papers:
        assert sha256(taken.content[paper["files"][0]]).hexdigest() == paper["sha256"]
    assert taken.read("章程.pdf") == CHARTER
    assert sum(name.endswith(".pdf") and "DOC-101" in name for name in taken.content) == 1
    (delivery,) = json.loads(taken.read("deliveries.json"))
    assert delivery["delivery_method"] == "窗口送达"
    assert "莲新街道示例一社区合唱队" in taken.read("form.html").decode()
    steps = {each["element"]: each for each in json.loads(taken.read("timeline.json"))}
    assert steps["acceptance-review"]["state"] == "in-time" and steps["acceptance-review"]["due_at"]
    assert steps["acceptance-review"]["done_by"] == "officer-acceptance-review"
    assert any(each["rule"] and each["rule"]["legal_basis"] for each in steps.values())
    decided = json.loads(taken.read("decisions.json"))
    assert decided and all(each["version"] >= 1 for each in decided)
    assert json.loads(taken.read("verification.json")) == REPORT


def test_two_packages_of_one_moment_are_the_same_bytes(house: House, case: Case, tmp_path: Path) -> None:
    with transaction(house.database) as session:
        first, second = (export(session, handler(), case.instance_id, REPORT, store) for _ in range(2))
    assert first.root == second.root
    assert b"".join(zipped(first)) == b"".join(zipped(second))


def test_the_history_of_the_case_keeps_who_took_it_and_its_root(
    take: Callable[[], Taken], house: House
) -> None:
    taken = take()
    again = take()
    events = [json.loads(line) for line in again.read("events.jsonl").splitlines()]
    exports = [each for each in events if each["type"] == "data-exported"]
    assert [(each["actor"], json.loads(each["data"])["root"]) for each in exports] == [
        ("officer-review", taken.package.root)
    ]


def test_a_package_is_checked_by_anybody(take: Callable[[], Taken]) -> None:
    taken = take()
    assert taken.problems() == []
    script = Path(verify.__file__)
    command = [sys.executable, "-I", str(script), str(taken.path), "--root", taken.package.root]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "whole\n")
    assert taken.content["verify.py"] == script.read_bytes()


def test_whatever_is_changed_is_found(take: Callable[[], Taken]) -> None:
    taken = take()
    (sheet,) = [name for name in taken.content if "DOC-101" in name and name.endswith(".html")]
    (log,) = [name for name in taken.content if name.endswith("events.jsonl")]
    (lines,) = [name for name in taken.content if name.endswith("register-history.jsonl")]
    forged = taken.content[sheet].replace("莲新".encode(), "春熙".encode())
    assert changed(taken, sheet, forged).problems() == [
        f"{sheet} was changed",
    ]
    assert changed(taken, sheet, None).problems() == [f"{sheet} is missing"]
    assert changed(taken, "more.txt", b"x").problems() == ["more.txt was added"]
    # whoever also puts the list of hashes right meets the root, and the history
    with_list = changed(taken, sheet, forged, sums=True)
    root = sha256(taken.content["SHA256SUMS"]).hexdigest()
    assert len(with_list.problems(root)) == 2
    assert with_list.problems()[-1] == f"{sheet} is not the document that was issued"
    history = taken.content[log].replace(b"officer-review", b"officer-nobody")
    assert "event" in changed(taken, log, history, sums=True).problems()[-1]
    entries = taken.content[lines].replace("窗口送达".encode(), "留置送达".encode())
    assert "in the register was changed" in changed(taken, lines, entries, sums=True).problems()[-1]
    (told,) = verify.problems(str(Path(__file__)), None)
    assert told.startswith("this is no case package")


def test_who_may_take_a_case_out(house: House, case: Case) -> None:
    def taken_by(actor: Actor) -> Package:
        with transaction(house.database) as session:
            return export(session, actor, case.instance_id, REPORT, store)

    assert taken_by(auditor())
    with pytest.raises(CasePackageRefused):
        taken_by(signing(APPLICANT.user_id, groups=frozenset({"so-operator:so-1"})))
    with pytest.raises(ProcessInstanceNotFound):
        taken_by(signing("zhou", groups=frozenset({"street-review:003"})))
    with pytest.raises(ConfirmationRequired):
        taken_by(Actor(user_id="officer-review", groups=frozenset({"street-review:010"})))


def test_personal_data_stays_sealed(house: House) -> None:
    number = "11010519491231002X"
    people = [
        {"name": "示例甲", "idType": "ID_CARD", "idNo": number, "phone": "13800001111"},
        {"name": "示例乙"},
    ]
    case = house.submit(initiators=people)
    with transaction(house.database) as session:
        package = export(session, auditor(), case.instance_id, REPORT, store)
    everything = b"".join(chunk for member in package.members for chunk in member.chunks())
    assert number.encode() not in everything and b"13800001111" not in everything
    assert "示例甲".encode() in everything
