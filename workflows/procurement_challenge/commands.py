"""What a supplier does to a challenge or complaint outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.messages import publish_message
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.procurement_challenge.errors import ChallengeDecided, ChallengeNotFound
from workflows.procurement_challenge.letters import writes_for
from workflows.registries.challenges import challenge_by_number
from workflows.registries.project_cases import case_of
from workflows.registries.purchases import CHALLENGES

MESSAGES = {
    "CHALLENGE": "procurement-challenge-withdrawal",
    "COMPLAINT": "procurement-complaint-withdrawal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnChallenge:
    """The challenge or complaint that was taken back."""

    number: str
    instance_id: int


def withdraw_challenge(
    session: Session, actor: Actor, number: str, *, idempotency_key: str | None = None
) -> WithdrawnChallenge:
    """The supplier takes a challenge or complaint back, until it is answered or decided.

    Raises ChallengeNotFound, NotYourOrganization, ChallengeDecided.
    """

    def act() -> WithdrawnChallenge:
        row = challenge_by_number(session, number)
        case = None if row is None else case_of(session, CHALLENGES.name, row["id"])
        if row is None or case is None:
            raise ChallengeNotFound(number=number)
        writes_for(actor, row["organization_id"])
        # lock first: the answer may be signed between a look and the message
        instance = lock_instance(session, case)
        latest = challenge_by_number(session, number)
        if latest is None or latest["state"] != "RECEIVED" or instance.status != "active":
            raise ChallengeDecided(number=number)
        published = publish_message(
            session,
            actor,
            MESSAGES[row["kind"]],
            instance.business_key or "",
            {"withdrawn_number": number},
            time_to_live=timedelta(0),
        )
        if published.instance_id != instance.id:
            raise ChallengeDecided(number=number)
        return WithdrawnChallenge(number=number, instance_id=instance.id)

    return once(
        session, actor, idempotency_key, "withdraw-challenge", {"number": number}, WithdrawnChallenge, act
    )
