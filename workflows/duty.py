"""Separation of duty (SoD-01, D.4), as the property ``gongzhi:separation-of-duty`` demands it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from engine.actor import Actor
from engine.guards import Attempt, guard
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance
from workflows.errors import DutiesNotSeparate

PROPERTY = "gongzhi:separation-of-duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """A user task that somebody did, and therefore may not do another."""

    element_id: str
    name: str
    done_by: str


@guard("workflows: separation of duty", "claim", "complete")
def duties_are_separate(attempt: Attempt) -> None:
    """Whoever did one of the user tasks named may not do this one: not in person, not through a deputy, and
    not the principal after a deputy did one in the principal's name."""
    properties = json.loads(attempt.task.properties or "{}")
    found = barriers_of(
        attempt.session, attempt.actor, attempt.instance.id, str(properties.get(PROPERTY, ""))
    )
    if found:
        raise DutiesNotSeparate(user=found[0].done_by, done=found[0].name, task=attempt.task.name)


def beginners(session: Session, instance: StoredInstance) -> frozenset[str]:
    """Who began a case, and in whose name: for duties nobody may have beside that of its author."""
    row = session.one(
        "SELECT actor, on_behalf_of FROM event WHERE tenant_id = ? AND instance_id = ? AND seq = 1",
        (session.tenant_id, instance.id),
    )
    return frozenset({instance.started_by, *(row or ())} - {None})


def barriers_of(session: Session, actor: Actor, instance_id: int, elements: str) -> list[Barrier]:
    """What keeps an actor from a user task; ``elements`` is the value of its property."""
    others = [name.strip() for name in elements.split(",") if name.strip()]
    people = [person for person in (actor.user_id, actor.on_behalf_of) if person]
    if not others or not people:
        return []
    names, places = ", ".join("?" * len(others)), ", ".join("?" * len(people))
    rows = session.all(
        "SELECT element_id, name, completed_by, completed_on_behalf_of FROM user_task"
        " WHERE tenant_id = ? AND instance_id = ? AND status = 'completed'"
        f" AND element_id IN ({names})"
        f" AND (completed_by IN ({places}) OR completed_on_behalf_of IN ({places}))"
        " ORDER BY activity_id",
        (session.tenant_id, instance_id, *others, *people, *people),
    )
    return [
        Barrier(element_id=row[0], name=row[1], done_by=row[2] if row[2] in people else row[3])
        for row in rows
    ]
