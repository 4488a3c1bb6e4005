"""What people do to a comparison outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.messages import publish_message
from engine.persistence.session import Session
from workflows.procurement_plan.projects import project
from workflows.procurement_small.errors import NobodyObjects

OBJECTION_MESSAGE = "procurement-small-objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRaised:
    """An objection to a selection that stands before the public."""

    project_id: int
    instance_id: int


def object_to_selection(
    session: Session,
    actor: Actor,
    project_id: int,
    objector: str,
    text: str,
    *,
    idempotency_key: str | None = None,
) -> ObjectionRaised:
    """Object to a selection while it stands before the public; it is answered by internal rules.

    Raises EntryNotFound, NobodyObjects."""

    def act() -> ObjectionRaised:
        number = project(session, project_id)["project_no"]
        payload = {"objection": {"by": objector, "text": text}}
        published = publish_message(
            session, actor, OBJECTION_MESSAGE, number, payload, time_to_live=timedelta(0)
        )
        if published.instance_id is None:
            raise NobodyObjects(project_no=number)
        return ObjectionRaised(project_id=project_id, instance_id=published.instance_id)

    arguments = {"project_id": project_id, "objector": objector, "text": text}
    return once(session, actor, idempotency_key, "object-to-selection", arguments, ObjectionRaised, act)
