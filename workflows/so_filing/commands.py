"""What people do to a filing outside its user tasks."""

from __future__ import annotations

from engine.actor import Actor
from engine.commands.messages import publish_message
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.errors import FilingDecided, NotTheApplicant
from workflows.registries.filings import filing

PROCESS_KEY = "so-filing"
WITHDRAWAL_MESSAGE = "so-filing-withdrawal"

#: States in which the approval is not signed yet (DOMAIN.md B.10: 撤回).
WITHDRAWABLE = frozenset({"SUBMITTED", "CORRECTION", "REVIEWING"})


def withdraw_application(
    session: Session, actor: Actor, receipt_no: str, reason: str, idempotency_key: str | None = None
) -> None:
    """The applicant takes the application back, until the approval is signed.

    Raises FilingNotFound, NotTheApplicant, FilingDecided.
    """
    row = filing(session, receipt_no=receipt_no)
    if row["applicant"] not in (actor.user_id, actor.on_behalf_of):
        raise NotTheApplicant(receipt_no=receipt_no)
    # lock first: the approval may be signed between the look and the message
    instance = lock_instance(session, row["instance_id"])
    row = filing(session, receipt_no=receipt_no)
    if row["state"] not in WITHDRAWABLE or instance.status != "active":
        raise FilingDecided(receipt_no=receipt_no)
    publish_message(
        session,
        actor,
        WITHDRAWAL_MESSAGE,
        instance.business_key or "",
        {"withdrawal_reason": reason},
        idempotency_key=idempotency_key,
    )
