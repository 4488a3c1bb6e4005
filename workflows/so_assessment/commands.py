"""What people do to an assessment outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.errors import EntryNotFound
from workflows.registries.assessments import CASE_STATES
from workflows.said import say
from workflows.so_assessment.applications import acts_for
from workflows.so_assessment.common import case_parts
from workflows.so_assessment.errors import AssessmentDecided, AssessmentNotFound, NotTheAssessed

WITHDRAWAL_MESSAGE = "so-assessment-withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnAssessment:
    """The application that was taken back."""

    case_id: int
    instance_id: int


def withdraw_assessment(
    session: Session, actor: Actor, case_id: int, reason: str, *, idempotency_key: str | None = None
) -> WithdrawnAssessment:
    """The organisation takes its application back, until the confirmation is signed.

    Raises AssessmentNotFound, NotTheAssessed, AssessmentDecided.
    """

    def act() -> WithdrawnAssessment:
        try:
            case, organization, _ = case_parts(session, case_id)
        except EntryNotFound as error:
            raise AssessmentNotFound(case_id=case_id) from error
        # lock first: the confirmation may be signed between a look and the message
        instance = lock_instance(session, case["instance_id"])
        case, _, _ = case_parts(session, case_id)
        if not acts_for(actor, organization["id"]):
            raise NotTheAssessed(name=organization["name"])
        if "WITHDRAWN" not in CASE_STATES.get(case["state"], ()):
            raise AssessmentDecided(name=organization["name"])
        instance.check_running()
        if not say(session, actor, instance, WITHDRAWAL_MESSAGE, {"withdrawal_reason": reason}):
            raise AssessmentDecided(name=organization["name"])
        return WithdrawnAssessment(case_id=case_id, instance_id=instance.id)

    arguments = {"case_id": case_id, "reason": reason}
    return once(session, actor, idempotency_key, "withdraw-assessment", arguments, WithdrawnAssessment, act)
