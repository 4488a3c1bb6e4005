"""Separation of duty (SoD-01, D.4), as the property ``gongzhi:separation-of-duty`` demands it."""

from __future__ import annotations

import json

from engine.guards import Attempt, guard
from workflows.errors import DutiesNotSeparate

PROPERTY = "gongzhi:separation-of-duty"


@guard("workflows: separation of duty", "claim", "complete")
def duties_are_separate(attempt: Attempt) -> None:
    """Whoever did one of the user tasks named may not do this one: not in person, not through a deputy, and
    not the principal after a deputy did one in the principal's name."""
    properties = json.loads(attempt.task.properties or "{}")
    others = [name.strip() for name in str(properties.get(PROPERTY, "")).split(",") if name.strip()]
    if not others:
        return
    people = [person for person in (attempt.actor.user_id, attempt.actor.on_behalf_of) if person]
    names, places = ", ".join("?" * len(others)), ", ".join("?" * len(people))
    row = attempt.session.one(
        "SELECT name, completed_by, completed_on_behalf_of FROM user_task"
        " WHERE tenant_id = ? AND instance_id = ? AND status = 'completed'"
        f" AND element_id IN ({names})"
        f" AND (completed_by IN ({places}) OR completed_on_behalf_of IN ({places}))",
        (attempt.session.tenant_id, attempt.instance.id, *others, *people, *people),
    )
    if row is not None:
        done_by = row[1] if row[1] in people else row[2]
        raise DutiesNotSeparate(user=done_by, done=row[0], task=attempt.task.name)
