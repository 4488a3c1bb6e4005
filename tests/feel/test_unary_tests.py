"""Unary tests as the cells of decision tables hold them."""

from __future__ import annotations

import pytest

from feel import compile_unary_tests, parse_date


@pytest.mark.parametrize(
    ("text", "value", "result"),
    [
        ("-", None, True),
        ("< 5", 4, True),
        ("< 5", 5, False),
        (">= 5, < 2", 3, False),
        ("[1..5]", 5, True),
        ("]1..5[", 1, False),
        ("not(1, 2)", 3, True),
        ("not([1..5])", 3, False),
        ('"a", "b"', "b", True),
        ('not("a")', "a", False),
        ("true", True, True),
        ("false", False, True),
        ("true", False, False),
        ("null", None, True),
        ("null", 1, False),
        ("? > 3 and ? < 6", 5, True),
        ('contains(?, "共")', "共治", True),
        ("? = limit", 5, True),
        ("limit", 5, True),
        ("limit + 1", 6, True),
        ("< limit", 4, True),
        ("options", 2, True),
        ("options", 9, False),
        ('@"2024-01-01"', parse_date("2024-01-01"), True),
        ('> @"2024-01-01"', parse_date("2024-01-02"), True),
        ("not(? > 3)", 5, False),
        ("not(? > 3) and ? > 1", 2, True),
        ("!= 3", 4, True),
        ("= 3", 3, True),
        ("< 5", "a", None),
        ("< 5", 4.5, True),
    ],
)
def test_a_cell_holds_or_fails(text: str, value: object, result: bool | None) -> None:
    tests = compile_unary_tests(text)
    assert tests.evaluate(value, {"limit": 5, "options": [1, 2, 3]}) is result
