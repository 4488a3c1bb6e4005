"""What the drawn processes of contracts, challenges and complaints refer to is there."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

import workflows
from engine.deployment import check, read_folder
from engine.persistence.database import Database, reading
from workflows.rules import shipped_rules

PACKAGES = ("procurement-contract", "procurement-challenge", "procurement-complaint")


def diagram(package: str) -> str:
    return (files("workflows") / package / f"{package}.bpmn").read_text("utf-8")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_package_has_no_problem_and_no_warning(registers: Database, package: str) -> None:
    workflows.load()
    resources = {"decision.form": (files("workflows") / "so-filing" / "decision.form").read_bytes()}
    with reading(registers) as session:
        found = check(session, resources | read_folder(files("workflows") / package))
    assert list(found) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_rule_the_diagram_names_is_in_force(package: str) -> None:
    keys = set(
        re.findall(r"procurement-(?:contract|challenge|complaint)\.[a-z]+(?:-[a-z]+)*", diagram(package))
    )
    actions = set(re.findall(r'taskDefinition type="([^"]+)"', diagram(package)))
    assert len(keys - actions) >= 5
    for key in keys - actions:
        assert shipped_rules().rule(key, date(2010, 3, 1))


@pytest.mark.parametrize("package", PACKAGES)
def test_no_period_is_written_into_the_diagram(package: str) -> None:
    dates = re.findall(r'dueDate="([^"]*)"|<bpmn:timeDate[^>]*>([^<]*)<', diagram(package))
    assert len(dates) >= 5
    for date_of in (quoted or plain for quoted, plain in dates):
        assert "deadline" in date_of or "end of day(" in date_of
        assert not re.search(r"\d", date_of)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_user_task_has_a_post_a_form_and_a_due_date(package: str) -> None:
    tasks = re.findall(r'<bpmn:userTask id="([^"]+)".*?</bpmn:userTask>', diagram(package), flags=re.DOTALL)
    bodies = re.findall(r"<bpmn:userTask .*?</bpmn:userTask>", diagram(package), flags=re.DOTALL)
    assert len(tasks) == len(set(tasks)) >= 5
    for body in bodies:
        assert "candidateGroups=" in body and "formDefinition" in body and "dueDate=" in body


@pytest.mark.parametrize("package", PACKAGES)
def test_who_is_separated_from_whom_exists(package: str) -> None:
    tasks = set(re.findall(r'<bpmn:userTask id="([^"]+)"', diagram(package)))
    named = re.findall(r'gongzhi:separation-of-duty" value="([^"]+)"', diagram(package))
    assert named
    for names in named:
        assert {name.strip() for name in names.split(",")} <= tasks
