"""What people do to a plan outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from engine.actor import SYSTEM, Actor
from engine.commands.idempotency import once
from engine.commands.messages import publish_message
from engine.host import EngineHost
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from engine.spiff import runner
from workflows.procurement_plan.errors import NotTheDemandDepartment, PlanDecided
from workflows.procurement_plan.projects import project

CANCELLATION_MESSAGE = "procurement-plan-cancellation"


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledPlan:
    """The project whose plan was taken back."""

    project_id: int
    instance_id: int


def cancel_plan(
    session: Session, actor: Actor, project_id: int, reason: str, *, idempotency_key: str | None = None
) -> CancelledPlan:
    """Who proposed the project takes it back until it is decided; its money is free again.

    Raises EntryNotFound, NotTheDemandDepartment, PlanDecided.
    """

    def act() -> CancelledPlan:
        this = project(session, project_id)
        if this["instance_id"] is None:
            raise PlanDecided(project_no=this["project_no"])
        # lock first: the decision may be signed between a look and the message
        instance = lock_instance(session, this["instance_id"])
        if instance.started_by not in (actor.user_id, actor.on_behalf_of):
            raise NotTheDemandDepartment(project_no=this["project_no"])
        instance.check_running()
        variables = runner.variables(instance.state, EngineHost(session, instance, SYSTEM))
        if (variables.get("approval") or {}).get("opinion") == "AGREE":
            raise PlanDecided(project_no=this["project_no"])
        key, payload = instance.business_key or "", {"cancellation_reason": reason}
        publish_message(session, actor, CANCELLATION_MESSAGE, key, payload, time_to_live=timedelta(0))
        return CancelledPlan(project_id=project_id, instance_id=instance.id)

    arguments = {"project_id": project_id, "reason": reason}
    return once(session, actor, idempotency_key, "cancel-plan", arguments, CancelledPlan, act)
