"""Rules are looked up by key and by the day they must hold."""

from __future__ import annotations

import json
from datetime import date

import pytest

from workflows.calendar import current_calendar
from workflows.errors import RuleNotInForce, RuleTableInvalid, RuleUnknown
from workflows.rules import RuleBook, shipped_rules
from workflows.rules.book import Rule, read_rules


def version(value: int, start: str | None, end: str | None, unit: str = "WD") -> Rule:
    return Rule(
        key="example.period",
        value=value,
        unit=unit,
        effective_from=date.fromisoformat(start) if start else None,
        effective_to=date.fromisoformat(end) if end else None,
        legal_basis="示例",
        verified_tag="DEFAULT",
        text="示例",
    )


def test_the_version_in_force_on_the_day_is_found() -> None:
    book = RuleBook([version(10, "2020-01-01", None), version(20, None, "2019-12-31")])
    assert book.rule("example.period", date(2019, 12, 31)).value == 20
    assert book.rule("example.period", date(2020, 1, 1)).value == 10


def test_a_day_without_a_version_is_an_error() -> None:
    with pytest.raises(RuleNotInForce, match=r"2019-12-31"):
        RuleBook([version(10, "2020-01-01", None)]).rule("example.period", date(2019, 12, 31))


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(RuleUnknown):
        shipped_rules().rule("nobody.knows", date(2010, 3, 1))


@pytest.mark.parametrize("second", [version(10, "2019-12-31", None), version(10, None, None)])
def test_two_versions_may_not_overlap(second: Rule) -> None:
    with pytest.raises(RuleTableInvalid):
        RuleBook([version(20, None, "2019-12-31"), second])


def test_the_rule_binds_by_its_day_and_the_count_starts_at_the_start() -> None:
    book = RuleBook([version(10, "2020-01-01", None), version(2, None, "2019-12-31")])
    due = book.deadline("example.period", date(2010, 3, 1), current_calendar(), on=date(2020, 1, 1)).due_on
    assert due == date(2010, 3, 15)


@pytest.mark.parametrize("unit", ["人", "年"])
def test_a_rule_that_counts_no_days_gives_no_deadline(unit: str) -> None:
    book = RuleBook([version(3, None, None, unit)])
    with pytest.raises(RuleTableInvalid):
        book.deadline("example.period", date(2010, 3, 1), current_calendar())


@pytest.mark.parametrize(
    "change", [{"verified_tag": "SURE"}, {"value": [5]}, {"value": None}, {"effective_from": "today"}]
)
def test_a_malformed_rule_is_refused(change: dict[str, object]) -> None:
    entry = {
        "key": "example.period",
        "value": 5,
        "unit": "WD",
        "effective_from": None,
        "effective_to": None,
        "legal_basis": "示例",
        "verified_tag": "DEFAULT",
        "text": "示例",
    }
    assert read_rules(json.dumps({"rules": [entry]}))
    with pytest.raises(RuleTableInvalid):
        read_rules(json.dumps({"rules": [{**entry, **change}]}))


def test_every_shipped_rule_says_where_it_comes_from() -> None:
    for rule in shipped_rules().rules:
        assert rule.legal_basis
        assert rule.text
        assert (rule.verified_tag == "DEFAULT") == (rule.legal_basis == "系统默认")


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("so-filing.community-opinion-period", 3, "WD"),
        ("so-filing.acceptance-period", 5, "WD"),
        ("so-filing.correction-period", 10, "WD"),
        ("so-filing.review-period", 2, "WD"),
        ("so-filing.decision-period", 7, "CD"),
        ("so-filing.validity", 3, "年"),
    ],
)
def test_the_filing_has_the_periods_of_the_handbook(key: str, value: int, unit: str) -> None:
    rule = shipped_rules().rule(key, date(2010, 3, 1))
    assert (rule.value, rule.unit) == (value, unit)
