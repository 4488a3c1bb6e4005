"""Rules an administrator loads win from their first day and change nothing before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from workflows.errors import EntryExists, RuleTableInvalid
from workflows.registries.rule_tables import load_rules, put_in_force, rules_of
from workflows.rules import current_rules, shipped_rules, use_rules

ADMIN = Actor(user_id="administrator")
KEY = "notice.grant"


@pytest.fixture(autouse=True)
def shipped_afterwards() -> Iterator[None]:
    yield
    use_rules(None)


def _file(value: Any = 7, start: str | None = "2027-01-01", end: str | None = None, **changes: Any) -> str:
    rule = {
        "key": KEY,
        "value": value,
        "unit": "WD",
        "effective_from": start,
        "effective_to": end,
        "legal_basis": "示例办法第一条",
        "verified_tag": "DEFAULT",
        "text": "示例",
    }
    return json.dumps({"title": "示例", "rules": [rule | changes]})


def _load(database: Database, *args: Any, by: str = "approver", **changes: Any) -> None:
    with transaction(database) as session:
        load_rules(session, ADMIN, _file(*args, **changes), by)


def _values(database: Database, *days: date) -> list[Any]:
    with reading(database) as session:
        book = rules_of(session)
    return [book.rule(KEY, day).value for day in days]


def test_a_loaded_version_wins_from_its_first_day(registers: Database) -> None:
    _load(registers)
    assert _values(registers, date(2026, 12, 31), date(2027, 1, 1), date(2040, 1, 1)) == [5, 7, 7]


def test_after_its_last_day_the_shipped_version_holds_again(registers: Database) -> None:
    _load(registers, 7, "2027-01-01", "2027-12-31")
    assert _values(registers, date(2027, 12, 31), date(2028, 1, 1)) == [7, 5]


def test_of_two_loaded_versions_the_later_one_ends_the_earlier(registers: Database) -> None:
    _load(registers, 7, "2027-01-01")
    _load(registers, 9, "2028-01-01")
    assert _values(registers, date(2026, 1, 1), date(2027, 6, 1), date(2028, 1, 1)) == [5, 7, 9]
    with pytest.raises(EntryExists):
        _load(registers, 11, "2028-01-01")


def test_processes_ask_the_loaded_rules_once_they_are_committed(registers: Database) -> None:
    _load(registers)
    assert current_rules().rule(KEY, date(2027, 1, 1)).value == 7
    use_rules(None)
    put_in_force(registers)
    assert current_rules().rule(KEY, date(2027, 1, 1)).value == 7
    assert current_rules().rule("notice.tender", date(2027, 1, 1)) == shipped_rules().rule(
        "notice.tender", date(2027, 1, 1)
    )


@pytest.mark.parametrize(
    "changes", [{"start": None}, {"legal_basis": " "}, {"verified_tag": "SURE"}, {"by": "administrator"}]
)
def test_a_version_has_a_day_an_article_a_tag_and_another_who_approves(
    registers: Database, changes: dict[str, Any]
) -> None:
    with pytest.raises(RuleTableInvalid):
        _load(registers, **changes)
    assert current_rules() is shipped_rules()
