"""Opinions (FG-DECISION) and declarations of interest in the cases of contracts, challenges, complaints."""

from __future__ import annotations

from engine.guards import Attempt, guard
from workflows.opinions import REASON_MINIMUM, is_reason
from workflows.procurement_contract.errors import OpinionWithoutReason, RecusalNeeded

PROCESSES = frozenset({"procurement-contract", "procurement-challenge", "procurement-complaint"})
#: FG-DECISION: the form of whoever checks or decides.
DECISION_FORM = "decision"


@guard("procurement: who does not agree says why", "complete")
def opinion_is_reasoned(attempt: Attempt) -> None:
    """FG-DECISION: refusals and returns have a reason."""
    if attempt.instance.process_key not in PROCESSES or "opinion" not in attempt.variables:
        return
    if attempt.variables["opinion"] != "AGREE" and not is_reason(attempt.variables.get("opinionText")):
        raise OpinionWithoutReason(minimum=REASON_MINIMUM)


@guard("procurement: a declared interest ends in recusal", "complete")
def interest_is_declared(attempt: Attempt) -> None:
    """公务员法76: who has an interest does not act."""
    if attempt.instance.process_key in PROCESSES and attempt.variables.get("conflictDeclared"):
        raise RecusalNeeded(user=attempt.actor.user_id)
