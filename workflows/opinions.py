"""FG-DECISION, the form of whoever checks or decides: an opinion, its reason, no interest of one's own."""

from __future__ import annotations

from typing import Final

from engine.guards import Attempt
from workflows.errors import ConflictDeclared, DecisionWithoutReason

OPINIONS: Final = frozenset({"AGREE", "DISAGREE", "RETURN"})
#: Characters of a reason [DEF]: those of FG-DECISION, 10 to 500; bounds of the form, of no law.
REASON_MINIMUM: Final = 10
REASON_MAXIMUM: Final = 500


def is_reason(text: object) -> bool:
    """Whether a text says enough to be a reason."""
    return isinstance(text, str) and len(text.strip()) >= REASON_MINIMUM


def check_opinion(attempt: Attempt) -> None:
    """Refusals and returns say why. Raises DecisionWithoutReason."""
    opinion = attempt.variables.get("opinion")
    if opinion not in OPINIONS or (
        opinion != "AGREE" and not is_reason(attempt.variables.get("opinionText"))
    ):
        raise DecisionWithoutReason(minimum=REASON_MINIMUM)


def check_interest(attempt: Attempt) -> None:
    """A declared conflict ends in recusal (公务员法76). Raises ConflictDeclared."""
    if attempt.variables.get("conflictDeclared"):
        raise ConflictDeclared(user=attempt.actor.user_id)
