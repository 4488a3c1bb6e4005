"""Test files of the DMN technology compatibility kit, as testCases.xsd lays them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from feel.dmn.xml_source import Node, local_name, parse_xml
from feel.expression import compile_expression

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputNode:
    """A value given to the model; the namespace says which model's input it is."""

    name: str
    namespace: str | None
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultNode:
    """A value expected of a decision; `is_error` marks those that come with an error, as null."""

    name: str
    namespace: str | None
    is_error: bool
    expected: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TestCase:
    """One evaluation: of decisions, of a business knowledge model or of a decision service."""

    # pytest would otherwise take the class for a test of ours.
    __test__ = False

    id: str
    kind: str
    invocable: str | None
    inputs: tuple[InputNode, ...]
    results: tuple[ResultNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestFile:
    """One file of cases against one model."""

    __test__ = False

    path: Path
    model: str
    cases: tuple[TestCase, ...]


def read_test_file(path: Path) -> TestFile | None:
    """The cases of a file; None where the file is some other XML."""
    root = parse_xml(path.read_bytes())
    if local_name(root) != "testCases":
        return None
    model = _child(root, "modelName")
    return TestFile(
        path=path,
        model="" if model is None else (model.text or "").strip(),
        cases=tuple(_case(node) for node in _children(root, "testCase")),
    )


def _children(node: Node, name: str) -> list[Node]:
    return [child for child in node if local_name(child) == name]


def _child(node: Node, name: str) -> Node | None:
    found = _children(node, name)
    return found[0] if found else None


def _case(node: Node) -> TestCase:
    return TestCase(
        id=node.get("id") or node.get("name") or f"line {node.sourceline}",
        kind=node.get("type") or "decision",
        invocable=node.get("invocableName"),
        inputs=tuple(
            InputNode(name=child.get("name") or "", namespace=child.get("namespace"), value=_value(child))
            for child in _children(node, "inputNode")
        ),
        results=tuple(_result(child) for child in _children(node, "resultNode")),
    )


def _result(node: Node) -> ResultNode:
    expected = _child(node, "expected")
    return ResultNode(
        name=node.get("name") or "",
        namespace=node.get("namespace"),
        is_error=node.get("errorResult") in ("true", "1"),
        expected=None if expected is None else _value(expected),
    )


def _value(node: Node) -> Any:
    """What a valueType says: a value, a context of components, or a list of items."""
    if _is_nil(node):
        return None
    plain = _child(node, "value")
    if plain is not None:
        return None if _is_nil(plain) else _scalar(plain)
    whole = _child(node, "list")
    if whole is not None:
        return None if _is_nil(whole) else [_value(item) for item in _children(whole, "item")]
    components = _children(node, "component")
    if components:
        return {child.get("name") or "": _value(child) for child in components}
    return None


def _is_nil(node: Node) -> bool:
    return node.get(f"{XSI}nil") in ("true", "1")


def _scalar(node: Node) -> Any:
    kind = (node.get(f"{XSI}type") or "string").rpartition(":")[2]
    text = node.text or ""
    return _SCALARS.get(kind, _of_text)(text)


def _of_text(text: str) -> str:
    return text


def _number(text: str) -> Any:
    number = Decimal(text.strip())
    return int(number) if number == number.to_integral_value() and abs(number.adjusted()) < 30 else number


def _feel(function: str) -> Callable[[str], Any]:
    """A value made by FEEL's own constructor, so that both sides mean the same thing."""
    expression = compile_expression(f"{function}(text)", names=("text",))

    def read(text: str) -> Any:
        value = expression.evaluate({"text": text.strip()})
        return Unreadable() if value is None else value

    return read


class Unreadable:
    """Stands for a value of a test file that FEEL cannot read; nothing agrees with it, null least of all."""


_SCALARS: dict[str, Callable[[str], Any]] = {
    "string": _of_text,
    "boolean": lambda text: text.strip() in ("true", "1"),
    "date": _feel("date"),
    "time": _feel("time"),
    "dateTime": _feel("date and time"),
    "duration": _feel("duration"),
    "yearMonthDuration": _feel("duration"),
    "dayTimeDuration": _feel("duration"),
    **{
        kind: _number
        for kind in ("decimal", "double", "float", "integer", "int", "long", "short", "nonNegativeInteger")
    },
}
