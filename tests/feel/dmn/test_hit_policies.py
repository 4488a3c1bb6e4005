"""How the rules that hit make one result (DMN 1.5, 8.2.11)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from feel.dmn import DmnModel, InvalidModel
from tests.feel.dmn.snippets import output, table_model, warning_keys

OVERLAPPING = (("< 10", '"low"'), ("< 20", '"medium"'), (">= 20", '"high"'))


def evaluate(model: DmnModel, **inputs: Any) -> Any:
    return model.evaluate_decision("d", inputs).value


def hits(model: DmnModel, **inputs: Any) -> list[int]:
    (trace,) = model.evaluate_decision("d", inputs).decisions
    return [rule.index for rule in trace.tables[0].rules]


def test_unique_gives_the_output_of_the_one_rule() -> None:
    model = table_model(["x"], [("< 10", '"low"'), (">= 10", '"high"')])
    assert (evaluate(model, x=9), evaluate(model, x=10)) == ("low", "high")


def test_unique_with_two_hits_is_null_and_names_the_rules() -> None:
    model = table_model(["x"], OVERLAPPING)
    result = model.evaluate_decision("d", {"x": 5})
    assert result.value is None
    assert result.warnings[0].key == "several-rules"
    assert "1, 2" in result.warnings[0].message("en")


def test_any_wants_equal_outputs() -> None:
    equal = table_model(["x"], [("< 10", "1"), ("< 20", "1.0")], policy="ANY")
    differing = table_model(["x"], OVERLAPPING, policy="ANY")
    assert evaluate(equal, x=5) == 1
    assert evaluate(differing, x=5) is None
    assert warning_keys(differing, "d", {"x": 5}) == ["outputs-differ"]


def test_first_takes_the_first_and_looks_no_further() -> None:
    model = table_model(["x"], OVERLAPPING, policy="FIRST")
    assert evaluate(model, x=5) == "low"
    assert hits(model, x=5) == [1]


def test_priority_takes_the_output_listed_first() -> None:
    model = table_model(
        ["x"], OVERLAPPING, policy="PRIORITY", outputs=[output(values='"high", "medium", "low"')]
    )
    result = model.evaluate_decision("d", {"x": 5})
    assert result.value == "medium"
    assert [(rule.index, rule.chosen) for rule in result.decisions[0].tables[0].rules] == [
        (1, False),
        (2, True),
    ]


def test_priority_of_several_outputs_weighs_the_leftmost_most() -> None:
    model = table_model(
        ["x"],
        [("-", '"b"', "1"), ("-", '"a"', "2"), ("-", '"a"', "1")],
        policy="PRIORITY",
        outputs=[output("letter", values='"a", "b"'), output("number", values="1, 2")],
    )
    assert evaluate(model, x=0) == {"letter": "a", "number": 1}


def test_output_order_lists_by_priority_and_rule_order_by_rule() -> None:
    outputs = [output(values='"high", "medium", "low"')]
    assert evaluate(table_model(["x"], OVERLAPPING, policy="OUTPUT ORDER", outputs=outputs), x=5) == [
        "medium",
        "low",
    ]
    assert evaluate(table_model(["x"], OVERLAPPING, policy="RULE ORDER"), x=5) == ["low", "medium"]


def test_an_order_by_outputs_without_output_values_is_refused() -> None:
    with pytest.raises(InvalidModel) as caught:
        table_model(["x"], OVERLAPPING, policy="PRIORITY")
    assert [problem.key for problem in caught.value.problems] == ["output-order"]


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [("SUM", Decimal("3.5")), ("MIN", 1), ("MAX", Decimal("2.5")), ("COUNT", 2)],
)
def test_collect_aggregates(aggregation: str, expected: object) -> None:
    rules = [("< 10", "1"), ("< 20", "2.5"), (">= 20", "3")]
    model = table_model(["x"], rules, policy="COLLECT", attributes=f'aggregation="{aggregation}"')
    assert evaluate(model, x=5) == expected


def test_collect_without_aggregation_lists() -> None:
    assert evaluate(table_model(["x"], OVERLAPPING, policy="COLLECT"), x=5) == ["low", "medium"]


def test_an_aggregation_of_what_has_no_order_is_null() -> None:
    model = table_model(["x"], [("-", "1"), ("-", '"a"')], policy="COLLECT", attributes='aggregation="MIN"')
    assert evaluate(model, x=0) is None
    assert warning_keys(model, "d", {"x": 0}) == ["cannot-aggregate"]


def test_several_outputs_make_a_context() -> None:
    model = table_model(["x"], [("> 0", '"yes"', "1 + x")], outputs=[output("answer"), output("next")])
    assert evaluate(model, x=1) == {"answer": "yes", "next": 2}


def test_no_hit_gives_null_with_a_reason() -> None:
    model = table_model(["x"], [("> 0", "1")])
    assert evaluate(model, x=0) is None
    assert warning_keys(model, "d", {"x": 0}) == ["no-rule"]


def test_no_hit_gives_the_default_outputs_where_there_are_some() -> None:
    model = table_model(["x"], [("> 0", "1")], outputs=[output(default="x - 1")])
    result = model.evaluate_decision("d", {"x": 0})
    assert (result.value, result.decisions[0].tables[0].used_default) == (-1, True)


def test_collect_lists_no_hits_as_an_empty_list() -> None:
    model = table_model(["x"], [("> 0", "1")], policy="COLLECT")
    assert evaluate(model, x=0) == []
    assert warning_keys(model, "d", {"x": 0}) == []


@pytest.mark.parametrize("aggregation", ["SUM", "MIN", "MAX"])
def test_an_aggregation_of_no_hits_is_null(aggregation: str) -> None:
    model = table_model(["x"], [("> 0", "1")], policy="COLLECT", attributes=f'aggregation="{aggregation}"')
    assert evaluate(model, x=0) is None


def test_a_count_of_no_hits_is_zero() -> None:
    model = table_model(["x"], [("> 0", "1")], policy="COLLECT", attributes='aggregation="COUNT"')
    assert evaluate(model, x=0) == 0
