"""The page of properties shows the tables that the linter checks by."""

from __future__ import annotations

import re
from pathlib import Path

from engine.bpmn.lint.extensions import READ_ON
from engine.bpmn.properties import PROPERTIES

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "properties.md").read_text("utf-8")


def rows(prefix: str) -> dict[str, list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith(f"| `{prefix}:")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row[1:] for row in cells}


def test_the_page_lists_every_property_with_its_meaning() -> None:
    listed = rows("gongzhi")
    assert list(listed) == list(PROPERTIES)
    for name, (value, elements, english, chinese) in listed.items():
        rule = PROPERTIES[name]
        assert (english, chinese) == (rule.en, rule.zh)
        assert elements == (", ".join(sorted(rule.elements)) or "any element")
        assert re.findall(r"`([^`]+)`", value) == list(rule.choices)


def test_the_page_lists_every_extension_element_and_where_it_is_read() -> None:
    listed = rows("zeebe")
    assert [name.removeprefix("zeebe:") for name in listed] == list(READ_ON)
    for name, (elements,) in listed.items():
        wanted = ", ".join(sorted(READ_ON[name.removeprefix("zeebe:")])) or "any element"
        assert elements == wanted
