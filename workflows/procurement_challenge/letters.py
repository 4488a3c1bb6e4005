"""Who wrote about which purchase, and from which day the period to challenge it runs."""

from __future__ import annotations

from datetime import date
from typing import Final

from engine.actor import Actor
from engine.persistence.session import Session
from workflows.calendar import current_calendar
from workflows.procurement_challenge.errors import NotYourOrganization
from workflows.registries.project_cases import notice_end
from workflows.registries.purchases import BIDS, PROJECTS
from workflows.registries.register import find, page
from workflows.rules import current_rules

PERIOD: Final = "procurement-challenge.period"
ANSWER_PERIOD: Final = "procurement-challenge.answer-period"

#: The notices by which documents and results become known.
DOCUMENT_NOTICES: Final = ("TENDER_NOTICE", "CONSULTATION_NOTICE", "COMPARISON_NOTICE")
RESULT_NOTICES: Final = ("AWARD_RESULT", "COMPARISON_RESULT")
#: States of a bid that was never opened, or is out.
OUT: Final = frozenset({"SEALED", "WITHDRAWN", "RETURNED", "UNQUALIFIED", "VOID"})
_MOST: Final = 1000


def writes_for(actor: Actor, organization_id: int) -> int:
    """The organisation an actor may write for. Raises NotYourOrganization."""
    if actor.groups is not None and not actor.groups & {
        f"{post}:so-{organization_id}" for post in ("so-operator", "so-legal")
    }:
        raise NotYourOrganization(user=actor.user_id, organization=organization_id)
    return organization_id


def known_day(
    session: Session, project_id: int, target: str, claimed: date | None
) -> tuple[date | None, bool]:
    """From which day the period runs (实施条例53), and whether the registers alone say so."""
    if target == "RESULT":
        ends = [end for kind in RESULT_NOTICES if (end := notice_end(session, project_id, kind))]
        return (max(ends), True) if ends else (claimed, False)
    if target == "DOCUMENTS" and claimed is None:
        ends = [end for kind in DOCUMENT_NOTICES if (end := notice_end(session, project_id, kind))]
        return (max(ends), False) if ends else (None, False)
    return claimed, False


def period_end(rule: str, start: date, rules_on: date) -> date:
    """The last day of a rule's period."""
    due = current_rules().deadline(rule, start, current_calendar(), on=rules_on).due_on
    assert due is not None, "a period without pauses ends"
    return due


def qualified_bidders(session: Session, project_id: int) -> list[int]:
    """The organisations whose bids of the round under way were opened and stayed in."""
    number = find(session, PROJECTS, project_id)["round"]
    rows = page(session, BIDS, project_id=project_id, round=number, limit=_MOST).rows
    return [int(row["organization_id"]) for row in rows if row["state"] not in OUT]
