"""What the procedures about a filing refuse, and why."""

from __future__ import annotations

from engine.errors import Conflict, NotFound, Refused
from workflows.so_filing_followup import messages as _messages  # noqa: F401 - registers the sentences


class FilingNotInForce(Refused):
    """No filing with this number is in force: unknown, expired, cancelled or revoked."""


class NotTheFilingsApplicant(Refused):
    """Only who applied for the filing asks for its change or renewal."""


class NotTheFilingsStreet(Refused):
    """Only the sub-district that keeps the filing begins this."""


class FollowupUnderWay(Conflict):
    """The same procedure is under way for this filing already."""


class NothingToChange(Refused):
    """A change says what is to become of each thing that it changes."""


class ChangeInTheFuture(Refused):
    """A change is reported when it has happened."""


class NotInactiveYet(Refused):
    """A group is cancelled for inactivity after the months of the rule, not before."""


class ConversionNotRegistered(Refused):
    """A filing ends as converted when the organisation it became stands in the register."""


class CorrectionSaysNothing(Refused):
    """A correction names another value than the register has, and one the register takes."""


class CorrectionBySamePerson(Refused):
    """Two people correct a register: who proposes does not decide (B.10)."""


class FollowupBySamePerson(Refused):
    """Who begins a procedure neither reviews nor decides it (SoD-01)."""


class IntakeInconsistent(Refused):
    """A correction notice names everything that is missing; a refusal its reason."""


class CorrectedOnceAlready(Refused):
    """Corrections are notified once (B.10)."""


class FollowupNotFound(NotFound):
    """The register has no such procedure."""


class FollowupDecided(Conflict):
    """The approval is signed; the application can no longer be withdrawn."""


class NotTheFollowupsApplicant(Refused):
    """Only the applicant withdraws an application."""
