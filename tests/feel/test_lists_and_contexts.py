"""Lists, filters, paths, contexts, loops and functions."""

from __future__ import annotations

import pytest

from feel import evaluate, feel_string

CONTEXT = {
    "Employees": [
        {"name": "Bob", "Monthly Salary": 10, "dept": 1},
        {"name": "Ann", "Monthly Salary": 20.5, "dept": 2},
    ],
    "申请": {"金额": 500, "单位": {"名称": "共治"}},
    "x": 3,
    "Mr. O'Hara": 7,
    "a-b": 1,
    "a": 10,
    "b": 2,
    "profit and loss": 5,
}


def shown(text: str) -> str | None:
    return feel_string(evaluate(text, CONTEXT).value)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("[1, 2, 3][1]", "1"),
        ("[1, 2, 3][-1]", "3"),
        ("[1, 2, 3][0]", None),
        ("[1, 2, 3][4]", None),
        ("[1, 2, 3, 4][item > 2]", "[3, 4]"),
        ("[1, 2, 3][true]", "[1, 2, 3]"),
        ("[1, 2, 3][null]", "[]"),
        ("[][1]", None),
        ("[][item = 1]", "[]"),
        ("5[1]", "5"),
        ("5[item > 9]", "[]"),
        ("null[1]", None),
        ("[1, 2, 3][x - 1]", "2"),
        ("[{a: 1, b: 2}, {a: 2, b: 3}][a = 1]", "[{a: 1, b: 2}]"),
        ("[{x: 1}, {x: null}][x < 2]", "[{x: 1}]"),
        ("[{item: 1}, {item: 2}][item >= 2]", "[{item: 2}]"),
        ("[{a: 1}, {b: 2}].a", "[1, null]"),
        ("[{a: {b: [1]}}, {a: {b: [2.1, 2.2]}}].a.b", "[[1], [2.1, 2.2]]"),
        ('Employees[name = "Ann"].Monthly Salary', "[20.5]"),
        ("Employees[Monthly Salary > 15].name[1]", "Ann"),
        ("Employees[dept = x - 1].name", '["Ann"]'),
        ("申请.金额 >= 400", "true"),
        ("申请.单位.名称", "共治"),
        ("申请.没有", None),
        ("Mr. O'Hara + 1", "8"),
        ("a-b", "1"),
        ("(a)-(b)", "8"),
        ("profit and loss", "5"),
    ],
)
def test_filters_and_paths(text: str, result: str | None) -> None:
    assert shown(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{a: 1, b: a + 1}.b", "2"),
        ('{"a key": 1, b: a key * 2}.b', "2"),
        ("{Monthly Salary: 10, year: Monthly Salary * 12}.year", "120"),
        ("{a: 1, b: {c: a + 1}}.b.c", "2"),
        ('{"a-b": 1}.a-b', "1"),
        ("{f: function(n: number) if n = 0 then 1 else n * f(n - 1)}.f(20)", "2432902008176640000"),
        ("{isPositive: function(v) v > 0, r: isPositive(1)}.r", "true"),
        ("{add: function(n) function(m) n + m, r: add(2)(3)}.r", "5"),
        ("for f in (for i in 1..3 return function(n) n * i) return f(10)", "[10, 20, 30]"),
        ("(function(p, q) p - q)(q: 1, p: 5)", "4"),
        ("(function(a, b) b = null)(a: 5)", "true"),
        ("(function(a: string) a)(5)", None),
        ('(function(a: string) a)(["x"])', "x"),
        ("(function(a) a)()", None),
        ("{abs: function(n) 0, r: abs(-5)}.r", "0"),
        ("if null then 1 else 2", "2"),
        ("if x > 2 then 1 else if x > 1 then 2 else 3", "1"),
    ],
)
def test_contexts_and_functions(text: str, result: str | None) -> None:
    assert shown(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("for i in [1, 2] return i * 2", "[2, 4]"),
        ("for i in 1..3 return i", "[1, 2, 3]"),
        ("for i in 3..1 return i", "[3, 2, 1]"),
        ("for i in [1..3) return i", "[1, 2]"),
        ("for i in (1..1) return i", "[]"),
        ("for i in [3..1] return i", None),
        ('for d in [@"2024-03-01"..@"2024-02-28"] return d', None),
        ("every i in [3..1] satisfies i > 0", None),
        ("for i in x..x + 1 return i", "[3, 4]"),
        ("for i in [1, 2], j in [3, 4] return i * j", "[3, 4, 6, 8]"),
        ("for i in [[1, 2], [3]], j in i return j", "[1, 2, 3]"),
        ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
        ("for i in 1..3 return count(partial)", "[0, 1, 2]"),
        ('for d in @"2024-02-28"..@"2024-03-01" return d.day', "[28, 29, 1]"),
        ("for i in 5 return i", "[5]"),
        ("for i in null return i", None),
        ('for i in 1.."a" return i', None),
        ("some i in [1, 2] satisfies i > 1", "true"),
        ("every i in [1, 2] satisfies i > 1", "false"),
        ("some i in [] satisfies true", "false"),
        ("every i in [] satisfies false", "true"),
        ("some i in [1, null] satisfies i > 1", None),
        ("some my item in [1, 2] satisfies my item = 2", "true"),
        ("every i in [1, 2], j in [3, 4] satisfies i < j", "true"),
    ],
)
def test_loops_and_quantifiers(text: str, result: str | None) -> None:
    assert shown(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("[1..5].start", "1"),
        ("(1..5].start included", "false"),
        ("[1..5].end included", "true"),
        ("(<= 10).end", "10"),
        ("(<= 10).start", None),
        ("(> 1).start included", "false"),
        ("(= 1).end included", "true"),
        ("(!= 1).start", "1"),
        ("(!= 1).end", "1"),
        ("(!= 1).start included", "false"),
        ("(!= 1).end included", "false"),
        ("[1..5]", "[1..5]"),
        ("]1..5[", "(1..5)"),
        ("(< 5)", "(< 5)"),
        ('[1.."a"]', None),
        ('@"2024-02-29".weekday', "4"),
        ('@"2024-02-29T10:11:12.5+08:00".second', "12.5"),
        ('@"2024-02-29T10:11:12+08:00".time offset', "PT8H"),
        ('@"2024-07-01T10:11:12@Europe/Paris".time offset', "PT2H"),
        ('@"2024-07-01T10:11:12@Europe/Paris".timezone', "Europe/Paris"),
        ('@"10:11:12".hour', "10"),
        ('@"10:11:12".timezone', None),
        ('@"P1DT25H".days', "2"),
        ('@"-P1DT2H".hours', "-2"),
        ('@"P14M".years', "1"),
        ('@"P14M".months', "2"),
        ('@"P14M".days', None),
        ('@"2024-02-29".hour', None),
        ('["2024", @"2024-01-01"][2].year', "2024"),
    ],
)
def test_properties_of_ranges_and_moments(text: str, result: str | None) -> None:
    assert shown(text) == result
