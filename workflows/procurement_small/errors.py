"""What a comparison refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict, Refused
from workflows.procurement_plan.errors import Faulty
from workflows.procurement_small import messages as _messages  # noqa: F401 - registers the sentences


class ComparisonNotPossible(Conflict):
    """The project is not one that waits for its comparison."""


class ResponseWindowTooShort(Refused):
    """Suppliers have at least the rule's working days to respond."""


class InvitedTooFew(Refused):
    """An inquiry asks at least three suppliers."""


class ResponseRefused(Faulty):
    """A response that may not be received, or was not received."""


class ComparisonGroupInvalid(Faulty):
    """The group is too small, even, or holds somebody who may not be in it."""


class ComparisonSheetFaulty(Faulty):
    """A score sheet lacks a score, or a score is above its maximum."""


class NobodyObjects(Conflict):
    """No selection stands before the public that could be objected to."""
