"""Separation of duty (SoD-01, D.4), as the property ``gongzhi:separation-of-duty`` demands it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from engine.actor import Actor
from engine.guards import Attempt, guard
from engine.host import load_program
from engine.persistence.session import Session
from engine.persistence.store import StoredInstance, StoredTask
from engine.spiff import runner
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
    """Whoever did one of two user tasks that the diagram keeps apart may not do the other: not in person, not
    through a deputy, and not the principal after a deputy did one in the principal's name."""
    if found := barriers_of(attempt.session, attempt.actor, attempt.instance.id, attempt.task):
        raise DutiesNotSeparate(user=found[0].done_by, done=found[0].name, task=attempt.task.name)


def beginners(session: Session, instance: StoredInstance) -> frozenset[str]:
    """Who began a case, and in whose name: for duties nobody may have beside that of its author."""
    row = session.one(
        "SELECT actor, on_behalf_of FROM event WHERE tenant_id = ? AND instance_id = ? AND seq = 1",
        (session.tenant_id, instance.id),
    )
    return frozenset({instance.started_by, *(row or ())} - {None})


def barriers_of(session: Session, actor: Actor, instance_id: int, task: StoredTask) -> list[Barrier]:
    """What keeps an actor from a user task.

    It does not matter which of two tasks names the other: after a return, whoever reviewed does not draft."""
    others = sorted(_apart(session, task))
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


def _apart(session: Session, task: StoredTask) -> frozenset[str]:
    """What a user task is kept apart from: those it names, and those of its diagram that name it."""
    cache = session.database.cache
    key = ("apart", session.tenant_id, task.definition_id)
    pairs: frozenset[tuple[str, str]] | None = cache.get(key)
    if pairs is None:
        told = runner.task_properties(load_program(session, task.definition_id))
        pairs = frozenset((id_, other) for id_, said in told.items() for other in _named(said))
        cache[key] = pairs
    own = _named(json.loads(task.properties or "{}"))
    return own | {id_ for id_, other in pairs if other == task.element_id}


def _named(properties: Mapping[str, str]) -> frozenset[str]:
    named = str(properties.get(PROPERTY, "")).split(",")
    return frozenset(name.strip() for name in named if name.strip())
