"""What the law counts stands in the rule tables; diagrams, decision tables and code ask for it.

Days, sums, head-counts and shares change by decree. A number in an expression or a comparison would go on to
judge by the old decree, unseen by whoever loads the new one."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
WORKFLOWS = Path(str(files("workflows")))

#: Numbers that say nothing the law could change.
NEUTRAL = {
    "0": "none",
    "1": "the first, one more",
    "100": "per cent of a whole",
    "10000": "yuan in 万元",
    "P1D": "the day before or after",
}
#: FEEL that holds another number, with the reason.
EXPRESSIONS = {
    # scores have two decimals
    "if price_weight = 0 then 0 else round half up(lowest_price / price * price_weight, 2)",
    # shows a field; whether the grounds are needed the guard asks of procurement.period-months
    "=periodMonths = null or periodMonths <= 12",
}
#: Columns of decision tables whose numbers name something: the line of the handbook's table.
CODES = frozenset({"row"})

#: Arithmetic of the code that holds another number, with the reason.
ARITHMETIC = {
    re.compile(r"% 2\b"): "odd or even",
    re.compile(r"(\* 12\b|\b12 \*)"): "months in a year",
    re.compile(r"(\* 1000\b|/ 1000\b)"): "points are kept in thousandths",
    re.compile(r"\(row\['period_to'\] - row\['period_from'\]\) / 2"): "the middle of a period",
    re.compile(r"now\.(month|day) == (2|29)"): "29 February",
}
#: Constants of the process packages, with the reason.
CONSTANTS = {
    "MONTHS_OF_A_QUARTER": "the calendar",
    "WAITING_DAYS": "how long a message waits for its case is technique, no term",
    "_WAITING_DAYS": "the same",
    "_MOST": "rows read at once",
    "REASON_MINIMUM": "the shape of a form: characters that make a sentence",
    "REASON_MAXIMUM": "the shape of a form: characters of a field that people read at a glance",
    "_FACTS_MINIMUM": "the shape of a form: characters that make a sentence",
}
#: Packages whose numbers are techniques (paper sizes, keys, check characters, pages), not law.
TECHNICAL = frozenset(
    {"calendar", "case_package", "dashboard", "documents", "pilot", "registries", "rules", "tendering"}
)


DURATION = re.compile(r"(?:\b|/)(P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?)(?<=\d[YMWDHS])\b")


def numbers(feel: str) -> set[str]:
    """The numbers of an expression; of its texts only those that are durations."""
    bare = re.sub(r'"[^"]*"', '""', feel)
    return {*re.findall(r"(?<![\w.])\d+(?:\.\d+)?", bare), *DURATION.findall(feel)}


def expressions_of_diagrams() -> Iterator[tuple[str, str]]:
    """Every expression of every diagram, and every duration of its timers."""
    for path in sorted(WORKFLOWS.glob("*/*.bpmn")):
        for element in ElementTree.parse(path).getroot().iter():
            # how long a message waits for its case is technique, no term
            held = (text for name, text in element.attrib.items() if name != "timeToLive")
            for text in (*held, element.text or ""):
                if text.strip().startswith("=") or re.fullmatch(r"(R\d*/)?P[\dT].*", text.strip()):
                    yield path.name, text.strip()


def expressions_of_tables() -> Iterator[tuple[str, str]]:
    for path in sorted(WORKFLOWS.glob("*/*.dmn")):
        root = ElementTree.parse(path).getroot()
        codes = {entry for table in root.iter(f"{{{DMN}}}decisionTable") for entry in _codes(table)}
        for element in root.iter():
            text = "" if element in codes else (element.findtext(f"{{{DMN}}}text") or "").strip()
            if text:
                yield path.name, text


def _codes(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The entries of the columns whose numbers name something."""
    columns = [output.get("name") for output in table.findall(f"{{{DMN}}}output")]
    for rule in table.findall(f"{{{DMN}}}rule"):
        entries = rule.findall(f"{{{DMN}}}outputEntry")
        yield from (entry for name, entry in zip(columns, entries, strict=True) if name in CODES)


def expressions_of_forms() -> Iterator[tuple[str, str]]:
    def inside(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                yield from inside(each)
        elif isinstance(value, str) and value.startswith("="):
            yield value

    for path in sorted(WORKFLOWS.glob("*/*.form")):
        for text in inside(json.loads(path.read_text(encoding="utf-8"))):
            yield path.name, text


def foreign(found: Iterator[tuple[str, str]]) -> list[str]:
    return [
        f"{name}: {text}" for name, text in found if numbers(text) - set(NEUTRAL) and text not in EXPRESSIONS
    ]


@pytest.mark.parametrize(
    "found",
    [expressions_of_diagrams, expressions_of_tables, expressions_of_forms],
    ids=lambda each: each.__name__,
)
def test_no_expression_holds_a_number_of_the_law(found: Any) -> None:
    assert list(found()), "the files are found"
    assert foreign(found()) == []


def test_a_number_put_back_into_an_expression_is_found() -> None:
    assert foreign(iter([("a.dmn", "member_count >= 10")])) == ["a.dmn: member_count >= 10"]
    assert (
        len(foreign(iter([("a.bpmn", "P7D"), ("a.bpmn", "R3/PT12H"), ("a.bpmn", '=duration("P7D")')]))) == 3
    )
    assert foreign(iter([("a.bpmn", '=rule("so-track.filing-members", on) - 1')])) == []


def test_no_code_of_a_process_counts_by_itself() -> None:
    found = []
    for path in sorted(WORKFLOWS.rglob("*.py")):
        if path.relative_to(WORKFLOWS).parts[0] in TECHNICAL:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for text in (*_arithmetic(tree), *_constants(tree)):
            if not any(pattern.search(text) for pattern in ARITHMETIC):
                found.append(f"{path.relative_to(WORKFLOWS)}: {text}")
    assert found == []


def _arithmetic(tree: ast.Module) -> Iterator[str]:
    """Comparisons, sums and days with a number in them."""
    for node in ast.walk(tree):
        sides: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.BinOp):
            sides = [node.left, node.right]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "timedelta":
            sides = [*node.args, *(keyword.value for keyword in node.keywords)]
        if any(_is_number(side) for side in sides):
            yield ast.unparse(node)


def _constants(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and value and _is_number(value) and target.id not in CONSTANTS:
            yield ast.unparse(node)


def _is_number(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and str(node.value) not in NEUTRAL
    )
