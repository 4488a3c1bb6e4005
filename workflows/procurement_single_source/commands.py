"""What people do to a single-source purchase outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.messages import publish_message
from engine.persistence.session import Session
from workflows.procurement_plan.projects import project
from workflows.procurement_single_source.errors import NoPublicityRunning

OBJECTION_MESSAGE = "procurement-single-source-objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionReceived:
    """An objection to a single source that stands before the public."""

    project_id: int
    instance_id: int


def object_to_single_source(
    session: Session,
    actor: Actor,
    project_id: int,
    objector: str,
    text: str,
    *,
    idempotency_key: str | None = None,
) -> ObjectionReceived:
    """Anybody objects while the publicity runs (实施条例 38). Raises EntryNotFound, NoPublicityRunning."""

    def act() -> ObjectionReceived:
        number = project(session, project_id)["project_no"]
        payload = {"objection": {"by": objector, "text": text}}
        published = publish_message(
            session, actor, OBJECTION_MESSAGE, number, payload, time_to_live=timedelta(0)
        )
        if published.instance_id is None:
            raise NoPublicityRunning(project_no=number)
        return ObjectionReceived(project_id=project_id, instance_id=published.instance_id)

    arguments = {"project_id": project_id, "objector": objector, "text": text}
    return once(session, actor, idempotency_key, "object-to-single-source", arguments, ObjectionReceived, act)
