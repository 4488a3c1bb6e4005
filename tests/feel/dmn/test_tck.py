"""The part of the public kit that lies beside the repository, and the runner itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from feel.dmn.tck import run_folder, run_tck
from tests.feel.dmn.snippets import decision, definitions, literal

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "dmn-tck"

#: What calls Java; FEEL never does. Those expected to be null pass, as refusing gives null.
JAVA = {
    "0076-feel-external-java": {
        "boxed_001", "literal_001", "literal_002", "literal_003", "literal_004", "literal_005", "literal_006",
        "literal_007", "literal_008", "literal_009", "literal_010", "literal_011", "literal_012",
        "varargs_001",
    }
}  # fmt: skip


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in SHARED.rglob("*.dmn")}) or [None],
    ids=lambda folder: folder.name if folder else "absent",
)
def test_a_folder_of_the_kit_passes(folder: Path | None) -> None:
    if folder is None:
        pytest.skip("the kit is not beside this checkout (../shared/dmn-tck)")
    failed = {name for name, passed in run_folder(folder) if not passed}
    assert failed == JAVA.get(folder.name, set())


CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>m.dmn</modelName>
<testCase id="right"><resultNode name="d">
  <expected><value xsi:type="xsd:decimal">2</value></expected></resultNode></testCase>
<testCase id="wrong"><resultNode name="d">
  <expected><value xsi:type="xsd:decimal">3</value></expected></resultNode></testCase>
<testCase id="error"><resultNode name="nowhere" errorResult="true"/></testCase></testCases>"""


def test_the_runner_prints_a_line_per_folder_and_last_the_sums(tmp_path: Path) -> None:
    folder = tmp_path / "0001-sum"
    folder.mkdir()
    (folder / "m.dmn").write_bytes(definitions(decision("d", literal("1 + 1"))))
    (folder / "m-test-01.xml").write_text(CASES, "utf-8")
    lines: list[str] = []
    assert run_tck(tmp_path, lines.append) == (2, 1)
    assert lines == ["0001-sum 2/3  failed: wrong", "2 passed, 1 failed"]


def test_a_model_that_cannot_be_read_fails_its_cases(tmp_path: Path) -> None:
    (tmp_path / "m.dmn").write_text("no xml", "utf-8")
    (tmp_path / "m-test-01.xml").write_text(CASES, "utf-8")
    assert run_tck(tmp_path, lambda line: None) == (0, 3)
