"""What the drawn process after a failed round refers to is there."""

from __future__ import annotations

import re
from importlib.resources import files

import workflows
from engine.deployment import check, read_folder
from engine.persistence.database import Database, reading

PACKAGE = "procurement-restart"


def test_the_package_has_no_problem_and_no_warning(registers: Database) -> None:
    workflows.load()
    # it borrows the table and the form by which its plan chose the method, and the form of decisions
    plan = read_folder(files("workflows") / "procurement-plan")
    resources = {name: plan[name] for name in plan if name.endswith((".dmn", "method-approval.form"))}
    resources["decision.form"] = (files("workflows") / "so-filing" / "decision.form").read_bytes()
    with reading(registers) as session:
        assert list(check(session, resources | read_folder(files("workflows") / PACKAGE))) == []


def test_every_task_has_its_limit_and_every_end_its_outcome() -> None:
    text = (files("workflows") / PACKAGE / f"{PACKAGE}.bpmn").read_text("utf-8")
    tasks = re.findall(r"<bpmn:userTask .*?</bpmn:userTask>", text, flags=re.DOTALL)
    ends = re.findall(r"<bpmn:endEvent .*?</bpmn:endEvent>", text, flags=re.DOTALL)
    assert (len(tasks), len(ends)) == (3, 2)
    assert all("gongzhi:limit-rule" in task and "gongzhi:legal-basis" in task for task in tasks)
    assert all("gongzhi:outcome" in end for end in ends)
