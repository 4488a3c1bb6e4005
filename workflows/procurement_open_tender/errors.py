"""What an open tender refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, EngineError, Invalid, Refused
from engine.messages import DEFAULT_LANGUAGE, message
from workflows.procurement_open_tender import messages as _messages  # noqa: F401 - registers the sentences


class _Faulty(EngineError):
    """An error whose ``fault`` is a sentence of its own: ``<key>.<fault>`` in the catalogue."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        fault = message(f"{self.key}.{self.params['fault']}", lang, **self.params)
        return message(self.key, lang, **{**self.params, "fault": fault})


class ProjectNotReady(Conflict):
    """The project is not one to be tendered now."""


class TenderDocumentsWrong(_Faulty, Refused):
    """The documents break a rule of law."""


class DeadlineTooEarly(Refused):
    """Bidders get the least time that the law gives them."""


class DocumentsOfferTooShort(Refused):
    """The documents are on offer for five working days at least."""


class ClarificationTooLate(Refused):
    """A clarification that affects bids needs more time before the deadline."""


class CommitteeAtOpening(Refused):
    """Members of the committee stay away from the opening (87号令 40)."""


class QualificationContradicted(Refused):
    """The register shows a ground that no reviewer can pass."""


class QualificationUnfinished(Refused):
    """Every requirement of every bidder has a conclusion, every failure a reason."""


class AwardOutOfOrder(Refused):
    """The winner is taken in the order of the report; another than the first needs a reason."""


class TenderFailureContradicts(_Faulty, Refused):
    """What is to follow does not agree with why the tender failed."""


class TenderHeldUp(Conflict):
    """A challenge or complaint holds the purchase up."""


class TenderConflictDeclared(Refused):
    """Who declares a conflict of interest does not decide."""


class TenderNotTheAgency(Refused):
    """Only the agency in charge does this."""


class TenderNotThePurchaser(Refused):
    """Only the purchaser's approver does this."""


class TenderOver(Conflict):
    """The tender is past this."""


class FailureFactsMissing(Invalid):
    """A termination says what happened."""
