"""Which user tasks are signed (DOMAIN.md B.0, D.8): approvals, decisions, openings, contracts, payments.

``signed_tasks.json`` says it once more, by hand; whoever draws a task for a post that approves or pays is
told here that it binds somebody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from engine.bpmn.reader import read
from engine.bpmn.xml import ZEEBE, parse_strict
from engine.errors import ConfirmationRequired
from engine.signatures import needs_signature
from tests.workflows.assignments import assigned_tasks

#: Posts whose every task binds the house: 审批, 付款.
BINDING = ("-approval:", "finance-payment:")


def marked() -> Iterator[tuple[str, str]]:
    """Process and id of every user task that the shipped diagrams mark."""
    for folder in files("workflows").iterdir():
        for file in folder.iterdir() if folder.is_dir() else ():
            if not file.name.endswith(".bpmn"):
                continue
            for process in read(parse_strict(file.read_bytes())).processes:
                for scope in process.walk():
                    for node in scope.nodes:
                        if node.kind != "userTask":
                            continue
                        found = node.element.findall(f".//{{{ZEEBE}}}property")
                        if needs_signature({str(each.get("name")): each.get("value") for each in found}):
                            yield process.id, node.id


def test_the_tasks_that_are_signed_are_those_that_bind() -> None:
    listed = json.loads(Path(__file__).with_name("signed_tasks.json").read_text())
    assert sorted(marked()) == sorted((process, task) for process, tasks in listed.items() for task in tasks)


def test_whoever_approves_or_pays_signs() -> None:
    signed = set(marked())
    offered = [
        (each.process, each.element_id)
        for each in assigned_tasks()
        if any(post in " ".join(each.offer.values()) for post in BINDING)
    ]
    assert len(offered) > 20
    assert [each for each in offered if each not in signed] == []


def test_the_refusal_names_the_step_and_the_way_out_in_both_languages() -> None:
    refusal = ConfirmationRequired(act="审批")
    assert "“审批”须由本人办理" in refusal.message() and "密码" in refusal.message()
    assert "'审批' needs you in person" in refusal.message("en")
