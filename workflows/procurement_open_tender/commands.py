"""What people do to a tender, or a consultation, outside its user tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.actor import Actor
from engine.commands.idempotency import once
from engine.commands.messages import publish_message
from engine.persistence.session import Session
from engine.persistence.store import lock_instance
from workflows.calendar import local_date
from workflows.posts import single_units
from workflows.procurement_consultation.rules import last_day as last_day_of_consultation
from workflows.procurement_open_tender.errors import (
    ClarificationTooLate,
    FailureFactsMissing,
    TenderNotTheAgency,
    TenderNotThePurchaser,
    TenderOver,
)
from workflows.registries.terms import rules_day
from workflows.tendering.case import last_day, project
from workflows.tendering.desk import BID, find_tender

CLARIFICATION: Final = "tender-clarification"
TERMINATION: Final = "tender-terminated"
CONSULTATION: Final = "CONSULTATION"
_FACTS_MINIMUM: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderTold:
    """The tender that was told something, and when its bidding ends now."""

    project_no: str
    instance_id: int
    closes_at: str


def clarify(
    session: Session,
    actor: Actor,
    project_id: int,
    rows: Sequence[Sequence[str]],
    *,
    affects_bids: bool,
    deadline: datetime | None = None,
    idempotency_key: str | None = None,
) -> TenderTold:
    """Clarify or amend the documents: (article, old text, new text) lines, and a later deadline if need be.

    Raises TenderNotTheAgency, TenderOver; ClarificationTooLate when bidders would have too little time."""
    lines = [[str(part) for part in row] for row in rows]

    def act() -> TenderTold:
        tender = find_tender(session, project_id)
        _check_post(actor, f"agency-manager:{single_units()['agency']}", TenderNotTheAgency)
        instance = lock_instance(session, tender.instance_id)
        instance.check_running()
        this = project(session, project_id)
        if tender.stage != BID or tender.state != "OPEN" or session.now > tender.closes_at:
            raise TenderOver(project=this["project_no"])
        today = local_date(session.now)
        closes_at = deadline or tender.closes_at
        # bidders of a tender get fifteen days, suppliers of a consultation five
        window = last_day_of_consultation if this["method"] == CONSULTATION else last_day
        earliest = window("clarification-window", today, rules_day(session, project_id, today))
        if closes_at < tender.closes_at or (affects_bids and local_date(closes_at) < earliest):
            raise ClarificationTooLate(earliest=max(earliest, local_date(tender.closes_at)).isoformat())
        payload = {
            "clarification_rows": lines,
            "clarified_deadline": closes_at.isoformat() if closes_at != tender.closes_at else None,
        }
        publish_message(session, actor, CLARIFICATION, this["project_no"], payload, time_to_live=timedelta(0))
        return TenderTold(
            project_no=this["project_no"], instance_id=instance.id, closes_at=closes_at.isoformat()
        )

    arguments = {"project_id": project_id, "rows": lines, "deadline": str(deadline)}
    return once(session, actor, idempotency_key, "clarify-tender", arguments, TenderTold, act)


def terminate(
    session: Session, actor: Actor, project_id: int, facts: str, *, idempotency_key: str | None = None
) -> TenderTold:
    """The purchaser calls the tender off for grave reasons (采购法 36(4)).

    Raises TenderNotThePurchaser, FailureFactsMissing."""

    def act() -> TenderTold:
        tender, this = find_tender(session, project_id), project(session, project_id)
        _check_post(actor, f"purchase-approval:{this['purchaser']}", TenderNotThePurchaser)
        if len(facts.strip()) < _FACTS_MINIMUM:
            raise FailureFactsMissing(minimum=_FACTS_MINIMUM)
        instance = lock_instance(session, tender.instance_id)
        instance.check_running()
        payload = {"termination_facts": facts.strip()}
        publish_message(session, actor, TERMINATION, this["project_no"], payload, time_to_live=timedelta(0))
        closes_at = tender.closes_at.isoformat()
        return TenderTold(project_no=this["project_no"], instance_id=instance.id, closes_at=closes_at)

    arguments = {"project_id": project_id, "facts": facts}
    return once(session, actor, idempotency_key, "terminate-tender", arguments, TenderTold, act)


def _check_post(
    actor: Actor, post: str, refusal: type[TenderNotTheAgency] | type[TenderNotThePurchaser]
) -> None:
    if actor.groups is not None and post not in actor.groups:
        raise refusal()
