"""What those who look at figures are refused."""

from __future__ import annotations

from engine.errors import NotFound, Refused
from workflows.dashboard import messages as _messages  # noqa: F401 - registers the sentences


class StatisticUnknown(NotFound):
    """No statistic has this name."""


class FiguresRefused(Refused):
    """The caller holds no post for which figures of the whole house are meant."""


class StandingListUnknown(NotFound):
    """No standing list has this name."""


class StandingListRefused(Refused):
    """The caller neither audits nor inspects."""
