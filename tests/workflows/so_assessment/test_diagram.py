"""What the drawn processes refer to is there, and no period is written into them."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import workflows
from engine.deployment import check
from engine.persistence.database import Database, reading
from workflows.posts import posts, single_units
from workflows.rules import shipped_rules

PACKAGE = files("workflows") / "so-assessment"
DIAGRAMS = {file.name: file.read_text("utf-8") for file in PACKAGE.iterdir() if file.name.endswith(".bpmn")}
TEXT = "\n".join(DIAGRAMS.values())


def test_the_package_has_no_problem_and_no_warning(registers: Database) -> None:
    workflows.load()
    resources = {
        file.name: file.read_bytes()
        for file in PACKAGE.iterdir()
        if file.name.endswith((".bpmn", ".dmn", ".form"))
    }
    resources["decision.form"] = (files("workflows") / "so-filing" / "decision.form").read_bytes()
    with reading(registers) as session:
        found = check(session, resources)
    assert list(found) == []


def test_every_rule_the_diagrams_name_is_in_force() -> None:
    keys = set(re.findall(r"(?:so-assessment|notice)\.[a-z0-9-]+(?=&quot;|\")", TEXT))
    keys = {key for key in keys if not TEXT.count(f'type="{key}"')}
    assert len(keys) >= 20
    for key in keys:
        assert shipped_rules().rule(key, date(2010, 3, 1))


def test_every_date_is_asked_of_the_rules_or_was_worked_out_before() -> None:
    dates = re.findall(r'dueDate="([^"]*)"|<bpmn:timeDate[^>]*>([^<]*)<', TEXT)
    assert len(dates) >= 30
    for text in (quoted or plain for quoted, plain in dates):
        assert text.startswith(("=deadline(", "=end of day("))
        assert not re.search(r"\d", text)
    assert "timeDuration" not in TEXT


def test_every_user_task_is_in_a_lane_and_has_candidates_and_a_due_date() -> None:
    for name, diagram in DIAGRAMS.items():
        tasks = re.findall(r'<bpmn:userTask id="([^"]+)"', diagram)
        assert (
            diagram.count("<zeebe:assignmentDefinition") == diagram.count("<zeebe:taskSchedule") == len(tasks)
        )
        in_boxes = {"joint-review", "joint-confirmation"}
        lanes = re.findall(r"<bpmn:flowNodeRef>([^<]+)<", diagram)
        assert set(tasks) - in_boxes <= set(lanes), name


def test_groups_are_posts_of_the_table() -> None:
    groups = re.findall(r'candidateGroups="=&quot;([a-z-]+):([a-z-]+)', TEXT)
    assert len(groups) >= 15
    for post, unit in groups:
        assert post in posts()
        assert unit in single_units().values() or unit == "so-"
