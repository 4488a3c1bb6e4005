"""What a single-source purchase refuses, and why."""

from __future__ import annotations

from engine.errors import Conflict
from workflows.procurement_plan.errors import Faulty
from workflows.procurement_single_source import messages as _messages  # noqa: F401 - registers the sentences


class SingleSourceNotPossible(Conflict):
    """The project is not one that waits for its single-source purchase."""


class ArgumentInsufficient(Faulty):
    """The argument does not carry a single source."""


class NegotiationInvalid(Faulty):
    """The record of the negotiation contradicts the project."""


class NoPublicityRunning(Conflict):
    """No single source stands before the public that could be objected to."""
