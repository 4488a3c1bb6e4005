"""What the two diagrams refer to is there, and no period is written into them."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

import workflows
from engine.deployment import check
from engine.persistence.database import Database, reading
from workflows.posts import posts
from workflows.rules import shipped_rules

PACKAGES = ("procurement-open-tender", "procurement-evaluation")


def diagram(package: str) -> str:
    return (files("workflows") / package / f"{package}.bpmn").read_text("utf-8")


def user_tasks(package: str) -> dict[str, str]:
    found = re.findall(r'<bpmn:userTask id="([^"]+)"(.*?)</bpmn:userTask>', diagram(package), flags=re.DOTALL)
    return dict(found)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_rule_a_diagram_names_is_in_force(package: str) -> None:
    keys = set(re.findall(r"procurement-open-tender\.(?!begin)([a-z-]+)", diagram(package)))
    rules = {rule.key.partition(".")[2] for rule in shipped_rules().rules if rule.key.startswith(PACKAGES[0])}
    actions = set(re.findall(r'type="procurement-open-tender\.([a-z-]+)"', diagram(package)))
    assert keys - actions <= rules
    for key in keys - actions:
        assert shipped_rules().rule(f"procurement-open-tender.{key}", date(2026, 1, 1))


@pytest.mark.parametrize("package", PACKAGES)
def test_no_date_is_a_number_in_a_diagram(package: str) -> None:
    for due in re.findall(r'dueDate="([^"]*)"|<bpmn:timeDate[^>]*>([^<]*)<', diagram(package)):
        assert not re.search(r"\d", "".join(due)), due
    assert "timeDuration" not in diagram(package)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_user_task_is_offered_to_a_post_or_to_named_people(package: str) -> None:
    for task, text in user_tasks(package).items():
        assert "<zeebe:assignmentDefinition candidate" in text, task
        assert "<zeebe:formDefinition" in text, task
    named = re.findall(r"&quot;([a-z-]+):&quot; \+", diagram(package))
    assert set(named) <= posts().keys()


def test_no_variable_of_the_tender_names_the_committee_or_a_sealed_bid() -> None:
    text = diagram(PACKAGES[0])
    assert "committee_id" in text
    assert not re.search(r"members|member\.|seat|taker|envelope", text)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_package_has_no_problem_and_no_warning(registers: Database, package: str) -> None:
    workflows.load()
    root = files("workflows")
    resources = {
        file.name: file.read_bytes()
        for file in (root / package).iterdir()
        if file.name.endswith((".bpmn", ".dmn", ".form"))
    }
    resources["decision.form"] = (root / "so-filing" / "decision.form").read_bytes()
    with reading(registers) as session:
        assert list(check(session, resources)) == []
