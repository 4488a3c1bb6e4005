"""What is refused to whoever begins a case, and why."""

from __future__ import annotations

from engine.errors import Refused
from workflows.starters import messages as _messages  # noqa: F401 - registers the sentences


class OnlyPostsBegin(Refused):
    """Cases of this process are begun by holders of certain posts."""


class OnlyCasesBegin(Refused):
    """Cases of this process are begun by the case before them, never by a person."""


class NotOfThisProject(Refused):
    """Only the purchaser of a project begins a case of it."""


class NumberIsGiven(Refused):
    """The number of a case comes from the house, not from whoever begins it."""


class ProjectUnderWay(Refused):
    """Another case of the same process deals with the project already."""


class NotTheGranteesOwn(Refused):
    """Only the organisation that receives a grant asks for its change."""
