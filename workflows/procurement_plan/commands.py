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
from workflows.procurement_plan.errors import (
    NotTheDeciderOfPurchase,
    NotTheDemandDepartment,
    PlanDecided,
    PurchaseNotUnderWay,
)
from workflows.procurement_plan.projects import project

CANCELLATION_MESSAGE = "procurement-plan-cancellation"
TERMINATION_MESSAGE = "procurement-termination"
APPROVAL_POST = "purchase-approval"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminatedPurchase:
    """The project whose comparison or single source was ended."""

    project_id: int
    instance_id: int


def terminate_purchase(
    session: Session, actor: Actor, project_id: int, reason: str, *, idempotency_key: str | None = None
) -> TerminatedPurchase:
    """The purchaser's leader ends a comparison or single source before its award: the task is cancelled.

    The money is free again, the public is told (DOC-417).
    Raises EntryNotFound, NotTheDeciderOfPurchase, PurchaseNotUnderWay.
    """

    def act() -> TerminatedPurchase:
        this = project(session, project_id)
        number = this["project_no"]
        if actor.groups is not None and f"{APPROVAL_POST}:{this['purchaser']}" not in actor.groups:
            raise NotTheDeciderOfPurchase(project_no=number)
        published = publish_message(
            session,
            actor,
            TERMINATION_MESSAGE,
            number,
            {"termination_reason": reason},
            time_to_live=timedelta(0),
        )
        if published.instance_id is None:
            raise PurchaseNotUnderWay(project_no=number)
        return TerminatedPurchase(project_id=project_id, instance_id=published.instance_id)

    arguments = {"project_id": project_id, "reason": reason}
    return once(session, actor, idempotency_key, "terminate-purchase", arguments, TerminatedPurchase, act)
