"""Item definitions and the conversions to them (DMN 1.5, 7.3.2 and 10.3.2.9)."""

from __future__ import annotations

from typing import Any

import pytest

from feel import Date, DateTime, Time
from feel.dmn import InvalidModel
from tests.feel.dmn.snippets import (
    decision,
    input_data,
    item,
    knowledge,
    literal,
    load,
    variable,
    warning_keys,
)


def component(name: str, kind: str, attributes: str = "") -> str:
    return f"<itemComponent name='{name}' {attributes}><typeRef>{kind}</typeRef></itemComponent>"


TYPES = (
    item("numbers", "number", many=True)
    + item("grade", "string", allowed='"A","B"')
    + item("byte", "number", allowed="[0..255]")
    + item("grades", "grade", many=True)
    + item("person", extra=component("name", "string") + component("grade", "grade"))
    + item("tree", extra=component("children", "tree", "isCollection='true'"))
)


def converted(value: Any, kind: str) -> Any:
    model = load(TYPES + input_data("x") + decision("d", literal("x"), needs=["input:x"], kind=kind))
    return model.evaluate_decision("d", {"x": value}).value


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (5, "number", 5),
        ("5", "number", None),
        ([5], "number", 5),
        ([5, 6], "number", None),
        ([[5]], "number", None),
        (5, "numbers", [5]),
        ("a", "numbers", None),
        ([1, "a"], "numbers", None),
        (None, "numbers", None),
        ("A", "grade", "A"),
        ("C", "grade", None),
        (["A"], "grade", "A"),
        (255, "byte", 255),
        (256, "byte", None),
        (["A", "B"], "grades", ["A", "B"]),
        (["A", "C"], "grades", None),
        ({"name": "x", "grade": "A", "more": 1}, "person", {"name": "x", "grade": "A", "more": 1}),
        ({"name": "x"}, "person", None),
        ({"name": "x", "grade": "C"}, "person", None),
        ({"children": [{"children": []}]}, "tree", {"children": [{"children": []}]}),
        ({"children": [{}]}, "tree", None),
        (Date(2026, 1, 2), "date and time", DateTime(Date(2026, 1, 2), Time(0, 0))),
        (Date(2026, 1, 2), "dateTime", DateTime(Date(2026, 1, 2), Time(0, 0))),
        (1, "Any", 1),
    ],
)
def test_a_result_is_converted_to_the_type_of_its_decision_or_null(
    value: Any, kind: str, expected: Any
) -> None:
    assert converted(value, kind) == expected


def test_an_input_is_converted_to_its_type() -> None:
    model = load(TYPES + input_data("x", "grade") + decision("d", literal("x"), needs=["input:x"]))
    assert model.evaluate_decision("d", {"x": ["A"]}).value == "A"
    assert warning_keys(model, "d", {"x": "C"}) == ["type-mismatch"]


def test_a_type_constraint_speaks_of_the_whole_collection() -> None:
    short = (
        '<itemDefinition name="short" isCollection="true"><typeRef>number</typeRef>'
        "<typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>"
    )
    model = load(short + input_data("x", "short") + decision("d", literal("x"), needs=["input:x"]))
    assert model.evaluate_decision("d", {"x": [1, 2]}).value == [1, 2]
    assert model.evaluate_decision("d", {"x": [1, 2, 3]}).value is None


def test_feel_knows_the_types_of_the_model_without_their_values() -> None:
    model = load(TYPES + input_data("x") + decision("d", literal("x instance of byte"), needs=["input:x"]))
    assert [model.evaluate_decision("d", {"x": x}).value for x in (255, 256, "a")] == [True, True, False]


def test_an_unknown_type_is_reported_with_the_types_there_are() -> None:
    with pytest.raises(InvalidModel) as caught:
        load(decision("d", literal("1"), kind="nubmer"))
    (problem,) = caught.value.problems
    assert problem.key == "unknown-type"
    assert "number" in problem.way_out("en")


def test_a_type_defined_by_itself_is_reported() -> None:
    with pytest.raises(InvalidModel) as caught:
        load(item("a", "b") + item("b", "a") + decision("d", literal("1")))
    assert "circular-type" in {problem.key for problem in caught.value.problems}


def test_conversions_hold_for_entries_and_parameters_too() -> None:
    """To and from a list, from a date to a date and time; a variable may bear the name of a type."""
    text = 'string join([string(numbers), string(number), string(dateTime)], "-")'
    kinds = {"numbers": "numbers", "number": "number", "dateTime": "date and time"}
    given = {"numbers": "1", "number": "[2]", "dateTime": 'date("2000-12-01")'}
    entries = "".join(
        f"<contextEntry>{variable(name, kind)}{literal(given[name])}</contextEntry>"
        for name, kind in kinds.items()
    )
    boxed = f"<context>{entries}<contextEntry>{literal(text)}</contextEntry></context>"
    bindings = "".join(
        f'<binding><parameter name="{name}"/>{literal(given[name])}</binding>' for name in kinds
    )
    body = (
        TYPES
        + decision("context", boxed)
        + knowledge("f", list(kinds.items()), literal(text))
        + decision("call", f"<invocation>{literal('f')}{bindings}</invocation>", needs=["knowledge:f"])
    )
    model = load(body)
    assert model.evaluate_decision("context", {}).value == "[1]-2-2000-12-01T00:00:00Z"
    assert model.evaluate_decision("call", {}).value == "[1]-2-2000-12-01T00:00:00Z"


def test_the_type_of_a_function_says_what_its_calls_yield() -> None:
    kind = item("lister", extra='<functionItem outputTypeRef="numbers"/>')
    logic = literal("1", 'typeRef="number"')
    model = load(
        TYPES
        + kind
        + f'<businessKnowledgeModel name="one">{variable("one", "lister")}<encapsulatedLogic>{logic}'
        "</encapsulatedLogic></businessKnowledgeModel>"
    )
    assert model.invoke("one", {}).value == [1]
