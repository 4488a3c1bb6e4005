"""The calendar and the rules as expressions of diagrams see them."""

from __future__ import annotations

from typing import Any

import pytest

import feel
import workflows
from engine.functions import function_registry


@pytest.fixture(autouse=True)
def loaded() -> None:
    # not on import: what is loaded at collection would change the databases of other tests
    workflows.load()


def evaluate(text: str, **variables: Any) -> Any:
    """The value of an expression as it would be stored."""
    warnings: list[feel.FeelWarning] = []
    expression = feel.compile_expression(text, names=tuple(variables), functions=function_registry())
    value = feel.to_json(expression.evaluate(variables, warnings=warnings))
    return [warning.message("en") for warning in warnings] if warnings else value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('working days after(date("2010-03-29"), 5)', "2010-04-06"),
        ('工作日后(date("2010-03-29"), 5)', "2010-04-06"),
        ('calendar days after(date("2010-04-26"), 7)', "2010-05-04"),
        ('自然日后(date("2010-04-26"), 7)', "2010-05-04"),
        ('is working day(date("2010-06-12"))', True),
        ('是工作日(date("2010-04-05"))', False),
        ('end of day(date("2010-04-06"))', "2010-04-07T00:00:00+08:00"),
        ('当日结束("2010-04-06")', "2010-04-07T00:00:00+08:00"),
        ('rule("so-filing.acceptance-period", date("2010-03-29"))', 5),
        ('规则("so-track.allow-file-when-registerable", "2010-03-29")', True),
        ('expiry("so-filing.acceptance-period", date("2010-03-29"))', "2010-04-06"),
        ('期满日("so-filing.decision-period", date("2010-04-26"))', "2010-05-04"),
        ('期限("so-filing.acceptance-period", "2010-03-29", "2026-01-01")', "2010-04-07T00:00:00+08:00"),
        ('working days after(n: 5, date: date("2010-03-29"))', "2010-04-06"),
        ('count(deadline proof("so-filing.acceptance-period", "2010-03-29"))', 9),
    ],
)
def test_an_expression_asks_the_calendar_and_the_rules(text: str, value: object) -> None:
    assert evaluate(text) == value


def test_days_kept_as_text_in_variables_are_days() -> None:
    assert evaluate("工作日后(收件日, 5)", 收件日="2010-03-29") == "2010-04-06"


def test_an_instant_is_taken_as_its_day_in_shanghai() -> None:
    assert evaluate('工作日后(date and time("2010-03-28T16:30:00Z"), 5)') == "2010-04-06"
    assert evaluate('工作日后(date and time("2010-03-29T00:30:00@Asia/Shanghai"), 5)') == "2010-04-06"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('rule("nobody.knows", date("2010-03-29"))', "nobody.knows"),
        ('working days after(date("2003-12-30"), 5)', "2003"),
        ('working days after("soon", 5)', "soon"),
        ('working days after(date("2010-03-29"), 2.5)', "2.5"),
        ('working days after(date("2010-03-29"), 0)', "positive"),
    ],
)
def test_what_cannot_be_answered_is_null_with_the_reason(text: str, reason: str) -> None:
    (warning,) = evaluate(text)
    assert reason in warning
