"""What competitions refuse, and why."""

from __future__ import annotations

from engine.errors import Conflict, EngineError, Invalid, NotFound, Refused
from engine.messages import DEFAULT_LANGUAGE, message
from workflows.tendering import messages as _messages  # noqa: F401 - registers the sentences


class Worded(EngineError):
    """Speaks of what is sealed in its own words: ``kind`` of :mod:`workflows.tendering.kinds`."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        own = f"{self.key}.{self.params.get('kind')}"
        text = message(own, lang, **self.params)
        # without words of its own the sentence is that for every purchase
        return super().message(lang) if text == own else text


class DeskKeyMissing(Refused):
    """The key that this tender's desk was opened with is not on this machine."""


class TenderNotFound(NotFound):
    """No tender of this project has a desk."""


class NotABidder(Refused):
    """Only an organisation's operator bids, and only for that organisation."""


class DocumentsNotTaken(Worded, Refused):
    """Only who took the documents may bid."""


class NotInvited(Refused):
    """Only who was asked by name, or negotiated, comes to this desk."""


class BidLate(Worded, Refused):
    """The deadline is over; what was sent is refused, with a receipt that says so."""


class EnvelopeRefused(Invalid):
    """Not sealed as this tender asks: another size, another tender, other keyholders."""


class NoBidToWithdraw(Worded, Conflict):
    """The organisation has no bid there."""


class DeskFull(Conflict):
    """Every slot of the desk is taken."""


class NotOpenedYet(Worded, Conflict):
    """The bids are sealed; there is nothing to see, nor how many."""


class OpeningTooEarly(Worded, Refused):
    """Nothing is opened before the deadline."""


class NoOpeningKey(Refused):
    """A keyholder needs a key of their own first."""


class OpeningKeyInvalid(Invalid):
    """Not an opening key: public key or wrapped private key are of another kind."""


class KeyholderTwice(Refused):
    """Nobody holds two keys of one purchase."""


class NotAKeyholder(Refused):
    """Only those named for this opening hold shares."""


class ShareWrong(Refused):
    """The share is not the one the bidder sealed for this keyholder."""


class SharesMissing(Refused):
    """The keyholder has not given the share of every bid yet."""


class BidsClosed(Worded, Refused):
    """Who has no part in the tender does not read its bids, whatever office they hold."""


class TenderCommitteeWrong(Refused):
    """The committee is not composed as the law demands; ``reason`` is a sentence of its own."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        reason = message(f"{self.key}.{self.params['reason']}", lang)
        return message(self.key, lang, **{**self.params, "reason": reason})


class ExpertDrawTooEarly(Refused):
    """Experts are drawn at most two working days before the evaluation."""


class ExpertPoolTooSmall(Conflict):
    """The pool has not enough experts who may be drawn."""


class BidScoreOutOfRange(Invalid):
    """A score lies between zero and what the factor gives."""


class BidSheetIncomplete(Refused):
    """Every factor of every valid bid needs a score before the sheet is locked."""


class AnswerLate(Refused):
    """The time to answer is over."""


class NotYourBidSheet(Refused):
    """Members see their own sheets only, until all are locked and the report is signed."""
