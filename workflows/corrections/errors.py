"""What is refused to those who correct a case from outside."""

from __future__ import annotations

from engine.errors import Conflict, Invalid, Refused
from workflows.corrections import messages as _messages  # noqa: F401 - registers the sentences


class CorrectionEmpty(Invalid):
    """Nothing would be other than it is."""


class CorrectionSealed(Refused):
    """A personal value is corrected in the register of persons, never as a variable."""


class CorrectionOwn(Refused):
    """Who proposed a correction does not decide on it."""


class CorrectionDecided(Conflict):
    """The correction was approved or rejected already."""


class CorrectionExpired(Conflict):
    """The correction waited longer than it may."""


class CorrectionStale(Conflict):
    """A value the correction was proposed for has changed meanwhile."""
