"""What an evaluation refuses, and why."""

from __future__ import annotations

from engine.errors import Refused
from workflows.procurement_evaluation import messages as _messages  # noqa: F401 - registers the sentences


class NotOnThisCommittee(Refused):
    """Only who sits on the committee declares, scores and signs for a seat."""


class DeclarationMissing(Refused):
    """Who has a conflict of interest says which."""


class VoidWithoutReason(Refused):
    """A bid that does not conform is void for a reason of the list."""


class CorrectionUnconfirmed(Refused):
    """A corrected price names its ground."""


class RulingWithoutGrounds(Refused):
    """The committee says why bids are collusive, or why not."""


class ExplanationTooShort(Refused):
    """Bidders get the least time to explain a price."""


class VoteMissing(Refused):
    """Every member votes on every price that had to be explained."""


class DissentMissing(Refused):
    """Who does not agree with the report writes why."""
