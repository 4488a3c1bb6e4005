"""What the drawn processes of planning, comparison and single source refer to is there."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

import workflows
from engine.deployment import check, read_folder
from engine.persistence.database import Database, reading
from workflows.posts import posts
from workflows.rules import shipped_rules

PACKAGES = ("procurement-plan", "procurement-small", "procurement-single-source")


def diagram(package: str) -> str:
    return (files("workflows") / package / f"{package}.bpmn").read_text("utf-8").replace("&quot;", '"')


@pytest.mark.parametrize("package", PACKAGES)
def test_every_rule_a_diagram_names_is_in_force(package: str) -> None:
    text = diagram(package)
    keys = set(re.findall(r'(?:rule|deadline|expiry)\("([a-z.-]+)"', text))
    keys |= set(re.findall(r'name="gongzhi:limit-rule" value="([^"]+)"', text))
    assert len(keys) >= 6
    for key in keys:
        assert shipped_rules().rule(key, date(2010, 3, 1))


@pytest.mark.parametrize("package", PACKAGES)
def test_no_period_and_no_amount_is_written_into_a_diagram(package: str) -> None:
    text = diagram(package)
    expressions = re.findall(r'(?:dueDate|source)="(=.*?)"(?= target|/>)', text)
    expressions += re.findall(r"<bpmn:(?:timeDate|conditionExpression)[^>]*>([^<]*)<", text)
    assert len(expressions) > 20
    for expression in expressions:
        plain = re.sub(r'"[^"]*"', "", expression)  # texts, and the day before the last one of a least period
        numbers = set(re.findall(r"(?<![\w.])\d+", plain))
        assert numbers <= {"0", "100"}, expression
    assert "timeDuration" not in text


@pytest.mark.parametrize("package", PACKAGES)
def test_every_user_task_has_a_due_date_a_legal_basis_and_a_post_of_the_house(package: str) -> None:
    tasks = re.findall(r'<bpmn:userTask id="([^"]+)".*?</bpmn:userTask>', diagram(package), flags=re.DOTALL)
    bodies = re.findall(r"<bpmn:userTask id=.*?</bpmn:userTask>", diagram(package), flags=re.DOTALL)
    assert len(tasks) == len(bodies) >= 5
    for task, body in zip(tasks, bodies, strict=True):
        assert "<zeebe:taskSchedule dueDate=" in body, task
        assert 'name="gongzhi:legal-basis"' in body, task
        assert 'name="gongzhi:evidence"' in body, task
        offered = re.findall(r'candidateGroups="(?:=")?([a-z-]+):', body)
        assert offered or 'candidateUsers="=[seat.account]"' in body, task
        assert set(offered) <= posts().keys(), task


@pytest.mark.parametrize("package", PACKAGES)
def test_every_end_says_what_came_out(package: str) -> None:
    ends = re.findall(r"<bpmn:endEvent .*?</bpmn:endEvent>", diagram(package), flags=re.DOTALL)
    assert len(ends) >= 3
    assert all('name="gongzhi:outcome"' in end for end in ends)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_has_no_problem_and_no_warning(registers: Database, package: str) -> None:
    workflows.load()
    resources = read_folder(files("workflows") / package)
    resources["decision.form"] = (files("workflows") / "so-filing" / "decision.form").read_bytes()
    plan = read_folder(files("workflows") / "procurement-plan")
    resources["procurement-objection-letter.form"] = plan["procurement-objection-letter.form"]
    if package == "procurement-small":  # it asks the table by which its plan was judged
        resources |= {name: content for name, content in plan.items() if name.endswith(".dmn")}
    with reading(registers) as session:
        assert list(check(session, resources)) == []
