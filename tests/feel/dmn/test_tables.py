"""Decision tables: cells, allowed values, types, and an index that changes no answer."""

from __future__ import annotations

import random
from typing import Any

import pytest

from feel import compile_unary_tests
from feel.dmn import DmnModel, InvalidModel
from tests.feel.dmn.snippets import (
    decision,
    input_data,
    item,
    load,
    output,
    table,
    table_model,
    warning_keys,
)


def evaluate(model: DmnModel, **inputs: Any) -> Any:
    return model.evaluate_decision("d", inputs).value


def test_a_blank_input_cell_and_a_dash_match_everything() -> None:
    model = table_model(["x", "y"], [("", "-", "1")])
    assert evaluate(model, x=None, y="anything") == 1


def test_a_blank_output_cell_is_null() -> None:
    assert evaluate(table_model(["x"], [("-", "")]), x=1) is None


def test_a_cell_may_compare_with_another_input() -> None:
    model = table_model(["x", "y"], [("> y", "-", '"more"'), ("<= y", "-", '"not more"')])
    assert evaluate(model, x=2, y=1) == "more"
    assert evaluate(model, x=1, y=1) == "not more"


def test_a_cell_may_hold_a_list_that_contains_the_input() -> None:
    model = table_model(["x", "known"], [("known", "-", '"known"')])
    assert evaluate(model, x="a", known=["a", "b"]) == "known"


def test_null_matches_only_what_says_so() -> None:
    model = table_model(["x"], [("null", '"none"'), ("< 5", '"few"')])
    assert evaluate(model, x=None) == "none"


def test_an_input_outside_its_values_is_refused() -> None:
    model = table_model(["x"], [("-", "1")], values={"x": '"a","b"'})
    assert evaluate(model, x="a") == 1
    assert evaluate(model, x="c") is None
    assert warning_keys(model, "d", {"x": "c"}) == ["input-not-allowed"]


def test_an_output_outside_its_values_is_null() -> None:
    model = table_model(["x"], [("-", "x")], outputs=[output(values='"a","b"')])
    assert evaluate(model, x="a") == "a"
    assert evaluate(model, x="c") is None


def test_an_output_is_converted_to_its_type() -> None:
    model = table_model(["x"], [("-", "x")], outputs=[output(kind="number")])
    assert evaluate(model, x=[7]) == 7
    assert evaluate(model, x="7") is None


def test_priority_ranks_by_the_allowed_values_of_the_output_type() -> None:
    logic = table(["x"], [("-", '"low"'), ("-", '"high"')], policy="PRIORITY", outputs=[output(kind="level")])
    body = item("level", "string", allowed='"high","low"') + input_data("x")
    assert evaluate(load(body + decision("d", logic, needs=["input:x"])), x=1) == "high"


def test_a_rule_with_too_few_cells_is_reported_with_its_id() -> None:
    with pytest.raises(InvalidModel) as caught:
        table_model(["x", "y"], [("1", "2")])
    assert {(problem.key, problem.element_id) for problem in caught.value.problems} == {("rule-length", "r1")}


def test_annotations_are_part_of_the_trace() -> None:
    logic = table(["x"], [("-", "1")]).replace(
        "</rule>", "<annotationEntry><text>Article 12</text></annotationEntry></rule>"
    )
    model = load(input_data("x") + decision("d", logic, needs=["input:x"]))
    (trace,) = model.evaluate_decision("d", {"x": 1}).decisions
    assert trace.tables[0].rules[0].annotations == ("Article 12",)


CELLS = (
    "-", "1", "1,2", "< 3", ">= 2", "[1..3]", "(1..3)", "]1..3[", "not(2)", "not([1..2])", "null", '"a"',
    '"a","b"', 'not("a")', "true", "false", "1.5", "!= 2", "= 2", '["a".."c"]', '> "b"', "not(null)",
    "? > 1", 'date("2024-01-01")', '[date("2024-01-01")..date("2024-12-31")]', '@"P1D"', "[3..1]", "-1",
    '"a", 1',
)  # fmt: skip
VALUES = (None, 0, 1, 1.5, 2, 3, -1, "a", "b", "bb", "", True, False, [1], ["a"], {"k": 1})


@pytest.mark.parametrize("seed", range(40))
def test_the_index_gives_the_answers_of_the_cells(seed: int) -> None:
    """Random columns of mixed cells: the rules that hit are those whose cell says so by itself."""
    source = random.Random(seed)
    cells = [source.choice(CELLS) for _ in range(12)]
    model = table_model(["x"], [(cell, "1") for cell in cells], policy="RULE ORDER")
    for value in VALUES:
        expected = [
            index + 1
            for index, cell in enumerate(cells)
            if compile_unary_tests(cell).evaluate(value, {"x": value}) is True
        ]
        (trace,) = model.evaluate_decision("d", {"x": value}).decisions
        assert [rule.index for rule in trace.tables[0].rules] == expected, (value, cells)
