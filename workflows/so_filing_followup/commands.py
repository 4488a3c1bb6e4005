"""What an applicant does to a procedure about a filing outside its user tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.case_clock_stop.commands import give_up_clock_stop
from workflows.registries.followups import followup_by_receipt
from workflows.registries.register import Row
from workflows.said import say
from workflows.so_filing.commands import WITHDRAWABLE, WITHDRAWAL_MESSAGE
from workflows.so_filing_followup.errors import (
    FollowupDecided,
    FollowupNotFound,
    NotTheFollowupsApplicant,
)

#: Procedures that somebody applied for.
_KINDS: Final = frozenset({"CHANGE", "RENEWAL", "CANCELLATION"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnFollowup:
    """The application that was taken back."""

    receipt_no: str
    instance_id: int


def find_followup(session: Session, receipt_no: str) -> Row:
    """An application by its receipt. Raises FollowupNotFound."""
    row = followup_by_receipt(session, receipt_no)
    if row is None or row["kind"] not in _KINDS:
        raise FollowupNotFound(receipt_no=receipt_no)
    return row


def withdraw_followup(
    session: Session, actor: Actor, receipt_no: str, reason: str, *, idempotency_key: str | None = None
) -> WithdrawnFollowup:
    """The applicant takes a change, renewal or cancellation back, until the approval is signed (B.10).

    Raises FollowupNotFound, NotTheFollowupsApplicant, FollowupDecided, ProcessInstanceSuspended."""

    def act() -> WithdrawnFollowup:
        row = find_followup(session, receipt_no)
        if row["applicant"] not in (actor.user_id, actor.on_behalf_of):
            raise NotTheFollowupsApplicant(receipt_no=receipt_no)
        give_up_clock_stop(session, actor, row["instance_id"], reason)
        # lock first: the approval may be signed between a look and the message
        instance = lock_instance(session, row["instance_id"])
        row = find_followup(session, receipt_no)
        if row["state"] not in WITHDRAWABLE:
            raise FollowupDecided(receipt_no=receipt_no)
        instance.check_running()
        if not say(session, actor, instance, WITHDRAWAL_MESSAGE, {"withdrawal_reason": reason}):
            raise FollowupDecided(receipt_no=receipt_no)
        return WithdrawnFollowup(receipt_no=receipt_no, instance_id=instance.id)

    arguments = {"receipt_no": receipt_no, "reason": reason}
    return once(session, actor, idempotency_key, "withdraw-followup", arguments, WithdrawnFollowup, act)
