"""Rules an administrator loads win from their first day and change nothing before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from engine import clock
from engine.actor import Actor
from engine.persistence.database import Database, reading, transaction
from workflows.calendar.deadline import SHANGHAI
from workflows.errors import EntryExists, EntryIncomplete, RuleTableInvalid
from workflows.registries.errors import OwnProposal, ProposalDecided, RuleTooEarly
from workflows.registries.rule_tables import (
    approve_rules,
    proposals,
    propose_rules,
    put_in_force,
    reject_rules,
    rules_of,
)
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
    with clock.frozen(datetime(2026, 12, 1, 9, 0, tzinfo=SHANGHAI)), transaction(database) as session:
        proposal = propose_rules(session, ADMIN, _file(*args, **changes), "示例通知要求延长")
        approve_rules(session, Actor(user_id=by), proposal)


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


@pytest.mark.parametrize("changes", [{"start": None}, {"legal_basis": " "}, {"verified_tag": "SURE"}])
def test_a_version_has_a_day_an_article_and_a_tag(registers: Database, changes: dict[str, Any]) -> None:
    with pytest.raises(RuleTableInvalid):
        _load(registers, **changes)
    assert current_rules() is shipped_rules()


TOMORROW = "2027-01-01"


def _propose(database: Database, start: str = TOMORROW, by: str = "editor") -> int:
    with transaction(database) as session:
        return propose_rules(session, Actor(user_id=by), _file(9, start), "示例通知要求延长")


@pytest.fixture
def new_years_eve() -> Iterator[None]:
    with clock.frozen(datetime(2026, 12, 31, 23, 0, tzinfo=SHANGHAI)):
        yield


@pytest.mark.usefixtures("new_years_eve")
def test_what_one_proposes_another_puts_in_force(registers: Database) -> None:
    proposal = _propose(registers)
    assert _values(registers, date(2027, 1, 1)) == [5]
    with transaction(registers) as session:
        approve_rules(session, Actor(user_id="approver"), proposal)
    assert _values(registers, date(2026, 12, 31), date(2027, 1, 1)) == [5, 9]
    with reading(registers) as session:
        (row,) = proposals(session)
        ((actor, data),) = session.all("SELECT actor, data FROM event WHERE type = 'rule-loaded'")
    assert (row["state"], row["created_by"], row["decided_by"]) == ("APPROVED", "editor", "approver")
    assert actor == "approver" and json.loads(data)["proposed_by"] == "editor"


@pytest.mark.usefixtures("new_years_eve")
@pytest.mark.parametrize("who", [Actor(user_id="editor"), Actor(user_id="deputy", on_behalf_of="editor")])
def test_nobody_decides_on_their_own_proposal(registers: Database, who: Actor) -> None:
    proposal = _propose(registers)
    with pytest.raises(OwnProposal), transaction(registers) as session:
        approve_rules(session, who, proposal)
    with pytest.raises(OwnProposal), transaction(registers) as session:
        reject_rules(session, who, proposal, "不同意")


@pytest.mark.usefixtures("new_years_eve")
def test_rules_never_begin_on_a_day_of_which_cases_may_be_accepted_already(registers: Database) -> None:
    with pytest.raises(RuleTooEarly):
        _propose(registers, "2026-12-31")
    proposal = _propose(registers)
    clock.advance(timedelta(hours=2))  # its first day has come
    with pytest.raises(RuleTooEarly), transaction(registers) as session:
        approve_rules(session, Actor(user_id="approver"), proposal)


@pytest.mark.usefixtures("new_years_eve")
def test_what_was_rejected_never_comes_in_force(registers: Database) -> None:
    proposal = _propose(registers)
    with transaction(registers) as session:
        reject_rules(session, Actor(user_id="approver"), proposal, "条文依据不足")
    with pytest.raises(ProposalDecided), transaction(registers) as session:
        approve_rules(session, Actor(user_id="approver"), proposal)
    assert _values(registers, date(2027, 1, 1)) == [5]
    with reading(registers) as session:
        assert [row["opinion"] for row in proposals(session, state="REJECTED")] == ["条文依据不足"]


@pytest.mark.usefixtures("new_years_eve")
def test_a_proposal_that_cannot_be_read_is_refused_at_once(registers: Database) -> None:
    with pytest.raises(RuleTableInvalid), transaction(registers) as session:
        propose_rules(session, ADMIN, '{"rules": []}', "理由充分")
    with pytest.raises(EntryIncomplete), transaction(registers) as session:
        propose_rules(session, ADMIN, _file(9, TOMORROW), " ")
