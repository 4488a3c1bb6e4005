"""What people do to a filing outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.case_clock_stop.commands import give_up_clock_stop
from workflows.errors import FilingDecided, NotTheApplicant
from workflows.registries.filings import filing
from workflows.said import say

PROCESS_KEY = "so-filing"
WITHDRAWAL_MESSAGE = "so-filing-withdrawal"

#: States in which the approval is not signed yet (DOMAIN.md B.10: 撤回).
WITHDRAWABLE = frozenset({"SUBMITTED", "CORRECTION", "REVIEWING"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnApplication:
    """The application that was taken back."""

    receipt_no: str
    instance_id: int


def withdraw_application(
    session: Session, actor: Actor, receipt_no: str, reason: str, *, idempotency_key: str | None = None
) -> WithdrawnApplication:
    """The applicant takes the application back, until the approval is signed.

    Raises FilingNotFound, NotTheApplicant, FilingDecided.
    """

    def act() -> WithdrawnApplication:
        row = filing(session, receipt_no=receipt_no)
        if row["applicant"] not in (actor.user_id, actor.on_behalf_of):
            raise NotTheApplicant(receipt_no=receipt_no)
        give_up_clock_stop(session, actor, row["instance_id"], reason)
        # lock first: the approval may be signed between a look and the message
        instance = lock_instance(session, row["instance_id"])
        row = filing(session, receipt_no=receipt_no)
        if row["state"] not in WITHDRAWABLE:
            raise FilingDecided(receipt_no=receipt_no)
        instance.check_running()
        if not say(session, actor, instance, WITHDRAWAL_MESSAGE, {"withdrawal_reason": reason}):
            raise FilingDecided(receipt_no=receipt_no)
        return WithdrawnApplication(receipt_no=receipt_no, instance_id=instance.id)

    arguments = {"receipt_no": receipt_no, "reason": reason}
    return once(session, actor, idempotency_key, "withdraw-filing", arguments, WithdrawnApplication, act)
