"""What somebody who leaves still holds: told to whoever keeps the accounts, and given back (D.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from engine.actor import Actor
from engine.commands.tasks import assign_task
from engine.identity.errors import PersonNotFound, PersonStillHere
from engine.identity.roles import SYSTEM_ADMINISTRATOR, require_role
from engine.messages import message
from engine.persistence.session import Session
from engine.persistence.store import task_id_of

#: A page full; who holds more has them given back first.
MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTask:
    """An open user task somebody holds: its name and when it is due, nothing of what is in the case."""

    task_id: str
    name: str
    process_name: str
    business_key: str | None
    created_at: datetime
    due_at: datetime | None
    #: somebody else may claim it once it is given back
    has_candidates: bool
    instance_status: str


def held_tasks(session: Session, actor: Actor, person_id: str) -> list[HeldTask]:
    """The open user tasks of a person, those due first first. Raises MissingRole, PersonNotFound."""
    require_role(actor, SYSTEM_ADMINISTRATOR)
    _leaving(session, person_id)
    rows = session.all(
        "SELECT t.instance_id, t.activity_id, t.name, d.name, i.business_key, t.created_at, t.due_at,"
        " EXISTS (SELECT 1 FROM user_task_candidate c WHERE c.tenant_id = t.tenant_id"
        " AND c.instance_id = t.instance_id AND c.activity_id = t.activity_id"
        " AND NOT (c.kind = 'user' AND c.ref = t.assignee)), i.status"
        " FROM user_task t JOIN process_instance i ON i.tenant_id = t.tenant_id AND i.id = t.instance_id"
        " JOIN process_definition d ON d.tenant_id = i.tenant_id AND d.id = i.definition_id"
        " WHERE t.tenant_id = ? AND t.assignee = ? AND t.status = 'open'"
        " ORDER BY t.due_at IS NULL, t.due_at, t.instance_id LIMIT ?",
        (session.tenant_id, person_id, MOST),
    )
    return [
        HeldTask(
            task_id=task_id_of(row[0], row[1]), name=row[2], process_name=row[3], business_key=row[4],
            created_at=row[5], due_at=row[6], has_candidates=bool(row[7]),
            instance_status=row[8],
        )
        for row in rows
    ]  # fmt: skip


def give_back_tasks(session: Session, actor: Actor, person_id: str) -> int:
    """Give back to their candidates what somebody held who leaves; gives the number.

    What has no other candidate, or belongs to a case that is held, stays where it is: a superior hands it on.
    The cases say who did it and why.
    Raises MissingRole, PersonNotFound, PersonStillHere."""
    found = held_tasks(session, actor, person_id)
    if _leaving(session, person_id) is None:
        raise PersonStillHere(person=person_id)
    # the right to do so is that of whoever ends accounts, not that of a superior of the case
    vouched = replace(actor, groups=None)
    reason = message("left-the-house", person=person_id)
    given = [each for each in found if each.has_candidates and each.instance_status == "active"]
    for each in given:
        assign_task(session, vouched, each.task_id, None, reason=reason)
    return len(given)


def _leaving(session: Session, person_id: str) -> datetime | None:
    """When the account ends, if that is known."""
    row = session.one(
        "SELECT valid_to FROM person WHERE tenant_id = ? AND id = ?", (session.tenant_id, person_id)
    )
    if row is None:
        raise PersonNotFound(person=person_id)
    ends: datetime | None = row[0]
    return ends
