"""What the processes of this house refuse, and why."""

from __future__ import annotations

from engine.errors import Conflict, EngineError, Invalid, NotFound, Refused
from engine.messages import DEFAULT_LANGUAGE, message
from workflows import messages as _messages  # noqa: F401 - registers the sentences
from workflows import register_messages as _register_messages  # noqa: F401


class _WithReason(EngineError):
    """An error whose ``reason`` is a sentence of its own: ``<key>.<reason>`` in the catalogue."""

    def message(self, lang: str = DEFAULT_LANGUAGE) -> str:
        reason = message(f"{self.key}.{self.params['reason']}", lang, **self.params)
        return message(self.key, lang, **{**self.params, "reason": reason})


class CalendarYearMissing(NotFound):
    """No table of working days covers the year."""


class CalendarTableInvalid(_WithReason, Invalid):
    """A table of working days contradicts itself or cannot be read."""


class DeadlineInvalid(Invalid):
    """A period needs a whole, positive number of days."""


class RuleUnknown(NotFound):
    """No rule has this key."""


class RuleNotInForce(NotFound):
    """The rule had no version in force on that day."""


class RuleTableInvalid(_WithReason, Invalid):
    """A rule table cannot be read, or two versions of a rule overlap."""


class StreetUnknown(NotFound):
    """No sub-district has this code."""


class FilingNotFound(NotFound):
    """The register has no such application."""


class FilingDecided(Conflict):
    """The approval is signed; the application can no longer be withdrawn."""


class NotTheApplicant(Refused):
    """Only the applicant may withdraw the application."""


class SecondCorrectionNotice(Refused):
    """Corrections are notified once; a second notice may only concern newly submitted material."""


class ChecklistInconsistent(Refused):
    """The conclusion of the acceptance review does not agree with its checklist."""


class CorrectionPeriodTooShort(Refused):
    """The applicant must be given the minimum period for corrections."""


class DecisionWithoutReason(Refused):
    """Who does not agree says why."""


class ConflictDeclared(Refused):
    """Who declares a conflict of interest may not decide."""


class DutiesNotSeparate(Refused):
    """One person may hold only one of handling, checking and deciding of a case."""


class NameTaken(Refused):
    """Another active filed group of the street bears the name."""


class SamePersonTwice(Refused):
    """Two officers make the site check; one person cannot be both."""


class EntryNotFound(NotFound):
    """The register has no such entry."""


class EntryExists(Conflict):
    """The register has an entry with these identifying values already."""


class EntryChanged(Conflict):
    """Somebody changed the entry since it was read."""


class EntryIncomplete(Invalid):
    """A value that the register needs is missing or not one of those allowed."""


class UnifiedCodeInvalid(_WithReason, Invalid):
    """A unified social credit code whose parts or check characters are wrong."""


class IdentityNumberInvalid(_WithReason, Invalid):
    """An identity number whose form, day of birth or check character is wrong; it is not repeated."""


class PhoneInvalid(Invalid):
    """Not the number of a mobile telephone."""


class PersonalDataSealed(Refused):
    """The key that opens this personal data is not on this machine."""


class ReasonNeeded(Invalid):
    """Whoever looks at personal data, or undoes an official act, says why."""


class StatusNotReachable(Conflict):
    """The state an entry is in does not lead to the one wanted."""


class BudgetExceeded(Conflict):
    """The budget line has not that much left."""


class BudgetClaimExceeded(Conflict):
    """The project has not that much in the stage the money is taken from."""


class AmountInvalid(Invalid):
    """An amount of money is positive and has at most two decimals."""


class PeriodTooShort(Refused):
    """A public notice stands at least as long as its rule says."""


class NoticeRunning(Conflict):
    """The period of the notice is not over, and cannot be shortened."""


class TemplateUnknown(NotFound):
    """No template makes documents of this code."""


class DocumentIncomplete(Invalid):
    """The document lacks something that a document of its kind must say."""
