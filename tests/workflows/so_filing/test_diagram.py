"""What the drawn process refers to is there, and no period is written into it."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import workflows
from engine.deployment import check, read_folder
from engine.persistence.database import Database, reading
from workflows.rules import shipped_rules

PACKAGE = files("workflows") / "so-filing"
DIAGRAM = (PACKAGE / "so-filing.bpmn").read_text("utf-8")
EXPRESSIONS = re.findall(r'(?:source|expression|dueDate|inputCollection)="(=[^"]*)"|>(=[^<]*)<', DIAGRAM)


def rule_keys() -> set[str]:
    return set(
        re.findall(r"(?:so-filing|so-track)\.[a-z-]+", " ".join(a or b for a, b in EXPRESSIONS))
    ) | set(re.findall(r'name="gongzhi:limit-rule" value="([^"]+)"', DIAGRAM))


def test_every_rule_the_diagram_names_is_in_force() -> None:
    keys = rule_keys()
    assert len(keys) >= 7
    for key in keys:
        assert shipped_rules().rule(key, date(2010, 3, 1))


def test_every_date_is_asked_of_the_rules_or_was_worked_out_before() -> None:
    dates = re.findall(r'dueDate="([^"]*)"|<bpmn:timeDate[^>]*>([^<]*)<', DIAGRAM)
    assert len(dates) == 9
    for date_of in (quoted or plain for quoted, plain in dates):
        assert date_of.startswith(("=deadline(", "=end of day(extended day(correction_due, "))
        assert "clock_stops" in date_of, "a stopped clock moves every date"
        assert not re.search(r"\d", date_of)
    assert "timeDuration" not in DIAGRAM


def test_every_user_task_is_in_a_lane_and_has_a_post_and_a_due_date() -> None:
    tasks = re.findall(r'<bpmn:userTask id="([^"]+)".*?</bpmn:userTask>', DIAGRAM, flags=re.DOTALL)
    assert tasks == [
        "community-opinion",
        "acceptance-review",
        "correct-materials",
        "site-check",
        "review",
        "approve",
    ]
    assert DIAGRAM.count("<zeebe:assignmentDefinition") == DIAGRAM.count("<zeebe:taskSchedule") == len(tasks)
    for task in tasks:
        assert f"<bpmn:flowNodeRef>{task}</bpmn:flowNodeRef>" in DIAGRAM


def test_the_package_has_no_problem_and_no_warning(registers: Database) -> None:
    workflows.load()
    # the decision of the two tracks is shared with the self-assessment, and lies there
    resources = read_folder(PACKAGE) | read_folder(files("workflows") / "so-track-decision")
    with reading(registers) as session:
        found = check(session, resources)
    assert list(found) == []
