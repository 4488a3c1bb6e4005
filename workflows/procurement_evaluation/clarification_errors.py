"""What the questions of a committee are refused for."""

from __future__ import annotations

from engine.errors import Conflict, Invalid, Refused
from workflows.procurement_evaluation import clarification_messages as _messages  # noqa: F401
from workflows.tendering.errors import Worded


class NotTheChair(Worded, Refused):
    """The committee asks bidders through its chair."""


class NobodyAsksNow(Worded, Conflict):
    """Bidders are asked while the committee sits, neither before nor after."""


class BidNotJudgedHere(Worded, Refused):
    """Only bids that are being judged are asked about."""


class ClarificationTooShort(Invalid):
    """Bidders get the least time to answer."""
