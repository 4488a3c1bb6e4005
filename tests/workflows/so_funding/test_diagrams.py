"""What the drawn processes refer to is there, and no period is written into them."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

import workflows
from engine.deployment import check, read_folder
from engine.persistence.database import Database, reading
from workflows.rules import shipped_rules

PACKAGE = files("workflows") / "so-funding"
DIAGRAMS = {file.name: file.read_text("utf-8") for file in PACKAGE.iterdir() if file.name.endswith(".bpmn")}


def test_the_package_has_no_problem_and_no_warning(registers: Database) -> None:
    workflows.load()
    shared = (files("workflows") / "so-filing" / "decision.form").read_bytes()
    with reading(registers) as session:
        assert list(check(session, read_folder(PACKAGE) | {"decision.form": shared})) == []


@pytest.mark.parametrize("name", sorted(DIAGRAMS))
def test_every_rule_a_diagram_names_is_in_force(name: str) -> None:
    keys = set(re.findall(r"(?:so-funding|notice)\.[a-z0-9-]+(?=&quot;|\")", DIAGRAMS[name]))
    periods = {key for key in keys if f'"gongzhi:limit-rule" value="{key}"' in DIAGRAMS[name]}
    assert periods
    for key in periods:
        assert shipped_rules().rule(key, date(2010, 3, 1))


def test_every_rule_of_funding_is_in_force_on_the_days_of_the_pilot() -> None:
    rules = [rule for rule in shipped_rules().rules if rule.key.startswith("so-funding.")]
    assert len(rules) > 40
    assert all(rule.legal_basis and rule.is_in_force(date(2010, 3, 1)) for rule in rules)


@pytest.mark.parametrize("name", sorted(DIAGRAMS))
def test_every_date_is_asked_of_the_rules_or_was_worked_out_before(name: str) -> None:
    dates = re.findall(r'dueDate="([^"]*)"|<bpmn:timeDate[^>]*>([^<]*)<', DIAGRAMS[name])
    assert dates
    for date_of in (quoted or plain for quoted, plain in dates):
        assert date_of.startswith(("=deadline(", "=end of day("))
        assert not re.search(r"[(\s]\d", date_of)
    assert "timeDuration" not in DIAGRAMS[name]


@pytest.mark.parametrize("name", sorted(DIAGRAMS))
def test_every_user_task_has_somebody_to_do_it_and_a_due_date(name: str) -> None:
    tasks = re.findall(r'<bpmn:userTask id="([^"]+)"', DIAGRAMS[name])
    assert tasks
    assert DIAGRAMS[name].count("<zeebe:assignmentDefinition") == len(tasks)
    assert DIAGRAMS[name].count("<zeebe:taskSchedule") == len(tasks)
