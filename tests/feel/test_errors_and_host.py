"""What people read when it goes wrong, and what an application may do with expressions."""

from __future__ import annotations

import datetime as python
from collections.abc import Iterator
from decimal import Decimal

import pytest

from feel import (
    DateTime,
    DaysDuration,
    FeelRegistrationError,
    FeelSyntaxError,
    FeelWarning,
    FunctionRegistry,
    compile_expression,
    evaluate,
    feel_string,
    from_host,
    to_json,
    type_name,
)
from feel.messages import CATALOGUE


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("1 +", 1, 4, "expression"),
        ("1 2", 1, 3, "operator"),
        ("(1", 1, 3, "“)”"),
        ("if true then 1", 1, 15, "“else”"),
        ("1 +\n  * 2", 2, 3, "expression"),
        ('"abc', 1, 1, "closing"),
        ("a $ b", 1, 3, "$"),
        ("金额（1）", 1, 3, "write ("),
        ("a ＞ 1", 1, 3, "write >"),
        ('@"2024-13-01"', 1, 1, "no date"),
        ("{a: 1, a: 2}", 1, 8, "twice"),
        ("function(a) external {java: {}}", 1, 13, "external"),
        ("/* x", 1, 1, "closing"),
        ('"\\U999999"', 1, 2, "escape"),
        ("", 1, 1, "expression"),
    ],
)
def test_a_syntax_error_says_where_and_what(text: str, line: int, column: int, part: str) -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        compile_expression(text)
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert part in error.message("en")
    assert f"第 {line} 行" in error.message("zh-CN") == error.message()


def test_the_nearest_known_name_is_suggested() -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        compile_expression("Monthly Salry > 3", names=["Monthly Salary"])
    assert caught.value.suggestion == "Monthly Salary"
    warnings: list[FeelWarning] = []
    compile_expression("申请金頟 >= 400", names=["申请金额", "类别"]).evaluate({}, warnings=warnings)
    assert warnings[0].params["suggestion"] == "申请金额"
    assert "申请金额" in warnings[0].message()


def test_a_warning_knows_its_place() -> None:
    warnings = evaluate('1 +\n  (2 * "a")').warnings
    assert [(each.line, each.column) for each in warnings] == [(2, 6), (1, 3)]


def test_every_message_has_both_languages() -> None:
    for chinese, english in CATALOGUE.values():
        assert chinese and english
        assert sorted(set(chinese.split("{")[1:])) is not None


def test_variables_are_the_free_names() -> None:
    expression = compile_expression("for i in 名单 return i.a + {b: x}.b + abs(y) + (function(q) q)(1)")
    assert expression.variables == {"名单", "x", "y"}


class OnlyAsked(dict[str, object]):
    """A context that counts what is read and cannot be walked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __missing__(self, key: str) -> object:
        self.asked.append(key)
        return 7

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("iterated")


def test_evaluation_touches_only_the_variables_it_names() -> None:
    context = OnlyAsked()
    assert compile_expression("if a > 5 then b else c").evaluate(context) == 7
    assert context.asked == ["a", "b"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1, "0.1"),
        (2.0, "2"),
        (10**40, "1" + "0" * 40),
        (float("nan"), None),
        (Decimal("1.50"), "1.5"),
        (python.date(2024, 2, 29), "2024-02-29"),
        (python.datetime(2024, 2, 29, 10, tzinfo=python.UTC), "2024-02-29T10:00:00Z"),
        (python.timedelta(hours=25), "P1DT1H"),
        (python.time(10, 30), "10:30:00"),
        ((1, 2.5), "[1, 2.5]"),
        ({"a": {"b": 0.5}}, "{a: {b: 0.5}}"),
    ],
)
def test_host_values_become_feel_values(value: object, shown: str | None) -> None:
    assert feel_string(compile_expression("v").evaluate({"v": value})) == shown


def test_unknown_host_objects_are_null_with_a_warning() -> None:
    warnings: list[FeelWarning] = []
    assert compile_expression("v").evaluate({"v": object()}, warnings=warnings) is None
    assert warnings[0].key == "warn.host_value"


def test_values_go_out_as_json() -> None:
    value = evaluate('[1, 0.5, 1/3, @"2024-01-01", [1..2], {a: null}, true]').value
    exact = Decimal("0.3333333333333333333333333333333333")
    assert to_json(value) == [1, 0.5, exact, "2024-01-01", "[1..2]", {"a": None}, True]
    assert type_name(value) == "list<Any>"


def test_host_functions_are_called_with_checked_arguments() -> None:
    registry = FunctionRegistry()
    registry.register(
        "加工作日",
        lambda day, days, skip=0: from_host(
            python.date(day.year, day.month, day.day + int(days) + int(skip))
        ),
        [("日期", "date"), ("天数", "number"), ("跳过", "number", True)],
        "date",
    )
    for text in ('加工作日(@"2024-01-01", 3)', '加工作日(天数: 2, 日期: @"2024-01-01", 跳过: 1)'):
        assert feel_string(compile_expression(text, functions=registry).evaluate({})) == "2024-01-04"
    for text in ("加工作日(1, 2)", '加工作日(@"2024-01-01")', '加工作日(@"2024-01-31", 1)'):
        warnings: list[FeelWarning] = []
        assert compile_expression(text, functions=registry).evaluate({}, warnings=warnings) is None
        assert len(warnings) == 1
    with pytest.raises(FeelRegistrationError):
        registry.register("f", len, [("a", "number", True), ("b", "number")])


def test_named_and_offset_zones_come_from_the_host() -> None:
    from zoneinfo import ZoneInfo

    moment = from_host(python.datetime(2024, 7, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai")))
    assert isinstance(moment, DateTime)
    assert str(moment) == "2024-07-01T10:00:00@Asia/Shanghai"
    assert from_host(python.timedelta(seconds=-1)) == DaysDuration(-1_000_000_000)
