"""What every scene needs of the engine: people begin cases and complete the open tasks of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from engine.actor import Actor
from engine.commands.forms import check_start_form, start_form
from engine.commands.instances import start_process_instance
from engine.commands.tasks import claim_task, complete_task
from engine.host import load_program
from engine.persistence.session import Session
from engine.persistence.store import newest_definition
from workflows.pilot import cast
from workflows.so_filing.actions import REPLAY_ROLE

#: ``replay_rules=current``: cases of 2010 are decided by today's rules (DOMAIN.md E.0).
RULES_ON: Final = date(2026, 1, 1)


def begin(
    session: Session,
    actor: Actor,
    process_key: str,
    form: Mapping[str, Any],
    *,
    business_key: str | None = None,
) -> int:
    """Begin a case of the past as anybody begins one, bound by :data:`RULES_ON`; gives its instance.

    The start form has its say first: ``rules_on`` is no field of it, so that only the replay may add it.
    Raises FormRefused, and what beginning a case raises.
    """
    definition = newest_definition(session, process_key)
    program = load_program(session, definition)
    drawn = start_form(session, program, definition)
    entered = dict(form) if drawn is None else check_start_form(session, drawn, program, form)[0]
    vouched_for = replace(actor, groups=None, roles=actor.roles | {REPLAY_ROLE})
    variables = {**entered, "rules_on": RULES_ON.isoformat()}
    started = start_process_instance(
        session, vouched_for, definition_id=definition, variables=variables, business_key=business_key
    )
    return started.instance_id


def open_tasks(session: Session, instance_id: int, element_id: str) -> list[str]:
    """The ids of the open tasks of an element, the oldest first."""
    rows = session.all(
        "SELECT activity_id FROM user_task"
        " WHERE tenant_id = ? AND instance_id = ? AND element_id = ? AND status = 'open'"
        " ORDER BY activity_id",
        (session.tenant_id, instance_id, element_id),
    )
    return [f"{instance_id}-{row[0]}" for row in rows]


def complete(
    session: Session,
    actor: Actor,
    instance_id: int,
    element_id: str,
    submitted: Mapping[str, Any],
    *,
    number: int = 1,
) -> None:
    """Claim and complete the ``number``-th open task of an element. Raises LookupError when there is none."""
    tasks = open_tasks(session, instance_id, element_id)
    if len(tasks) < number:
        raise LookupError(f"case {instance_id}: {len(tasks)} open tasks {element_id}, wanted number {number}")
    task_id = tasks[number - 1]
    assignee = session.one(
        "SELECT assignee FROM user_task WHERE tenant_id = ? AND instance_id = ? AND activity_id = ?",
        (session.tenant_id, instance_id, int(task_id.partition("-")[2])),
    )
    if assignee is None or assignee[0] is None:
        claim_task(session, actor, task_id)
    complete_task(session, cast.present(actor), task_id, submitted)
