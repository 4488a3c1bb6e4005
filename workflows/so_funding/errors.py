"""What funding refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, EngineError, Invalid, NotFound, Refused
from engine.messages import DEFAULT_LANGUAGE, message
from workflows.so_funding import messages as _messages  # noqa: F401 - registers the sentences


class GrantNotFound(NotFound):
    """The register has no such application or grant."""


class FundingDecided(Conflict):
    """The round has decided; the application can no longer be withdrawn."""


class NotTheGrantee(Refused):
    """Only the organisation itself fills in, signs and withdraws."""


class FundingApplicationInconsistent(Refused, EngineError):
    """The application contradicts itself, or the guide."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        reason = message(f"{self.key}.{self.params['reason']}", lang, **self.params)
        return message(self.key, lang, **{**self.params, "reason": reason})


class FundingPointsTooMany(Refused):
    """The points of a final evaluation add up to more than the whole."""


class FundingChecklistInconsistent(Refused):
    """The conclusion of the formal check does not agree with its checklist."""


class SecondFundingNotice(Refused):
    """Corrections are notified once; a second notice may only concern newly submitted material."""


class FundingGuideNotReady(Refused):
    """The guide has a window that is long enough and no more money than its budget line."""


class OwnFundingGuide(Refused):
    """Whoever drafted the guide neither checks nor approves it."""


class FundingIntakeNotOver(Refused):
    """Every application of the round passes its formal check before experts are drawn."""


class FundingPanelSizeWrong(Refused):
    """An odd number of experts between the least and the most."""


class FundingPoolTooSmall(Refused):
    """The pool has not enough experts without a tie to the applicant."""


class NotOnTheFundingPanel(Refused):
    """Only the expert who was drawn fills in the sheet, in person."""


class FundingSheetTooHigh(Refused):
    """Nobody suggests more than was asked for."""


class FundingProposalWrong(Refused):
    """An amount beyond what was asked for, the ceiling, the pass mark or the money there is."""


class FundingProposalOutOfOrder(Refused):
    """Who passes over a better application says why."""


class FundingMeetingInvalid(Refused):
    """Quorum, votes or members of the meeting are not what the rules demand."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        reason = message(f"{self.key}.{self.params['reason']}", lang, **self.params)
        return message(self.key, lang, **{**self.params, "reason": reason})


class FundingObjectionInvalid(Refused):
    """An objection concerns a proposed grant of the round and comes within the period."""


class NoGrantPublicity(Conflict):
    """Nothing is before the public to which one could object online."""


class FundingDecisionUnreasoned(Refused):
    """Who does not agree says why; who declares a conflict of interest does not decide."""


class GrantPaymentNotConfirmed(Refused):
    """The payer confirms name, account and amount before money leaves."""


class GrantRecoveryTooHigh(Refused):
    """No more is recovered than was paid."""


class GrantRefundIncomplete(Refused):
    """What is not paid back in full is closed expressly, and never exceeds what is due."""


class GrantAgreementNotSigned(Refused):
    """Both sides agree before the agreement is concluded."""


class GrantAmountUnreadable(Invalid):
    """An amount of money has at most two decimals."""
