"""What consultations refuse, and why."""

from __future__ import annotations

from engine.errors import Refused
from workflows.errors import _WithReason
from workflows.procurement_consultation import messages as _messages  # noqa: F401 - registers the sentences


class ConsultationNotPossible(Refused):
    """The project is not planned as a consultation, or not ready for it."""


class ConsultationDocumentsWrong(_WithReason, Refused):
    """The documents break a rule of consultations."""


class ConsultationResponseRefused(_WithReason, Refused):
    """A supplier asked by name cannot respond."""


class ConsultationReviewWrong(_WithReason, Refused):
    """The review of who qualifies is unfinished, or says otherwise than the registers."""


class ConsultationGroupUnrepresented(Refused):
    """The group has a representative of the purchaser: who else would confirm a change?"""


class ConsultationJudgeDecides(Refused):
    """Who recommends does not decide."""


class ConsultationChangeWrong(_WithReason, Refused):
    """A change of the documents goes beyond what may be changed, or says nothing."""


class ConsultationQuoteTimeWrong(Refused):
    """Final quotes are asked of all at once, for a moment that is still to come."""


class ConsultationAwardWrong(Refused):
    """The first candidate is taken, or a later one with a reason."""


class ConsultationHeldUp(Refused):
    """A challenge or complaint holds the purchase up."""
