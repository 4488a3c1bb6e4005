"""What people do to an application outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.said import say
from workflows.so_funding.common import grant_of
from workflows.so_funding.errors import FundingDecided, NotTheGrantee

WITHDRAWAL_MESSAGE = "so-funding-withdrawal"

#: States in which the round has not decided yet (B.10: 撤回).
WITHDRAWABLE = frozenset({"APPLIED", "READY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnFunding:
    """The application that was taken back."""

    grant_no: str
    instance_id: int


def withdraw_funding(
    session: Session, actor: Actor, grant_no: str, reason: str, *, idempotency_key: str | None = None
) -> WithdrawnFunding:
    """The applicant takes the application back, until the round has decided.

    Raises GrantNotFound, NotTheGrantee, FundingDecided."""

    def act() -> WithdrawnFunding:
        # lock first: the round may decide between a look and the message
        instance = lock_instance(session, grant_of(session, grant_no)["instance_id"])
        row = grant_of(session, grant_no)
        if instance.started_by not in (actor.user_id, actor.on_behalf_of):
            raise NotTheGrantee(name=grant_no)
        if row["state"] not in WITHDRAWABLE:
            raise FundingDecided(grant_no=grant_no)
        instance.check_running()
        if not say(session, actor, instance, WITHDRAWAL_MESSAGE, {"withdrawal_reason": reason}):
            raise FundingDecided(grant_no=grant_no)
        return WithdrawnFunding(grant_no=grant_no, instance_id=instance.id)

    arguments = {"grant_no": grant_no, "reason": reason}
    return once(session, actor, idempotency_key, "withdraw-funding", arguments, WithdrawnFunding, act)
