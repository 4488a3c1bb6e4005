"""What the contract process refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, NotFound, Refused
from engine.messages import DEFAULT_LANGUAGE, message
from workflows.procurement_contract import messages as _messages  # noqa: F401 - registers the sentences
from workflows.procurement_plan.errors import Faulty


class AwardMissing(NotFound):
    """The project has no award that is to be signed."""


class NotThisPurchaser(Refused):
    """A contract is begun by the case before it, or by the purchaser's handler."""


class ContractNotFound(NotFound):
    """No contract bears this number."""


class ContractDeparts(Refused):
    """A contract says what was tendered and awarded, nothing else (采购法46, 87号令71)."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        field = message(f"contract-field.{self.params['field']}", lang)
        return message(self.key, lang, **{**self.params, "field": field})


class BondTooHigh(Refused):
    """The performance bond has a ceiling (实施条例48)."""


class PurchasePaused(Refused):
    """While a challenge or complaint holds a purchase up, nothing of it is signed or paid (实施条例54)."""


class OpinionWithoutReason(Refused):
    """Who does not agree says why (FG-DECISION)."""


class RecusalNeeded(Refused):
    """Who declares a conflict of interest leaves the task to somebody else (公务员法76)."""


class HandledBefore(Refused):
    """Who drafted or evaluated a purchase does not accept it, evaluate it or answer its challenges."""


class AcceptorTwice(Refused):
    """Every acceptor signs once."""


class TooFewOpinions(Refused):
    """Those who were served take part in the acceptance, and enough of them (实施条例45)."""


class ScoreOutOfRange(Refused):
    """A score is within the weight of its indicator."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        indicator = message(f"evaluation-indicator.{self.params['indicator']}", lang)
        return message(self.key, lang, **{**self.params, "indicator": indicator})


class ContractBeforeAward(Refused):
    """A contract serves no period before it was awarded."""


class ServiceBeforePurchase(Refused):
    """Service before there was a contract is no service under it (先服务后采购)."""


class ServiceInFuture(Refused):
    """What has not happened yet is not logged."""


class PaymentAbovePlan(Refused):
    """No instalment is paid above what the plan says."""


class SupplementTooHigh(Refused):
    """Supplements are a share of the contract at most (采购法49)."""


class ContractFateWrong(Faulty):
    """What becomes of a contract whose award fell follows from its performance (采购法73)."""


class SupplementNotPossible(Conflict):
    """Only a contract that is being performed is supplemented."""


class SupplementUnderWay(Conflict):
    """One supplement at a time is reviewed, approved and confirmed."""


class NotThePurchaser(Refused):
    """Only the purchaser's handler proposes a supplement."""
