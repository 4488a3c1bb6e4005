"""The built-in functions of 10.3.4, with the standard's own examples."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feel import Evaluation, compile_expression, evaluate, feel_string

# fmt: off
# ruff: noqa: E501
EXAMPLES: dict[str, list[tuple[str, str | None]]] = {
    "conversion": [
        ('date("2012-12-25") - date("2012-12-24")', "P1D"),
        ('date(date and time("2012-12-25T11:00:00Z"))', "2012-12-25"),
        ("date(2012, 12, 25)", "2012-12-25"),
        ("date(2023, 2, 29)", None),
        ('date and time(date("2012-12-24"), time("23:59:00"))', "2012-12-24T23:59:00"),
        ('date and time("2012-12-24")', "2012-12-24T00:00:00"),
        ('date and time("2012-12-24T24:00:00")', "2012-12-25T00:00:00"),
        ('time("23:59:00z") + duration("PT2M")', "00:01:00Z"),
        ('time(23, 59, 0, duration("PT8H"))', "23:59:00+08:00"),
        ('time(10, 20, 30.5)', "10:20:30.5"),
        ('time("10:00:00@Nowhere/Land")', None),
        ('number("1 000,0", " ", ",")', "1000"),
        ('number("1,000.5", ",", ".")', "1000.5"),
        ('number("12.50")', "12.5"),
        ('number("abc")', None),
        ("string(1.10)", "1.1"),
        ("string(null)", None),
        ('string({a: [1, "x", @"2024-01-01"]})', '{a: [1, "x", 2024-01-01]}'),
        ('duration("P0DT25H")', "P1DT1H"),
        ('duration("P26M")', "P2Y2M"),
        ('duration("P1Y1D")', None),
        ('years and months duration(date("2011-12-22"), date("2013-08-24"))', "P1Y8M"),
        ('years and months duration(date("2013-08-24"), date("2011-12-22"))', "-P1Y8M"),
        ('years and months duration(@"2024-01-15T23:00:00", @"2024-03-15T01:00:00")', "P2M"),
        ('years and months duration(@"2024-03-15T01:00:00", @"2024-01-15T23:00:00")', "-P2M"),
        ('years and months duration(@"2024-03-15", @"2024-05-14T23:59:59")', "P1M"),
        ('range("[1..3)")', "[1..3)"),
        ('range("[3..1]")', None),
    ],
    "strings": [
        ('substring("foobar", 3)', "obar"),
        ('substring("foobar", 3, 3)', "oba"),
        ('substring("foobar", -2, 1)', "a"),
        ('substring("\\U01F40Eab", 2)', "ab"),
        ('substring("foobar", 0)', None),
        ('string length("\\U01F40Eab")', "3"),
        ('string length("\\uD83D\\uDC0Eab")', "3"),
        ('upper case("aBc4")', "ABC4"),
        ('lower case("aBc4")', "abc4"),
        ('substring before("foobar", "bar")', "foo"),
        ('substring before("foobar", "xyz")', ""),
        ('substring after("foobar", "ob")', "ar"),
        ('substring after("", "a")', ""),
        ('contains("foobar", "of")', "false"),
        ('contains(["foobar"], "of")', "false"),
        ('starts with("foobar", "fo")', "true"),
        ('ends with("foobar", "r")', "true"),
        ('string join(["a", null, "c"], "X")', "aXc"),
        ('string join([], "X")', ""),
        ('string join(["a", 1])', None),
    ],
    "regular expressions": [
        ('matches("foobar", "^fo*b")', "true"),
        ('matches("共治", "^\\p{IsCJKUnifiedIdeographs}+$")', "true"),
        ('matches("aA", "(a)\\1", "i")', "true"),
        ('matches("abab", "^(ab)\\1$")', "true"),
        ('matches("a", "[\\w-[a-c]]")', "false"),
        ('matches("x1", "^[\\i][\\c]*$")', "true"),
        ('matches("a", "(?=a)")', None),
        ('matches("a", "\\b")', None),
        ('replace("banana", "a", "o")', "bonono"),
        ('replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', "[1=ab][2=]cd"),
        ('replace("abc", "b", "\\\\$")', "a$c"),
        ('replace("abc", "x*", "-")', None),
        ('split("John Doe", "\\s")', '["John", "Doe"]'),
        ('split("a;b;c;;", ";")', '["a", "b", "c", "", ""]'),
    ],
    "lists": [
        ("list contains([1, 2, null], null)", "true"),
        ("count([1, [2, 3]])", "2"),
        ("min([3, 1, 2])", "1"), ("max(1, 2, 3)", "3"), ('min("b", "a")', "a"), ("min([])", None),
        ("sum([1, 2.5])", "3.5"), ("sum(1, 2)", "3"), ("sum([])", None), ('sum([1, "a"])', None),
        ("mean([1, 2, 3])", "2"), ("mean([])", None),
        ("all([false, null, true])", "false"), ("all([])", "true"), ("all(0)", None), ("all([true, null])", None),
        ("any([false, null, true])", "true"), ("any([])", "false"), ("any(0)", None),
        ("sublist([4, 5, 6], 1, 2)", "[4, 5]"), ("sublist([4, 5, 6], -2)", "[5, 6]"),
        ("append([1], 2, 3)", "[1, 2, 3]"),
        ("concatenate([1, 2], [3])", "[1, 2, 3]"),
        ("insert before([1, 3], 1, 2)", "[2, 1, 3]"), ("remove([1, 2, 3], 2)", "[1, 3]"),
        ("list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]"),
        ("list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"),
        ("reverse([1, 2, 3])", "[3, 2, 1]"), ("index of([1, 2, 3, 2], 2)", "[2, 4]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"), ("distinct values([1, 2.0, 2, [1], [1], null])", "[1, 2, [1], null]"),
        ("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"),
        ("product([2, 3, 4])", "24"), ("product([])", None),
        ("median(8, 2, 5, 3, 4)", "4"), ("median([6, 1, 2, 3])", "2.5"),
        ("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931"), ("stddev([47])", None),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"), ("mode([])", "[]"),
        ("sort([3, 1, 4, 5, 2], function(x, y) x < y)", "[1, 2, 3, 4, 5]"),
        ("sort(list: [3, 1, 2], precedes: function(x, y) x > y)", "[3, 2, 1]"),
        ('sort([1, "a"], function(x, y) x < y)', None),
    ],
    "numbers": [
        ("decimal(1/3, 2)", "0.33"), ("decimal(1.5, 0)", "2"), ("decimal(2.5, 0)", "2"), ("decimal(125, -1)", "120"),
        ("floor(-1.56, 1)", "-1.6"), ("floor(1.5)", "1"), ("ceiling(-1.56, 1)", "-1.5"), ("ceiling(1.5)", "2"),
        ("round up(-5.5, 0)", "-6"), ("round up(1.121, 2)", "1.13"),
        ("round down(-5.5, 0)", "-5"), ("round down(-1.126, 2)", "-1.12"),
        ("round half up(5.5, 0)", "6"), ("round half up(-1.126, 2)", "-1.13"),
        ("round half down(5.5, 0)", "5"), ("round half down(-1.126, 2)", "-1.13"),
        ("abs(-10)", "10"), ('abs(@"-PT5H")', "PT5H"),
        ("modulo(-12, 5)", "3"), ("modulo(12, -5)", "-3"), ("modulo(10.1, -4.5)", "-3.4"),
        ("modulo(-10.1, 4.5)", "3.4"), ("modulo(1, 0)", None),
        ("sqrt(16)", "4"), ("sqrt(-1)", None), ("log(0)", None), ("exp(0)", "1"), ("decimal(log(10), 10)", "2.302585093"),
        ("odd(5)", "true"), ("odd(-3)", "true"), ("even(2)", "true"), ("even(2.5)", "false"),
    ],
    "moments": [
        ("day of year(date(2019, 9, 17))", "260"), ("day of week(date(2019, 9, 17))", "Tuesday"),
        ("month of year(date(2019, 9, 17))", "September"), ("week of year(date(2003, 12, 29))", "1"),
        ("week of year(date(2005, 1, 1))", "53"), ("week of year(date(2019, 9, 17))", "38"),
        ('is(@"23:00:50Z", @"23:00:50+00:00")', "true"), ('is(@"23:00:50Z", @"23:00:50")', "false"),
        ('is(@"2012-12-25", @"23:00:50")', "false"), ("is(1, 1.0)", "true"), ("is(null, null)", "true"),
    ],
    "ranges": [
        ("before(1, 10)", "true"), ("before(1, (1..10])", "true"), ("before([1..10], 10)", "false"),
        ("before([1..10), [10..20])", "true"), ("after(10, [1..10))", "true"), ("after((11..20], 11)", "true"),
        ("after([11..20], [1..11))", "true"), ("meets([1..5], [5..10])", "true"), ("meets([1..5), [5..10])", "false"),
        ("met by([5..10], [1..5])", "true"), ("overlaps([1..5], [5..8])", "true"), ("overlaps([1..5), [5..8])", "false"),
        ("overlaps before([1..5], [3..8])", "true"), ("overlaps before([1..5), (1..5])", "true"),
        ("overlaps before([1..5), [1..5])", "false"), ("overlaps after([3..8], [1..5])", "true"),
        ("overlaps after((1..5], [1..5])", "true"), ("overlaps after([1..5], [1..5))", "false"),
        ("finishes(10, [1..10])", "true"), ("finishes([5..10), [1..10])", "false"), ("finishes((1..10], [1..10])", "true"),
        ("finished by([1..10], [5..10])", "true"), ("includes([1..10], 5)", "true"), ("includes((1..10], 1)", "false"),
        ("includes([1..10], [1..10))", "true"), ("during((1..10), [1..10])", "true"), ("during(10, [1..10))", "false"),
        ("starts(1, [1..10])", "true"), ("starts([1..5], (1..10])", "false"), ("starts([1..10), [1..10])", "true"),
        ("started by([1..10], [1..5])", "true"), ("coincides(5, 5)", "true"), ("coincides((1..5), [1..5])", "false"),
        ("includes((> 5), 7)", "true"), ("before(1, (> 5))", "true"), ('before(1, "a")', None),
    ],
    "contexts": [
        ('get value({key1: "value1"}, "key1")', "value1"), ('get value({key1: 1}, "no")', None),
        ("get entries({a: 1})", '[{key: "a", value: 1}]'),
        ('context([{key: "a", value: 1}, {key: "b", value: 2}])', "{a: 1, b: 2}"),
        ('context([{key: "a", value: 1}, {key: "a", value: 2}])', None),
        ('context put({x: 1}, "y", 2)', "{x: 1, y: 2}"),
        ('context put({x: 1, y: {a: 0}}, ["y", "a"], 2)', "{x: 1, y: {a: 2}}"), ("context put({x: 1}, [], 2)", None),
        ("context merge([{x: 1, y: 0}, {y: 2}])", "{x: 1, y: 2}"),
    ],
}
# fmt: on


@pytest.mark.parametrize(("text", "result"), [example for family in EXAMPLES.values() for example in family])
def test_a_builtin_answers_as_the_standard_says(text: str, result: str | None) -> None:
    assert feel_string(evaluate(text).value) == result


@pytest.mark.parametrize(
    "text", ["abs()", "abs(1, 2)", 'abs("1")', "abs(null)", "abs(m: 1)", "floor(n: 1, scale: 1, more: 2)"]
)
def test_arguments_outside_the_domain_give_null_and_a_warning(text: str) -> None:
    result = evaluate(text)
    assert result.value is None
    assert len(result.warnings) == 1


def test_now_and_today_read_the_clock_they_are_given() -> None:
    evaluation = Evaluation(clock=lambda: datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
    expression = compile_expression("[now(), today()]")
    assert feel_string(expression.evaluate({}, evaluation=evaluation)) == "[2026-03-02T09:30:00Z, 2026-03-02]"
