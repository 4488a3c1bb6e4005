"""What the complaint process refuses, and why."""

from __future__ import annotations

from engine.errors import Refused
from workflows.procurement_complaint import messages as _messages  # noqa: F401 - registers the sentences


class LateComplaintAccepted(Refused):
    """A complaint comes within fifteen working days after the answer period (采购法55)."""


class ComplaintTooEarly(Refused):
    """Who has no answer yet waits for the end of the answer period (采购法55)."""


class ComplaintNotTheChallengers(Refused):
    """Only who challenged may complain, about what was challenged (94号令17)."""


class SecondComplaintCorrection(Refused):
    """A complaint is corrected once (94号令21)."""


class SuspensionTooLong(Refused):
    """A purchase is suspended for thirty days at most (采购法57)."""
