"""Every user task of every process is for exactly the posts that the domain handbook gives it (D.2, D.3).

``posts_of_tasks.json`` says it once more, by hand: process, task, the posts that may do it; ``person:…`` is
somebody the case names (the applicant, a drawn member, a keyholder) whatever post they hold.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.actor import SYSTEM, Actor
from engine.commands.instances import start_process_instance
from engine.commands.tasks import claim_task, unclaim_task
from engine.deployment import deploy
from engine.errors import Refused
from engine.persistence.database import Database, reading, transaction
from engine.persistence.store import task_id_of
from tests.workflows.assignments import Assigned, assigned_tasks, stub
from workflows.posts import posts, single_units

#: The unit of the case, by kind of unit; and another one of the kind, whose posts have no business here.
OWN = {
    **single_units(),
    "street": "010",
    "community": "莲新街道示例一社区",
    "purchaser": "010",
    "organization": "so-1001",
}
OTHER = {
    **{kind: f"other-{kind}" for kind in OWN},
    "street": "003",
    "purchaser": "003",
    "organization": "so-1002",
}

#: What the diagrams' expressions read; people named by the case are all called ``named``.
VARIABLES: dict[str, Any] = {
    "street": OWN["street"],
    "community": OWN["community"],
    "purchaser": OWN["purchaser"],
    "organization_id": "1001",
    "org_unit": OWN["organization"],
    "supplier_unit": OWN["organization"],
    "challenger_unit": OWN["organization"],
    "complainant_unit": OWN["organization"],
    "agency_manager": f"agency-manager:{OWN['agency']}",
    "agency_staff": f"agency-staff:{OWN['agency']}",
    "applicant": "named",
    "report": {"street": OWN["street"]},
    # who applied for a filing that is in force
    "holder": "named",
    "chair": "named",
    "keyholder": "named",
    "seat": {"account": "named"},
    "sheet": {"account": "named"},
    "panel": [{"account": "named"}],
    "members": [{"user": "named", "role": "EXPERT"}, {"user": "named", "role": "PURCHASER"}],
    "deviation": {"accounts": ["named"]},
    # by amount (D6c): any of these, one at a time
    "meeting": {
        "group": ["civil-approval:civil-affairs", "civil-meeting:civil-affairs", "joint-meeting:510104"],
    },
    # as the process says whose clock is stopped, here that of a filing
    "proposer_groups": [f"street-acceptance:{OWN['street']}", f"street-inspection:{OWN['street']}"],
    "approver_groups": [f"street-approval:{OWN['street']}"],
    # as the kind of change says
    "register_approvers": [
        f"civil-approval:{OWN['civil-affairs']}",
        f"finance-budget:{OWN['finance']}",
        f"finance-supervision-approval:{OWN['finance']}",
    ],
    # whoever answers for the unit that was audited, whatever kind it is of
    "unit_groups": [
        f"street-approval:{OWN['street']}",
        f"civil-approval:{OWN['civil-affairs']}",
        f"purchase-approval:{OWN['purchaser']}",
        f"finance-supervision-approval:{OWN['finance']}",
        f"evaluation-office:{OWN['evaluation']}",
        f"agency-manager:{OWN['agency']}",
    ],
    "auditor": "named",
    # a statement from each of these
    "respondent": [
        f"purchase-control:{OWN['purchaser']}",
        f"agency-manager:{OWN['agency']}",
        f"so-operator:{OWN['organization']}",
    ],
    # one key each for these
    "keyholder_post": [
        f"purchase-approval:{OWN['purchaser']}", f"agency-manager:{OWN['agency']}", "monitor:discipline",
    ],
}  # fmt: skip
#: A committee's member is a person here, an entry with a person there.
MEMBER: dict[str, Any] = {
    "procurement-evaluation": {"user": "named"},
    "procurement-consultation-group": {"user": "named"},
}


@cache
def expected() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = json.loads(
        (Path(__file__).parent / "posts_of_tasks.json").read_text("utf-8")
    )
    return table


def test_the_table_names_every_user_task_and_no_other() -> None:
    drawn: dict[str, set[str]] = {}
    for task in assigned_tasks():
        drawn.setdefault(task.process, set()).add(task.element_id)
    assert {process: set(tasks) for process, tasks in expected().items()} == drawn


def test_the_table_names_posts_that_there_are() -> None:
    named = {post for tasks in expected().values() for allowed in tasks.values() for post in allowed}
    assert {post for post in named if not post.startswith("person:")} <= set(posts())


def test_every_post_that_handles_cases_has_something_to_do() -> None:
    """A post without tasks is one too many; experts and members act under their own name, leaders look."""
    busy = {post for tasks in expected().values() for allowed in tasks.values() for post in allowed}
    drawn = {
        "expert-procurement", "expert-funding", "expert-evaluation", "evaluation-committee", "purchase-rep",
        "finance-budget",
    }  # fmt: skip
    looking = {"leader-view"}
    assert set(posts()) - busy - drawn - looking == set()


@pytest.mark.parametrize("process", sorted({task.process for task in assigned_tasks()}))
def test_a_task_is_claimed_by_its_posts_and_by_nobody_else(database: Database, process: str) -> None:
    with transaction(database) as session:
        deploy(session, SYSTEM, {"stub.bpmn": stub(process)})
    variables = {**VARIABLES, "member": MEMBER.get(process, "named")}
    with transaction(database) as session:
        instance = start_process_instance(session, SYSTEM, f"stub-{process}", variables).instance_id
    with reading(database) as session:
        rows = session.all(
            "SELECT element_id, activity_id FROM user_task WHERE tenant_id = ? AND instance_id = ?",
            (session.tenant_id, instance),
        )
    open_tasks = {element_id: task_id_of(instance, activity_id) for element_id, activity_id in rows}
    wrong = {}
    for task in (each for each in assigned_tasks() if each.process == process):
        allowed = set(expected()[process][task.element_id])
        found = _who_may(database, open_tasks[task.element_id], task)
        people = {each for each in allowed if each.startswith("person:")}
        if found != (allowed - people) | ({"person"} if people else set()):
            wrong[task.element_id] = (sorted(found), sorted(allowed))
    assert wrong == {}


def _who_may(database: Database, task_id: str, task: Assigned) -> set[str]:
    """The posts whose holder in the case's own unit may claim; ``person`` when the one named may."""
    if "assignee" in task.offer:
        with reading(database) as session:
            row = session.one(
                "SELECT assignee FROM user_task WHERE tenant_id = ? AND element_id = ? AND status = 'open'",
                (session.tenant_id, task.element_id),
            )
        return {"person"} if row == ("named",) else set()
    found = set()
    for post in posts().values():
        holder = Actor(user_id=f"holder-{post.key}", groups=frozenset({f"{post.key}:{OWN[post.unit]}"}))
        if _claims(database, holder, task_id):
            found.add(post.key)
        stranger = Actor(user_id=f"stranger-{post.key}", groups=frozenset({f"{post.key}:{OTHER[post.unit]}"}))
        assert not _claims(database, stranger, task_id), (task, post.key)
    if _claims(database, Actor(user_id="named", groups=frozenset()), task_id):
        found.add("person")
    return found


def _claims(database: Database, actor: Actor, task_id: str) -> bool:
    try:
        with transaction(database) as session:
            claim_task(session, actor, task_id)
            unclaim_task(session, actor, task_id)
    except Refused:
        return False
    return True
